"""Where a file or a folder is chosen."""

from pathlib import Path

from PySide6.QtCore import QDir, QSettings, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


class FileDialog(QFileDialog):
    """Qt's own dialog: the system's ones keep lists of what was chosen.

    Each is for one question, and gone after it. QFileDialog writes its state to the settings
    "QtProject" when it is destroyed, whatever it is told; they are sent where nothing can be
    written.
    """

    def __init__(self, parent: QWidget | None, title: str, file_filter: str = "") -> None:
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "/dev/null")
        super().__init__(parent, title, QDir.homePath(), file_filter)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.filterSelected.connect(self._take_suffix)

    def save_path(self, name: str) -> Path | None:
        """Where to write a file, ``name`` suggested; None where the person left."""
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(Path(name).suffix.lstrip("."))
        self.selectFile(name)
        return self._chosen()

    def file(self, beginning: Path | None = None) -> Path | None:
        """One existing file; the first folder to look into is ``beginning``, where it is there."""
        self._begin_in(beginning)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen()

    def folder(self, beginning: Path | None = None) -> Path | None:
        """One folder; the first to look into is ``beginning``, where that is there."""
        self._begin_in(beginning)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._chosen()

    def _begin_in(self, beginning: Path | None) -> None:
        if beginning and beginning.is_dir():
            self.setDirectory(str(beginning))

    def _chosen(self) -> Path | None:
        accepted = self.exec() == QFileDialog.DialogCode.Accepted
        chosen = self.selectedFiles()
        # where "/dev/null" does not stop it (registry, property lists) only this is written
        self.setHistory([])
        self.setDirectory(QDir.homePath())
        self.deleteLater()
        return Path(chosen[0]) if accepted and chosen else None

    @Slot(str)
    def _take_suffix(self, file_filter: str) -> None:
        """Take the suffix of ``file_filter``, "PDF (*.pdf)", for names that have none."""
        self.setDefaultSuffix(file_filter.rpartition("*.")[2].rstrip(")"))
