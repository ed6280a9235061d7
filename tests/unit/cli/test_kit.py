"""The recovery kit by commands: with a new code, and later."""

import stat
from datetime import date
from pathlib import Path

import pytest

from allyjournal.domain.errors import DiskFull
from allyjournal.store.journal import Journal
from allyjournal.vault import kit
from tests.conftest import PASSPHRASE
from tests.unit.command_line import Run


def code_in(page: Path) -> str:
    """The recovery code of a kit in plain text."""
    text = page.read_text(encoding="utf-8")
    return text.partition("RECOVERY CODE\n\n")[2].partition("\n\n")[0]


def test_a_new_journal_comes_with_its_kit(tmp_path: Path, run: Run, secret: Path) -> None:
    page = tmp_path / "kit.txt"
    ran = run("create", tmp_path / "New", "--kit", page, "--passphrase-file", secret)
    assert (ran.code, ran.out.count("-")) == (0, 13)
    assert "not encrypted" in ran.err
    assert kit.read_recovery_code(code_in(page)) == kit.read_recovery_code(ran.out)
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    Journal.open_with_code(tmp_path / "New", code_in(page)).close()


def test_a_new_key_comes_with_its_kit(on_journal: Run, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "kit.txt"
    assert on_journal("rekey", "--kit", page).code == 0
    Journal.open_with_code(folder, code_in(page)).close()


def test_it_is_there_later_for_who_has_the_passphrase(
    on_journal: Run, run: Run, folder: Path, secret: Path, tmp_path: Path
) -> None:
    ran = on_journal("kit", tmp_path / "kit.txt", "--json")
    assert (ran.code, ran.data) == (0, {"written": True, "encrypted": False})
    assert "not encrypted" in ran.err
    Journal.open_with_code(folder, code_in(tmp_path / "kit.txt")).close()
    today = date.today()
    assert f"Made on {today.day} " in (tmp_path / "kit.txt").read_text(encoding="utf-8")
    assert on_journal("kit", tmp_path / "kit.pdf").code == 0
    assert (tmp_path / "kit.pdf").read_bytes().startswith(b"%PDF")
    secret.write_text("not this one", encoding="utf-8")
    assert run("kit", folder, tmp_path / "no.pdf", "--passphrase-file", secret).code == 3
    assert not (tmp_path / "no.pdf").exists()


def test_a_folder_that_is_copied_elsewhere_is_told(on_journal: Run, tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    assert "“Dropbox” is copied" in on_journal("kit", tmp_path / "Dropbox" / "kit.pdf").err


def test_what_is_there_is_left_alone(
    on_journal: Run, run: Run, folder: Path, secret: Path, tmp_path: Path
) -> None:
    page = tmp_path / "kit.pdf"
    page.write_bytes(b"former")
    keys = (folder / "keys.json").read_bytes()
    new = run("create", tmp_path / "New", "--kit", page, "--passphrase-file", secret)
    rekeyed = on_journal("rekey", "--force", "--kit", page)
    again = on_journal("kit", page)
    for ran in (new, rekeyed, again):
        assert (ran.code, ran.out) == (6, "")
        assert "OUT exists already." in ran.err
    # that of rekey is about passphrases
    assert ["--force" in ran.err for ran in (new, rekeyed, again)] == [False, False, True]
    assert ["--kit replaces no file" in it.err for it in (new, rekeyed, again)] == [
        True,
        True,
        False,
    ]
    assert on_journal("rekey", "--kit", folder / "kit.pdf").code == 5
    assert not (tmp_path / "New").exists()
    assert (folder / "keys.json").read_bytes() == keys
    assert page.read_bytes() == b"former"
    assert on_journal("kit", page, "--force").code == 0
    assert page.read_bytes() != b"former"


@pytest.mark.parametrize("command", ["create", "rekey"])
def test_a_kit_that_cannot_be_written_does_not_cost_the_code(
    on_journal: Run, run: Run, folder: Path, secret: Path, tmp_path: Path, command: str
) -> None:
    place = {"create": tmp_path / "New", "rekey": folder}[command]
    page = tmp_path / "missing" / "kit.pdf"
    ran = run(command, place, "--kit", page, "--passphrase-file", secret)
    assert ran.code == 6
    assert "The kit is not written: There is no file or folder “missing”." in ran.err
    assert "'allyjournal kit' writes it" in ran.err
    Journal.open_with_code(place, ran.out.strip()).close()
    Journal.open(place, PASSPHRASE).close()


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (DiskFull(), 6, "The disk is full."),
        (KeyboardInterrupt(), 130, "Stopped."),
        (KeyError("tamarisk"), 70, "A fault of the program: KeyError."),
    ],
)
def test_a_new_key_that_is_in_force_is_told_whatever_comes_after(
    run: Run,
    folder: Path,
    secret: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: int,
    said: str,
) -> None:
    forget = Journal.forget_kept_kit

    def fail(journal: Journal) -> None:
        forget(journal)
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "forget_kept_kit", fail)
        ran = run("rekey", folder, "--json", "--passphrase-file", secret)
    assert ran.code == code
    assert said in ran.err
    assert "tamarisk" not in ran.err
    Journal.open_with_code(folder, ran.data["recovery_code"]).close()
