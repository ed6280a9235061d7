"""The composition root of the window: everything is built here by hand, in order."""

import logging
import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from allyjournal import paths
from allyjournal.domain.errors import JournalError
from allyjournal.settings import Settings
from allyjournal.ui import handover, messages, theme
from allyjournal.ui.handover import Handover
from allyjournal.ui.main_window import MainWindow
from allyjournal.ui.tasks import Tasks

_log = logging.getLogger(__name__)


def run(folder: Path | None = None, *, show_sample: bool = False, resume: bool = False) -> int:
    """Show the window on ``folder``, on the usual journal, on the sample, or (``resume``) on
    what a locked process left; returns the exit code when the window is closed."""
    application = QApplication.instance() or QApplication([*sys.argv[:1], *theme.ARGUMENTS])
    assert isinstance(application, QApplication)  # noqa: S101 (nothing else was made before)
    application.setApplicationName("AllyJournal")
    application.setDesktopFileName("allyjournal")
    sys.excepthook = _show_fault
    program = Program(Settings.load(paths.settings_file()), application)
    if resume:
        program.resume(handover.read())
    elif show_sample:
        program.show_sample()
    else:
        program.show(folder or paths.usual_journal())
    try:
        return application.exec()
    finally:
        program.close()


class Program(QObject):
    """One process, one window, one journal.

    ``replace_process`` makes a fresh process of this one, locked; a test replaces the window
    alone.
    """

    def __init__(
        self,
        settings: Settings,
        application: QApplication,
        replace_process: Callable[[Handover], None] = handover.replace_process,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._replace_process = replace_process
        self._tasks = Tasks(self)
        self._private_place = ""
        self._window: MainWindow | None = None
        theme.apply(application, settings.look, settings.text_scale)
        if sys.platform in ("win32", "darwin"):
            # elsewhere there is no means, and the start need not look for it
            from allyjournal.ui.system import captures

            captures.apply(settings.hidden_from_captures)

    def show(self, folder: Path) -> MainWindow:
        """The window on the journal in ``folder``, locked, or on its making."""
        window = self._make_window(folder)
        window.show_locked()
        window.show()
        return window

    def resume(self, left: Handover) -> MainWindow:
        """The window where the locked process had it, on the way back to where the person was."""
        self._private_place = left.private_place
        window = self._make_window(Path(left.folder), left.hint, left)
        window.show_locked()
        window.show()
        return window

    def show_sample(self) -> MainWindow:
        """The window on the sample, made anew in a private place that goes with the process."""
        # reading files in is not needed for one's own journal
        from allyjournal.exchange import sample

        self._private_place = mkdtemp(prefix=sample.PREFIX)
        folder = Path(self._private_place) / "Sample.allyjournal"
        window = self._make_window(folder, hint=sample.PASSPHRASE)
        window.show()
        self._tasks.run(partial(sample.create, folder), window.show_journal, self._refused)
        self._tasks.run(partial(sample.sweep, folder.parents[1], datetime.now()))
        return window

    def close(self) -> None:
        """Wait for what is being saved, and leave nothing of the sample behind."""
        self._tasks.close()
        if self._private_place:
            # not needed for the start
            import shutil

            shutil.rmtree(self._private_place, ignore_errors=True)

    def _make_window(
        self, folder: Path, hint: str = "", left: Handover | None = None
    ) -> MainWindow:
        window = MainWindow(folder, self._tasks, self._settings, hint, left)
        window.sample_requested.connect(self._start_sample)
        window.locked.connect(self._replace)
        self._application.commitDataRequest.connect(window.save_before_session_ends)
        self._window = window
        return window

    @Slot(object)
    def _replace(self, left: Handover) -> None:
        """Leave the memory of everything that was read to the system; go on locked."""
        assert self._window  # noqa: S101 (it is the one that was locked)
        self._tasks.drain()
        try:
            self._replace_process(left._replace(private_place=self._private_place))
        except OSError:
            _log.error("not replaced")
            self._window.show_locked()

    @Slot()
    def _start_sample(self) -> None:
        """The sample has a process of its own, as this one is replaced whenever it is locked."""
        # only the welcome page starts it
        from PySide6.QtCore import QProcess

        command = handover.program()
        QProcess.startDetached(command[0], [*command[1:], "demo"])

    def _refused(self, error: JournalError) -> None:
        messages.tell_error(None, error)


def _show_fault(
    kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """The outermost border of the window's own thread."""
    _log.error("fault: %s", kind.__name__)
    messages.show_crash(QApplication.activeWindow(), error)
