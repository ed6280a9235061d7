"""Who agreed to hold the person to account, a few fields for each."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from allyjournal.domain.agreement import AccountabilityContact
from allyjournal.ui import theme
from allyjournal.ui.part_rows import PartEditor, PartRows
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.text_line import TextLine


class ContactsField(PartRows[AccountabilityContact]):
    """The contacts, each with pseudonym, role, what was agreed and since when."""

    def editor(self, part: AccountabilityContact | None) -> "_ContactEditor":
        """The fields for one contact."""
        return _ContactEditor(part or AccountabilityContact(person=""))

    def words_to_add(self) -> str:
        """What adds one."""
        return self.tr("Add someone")


class _ContactEditor(PartEditor[AccountabilityContact]):
    """One contact."""

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

    def part(self) -> AccountabilityContact:
        """The contact as it stands in the fields."""
        since = self._since.value()
        return msgspec.structs.replace(
            self._contact,
            person=self._person.text(),
            role=self._role.text(),
            agreed_to=self._agreed_to.text(),
            since=since[0] if since else None,
        )

    def is_filled(self) -> bool:
        """Whether anything is known of them."""
        return self.part() != AccountabilityContact(person="")

    def begin(self) -> None:
        """Put the caret into the first field."""
        self._person.setFocus()

    def _line(self, name: str, text: str) -> TextLine:
        line = TextLine(name)
        line.fill(text)
        line.edited.connect(self.edited)
        return line
