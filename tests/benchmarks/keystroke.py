"""How long it takes from a key in the search field until what it finds is on the screen."""

from contextlib import closing
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtTest import QTest

from tests.benchmarks.queries import queries
from tests.benchmarks.seeded import Seeded
from tests.benchmarks.table import Figure, percentile_95, seconds
from tests.benchmarks.window import Window, wait_until


def keystroke(large: Seeded, each: int, query: float) -> Figure:
    """The last key of each query in the real window, against ``query``, what a search alone takes
    in seconds, and 20 ms."""
    # a key that makes Chinese comes from an input method, not from the keyboard
    texts = [asked.text for asked in queries(each) if asked.text.isascii()]
    with closing(_Typing(large)) as typing:
        times = [typing.last_key(text) for text in texts]
    what = f"a keystroke in search until painted, {large.size:,} records"
    return Figure(what, percentile_95(times), query + 0.02, limit=1.0, ceiling=0.03)


class _Typing(Window):
    """Somebody at the search field, the timeline in sight."""

    def __init__(self, seeded: Seeded) -> None:
        super().__init__(seeded)
        self._listed, self._field = self.timeline(), self.search()
        self._came = False
        self._listed.model().modelReset.connect(self._come)

    def last_key(self, text: str) -> float:
        """The seconds from the last key of ``text`` until its rows are painted."""
        self._field.clear()
        QTest.keyClicks(self._field, text[:-1])
        self.settle()
        self._came = False
        return seconds(partial(self._press, text[-1]))

    def _press(self, key: str) -> None:
        QTest.keyClicks(self._field, key)
        wait_until(self._has_come)
        self._listed.viewport().repaint()

    def _has_come(self) -> bool:
        return self._came

    @Slot()
    def _come(self) -> None:
        self._came = True
