"""Who agreed to hold the person to account, a few fields for each."""

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.agreement import AccountabilityContact
from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.text_line import TextLine


class ContactsField(QWidget):
    """The contacts, each with pseudonym, role, what was agreed and since when."""

    edited = Signal()

    def __init__(
        self, contacts: tuple[AccountabilityContact, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries: list[_ContactEditor] = []
        self._places = QVBoxLayout()
        self._places.setSpacing(theme.px(16))
        add = buttons.link(self.tr("Add someone"))
        add.clicked.connect(self._add_empty)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(self._places)
        column.addLayout(row)
        for contact in contacts:
            self._add(contact)

    def contacts(self) -> tuple[AccountabilityContact, ...]:
        """The contacts as they stand in the fields; one without a name is left out."""
        found = (entry.contact() for entry in self._entries)
        return tuple(contact for contact in found if contact.person.strip())

    def is_filled(self) -> bool:
        """Whether anybody is named."""
        return bool(self.contacts())

    def _add(self, contact: AccountabilityContact) -> "_ContactEditor":
        entry = _ContactEditor(contact)
        entry.edited.connect(self.edited)
        entry.removed.connect(self._remove)
        self._entries.append(entry)
        self._places.addWidget(entry)
        return entry

    @Slot()
    def _add_empty(self) -> None:
        entry = self._add(AccountabilityContact(person=""))
        # once it is laid out
        QTimer.singleShot(0, entry, entry.begin)

    @Slot()
    def _remove(self) -> None:
        entry = self.sender()
        if isinstance(entry, _ContactEditor):
            self._entries.remove(entry)
            entry.hide()
            entry.deleteLater()
            self.edited.emit()


class _ContactEditor(QWidget):
    """One contact."""

    edited = Signal()
    removed = Signal()

    def __init__(self, contact: AccountabilityContact) -> None:
        super().__init__()
        self._contact = contact
        self._person = self._line(self.tr("Pseudonym"), contact.person)
        self._role = self._line(self.tr("Role"), contact.role)
        self._since = DateField(self.tr("Since"), optional=True)
        self._since.fill(contact.since)
        self._since.edited.connect(self.edited)
        agreed_to = self.tr("What we agreed")
        self._agreed_to = MarkdownEditor(agreed_to, auto_height=True, least_lines=1)
        self._agreed_to.fill(contact.agreed_to)
        self._agreed_to.edited.connect(self.edited)
        remove = buttons.remove(self.tr("Take this person out"))
        remove.clicked.connect(self.removed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        for place, field in enumerate((self._person, self._role, self._since)):
            grid.addWidget(Field.of(field), 0, place)
            grid.setColumnStretch(place, 1)
        # a date with its words and the calendar beside it
        grid.setColumnMinimumWidth(2, theme.px(260))
        grid.addWidget(remove, 0, 3, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Field(agreed_to, self._agreed_to), 1, 0, 1, 3)

    def contact(self) -> AccountabilityContact:
        """The contact as it stands in the fields."""
        since = self._since.value()
        return msgspec.structs.replace(
            self._contact,
            person=self._person.text(),
            role=self._role.text(),
            agreed_to=self._agreed_to.text(),
            since=since[0] if since else None,
        )

    @Slot()
    def begin(self) -> None:
        """Put the caret into the first field."""
        self._person.setFocus()

    def _line(self, name: str, text: str) -> TextLine:
        line = TextLine(name)
        line.fill(text)
        line.edited.connect(self.edited)
        return line
