"""The composition root of the window: everything is built here by hand, in order."""

import logging
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from allyjournal import paths
from allyjournal.domain.errors import JournalError
from allyjournal.settings import Settings
from allyjournal.ui import messages, theme
from allyjournal.ui.main_window import MainWindow
from allyjournal.ui.tasks import Tasks

_log = logging.getLogger(__name__)


def run(folder: Path | None = None, *, show_sample: bool = False) -> int:
    """Show the window on ``folder``, on the usual journal, or on the sample; returns the exit
    code when the last window is closed."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101 (nothing else was made before)
    application.setApplicationName("AllyJournal")
    application.setDesktopFileName("allyjournal")
    sys.excepthook = _show_fault
    program = Program(Settings.load(paths.settings_file()), application)
    if show_sample:
        program.show_sample()
    else:
        program.show(folder or paths.usual_journal())
    try:
        return application.exec()
    finally:
        program.close()


class Program(QObject):
    """The windows of one process: the person's journal, and the sample beside it."""

    def __init__(self, settings: Settings, application: QApplication) -> None:
        super().__init__(application)
        self._settings = settings
        self._windows: list[MainWindow] = []
        self._tasks: list[Tasks] = []
        self._places: list[TemporaryDirectory[str]] = []
        theme.apply(application, settings.look, settings.text_scale)

    def show(self, folder: Path) -> MainWindow:
        """A window on the journal in ``folder``, locked, or on its making."""
        window = self._window(folder)
        window.sample_requested.connect(self.show_sample)
        window.show_locked()
        window.show()
        return window

    @Slot()
    def show_sample(self) -> None:
        """A window on the sample, made anew in a private place that goes with the process."""
        # reading files in is not needed for one's own journal
        from allyjournal.exchange import sample

        place = TemporaryDirectory(prefix="allyjournal-")
        self._places.append(place)
        folder = Path(place.name) / "Sample.allyjournal"
        window = self._window(folder, hint=sample.PASSPHRASE)
        window.show()
        tasks = self._tasks[-1]
        tasks.run(partial(sample.create, folder), window.show_journal, self._refused)

    def close(self) -> None:
        """Wait for what is being saved, and leave nothing of the sample behind."""
        for tasks in self._tasks:
            tasks.close()
        for place in self._places:
            place.cleanup()

    def _window(self, folder: Path, hint: str = "") -> MainWindow:
        tasks = Tasks(self)
        window = MainWindow(folder, tasks, self._settings, hint=hint)
        self._tasks.append(tasks)
        self._windows.append(window)
        return window

    def _refused(self, error: JournalError) -> None:
        messages.tell(None, error.sentence, error.advice)


def _show_fault(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """The outermost border of the window's own thread."""
    _log.error("fault: %s", kind.__name__)
    messages.show_crash(QApplication.activeWindow(), error)
