"""The commands: what they answer, say and leave, and their exit codes."""

import sys
from contextlib import closing
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from allyjournal import assets
from allyjournal.domain.errors import DiskFull
from allyjournal.domain.mentoring import Mentor, Redactions, Session, SessionAction, Share
from allyjournal.domain.person import Person
from allyjournal.domain.record import Visibility
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange.summary.decided import Decided, remember
from allyjournal.store.journal import Journal
from allyjournal.vault.pages import PAGE
from tests.conftest import PASSPHRASE
from tests.damaging import flip, leaves
from tests.unit.command_line import Run, put
from tests.unit.exchange.records import made

JRNL = Path(__file__).parent.parent / "exchange" / "data" / "jrnl.txt"


class TestImport:
    def test_a_file_comes_in_once(self, on_journal: Run) -> None:
        assert on_journal("import", JRNL, "--dry-run", "--json").data["imported"] == 6
        assert on_journal("search", "interrupted", "--json").data["total"] == 0
        first = on_journal("import", JRNL, "--json")
        assert (first.code, first.data) == (0, {"imported": 6, "duplicates": 0, "problems": []})
        again = on_journal("import", JRNL)
        assert again == (0, "", "Records that came in: 0. In the journal already: 6.\n")
        assert on_journal("search", "interrupted", "--json").data["total"] == 1

    def test_a_dry_run_says_what_would_come(self, on_journal: Run) -> None:
        ran = on_journal("import", JRNL, "--dry-run", "--format", "jrnl")
        assert ran == (0, "", "Records that would come in: 6. In the journal already: 0.\n")

    def test_problems_keep_everything_out(self, on_journal: Run, tmp_path: Path) -> None:
        file = tmp_path / "j.txt"
        file.write_text("[2026-10-14 09:30] Fine\n\n[2026-13-01 09:30] Not", encoding="utf-8")
        ran = on_journal("import", file, "--json")
        what = "The date of this entry cannot be read"
        problem = {"where": "j.txt, line 3", "what": what}
        assert (ran.code, ran.data) == (5, {"imported": 0, "duplicates": 0, "problems": [problem]})
        assert f"j.txt, line 3: {what}." in ran.err
        assert on_journal("search", "fine", "--json").data["total"] == 0

    def test_another_format_is_wrong_usage(self, on_journal: Run) -> None:
        assert on_journal("import", JRNL, "--format", "day-one").code == 2

    def test_a_missing_file_is_told(self, on_journal: Run, tmp_path: Path) -> None:
        assert on_journal("import", tmp_path / "none").code == 6


class TestExport:
    def test_the_portable_file_is_private_and_said_to_be_clear(
        self, filled: Run, tmp_path: Path
    ) -> None:
        out = tmp_path / "all.allyjournal.json"
        ran = filled("export", out)
        assert (ran.code, ran.out) == (0, "")
        assert "not encrypted" in ran.err
        assert out.stat().st_mode & 0o077 == 0
        assert filled("import", out, "--json").data["imported"] == 0

    def test_what_is_there_is_replaced_only_by_force(self, filled: Run, tmp_path: Path) -> None:
        out = tmp_path / "all"
        out.write_text("before", encoding="utf-8")
        refused = filled("export", out, "--json")
        assert (refused.code, set(refused.data)) == (6, {"error", "advice"})
        assert out.read_text(encoding="utf-8") == "before"
        assert filled("export", out, "--force", "--json").data == {
            "written": True,
            "encrypted": False,
        }

    def test_the_journals_own_folder_is_no_place(self, filled: Run, folder: Path) -> None:
        before = (folder / "journal.db").read_bytes()
        assert filled("export", folder / "journal.db", "--force").code == 5
        assert (folder / "journal.db").read_bytes() == before

    @pytest.mark.parametrize("out", ["missing/all", "file/all", ".", "loop/all", "a" * 300])
    def test_a_place_that_cannot_be_written_is_told(
        self, filled: Run, tmp_path: Path, out: str
    ) -> None:
        (tmp_path / "file").touch()
        (tmp_path / "loop").symlink_to("loop")
        assert filled("export", tmp_path / out, "--force").code == 6


