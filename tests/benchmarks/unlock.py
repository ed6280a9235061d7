"""How long it takes from having the key until the timeline is painted."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEventLoop

from allyjournal.store.journal import Journal
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.timeline.page import TimelinePage
from allyjournal.ui.widgets.record_list import RecordList
from tests.benchmarks.seeded import Seeded
from tests.benchmarks.table import Figure, medians, seconds
from tests.benchmarks.window import application


def unlock(small: Seeded, large: Seeded, rounds: int) -> Figure:
    """The large journal against the small one; the recovery code opens without a derivation."""
    application()
    for warm_up in (large, small):
        _timed(warm_up)
    times = medians(partial(_timed, large), partial(_timed, small), rounds)
    what = f"unlock until the timeline is painted, {large.size:,} records"
    return Figure(what, *times, limit=1.25, ceiling=0.1)


def _timed(journal: Seeded) -> float:
    """The seconds until the first rows are on the screen; putting it all away is not counted."""
    opening = _Opening(journal)
    taken = seconds(opening.run)
    opening.close()
    return taken


class _Opening:
    """What the window does, in the same order and with the same worker thread."""

    def __init__(self, seeded: Seeded) -> None:
        self._seeded = seeded
        self._tasks = Tasks()

    def run(self) -> None:
        self._tasks.run(
            partial(Journal.open_with_code, self._seeded.folder, self._seeded.code), self._show
        )
        self._rows: RecordList | None = None
        while not self._has_rows():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert self._rows
        self._rows.viewport().repaint()

    def _has_rows(self) -> bool:
        rows = self._rows
        return rows is not None and bool(rows.ids()) and rows.row(rows.ids()[0]) is not None

    def _show(self, journal: Journal) -> None:
        self._journal = journal
        self._page = TimelinePage(journal, self._tasks)
        self._page.resize(1180, 800)
        self._page.show()
        self._rows = self._page.findChild(RecordList)

    def close(self) -> None:
        self._tasks.run(self._journal.close)
        self._tasks.close()
        self._page.close()
