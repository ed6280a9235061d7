"""What opens the window, and what goes to the command line."""

import runpy
import sys
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from allyjournal import __main__ as program
from allyjournal.cli import display
from allyjournal.cli import main as cli
from allyjournal.store.journal import Journal
from allyjournal.ui import handover
from allyjournal.vault import hardening
from tests.conftest import PASSPHRASE


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The windows that are asked for, as (folder, sample), and the commands as lists."""
    asked: list[object] = []

    def show(folder: Path | None, *, show_sample: bool, resume: bool) -> int:
        asked.append("resumed" if resume else (folder, show_sample))
        return 0

    window = ModuleType("allyjournal.app")
    window.run = show  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "allyjournal.app", window)
    monkeypatch.setattr(program, "harden_process", lambda: None)
    monkeypatch.setattr(display, "names_display", lambda: True)
    monkeypatch.setattr(display, "has_display", lambda: True)
    monkeypatch.setattr(cli, "main", lambda arguments: asked.append(list(arguments)) or 0)
    return asked


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], (None, False)),
        (["J.allyjournal"], (Path("J.allyjournal"), False)),
        (["./search"], (Path("search"), False)),
        (["demo"], (None, True)),
        (["demo", "--json"], ["demo", "--json"]),
        (["search", "J", "word"], ["search", "J", "word"]),
        (["--version"], ["--version"]),
        (["J", "K"], ["J", "K"]),
        ([handover.ARGUMENT], "resumed"),
    ],
)
def test_a_command_is_one_and_a_path_is_a_window(
    opened: list[object],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    expected: object,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("J.allyjournal", "search"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "keys.json").touch()
    monkeypatch.setattr(sys, "argv", ["allyjournal", *arguments])
    assert program.main() == 0
    assert opened == [expected]


def test_a_path_without_a_journal_is_told(
    opened: list[object],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["allyjournal", str(tmp_path / "mistyped")])
    assert program.main() == 6
    assert opened == []
    assert "There is no journal here." in capsys.readouterr().err


def test_the_window_opens_where_backups_of_the_journal_are_left(
    opened: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with closing(Journal.create(tmp_path / "J.allyjournal", PASSPHRASE)[0]) as journal:
        journal.back_up(*journal.backup_folders())
    (tmp_path / "J.allyjournal").rename(tmp_path / "elsewhere")
    monkeypatch.setattr(sys, "argv", ["allyjournal", str(tmp_path / "J.allyjournal")])
    assert program.main() == 0
    assert opened == [(tmp_path / "J.allyjournal", False)]


def test_the_demo_without_a_display_goes_to_the_terminal(
    opened: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(display, "has_display", lambda: False)
    assert program.run(["demo"]) == 0
    assert opened == [["demo"]]


def test_a_window_without_a_display_is_refused(
    opened: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(display, "names_display", lambda: False)
    monkeypatch.setattr(sys, "argv", ["allyjournal"])
    assert program.main() == 6
    assert (opened, "no display" in capsys.readouterr().err) == ([], True)


def test_what_the_window_lacks_is_named(
    opened: list[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["allyjournal"])
    with monkeypatch.context() as without_qt:
        without_qt.setitem(sys.modules, "PySide6.QtWidgets", None)
        assert program.main() == 6
    assert opened == []
    assert "“PySide6.QtWidgets” cannot be loaded." in capsys.readouterr().err


def test_the_library_that_a_bare_system_lacks_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Bare:
        @staticmethod
        def find_spec(name: str, *_others: object) -> None:
            if name == "PySide6.QtWidgets":
                raise ImportError("libEGL.so.1: cannot open shared object file: No such file")

    monkeypatch.setattr(sys, "argv", ["allyjournal"])
    with monkeypatch.context() as bare:
        bare.delitem(sys.modules, "PySide6.QtWidgets", raising=False)
        bare.setattr(sys, "meta_path", [Bare, *sys.meta_path])
        assert program.main() == 6
    said = capsys.readouterr().err
    assert "“libEGL.so.1” cannot be loaded." in said
    assert "No such file" not in said


def test_the_package_is_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hardening, "harden_process", lambda: None)
    monkeypatch.setattr(sys, "argv", ["allyjournal", "--version"])
    monkeypatch.delitem(sys.modules, "allyjournal.__main__")
    with pytest.raises(SystemExit, match=r"^0$"):
        runpy.run_module("allyjournal", run_name="__main__")
    assert capsys.readouterr().out.startswith("AllyJournal ")
