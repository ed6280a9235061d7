"""Commands on a journal of their own, run in this process."""

from pathlib import Path

import pytest

from allyjournal import assets
from allyjournal.cli import main as cli
from tests.conftest import PASSPHRASE
from tests.unit.command_line import Ran, Run


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file with the passphrase of the journals here."""
    file = tmp_path / "passphrase"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return file


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> Ran:
        code = cli.main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def folder(tmp_path: Path, run: Run, secret: Path) -> Path:
    """An empty journal, closed."""
    place = tmp_path / "Mine.allyjournal"
    assert run("create", place, "--passphrase-file", secret).code == 0
    return place


@pytest.fixture
def on_journal(run: Run, folder: Path, secret: Path) -> Run:
    """A command on that journal, with its passphrase."""

    def on_journal(command: str, *arguments: object) -> Ran:
        return run(command, folder, *arguments, "--passphrase-file", secret)

    return on_journal


@pytest.fixture
def filled(on_journal: Run) -> Run:
    """The same, with the sample in it."""
    shipped = assets.path("sample/sample.allyjournal.json")
    assert on_journal("import", shipped).code == 0
    return on_journal
