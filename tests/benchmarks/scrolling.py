"""How long one frame takes while the timeline is scrolled from end to end."""

from contextlib import closing
from functools import partial

from PySide6.QtCore import QCoreApplication

from allyjournal.ui.widgets.record_list import RecordList
from tests.benchmarks.seeded import Seeded
from tests.benchmarks.table import Figure, seconds
from tests.benchmarks.window import Window

_FRAME = 0.016


def scrolling(large: Seeded, frames: int) -> Figure:
    """The longest of ``frames``: each moves on, takes in the rows that came, and is painted."""
    with closing(Window(large)) as window:
        listed = window.timeline()
        end = listed.verticalScrollBar().maximum()
        steps = [end * number // frames for number in range(1, frames + 1)]
        longest = max(seconds(partial(_frame, listed, place)) for place in steps)
    what = f"scrolling end to end, {large.size:,} records: longest frame"
    return Figure(what, longest, ceiling=_FRAME)


def _frame(listed: RecordList, place: int) -> None:
    listed.verticalScrollBar().setValue(place)
    QCoreApplication.processEvents()
    listed.viewport().repaint()
