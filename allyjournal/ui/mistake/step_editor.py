"""One repair step, described in place below the table of all."""

from datetime import date

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.mistake import RepairStep, StepStatus
from allyjournal.ui import looks, theme
from allyjournal.ui.record_form import Editable
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.columns import Columns
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.text_line import TextLine


class StepEditor(QWidget):
    """What is to be done and on whose wish; when, and what came of it."""

    edited = Signal()

    def __init__(self, step: RepairStep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._lines = {
            "description": TextLine(self.tr("Step"), self.tr("one thing to do")),
            "requested_by": TextLine(self.tr("Asked for by"), self.tr("who wishes for it")),
            "owner": TextLine(self.tr("Who does it")),
            "evidence": TextLine(self.tr("What shows that it was done")),
            "follow_up_result": TextLine(self.tr("What the look afterwards found")),
        }
        self._days = {
            "due_on": DateField(self.tr("Due"), optional=True),
            "done_on": DateField(self.tr("Done on"), optional=True),
            "follow_up_on": DateField(self.tr("Look at it again on"), optional=True),
        }
        self._status = ChoiceField(self.tr("Status"), looks.choices(StepStatus))
        for name, line in self._lines.items():
            line.fill(getattr(step, name))
        for name, day in self._days.items():
            day.fill(getattr(step, name))
        self._status.fill(step.status.value)
        fields: list[Editable] = [*self._lines.values(), *self._days.values(), self._status]
        for field in fields:
            field.edited.connect(self.edited)
        self._arrange()
        self.setFocusProxy(self._lines["description"])

    def step(self) -> RepairStep:
        """The step as it stands here; one that is done without a day was done today."""
        days = {name: day.value() for name, day in self._days.items()}
        dates = {name: value[0] if value else None for name, value in days.items()}
        status = StepStatus(self._status.value() or StepStatus.PROPOSED)
        if status is StepStatus.DONE and dates["done_on"] is None:
            dates["done_on"] = date.today()
        texts = {name: line.text() for name, line in self._lines.items()}
        return msgspec.structs.replace(self._step, status=status, **texts, **dates)

    def _arrange(self) -> None:
        lines, days = self._lines, self._days
        what = (lines["description"], lines["requested_by"], lines["owner"], days["due_on"])
        after = (days["done_on"], lines["evidence"], days["follow_up_on"])
        found = lines["follow_up_result"]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(_column(*what), _column(self._status, *after, found)))


def _column(*fields: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(10))
    for field in fields:
        column.addWidget(Field.of(field))
    return holder
