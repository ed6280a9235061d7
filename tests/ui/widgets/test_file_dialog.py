"""Choosing a file leaves no trace, and begins where it is said."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication, QFileDialog

from allyjournal.ui.widgets.file_dialog import FileDialog

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from allyjournal.ui import messages

application = QApplication([])
secret = sys.argv[2]

def choose():
    dialog = QApplication.activeModalWidget()
    dialog.selectFile(secret)
    dialog.accept()

QTimer.singleShot(0, choose)
if sys.argv[1] == "ours":
    assert str(messages.choose_save_path(None, "Save", "a.pdf")) == secret
else:
    assert QFileDialog.getSaveFileName(None, "Save", secret)[0] == secret
del application
"""


def run_program(kind: str, secret: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", PROGRAM, kind, str(secret)],
        check=True,
        capture_output=True,
        timeout=120,
    )


def files_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}


def test_choosing_a_file_writes_nothing(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "secret"
    folder.mkdir()
    before = files_in(home)
    run_program("ours", folder / "kit.pdf")
    assert files_in(home) == before


def test_qts_own_habit_would_have_been_seen(home: Path, tmp_path: Path) -> None:
    """Otherwise the test above proves nothing."""
    folder = tmp_path / "secret"
    folder.mkdir()
    run_program("theirs", folder / "kit.pdf")
    assert any("secret" in path.read_text() for path in files_in(home))


def test_a_folder_is_looked_for_in_the_one_that_is_named_where_it_is_there(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []

    def leave(dialog: QFileDialog) -> QFileDialog.DialogCode:
        begun.append(Path(dialog.directory().path()))
        return QFileDialog.DialogCode.Rejected

    monkeypatch.setattr(FileDialog, "exec", leave)
    for beginning in (tmp_path, tmp_path / "gone", None):
        assert FileDialog(None, "Where").folder(beginning) is None
    assert begun == [tmp_path, Path(QDir.homePath()), Path(QDir.homePath())]
