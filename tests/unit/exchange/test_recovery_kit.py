"""The recovery kit as PDF and as plain text, read back as somebody would who needs it."""

import errno
import io
import os
import re
import shutil
import stat
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from allyjournal.domain.errors import DiskFull, JournalError, PermissionRefused, WrongRecoveryCode
from allyjournal.exchange import recovery_kit
from allyjournal.vault import kit

KEY = bytes(range(32))
CODE = kit.recovery_code(KEY)
PAGE = recovery_kit.recovery_kit(CODE, "26 November 2026")
A4 = (595.28, 841.89)
LETTER = (612, 792)


def longer(_context: str, text: str) -> str:
    """Words by half longer, as those of other languages are; not those that are no words."""
    return text if len(text) < 3 else text + " palabra" * max(1, len(text) // 16)


def read(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 1
        return document[0].get_textpage().get_text_range().replace("\r\n", "\n")


def plain(text: str) -> str:
    """``text`` as one line."""
    return " ".join(text.split())


@pytest.fixture
def forms() -> list[str]:
    """What can be read in each of the forms."""
    return [read(recovery_kit.as_pdf(PAGE)), recovery_kit.as_text(PAGE).decode()]


def test_each_form_opens_the_journal_in_both_ways(forms: list[str]) -> None:
    for text in forms:
        rows = re.findall(r"^ *((?:[A-Z2-7]{4} *){7})$", text, re.MULTILINE)
        assert kit.read_recovery_code("".join(rows)) == KEY
        for line in kit.stock_shell_lines(CODE):
            assert line in text
        assert f"x'{KEY.hex()}'" in text


def test_each_form_has_every_word(forms: list[str]) -> None:
    words = [PAGE.title, PAGE.made_on, *PAGE.about, PAGE.typing, PAGE.place, PAGE.shell]
    words += ["Where the journal is (write it by hand)", "Where its backups are (write it by hand)"]
    for text in map(plain, forms):
        assert [it for it in words if plain(it) not in text] == []
        for heading in (PAGE.code_heading, PAGE.place_heading, PAGE.shell_heading):
            assert heading.casefold() in text.casefold()


def test_the_groups_of_the_page_are_numbered(forms: list[str]) -> None:
    page = plain(forms[0])
    assert f"1 2 3 4 5 6 7 {CODE[:4]} " in page
    assert f"8 9 10 11 12 13 14 {CODE.split('-')[7]} " in page


def test_it_is_one_page_that_both_papers_take_also_in_longer_words() -> None:
    page = recovery_kit.recovery_kit(CODE, "miércoles, 26 de noviembre de 2026", longer)
    assert read(recovery_kit.as_pdf(page)).count("palabra") > 60
    with pypdfium2.PdfDocument(recovery_kit.as_pdf(page)) as document:
        width, height = document[0].get_size()
    assert width <= min(A4[0], LETTER[0]) + 0.01
    assert height <= min(A4[1], LETTER[1]) + 0.01


def test_it_is_tagged_and_tells_nothing_but_its_title() -> None:
    data = recovery_kit.as_pdf(PAGE)
    with pypdfium2.PdfDocument(data) as document:
        assert document.is_tagged()
        told = {name: value for name, value in document.get_metadata_dict().items() if value}
    assert told == {"Title": "AllyJournal recovery kit"}
    with pikepdf.open(io.BytesIO(data)) as opened, opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        names = {name.rpartition("}")[2] for name in metadata}
        assert names == {"title", "language", "format", "part"}
        assert opened.Root.Lang == "en"


def test_it_says_its_language() -> None:
    page = recovery_kit.recovery_kit(CODE, "", lambda _, text: "es" if text == "en" else text)
    with pikepdf.open(io.BytesIO(recovery_kit.as_pdf(page))) as opened:
        assert opened.Root.Lang == "es"


def test_it_is_black_alone() -> None:
    with pypdfium2.PdfDocument(recovery_kit.as_pdf(PAGE)) as document:
        picture = document[0].render(scale=1, force_bitmap_format=raw.FPDFBitmap_BGRx)
        dots = bytes(picture.buffer)
    assert dots[0::4] == dots[1::4] == dots[2::4]
    assert min(dots[0::4]) == 0


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
def test_another_program_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    recovery_kit.write(PAGE, tmp_path / "kit.pdf")
    subprocess.run(["qpdf", "--check", tmp_path / "kit.pdf"], check=True, capture_output=True)


@pytest.mark.parametrize(("name", "begins"), [("k.pdf", b"%PDF"), ("k.TXT", b"Ally"), ("k", b"%P")])
def test_the_name_tells_the_form_and_only_its_owner_can_read_it(
    tmp_path: Path, name: str, begins: bytes
) -> None:
    recovery_kit.write(PAGE, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EACCES, PermissionRefused)]
)
def test_what_cannot_be_written_leaves_the_former_kit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[JournalError]
) -> None:
    path = tmp_path / "kit.pdf"
    path.write_bytes(b"former")

    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(kind):
        recovery_kit.write(PAGE, path)
    assert path.read_bytes() == b"former"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["kit.pdf"]


def test_what_is_no_code_has_no_kit() -> None:
    with pytest.raises(WrongRecoveryCode):
        recovery_kit.recovery_kit(CODE[:-1] + "A", "today")


def test_the_lines_of_the_text_go_on_paper() -> None:
    lines = recovery_kit.as_text(PAGE).decode().splitlines()
    assert max(map(len, lines)) < 100
