"""The real window around a seeded journal, driven by this process."""

import os
import time
from collections.abc import Callable
from functools import cache, partial

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QLineEdit

from allyjournal.settings import Settings
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.main_window import MainWindow
from allyjournal.ui.places import TIMELINE, Place
from allyjournal.ui.shell import Shell
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.timeline.page import TimelinePage
from allyjournal.ui.widgets.record_list import RecordList
from allyjournal.ui.widgets.search_field import SearchField
from tests.benchmarks.seeded import Seeded


def draw_in_memory() -> None:
    """Have this process and those it starts draw in memory where there is no display."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        # it would say of every window that it has no frame to size
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")


@cache
def application() -> QApplication:
    """The one application of this process, as it looks by day."""
    made = QApplication(["AllyJournal", *theme.ARGUMENTS])
    theme.apply(made, "light", 1.0)
    return made


class Window:
    """An unlocked journal in a window of 1360 by 860."""

    def __init__(self, seeded: Seeded) -> None:
        application()
        self.tasks = Tasks()
        self.window = MainWindow(seeded.folder, self.tasks, Settings())
        self.window.resize(1360, 860)
        self.window.show()
        self.tasks.run(seeded.open, self._show)
        self.settle()

    def _show(self, journal: Journal) -> None:
        self.journal = journal
        self.window.show_journal(journal)

    @property
    def shell(self) -> Shell:
        """What stands around the pages."""
        found = self.window.findChild(Shell)
        assert found is not None
        return found

    def go(self, page: str, uid: str = "") -> None:
        """Show a page, and a record on it."""
        self.shell.go(Place(page, uid))

    def timeline(self) -> RecordList:
        """The list of the timeline, in sight and read."""
        self.go(TIMELINE)
        self.settle()
        page = self.window.findChild(TimelinePage)
        listed = page.findChild(RecordList) if page else None
        assert listed is not None
        return listed

    def search(self) -> QLineEdit:
        """The search field."""
        found = self.window.findChild(SearchField)
        assert found is not None
        return found

    def settle(self) -> None:
        """Until all that was asked of the worker thread has come and been painted."""
        done: list[None] = []
        for rounds in range(1, 4):
            self.tasks.run(partial(done.append, None), behind=True)
            # behind all that the window does in turns
            self.tasks.in_turns(self.window, map(done.append, (None,)))
            wait_until(lambda rounds=rounds: len(done) == 2 * rounds)  # type: ignore[misc]
            QCoreApplication.processEvents()

    def close(self) -> None:
        """Close the journal and the window."""
        self.settle()
        self.tasks.interrupt_with(None)
        self.tasks.run(self.journal.close)
        self.tasks.close()
        self.window.deleteLater()
        # at once: its timers ask the worker thread, which has ended
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Handle events until ``condition`` holds. Raises TimeoutError where it never does."""
    ends = time.perf_counter() + seconds
    while not condition():
        if time.perf_counter() > ends:
            raise TimeoutError("what was waited for did not happen")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
