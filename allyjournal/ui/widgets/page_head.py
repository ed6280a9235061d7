"""The line at the top of a page: its title, what is chosen, and at the end its buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.flow_layout import FlowLayout


def page_head(*chosen: QWidget) -> QHBoxLayout:
    """A row that begins with these; with large text they take another line, so that no button is
    cut. Add the buttons to it."""
    row = QHBoxLayout()
    row.setContentsMargins(*map(theme.px, (22, 12, 22, 12)))
    row.setSpacing(theme.px(12))
    beginning = QWidget()
    line = FlowLayout(beginning, spacing=12)
    for part in chosen:
        line.addWidget(part)
    row.addWidget(beginning, 1, Qt.AlignmentFlag.AlignVCenter)
    return row
