"""How a mistake went: every state in the order in which it was entered."""

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.mistake import Mistake
from allyjournal.ui import looks, theme
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.disclosure import Disclosure
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.tab_order import follow_layout


class Course(QWidget):
    """A line a state behind a word; nothing while it stands where it began.

    The track above shows each state once; this also tells of the way back and forth, and lets its
    days be put right. ``dated`` carries the place in the history and the day.
    """

    dated = Signal(int, object)

    def __init__(self, mistake: Mistake, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mistake = mistake
        self._days: list[DateField] = []
        self._places: list[Field] = []
        self._lines = labels.note("")
        self._fields = QVBoxLayout()
        self._fields.setSpacing(theme.px(10))
        fields = QWidget()
        fields.setLayout(self._fields)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._correct = Disclosure(self.tr("Put the days right"), fields)
        self._correct.opened.connect(self._add_fields)
        told = QWidget()
        below = QVBoxLayout(told)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._lines)
        below.addWidget(self._correct)
        self._fold = Disclosure(self.tr("How it went"), told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.addWidget(self._fold)

    def show_mistake(self, mistake: Mistake) -> None:
        """Show the states of ``mistake``."""
        self._mistake = mistake
        self._lines.setText("\n".join(lines(mistake)))
        self._fold.setVisible(len(mistake.state_history) > 1)
        if self._days:
            self._add_fields()

    @Slot()
    def _add_fields(self) -> None:
        """A day for each state; a mistake that wakes and rests again while it is written has one
        more for a while."""
        while len(self._days) > len(self._mistake.state_history):
            self._days.pop()
            self._places.pop().hide()
        for change in self._mistake.state_history[len(self._days) :]:
            field = DateField(looks.words(change.state))
            field.fill(change.on)
            field.edited.connect(self._put_right)
            self._days.append(field)
            self._places.append(Field.of(field))
            self._fields.addWidget(self._places[-1])
        follow_layout(self)

    @Slot()
    def _put_right(self) -> None:
        for position, (field, change) in enumerate(
            zip(self._days, self._mistake.state_history, strict=True)
        ):
            value = field.value()
            if value and value[0] != change.on:
                self.dated.emit(position, value[0])


def lines(mistake: Mistake) -> list[str]:
    """Every change of the state, the first one first: "14 October: noticed"."""
    words = QCoreApplication.translate("Course", "{day}: {state}")
    return [
        words.format(day=looks.day_words(change.on), state=looks.words(change.state))
        for change in mistake.state_history
    ]