class TestSummary:
    def test_a_pdf(self, filled: Run, tmp_path: Path) -> None:
        ran = filled("summary", tmp_path / "s.pdf")
        assert (ran.code, ran.out) == (0, "")
        assert "Left out: private records:" in ran.err
        with pypdfium2.PdfDocument(tmp_path / "s.pdf") as document:
            assert "Summary for a mentor" in document[0].get_textpage().get_text_range()

    @pytest.mark.parametrize(
        ("name", "options", "begins"),
        [
            ("s.md", [], b"# Summary"),
            ("s", ["--format", "markdown"], b"# Summary"),
            ("s.html", [], b"<!DOCTYPE html>"),
            ("s", ["--format", "html"], b"<!DOCTYPE html>"),
            ("s", [], b"%PDF"),
            ("s.md", ["--format", "pdf"], b"%PDF"),
        ],
    )
    def test_the_format_is_named_or_follows_the_name(
        self, filled: Run, tmp_path: Path, name: str, options: list[str], begins: bytes
    ) -> None:
        assert filled("summary", tmp_path / name, *options).code == 0
        assert (tmp_path / name).read_bytes().startswith(begins)
        assert (tmp_path / name).stat().st_mode & 0o077 == 0

    def test_sections_and_period_are_obeyed(self, filled: Run, tmp_path: Path) -> None:
        out = tmp_path / "s.md"
        options = ["--since", "2026-08-01", "--until", "2026-10-31"]
        ran = filled("summary", out, *options, "--section", "period", "--section", "reflections")
        assert ran.code == 0
        text = out.read_text(encoding="utf-8")
        assert "August to October 2026" in text
        assert [line for line in text.splitlines() if line.startswith("##")] == ["## Reflections"]

    def test_the_last_session_with_a_mentor_is_told_where_it_is_shareable(
        self, on_journal: Run, folder: Path, tmp_path: Path
    ) -> None:
        with closing(Journal.open(folder, PASSPHRASE)) as journal:
            mentor = made(Mentor, pseudonym="Quince")
            action = SessionAction(what="Read the guidance")
            about = {"mentor": mentor.uid, "actions": (action,), "visibility": Visibility.SHAREABLE}
            held_on = date(2026, 10, 14)
            journal.add([mentor, made(Session, "2026-10-14", held_on=held_on, **about)])
        for options, there in ([], False), (["--mentor", "quince"], True):
            out = tmp_path / f"{there}.md"
            assert on_journal("summary", out, *options).code == 0
            assert ("Read the guidance" in out.read_text(encoding="utf-8")) is there

    def test_what_is_to_be_decided_keeps_it_back(
        self, on_journal: Run, folder: Path, tmp_path: Path
    ) -> None:
        put(folder, title="What Amara said")
        out = tmp_path / "s.md"
        ran = on_journal("summary", out, "--json")
        assert (ran.code, out.exists()) == (5, False)
        assert ran.data == {
            "written": False,
            "left_out": {},
            "to_decide": [{"doubt": "likely_name", "words": "Amara"}],
            "synced_folder": None,
            "notes": [],
        }
        assert "“Amara” looks like a name and is not known." in ran.err
        assert on_journal("summary", out, "--accept-warnings", "--json").data["written"]
        assert "Amara" in out.read_text(encoding="utf-8")

    def test_what_was_decided_is_obeyed_and_told_of(
        self, on_journal: Run, folder: Path, tmp_path: Path
    ) -> None:
        with closing(Journal.open(folder, PASSPHRASE)) as journal:
            remember(journal, Decided(people=("Amara",), settled=("Ines",)))
        put(folder, title="What Amara said to Ines in Elm Street")
        ran = on_journal("summary", tmp_path / "s.md", "--json")
        assert (ran.code, ran.data["to_decide"]) == (0, [])
        assert "“Elm Street” was replaced" in ran.err
        written = (tmp_path / "s.md").read_text(encoding="utf-8")
        assert "What [Person A] said to Ines in [place]" in written
        with closing(Journal.open(folder, PASSPHRASE)) as journal:
            (share,) = journal.of_kind(Share)
        assert share.redactions == Redactions(replaced=1, kept=("Ines",))

    def test_what_was_replaced_does_not_keep_it_back(
        self, on_journal: Run, folder: Path, tmp_path: Path
    ) -> None:
        with closing(Journal.open(folder, PASSPHRASE)) as journal:
            journal.add([made(Person, pseudonym="Hope")])
        put(folder, title="What I hope")
        ran = on_journal("summary", tmp_path / "s.md", "--json")
        assert (ran.code, ran.data["to_decide"]) == (0, [])
        assert "“hope” was replaced" in ran.err

    def test_what_the_pdf_lacks_is_told(
        self, on_journal: Run, folder: Path, tmp_path: Path
    ) -> None:
        put(folder, title="a \U0010fffd sign")
        ran = on_journal("summary", tmp_path / "s.pdf", "--json")
        assert len(ran.data["notes"]) == 1
        assert ran.data["notes"][0] in ran.err

    def test_a_password_locks_the_pdf(self, filled: Run, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text("six words made for this one\nand not these\n", encoding="utf-8")
        out = tmp_path / "s.pdf"
        assert filled("summary", out, "--password-file", secret).code == 0
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(out)
        with pypdfium2.PdfDocument(out, password="six words made for this one") as document:
            assert "Summary for a mentor" in document[0].get_textpage().get_text_range()

    def test_a_file_that_is_there_is_told_of_where_the_journal_cannot_keep_it(
        self, filled: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def save(_journal: Journal, _record: Share) -> None:
            raise DiskFull("The disk is full.")

        monkeypatch.setattr(Journal, "save", save)
        ran = filled("summary", tmp_path / "s.md")
        assert ran.code == 6
        assert "The file is saved, but not kept here: The disk is full." in ran.err
        assert (tmp_path / "s.md").exists()

    @pytest.mark.parametrize("name", ["s.pdf", "s.html", "s.md"])
    def test_what_was_written_is_kept(
        self, filled: Run, folder: Path, tmp_path: Path, name: str
    ) -> None:
        out, secret = tmp_path / name, tmp_path / "secret"
        secret.write_text("six words for \ufb01ve", encoding="utf-8")
        locked = ("--password-file", secret) if name == "s.pdf" else ()
        with closing(Journal.open(folder, PASSPHRASE)) as journal:
            journal.set_setting("summary", {"questions": "And now?"})
        assert filled("summary", out, "--mentor", "rowan", "--accept-warnings", *locked).code == 0
        with closing(Journal.open(folder, PASSPHRASE)) as journal:
            share = max(journal.of_kind(Share), key=lambda it: it.created_at)
            whole = journal.whole(share)
            # what is being chosen in the window stays
            assert journal.setting("summary") == {"questions": "And now?"}
            assert journal.get(share.mentor or "")
        assert isinstance(whole, Share)
        assert whole.copy == out.read_bytes()
        assert whole.title == "For Rowan"
        assert whole.password == ("six words for five" if locked else "")
        assert whole.included

    @pytest.mark.parametrize(("name", "password"), [("s.md", "words"), ("s.pdf", "")])
    def test_what_cannot_be_locked_is_refused(
        self, filled: Run, tmp_path: Path, name: str, password: str
    ) -> None:
        secret = tmp_path / "secret"
        secret.write_text(password, encoding="utf-8")
        assert filled("summary", tmp_path / name, "--password-file", secret).code == 5
        assert not (tmp_path / name).exists()

    def test_a_folder_that_is_copied_elsewhere_is_warned_of(
        self, filled: Run, tmp_path: Path
    ) -> None:
        out = tmp_path / "Dropbox" / "for them" / "s.md"
        out.parent.mkdir(parents=True)
        ran = filled("summary", out, "--json")
        assert (ran.code, out.exists()) == (5, False)
        assert ran.data["synced_folder"] == str(tmp_path / "Dropbox")
        assert "The folder “Dropbox” is copied to other machines" in ran.err
        ran = filled("summary", out, "--accept-warnings", "--json")
        assert (ran.code, ran.data["written"], out.exists()) == (0, True, True)
        assert "The folder “Dropbox”" in ran.err

    @pytest.mark.parametrize(
        ("options", "code"),
        [
            (["--since", "2026-10-02", "--until", "2026-10-01"], 5),
            (["--since", "yesterday"], 2),
            (["--section", "score"], 2),
            (["--mentor", "Nobody"], 5),
            (["--format", "docx"], 2),
        ],
    )
    def test_what_makes_no_sense_is_refused(
        self, filled: Run, tmp_path: Path, options: list[str], code: int
    ) -> None:
        assert filled("summary", tmp_path / "s.pdf", *options).code == code
        assert not (tmp_path / "s.pdf").exists()


class TestSearch:
    def test_json(self, filled: Run) -> None:
        data = filled("search", "kind:mistake state:resting", "--limit", "2", "--json").data
        assert (data["total"] > 2, len(data["results"])) == (True, 2)
        assert set(data["results"][0]) == {"uid", "kind", "occurred_on", "title", "snippet"}

    def test_lines(self, filled: Run) -> None:
        ran = filled("search", "kind:mistake", "--limit", "3")
        assert ran.out.count("\n") == 3
        assert ran.out.split()[1] == "mistake"
        assert "found, 3 shown." in ran.err
        assert filled("search", "nosuchword").err == "0 found.\n"

    @pytest.mark.parametrize(
        ("written", "shown"),
        [
            ({"text": "Coats."}, "Coats."),
            ({"title": "Coats", "text": "Coats in the hall."}, "Coats in the hall."),
            ({"title": "Hall", "text": "Coats."}, "Hall  Coats."),
            ({"text": "Coats " + "on hooks " * 40}, "Coats" + " on hooks" * 11 + " on…"),
        ],
    )
    def test_what_is_title_and_text_is_shown_once(
        self, on_journal: Run, folder: Path, written: dict[str, str], shown: str
    ) -> None:
        put(folder, **written)
        assert on_journal("search", "coats").out.split("  ", 2)[2].strip() == shown

    def test_a_terminal_is_told_nothing_that_it_would_obey(
        self, on_journal: Run, folder: Path
    ) -> None:
        put(folder, title="red \x1b[31malert")
        assert "\x1b" not in on_journal("search", "alert").out

    def test_what_a_terminal_has_no_character_for_is_spelt(
        self, on_journal: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(folder, title="fox \U0001f98a")
        terminal = TextIOWrapper(BytesIO(), encoding="latin-1")
        monkeypatch.setattr(sys, "stdout", terminal)
        assert on_journal("search", "fox").code == 0
        assert b"fox \\U0001f98a" in terminal.buffer.getvalue()

    @pytest.mark.parametrize("limit", ["-1", "many", "9" * 20])
    def test_a_limit_is_a_number(self, filled: Run, limit: str) -> None:
        assert filled("search", "a", "--limit", limit).code == 2


class TestDamage:
    """Whatever cannot be read is told, nothing is written, and no list is shorter for it."""

    @pytest.fixture
    def damaged(self, filled: Run, folder: Path) -> Run:
        flip(folder, *leaves(folder, "record", PASSPHRASE)[::3])
        return filled

    @pytest.mark.parametrize(
        "arguments",
        [
            ("summary", "s.pdf", "--accept-warnings"),
            ("summary", "s.md", "--accept-warnings", "--since", "2026-06-01"),
            ("export", "e.json"),
            ("search", "the"),
            ("import", assets.path("sample/sample.allyjournal.json")),
        ],
    )
    def test_nothing_is_done_by_half(
        self, damaged: Run, folder: Path, tmp_path: Path, arguments: tuple[Any, ...]
    ) -> None:
        command, given, *options = arguments
        out = tmp_path / given if command in ("summary", "export") else given
        before = (folder / "journal.db").read_bytes()
        ran = damaged(command, out, *options)
        assert (ran.code, ran.out) == (4, "")
        assert "cannot be read" in ran.err
        assert "restore the newest backup" in ran.err
        assert command == "import" or not Path(out).exists()
        assert (folder / "journal.db").read_bytes() == before
        assert damaged(command, out, *options, "--json").data["error"]

    def test_neither_is_a_summary_whose_names_cannot_be_known(
        self, filled: Run, folder: Path, tmp_path: Path
    ) -> None:
        with closing(Journal.open(folder, PASSPHRASE)) as journal:
            journal.trash(journal.of_kind(Reflection)[0].uid)
        flip(folder, *leaves(folder, "trash", PASSPHRASE))
        assert filled("summary", tmp_path / "s.pdf", "--accept-warnings").code == 4
        assert not (tmp_path / "s.pdf").exists()

    def test_whichever_page_is_damaged_a_summary_is_whole_or_there_is_none(
        self, filled: Run, folder: Path, tmp_path: Path
    ) -> None:
        wanted = ("--accept-warnings", "--until", "2026-11-01")
        sound = (folder / "journal.db").read_bytes()
        assert filled("summary", tmp_path / "whole.md", *wanted).code == 0
        whole = (tmp_path / "whole.md").read_bytes()
        codes = []
        for page in range(1, len(sound) // PAGE + 1, 31):
            (folder / "journal.db").write_bytes(sound)
            flip(folder, page)
            out = tmp_path / f"{page}.md"
            codes.append(filled("summary", out, *wanted).code)
            # what was read of it is all there is, also where it could not be kept
            assert out.read_bytes() == whole if out.exists() else codes[-1] == 4
        assert set(codes) == {0, 4}

    def test_a_whole_summary_that_a_damaged_index_keeps_from_being_kept_is_told_as_damage(
        self, filled: Run, folder: Path, tmp_path: Path
    ) -> None:
        flip(folder, *leaves(folder, "sqlite_autoindex_share_copy_1", PASSPHRASE))
        ran = filled("summary", tmp_path / "s.md", "--accept-warnings")
        assert (ran.code, (tmp_path / "s.md").exists()) == (4, True)
        assert "The file is saved, but not kept here: " in ran.err
