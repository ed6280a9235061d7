"""How long the window does not answer, at most, while somebody goes through all of it."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.store.timeline import Entry
from allyjournal.ui.places import PAGE_OF_KIND, TIMELINE
from tests.benchmarks.seeded import Seeded
from tests.benchmarks.table import Figure
from tests.benchmarks.window import Window

_LIMIT = 0.05
_OPENED = ("reflection", "mistake", "feedback", "conversation", "resource", "session", "agreement")


def longest_block(large: Seeded) -> list[Figure]:
    """Every page, a record of each kind opened and written in, a search, and a lock; each as it
    is met for the first time. Behind it, the three steps that took longest."""
    with closing(_Journey(large)) as journey:
        blocks = {words: journey.block(step) for words, step in journey.steps()}
    worst = sorted(blocks.items(), key=lambda it: it[1], reverse=True)
    name, block = worst[0]
    figures = [Figure(f"longest time the window is blocked ({name})", block, ceiling=_LIMIT)]
    return figures + [Figure(f"  {name}", block) for name, block in worst[1:4]]


class _Heart(QObject):
    """Beats as often as the window can, and keeps the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start(0)

    @Slot()
    def beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


class _Journey(Window):
    """The window, on its way through a journal."""

    def __init__(self, seeded: Seeded) -> None:
        super().__init__(seeded)
        self._heart = _Heart()

    def block(self, step: Callable[[], None]) -> float:
        """The longest pause while ``step`` and all that comes of it is done, in seconds."""
        gc.collect()
        # whoever does it touches a key, and the idle lock looks away for a while
        QTest.keyClick(self.window, Qt.Key.Key_Shift)
        self._heart.beat()
        self._heart.longest = 0.0
        step()
        self._heart.beat()
        self.settle()
        self._heart.beat()
        return self._heart.longest

    def steps(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """What is done, each with a name."""
        for page in dict.fromkeys(PAGE_OF_KIND.values()):
            yield f"page {page}", partial(self.go, page)
        for page in ("growth", "share", "today", TIMELINE):
            yield f"page {page}", partial(self.go, page)
        for kind in _OPENED:
            yield f"{kind} opened", partial(self.go, PAGE_OF_KIND[kind], self._uid(kind))
            yield f"{kind} written in", self._write
        yield "timeline again", partial(self.go, TIMELINE)
        for key in "kesevo kind:":
            yield f"searching, key {key!r}", partial(QTest.keyClicks, self.search(), key)

    def _uid(self, kind: str) -> str:
        """The newest record of a kind."""
        found: list[Entry | None] = []
        ids = partial(self.journal.ids, "", {"kind": (kind,)}, 1)
        self.tasks.run(lambda: found.extend(self.journal.window(ids().ids)))
        self.settle()
        [entry] = found
        assert entry is not None
        return entry.agreement if isinstance(entry, AgreementVersion) else entry.uid

    def _write(self) -> None:
        fields = [it for it in self.window.findChildren(QTextEdit) if it.isVisible()]
        editable = [it for it in fields if not it.isReadOnly()]
        if editable:
            QTest.keyClicks(editable[0], "some words ")
