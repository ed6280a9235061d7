"""Looking back at a mistake, and letting it rest."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.mistake import (
    Mistake,
    MistakeState,
    RestNeed,
    missing_for_rest,
)
from allyjournal.domain.record import DueKind
from allyjournal.ui import looks, theme
from allyjournal.ui.mistake.wording import rest_words
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.columns import Columns
from allyjournal.ui.widgets.disclosure import Disclosure
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.page_scroll import bring_into_view


class LookingBack(QWidget):
    """The check for a repetition, its result, what changed and on what basis it may rest.

    ``fields`` are the four field widgets by name. ``rest_requested`` asks to let it rest.
    """

    rest_requested = Signal()

    def __init__(self, fields: dict[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._words = labels.note("")
        self._rest = buttons.small(self.tr("Let it rest"))
        self._rest.clicked.connect(self.rest_requested)
        self._fold = Disclosure("", self._arranged())
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._words, 1)
        row.addWidget(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._fold)
        column.addLayout(row)

    def show_mistake(self, mistake: Mistake) -> None:
        """Say how far ``mistake`` is from resting."""
        day = mistake.recurrence_check_on
        check = self.tr("Looking back on {day}") if day else self.tr("Looking back, and resting")
        self._fold.set_words(check.format(day=looks.day_words(day)) if day else check)
        self._fold.setVisible(not mistake.corrected_at_once)
        self._words.setText(rest_words(mistake))
        rests = mistake.state is MistakeState.RESTING
        self._rest.setVisible(not rests and not missing_for_rest(mistake))

    def open_when_due(self, mistake: Mistake, today: date) -> None:
        """Have the fields in sight where the day to look back has come."""
        dues = (due.kind for due in mistake.dues() if due.on <= today)
        if DueKind.RECURRENCE_CHECK in dues:
            self._fold.set_open(True)

    def ask_for(self, need: RestNeed) -> None:
        """Show the fields, the caret in the one that is missing first."""
        self._fold.set_open(True)
        names = {
            RestNeed.PASSED_CHECK: "recurrence_result",
            RestNeed.BASIS: "resting_basis",
            RestNeed.WHAT_CHANGED: "what_changed",
        }
        field = self._fields[names[need]]
        field.setFocus()
        bring_into_view(field)

    def _arranged(self) -> QWidget:
        fields = self._fields
        folded = QWidget()
        column = QVBoxLayout(folded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(14))
        check, result = fields["recurrence_check_on"], fields["recurrence_result"]
        basis, changed = fields["resting_basis"], fields["what_changed"]
        column.addWidget(Columns(Field.of(check), Field.of(result)))
        column.addWidget(Field.of(changed))
        column.addWidget(Field.of(basis))
        return folded
