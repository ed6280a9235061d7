"""Tab goes the way that eyes go."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(content: QWidget) -> None:
    """Let Tab walk through ``content`` in the order of its layouts.

    Qt's own order is that in which the widgets got their parents.
    """
    stops = [it for it in _walk(content) if it.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)


def _walk(widget: QWidget) -> Iterator[QWidget]:
    """``widget`` and all in it, from the top."""
    yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _walk(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _walk(widget)
        elif inner is not None:
            yield from _laid_out(inner)
