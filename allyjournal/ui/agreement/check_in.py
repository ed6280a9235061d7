"""Holding one commitment against what happened."""

from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.agreement import Commitment
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import Precision, begin
from allyjournal.ui import theme
from allyjournal.ui.agreement.wording import anchor_words
from allyjournal.ui.widgets.choice_field import ChoiceChips
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor

_WIDTH = 560


def ask_check_in(
    parent: QWidget, commitment: Commitment, given: CheckIn | None = None
) -> CheckIn | None:
    """A check-in of ``commitment``, new or ``given`` and changed; None where nothing was kept."""
    dialog = _CheckInDialog(parent, commitment.statement, given)
    if not dialog.run():
        return None
    values = dialog.values()
    if given:
        return given.changed(**values)
    on = values.pop("occurred_on")
    return begin(CheckIn, on, datetime.now(UTC), commitment=commitment.uid, **values)


class _CheckInDialog(Dialog):
    """The five anchors in words, the day, and what stood in the way."""

    def __init__(self, parent: QWidget, statement: str, given: CheckIn | None) -> None:
        super().__init__(parent, _translate("What became of it?"), statement)
        self.setFixedWidth(theme.px(_WIDTH))
        anchors = [(value.value, anchor_words(value)) for value in CheckInValue]
        self._value = ChoiceChips(_translate("What became of it"), anchors)
        self._day = DateField(_translate("When"))
        self._day.fill(date.today())
        self._obstacle = MarkdownEditor("", auto_height=True, least_lines=2)
        self._adjustment = MarkdownEditor("", auto_height=True, least_lines=2)
        self.add(self._value)
        self.add(Field(_translate("What stood in the way"), self._obstacle))
        self.add(Field(_translate("What I will do about it"), self._adjustment))
        self.add(Field(_translate("When"), self._day))
        self.reject_button(_translate("Cancel"))
        self._keep = self.accept_button(_translate("Keep it"))
        if given:
            self._fill(given)
        self._value.edited.connect(self._show_ready)
        self._show_ready()

    def values(self) -> dict[str, Any]:
        """What is chosen and written, by the names of the fields of a check-in."""
        day = self._day.value()
        assert day is not None  # noqa: S101 (this field is not optional)
        return {
            "occurred_on": day[0],
            "precision": Precision(day[1]),
            "value": CheckInValue(self._value.value() or CheckInValue.NOT_APPLICABLE),
            "obstacle": self._obstacle.text(),
            "adjustment": self._adjustment.text(),
        }

    def _fill(self, given: CheckIn) -> None:
        self._value.fill(given.value)
        self._day.fill(given.occurred_on, given.precision)
        self._obstacle.fill(given.obstacle)
        self._adjustment.fill(given.adjustment)

    @Slot()
    def _show_ready(self) -> None:
        self._keep.setEnabled(self._value.is_filled())


def _translate(text: str) -> str:
    return QCoreApplication.translate("agreement", text)
