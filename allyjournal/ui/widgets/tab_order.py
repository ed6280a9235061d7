"""Tab goes the way that eyes go."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QSplitter, QWidget


def follow_layout(content: QWidget) -> None:
    """Let Tab walk through ``content`` in the order of its layouts.

    Qt's own order is that in which the widgets got their parents. A widget with a focus proxy is
    one stop with all that is in it: Qt takes it for one, wherever it stands.
    """
    stops = list(_stops(content))
    for stop in stops:
        # Qt moves nothing that takes no focus by itself, not even for its proxy
        if stop.focusPolicy() is Qt.FocusPolicy.NoFocus:
            stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Where Tab stops within ``widget``, from the top."""
    layout, proxy = widget.layout(), widget.focusProxy()
    compound = proxy is not None and widget.isAncestorOf(proxy)
    if compound or widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif isinstance(widget, QSplitter):
        # its children stand in the order in which they were last touched
        for pane in map(widget.widget, range(widget.count())):
            yield from _stops(pane) if pane else ()
    elif layout is not None:
        yield from _laid_out(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget) and not child.isWindow():
                yield from _stops(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _laid_out(inner)
