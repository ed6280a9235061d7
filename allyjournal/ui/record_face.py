"""What stands beside the list of a page: the form of a record, and what can be done to it."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.record_foot import RecordFoot
from allyjournal.ui.record_form import RecordForm
from allyjournal.ui.record_reading import Opened
from allyjournal.ui.unreadable import UnreadableLine
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.outdent import FIELD
from allyjournal.ui.widgets.page_scroll import page_scroll
from allyjournal.ui.widgets.two_panes import TwoPanes


def made_face(
    kind: type[RecordForm[Any]], opened: Opened, panes: TwoPanes
) -> tuple[QWidget, RecordForm[Any], RecordFoot]:
    """The face, its form and its foot, out of sight within ``panes``."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    face = page_scroll(holder, kind.column_width, margins=(20, 24))
    panes.prepare(face)
    # the form is made where it stays: every other parent on the way costs 40 ms of styling
    form = kind(opened.record, opened.surroundings, holder)
    foot = RecordFoot()
    column.addWidget(form)
    if opened.unreadable:
        line = UnreadableLine(holder)
        line.setContentsMargins(*map(theme.px, (FIELD, 0, FIELD, 14)))
        column.addWidget(line)
        line.show_rows(opened.unreadable)
    column.addWidget(foot)
    column.addStretch(1)
    return face, form, foot


def empty_face(words: str, beginnings: Iterable[QPushButton]) -> QWidget:
    """What stands there without a record: what belongs here, and buttons that begin one."""
    face = QWidget()
    column = QVBoxLayout(face)
    column.setContentsMargins(*map(theme.px, (30, 24, 30, 24)))
    column.setSpacing(theme.px(12))
    column.addWidget(labels.body(words))
    for button in beginnings:
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
    column.addStretch(1)
    return face
