"""What was agreed in a session: what, who, by when, and whether it is done."""

from datetime import date

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from allyjournal.domain.mentoring import SessionAction, done
from allyjournal.ui import looks, theme
from allyjournal.ui.part_rows import PartEditor, PartRows
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.text_line import TextLine
from allyjournal.ui.widgets.tick import Tick


class Actions(PartRows[SessionAction]):
    """A row for each thing that was agreed."""

    def editor(self, part: SessionAction | None) -> "_ActionEditor":
        """The fields for one of them."""
        return _ActionEditor(part or SessionAction(what=""))

    def words_to_add(self) -> str:
        """What adds one."""
        return self.tr("Add what you agreed")


class _ActionEditor(PartEditor[SessionAction]):
    """One of them: the words, and below them the rest in one line."""

    def __init__(self, action: SessionAction) -> None:
        super().__init__()
        self._action = action
        self._what = MarkdownEditor(
            self.tr("What"), self.tr("one thing to do"), auto_height=True, least_lines=1
        )
        self._what.fill(action.what)
        self._who = TextLine(self.tr("Who"), self.tr("who does it"))
        self._who.fill(action.who)
        self._due_on = DateField(self.tr("By when"), optional=True, placeholder=self.tr("by when"))
        self._due_on.fill(action.due_on)
        self._done = Tick(self.tr("done"))
        self._done.setChecked(action.done_on is not None)
        for field in (self._what, self._who, self._due_on, self._done):
            field.edited.connect(self.edited)
        self._done.edited.connect(self._show_done)
        self._arrange()
        self._show_done()

    def part(self) -> SessionAction:
        """The action as it stands in the fields."""
        due = self._due_on.value()
        action = msgspec.structs.replace(
            self._action,
            what=self._what.text(),
            who=self._who.text(),
            due_on=due[0] if due else None,
        )
        return done(action, date.today() if self._done.isChecked() else None)

    def is_filled(self) -> bool:
        """Whether anything is known of it."""
        return self.part() != SessionAction(what="")

    def begin(self) -> None:
        """Put the caret into what is to be done."""
        self._what.setFocus()

    def _arrange(self) -> None:
        remove = buttons.remove(self.tr("Take this out"))
        remove.clicked.connect(self.removed)
        below = QWidget()
        row = FlowLayout(below, spacing=12)
        for field in (self._who, self._due_on, self._done):
            row.addWidget(field)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.px(6))
        grid.addWidget(self._what, 0, 0)
        grid.addWidget(remove, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(below, 1, 0)

    @Slot()
    def _show_done(self) -> None:
        on = self.part().done_on
        words = self.tr("done {day}").format(day=looks.short_date(on)) if on else self.tr("done")
        self._done.setText(words)
        self._done.setAccessibleName(words)
