"""Topics, facet and people of what is being written, behind one word."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.reflection import Facet, Reflection
from allyjournal.ui.looks import choices, words
from allyjournal.ui.people_field import PeopleField
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.choice_field import ChoiceChips
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.more import More


class Details(QWidget):
    """What a reflection is about; all of it can stay empty.

    ``person_added`` carries somebody new, to be saved as well.
    """

    edited = Signal()
    person_added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics = ChipField(self.tr("Topics"), self.tr("race, class, …"))
        self._facet = ChoiceChips(self.tr("Facet"), choices(Facet), optional=True)
        self._people: PeopleField | None = None
        self._stored: dict[str, str] = {}
        self._more = More(self.tr("topics, facet, people: More"))
        self._more.add(Field(self.tr("Topics"), self._topics))
        self._more.add(Field(self.tr("Facet"), self._facet))
        self._more.settle()
        for field in (self._topics, self._facet):
            field.edited.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._more)

    def button(self) -> QPushButton:
        """The word that opens them, to be put beside other buttons."""
        return self._more.button()

    def offer(self, topics: Sequence[str], people: Sequence[tuple[str, str]]) -> None:
        """Complete with ``topics``, and let choose from ``people`` (uid, pseudonym)."""
        self._stored = {words(topic): topic for topic in topics}
        self._topics.complete_with(self._stored)
        if self._people is None:
            name = self.tr("People")
            self._people = PeopleField(name, people)
            self._people.edited.connect(self.edited)
            self._people.added.connect(self.person_added)
            self._more.add(Field(name, self._people))
            self._more.settle()

    def fill(self, reflection: Reflection) -> None:
        """Show what ``reflection`` is about, once there is something to choose from."""
        self._topics.fill(map(words, reflection.topics))
        self._facet.fill(reflection.facet)
        if self._people:
            self._people.fill(reflection.people)
        self._more.settle()

    def values(self) -> dict[str, Any]:
        """The fields of a reflection that are chosen here."""
        facet = self._facet.value()
        topics = self._topics.values()
        return {
            "topics": tuple(self._stored.get(topic, topic) for topic in topics),
            "facet": Facet(facet) if facet else None,
            "people": self._people.values() if self._people else (),
        }
