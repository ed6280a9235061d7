"""People, chosen by their pseudonym; somebody new is added on the way."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.person import Person
from allyjournal.domain.record import begin
from allyjournal.ui import theme
from allyjournal.ui.person.dialog import ask_person
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.chip_field import ChipField


class PeopleField(QWidget):
    """Chips of people, ``most`` of them at once.

    ``added`` carries a new Person, who is already among the chosen and is for the page to save.
    """

    edited = Signal()
    added = Signal(object)

    def __init__(
        self,
        name: str,
        people: Sequence[tuple[str, str]],
        *,
        most: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._pseudonyms = [words for _, words in people]
        self._typed = ""
        self._chips = ChipField(name, self.tr("a pseudonym"), choices=people, most=most)
        self._chips.edited.connect(self._edited)
        self._chips.refused.connect(self._ask)
        self.setFocusProxy(self._chips)
        self._unknown = QWidget(self)
        self._remark = labels.note("")
        add = buttons.small(self.tr("Add them…"))
        add.clicked.connect(self._add)
        row = QHBoxLayout(self._unknown)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._remark, 1)
        row.addWidget(add)
        self._unknown.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._chips)
        column.addWidget(self._unknown)

    def values(self) -> tuple[str, ...]:
        """The uids of those who are chosen."""
        return self._chips.values()

    def fill(self, values: Iterable[str]) -> None:
        """Show these people (uids)."""
        self._chips.fill(values)

    def is_filled(self) -> bool:
        """Whether somebody is chosen, or a name is typed."""
        return self._chips.is_filled() or bool(self.typed())

    def typed(self) -> str:
        """The name that is typed and is nobody's yet."""
        return self._chips.typed()

    def offer(self, typed: str) -> None:
        """Have a name stand here that was typed before, unless another one is typed meanwhile."""
        if typed and not self.typed():
            self._chips.type(typed)

    @Slot()
    def _edited(self) -> None:
        self._unknown.hide()
        self.edited.emit()

    @Slot(str)
    def _ask(self, typed: str) -> None:
        self._typed = typed
        remark = self.tr("{name} is not among your people yet.").format(name=typed)
        self._remark.setText(remark)
        self._unknown.show()

    @Slot()
    def _add(self) -> None:
        typed = begin(Person, date.today(), datetime.now(UTC), pseudonym=self._typed)
        person = ask_person(self, typed, self._pseudonyms)
        if person is not None:
            self._pseudonyms.append(person.pseudonym)
            self.added.emit(person)
            self._chips.add_choice(person.uid, person.pseudonym)
