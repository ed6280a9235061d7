"""The agreement while it is being written or amended."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.agreement import (
    SIGNED,
    Agreement,
    Commitment,
    has_words,
    new_commitment,
)
from allyjournal.domain.record import Pillar, begin
from allyjournal.ui import messages, theme
from allyjournal.ui.agreement.commitment_editor import CommitmentEditor
from allyjournal.ui.agreement.community_field import CommunityField
from allyjournal.ui.agreement.contacts import ContactsField
from allyjournal.ui.agreement.wording import (
    cadence_words,
    paragraph_words,
    pillar_words,
    starting_statements,
)
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.more import More
from allyjournal.ui.widgets.text_line import TextLine

_CADENCES = (1, 3, 6, 12, 24)  # months


class AgreementEditor(QWidget):
    """Every field of ``agreement``, filled once; ``agreement()`` reads them back."""

    owned: tuple[str, ...] = SIGNED
    edited = Signal()

    def __init__(
        self, agreement: Agreement, *, amending: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._agreement = agreement
        self._commitments: list[CommitmentEditor] = []
        self._taken: tuple[int, CommitmentEditor] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(32))
        self._column.setSpacing(theme.px(14))
        self._add_head(amending)
        self._places = {pillar: self._add_pillar(pillar) for pillar in Pillar}
        for commitment in agreement.commitments:
            self._add_commitment(commitment)
        self._add_cadences()
        self._add_more()
        self._column.addStretch(1)
        self.setFocusProxy(self._title)

    def agreement(self) -> Agreement:
        """The agreement as it stands in the fields; a commitment without a word is left out."""
        held = [editor.commitment() for editor in self._commitments]
        review, check_in = self._review.value(), self._check_in.value()
        return self._agreement.changed(
            title=self._title.text(),
            communities=self._communities.values(),
            commitments=tuple(filter(has_words, held)),
            positionality=self._positionality.text(),
            guidance_sources=self._guidance.text(),
            community_input=self._community_input.part(),
            accountability_contacts=self._contacts.parts(),
            review_every=int(review) if review else None,
            check_in_every=int(check_in) if check_in else None,
        )

    def _add_head(self, amending: bool) -> None:
        over_title = self.tr("Amending the agreement") if amending else self.tr("A new agreement")
        self._column.addWidget(labels.over_title(over_title))
        hint = self.tr(
            "Begin with these three, one for each pillar. Every word is yours to change;"
            " it binds nobody until you sign it."
        )
        if not amending:
            self._column.addWidget(labels.note(hint))
        self._title = TextLine(self.tr("Title"), self.tr("My agreement"))
        self._title.fill(self._agreement.title)
        self._title.edited.connect(self.edited)
        self._communities = ChipField(self.tr("Communities"), self.tr("Whom it is about"))
        self._communities.fill(self._agreement.communities)
        self._communities.edited.connect(self.edited)
        self._column.addWidget(Field(self.tr("Title"), self._title))
        self._column.addWidget(Field(self.tr("Communities"), self._communities))

    def _add_pillar(self, pillar: Pillar) -> QVBoxLayout:
        row = QHBoxLayout()
        row.addWidget(labels.over_title(pillar_words(pillar), pillar.value), 1)
        add = buttons.link(self.tr("Add a commitment"))
        add.setAccessibleDescription(pillar_words(pillar))
        add.setObjectName(pillar.value)
        add.clicked.connect(self._add_empty)
        row.addWidget(add)
        place = QVBoxLayout()
        place.setSpacing(theme.px(8))
        part = QVBoxLayout()
        part.setSpacing(theme.px(4))
        part.addLayout(row)
        part.addLayout(place)
        self._column.addLayout(part)
        return place

    def _add_commitment(self, commitment: Commitment) -> CommitmentEditor:
        editor = CommitmentEditor(commitment)
        editor.edited.connect(self.edited)
        editor.removed.connect(self._remove)
        self._commitments.append(editor)
        self._places[commitment.pillar].addWidget(editor)
        return editor

    @Slot()
    def _add_empty(self) -> None:
        pillar = Pillar(self.sender().objectName())
        editor = self._add_commitment(new_commitment(pillar, ""))
        # once it is laid out
        QTimer.singleShot(0, editor, editor.begin)

    @Slot()
    def _remove(self) -> None:
        editor = self.sender()
        if isinstance(editor, CommitmentEditor):
            self._taken = self._commitments.index(editor), editor
            self._commitments.remove(editor)
            editor.hide()
            self.edited.emit()
            if has_words(editor.commitment()):
                messages.toast(self, self.tr("Taken out"), self.tr("Undo"), self._put_back)

    @Slot()
    def _put_back(self) -> None:
        if self._taken:
            place, editor = self._taken
            self._taken = None
            self._commitments.insert(place, editor)
            editor.show()
            self.edited.emit()

    def _add_cadences(self) -> None:
        look, check = self.tr("Look at it again"), self.tr("Check in")
        self._review = self._cadence(look, "review_every")
        self._check_in = self._cadence(check, "check_in_every")
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        for field in (self._review, self._check_in):
            row.addWidget(Field.of(field), 1)
        self._column.addLayout(row)

    def _cadence(self, name: str, field_name: str) -> ChoiceField:
        """So many months, or None; what it is now is among the choices whatever it is."""
        now = getattr(self._agreement, field_name)
        months = sorted({*_CADENCES, *((now,) if now else ())})
        choices = [(str(number), cadence_words(field_name, number)) for number in months]
        field = ChoiceField(name, choices, none_label=self.tr("no date"))
        field.fill(str(now) if now else None)
        field.edited.connect(self.edited)
        return field

    def _add_more(self) -> None:
        more = More()
        self._positionality = self._long("positionality", more)
        self._guidance = self._long("guidance_sources", more)
        self._contacts = ContactsField(self._agreement.accountability_contacts)
        self._contacts.edited.connect(self.edited)
        more.add(Field(paragraph_words("accountability_contacts"), self._contacts))
        self._community_input = CommunityField(self._agreement.community_input)
        self._community_input.edited.connect(self.edited)
        more.add(Field.of(self._community_input))
        self._column.addWidget(more)
        more.settle()

    def _long(self, name: str, more: More) -> MarkdownEditor:
        editor = MarkdownEditor(paragraph_words(name), auto_height=True)
        editor.fill(getattr(self._agreement, name))
        editor.edited.connect(self.edited)
        more.add(Field(paragraph_words(name), editor))
        return editor


def begun() -> Agreement:
    """A new agreement of today, with a statement for each pillar to begin with."""
    held = tuple(new_commitment(pillar, words) for pillar, words in starting_statements().items())
    return begin(Agreement, date.today(), datetime.now(UTC), commitments=held, review_every=6)
