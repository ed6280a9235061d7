"""The command line as a program: its border, its output, and what runs without Qt."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from allyjournal.cli import border, commands
from allyjournal.cli import main as cli
from allyjournal.domain.errors import Interrupted
from allyjournal.exchange import sample
from allyjournal.store.journal import Journal
from tests.conftest import PASSPHRASE
from tests.unit.command_line import Run, put


class TestDemo:
    def test_the_sample_is_shown_and_gone(self, run: Run, home: Path) -> None:
        ran = run("demo")
        assert ran.code == 0
        assert "no display" in ran.err
        assert "agreement signed" in ran.out
        assert "Summary for a mentor" in ran.out
        assert not list((home / "tmp").iterdir())

    def test_json(self, run: Run) -> None:
        assert len(run("demo", "--json").data["lines"]) > 100


class TestBorder:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            ([], 2),
            (["nothing"], 2),
            (["search"], 2),
            (["export", "a", "b", "--forc"], 2),
            (["--help"], 0),
            (["--version"], 0),
        ],
    )
    def test_usage(self, run: Run, arguments: list[str], code: int) -> None:
        assert run(*arguments).code == code

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("summary", "a", "b", "--since", "2026-02-30"), "“2026-02-30” is not a day"),
            (("summary", "a", "b", "--section", "bogus"), "'for_the_mentor', 'period'"),
            (("search", "a", "-kitchen"), "required: QUERY; if it begins with -, write -- before"),
            (("search", "a", "b", "--limit", "x"), "“x” is not a number from 0 on"),
            (("search", "a", "b", "--limit", "-1"), "“-1” is not a number from 0 on"),
        ],
    )
    def test_what_is_mistyped_is_told_in_words(
        self, run: Run, arguments: tuple[str, ...], said: str
    ) -> None:
        ran = run(*arguments)
        assert ran.code == 2
        assert said in ran.err

    def test_a_file_that_is_not_there_is_named(self, on_journal: Run, tmp_path: Path) -> None:
        ran = on_journal("import", tmp_path / "nowhere.txt")
        assert ran.code == 6
        assert "There is no file or folder “nowhere.txt”." in ran.err

    def test_every_command_is_known_by_its_name(self) -> None:
        helped = cli.parser().format_help()
        assert set(re.findall(r"^    (\w+)\b", helped, re.MULTILINE)) == border.COMMANDS
        assert all(cli.main([name, "--help"]) == 0 for name in border.COMMANDS)

    def test_what_is_no_journal_is_told(self, run: Run, tmp_path: Path, secret: Path) -> None:
        for place in (tmp_path / "missing", tmp_path, secret):
            assert run("check", place, "--passphrase-file", secret).code == 6

    def test_a_journal_in_use_is_told(self, on_journal: Run, folder: Path) -> None:
        journal = Journal.open(folder, PASSPHRASE)
        assert on_journal("search", "a").code == 6
        journal.close()

    def test_a_fault_shows_types_and_frames_but_no_value(
        self, on_journal: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise KeyError("what I wrote about Rowan")

        monkeypatch.setattr(Journal, "search", fail)
        ran = on_journal("search", "secret words")
        assert ran.code == 70
        assert "KeyError" in ran.err
        assert "test_main.py" in ran.err
        assert "Rowan" not in ran.err
        assert "secret" not in ran.err

    @pytest.mark.parametrize("stopped", [KeyboardInterrupt, Interrupted])
    def test_being_stopped_is_said(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, stopped: type[BaseException]
    ) -> None:
        def stop(*_: object) -> None:
            raise stopped

        monkeypatch.setattr(sample, "create", stop)
        assert run("demo") == (130, "", "Stopped.\n")

    def test_answers_survive_any_encoding(self, on_journal: Run, folder: Path) -> None:
        put(folder, title="né 😶")
        assert on_journal("search", "né", "--json").out.isascii()


def program(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    """The program itself, in a process of its own."""
    command = [sys.executable, "-m", "allyjournal", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


class TestProgram:
    @pytest.fixture(autouse=True)
    def no_display(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)

    def test_without_qt_every_command_works(self, tmp_path: Path, folder: Path) -> None:
        """A PySide6 that cannot be imported stands before the real one."""
        (tmp_path / "PySide6").mkdir()
        (tmp_path / "PySide6/__init__.py").write_text("raise ImportError('no Qt')")
        paths = f"{tmp_path}{os.pathsep}{os.environ['PYTHONPATH']}"
        environment = os.environ | {"PYTHONPATH": paths}
        ran = program("check", folder, "--passphrase-file", "-", input=PASSPHRASE, env=environment)
        assert (ran.returncode, ran.stdout) == (0, "")
        shown = program("demo", env=environment)
        assert (shown.returncode, "Summary for a mentor" in shown.stdout) == (0, True)

    def test_the_window_without_a_display_is_told(self) -> None:
        ran = program()
        assert (ran.returncode, ran.stdout) == (6, "")
        assert "no display" in ran.stderr

    def test_a_reader_that_stops_reading_is_told(self) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        command = [sys.executable, "-m", "allyjournal", "demo"]
        ran = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
        os.close(writer)
        assert ran.returncode == 6
        assert ran.stderr.endswith("stopped reading.\n")


class TestOutput:
    """Standard output that cannot be written is told, and once."""

    def test_a_reader_that_stops_reading(self, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            monkeypatch.setattr(sys, "stdout", pipe)
            ran = run("demo")
        assert ran.code == 6
        assert ran.err.endswith("stopped reading.\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
    def test_a_full_disk(self, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            monkeypatch.setattr(sys, "stdout", full)
            ran = run("demo")
        assert ran.code == 6
        assert "disk is full" in ran.err


def test_demo_in_the_terminal_shows_any_journal(journal: Journal) -> None:
    lines = commands.demo_in_terminal(journal, date(2026, 11, 22))
    assert lines[-2:] == [
        "Summary for a mentor",
        "Until November 2026 · what I chose to tell · fewer identifying details, not anonymous",
    ]
