"""One commitment in a review: what happened, a check-in, and what becomes of it."""

from datetime import date

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.agreement import (
    WORDS,
    Commitment,
    CommitmentStatus,
    is_reworded,
)
from allyjournal.domain.text import plain
from allyjournal.ui import looks, theme
from allyjournal.ui.agreement.check_in import CheckInForm
from allyjournal.ui.agreement.commitment_editor import CommitmentWords
from allyjournal.ui.agreement.held import Held
from allyjournal.ui.agreement.reading import Against
from allyjournal.ui.agreement.wording import paragraph_words, pillar_words, status_choices
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.choice_field import ChoiceChips
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.outdent import link_row


class WalkStep(QWidget):
    """``commitment`` as it is now, beside what was ``signed`` of it (the same where it is new).

    ``form`` is where its check-in is written; ``entry_opened`` carries a record to open.
    """

    edited = Signal()
    entry_opened = Signal(object)

    def __init__(
        self,
        commitment: Commitment,
        signed: Commitment,
        held: Held,
        since: date,
        form: CheckInForm,
    ) -> None:
        super().__init__()
        self._signed = signed
        self._form = form
        self._held = held
        self._held.opened.connect(self.entry_opened)
        self._nothing = labels.note(self.tr("Nothing was written about it."))
        self._words = CommitmentWords(commitment)
        self._words.edited.connect(self._reworded)
        self._text = self._reading_text()
        self._reword = buttons.link(self.tr("Reword it"))
        self._reword.clicked.connect(self._open_words)
        self._before = labels.note("")
        self._status = ChoiceChips(self.tr("What becomes of it"), status_choices(signed.status))
        self._status.fill(commitment.status)
        self._status.edited.connect(self.edited)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._arrange(commitment, since)
        self._show_words(is_reworded(signed, commitment))

    def commitment(self) -> Commitment:
        """The commitment with its words and its status as they stand here; one that was left
        without a statement keeps the signed one."""
        words = self._words.commitment()
        if not words.statement.strip():
            words = msgspec.structs.replace(words, statement=self._signed.statement)
        chosen = CommitmentStatus(self._status.value() or self._signed.status)
        return msgspec.structs.replace(words, status=chosen)

    def show_held(self, against: Against) -> None:
        """Show what happened, in a list that is open."""
        self._held.show_held(against)
        self._held.open()
        self._nothing.setVisible(not against.ids)

    def is_rewording(self) -> bool:
        """Whether the words are in fields."""
        return not self._words.isHidden()

    def reword(self) -> None:
        """Have the words in fields."""
        self._show_words(True)

    def begin(self) -> None:
        """Put the focus on the scale of the check-in."""
        self._form.begin()

    def _arrange(self, commitment: Commitment, since: date) -> None:
        above = [pillar_words(commitment.pillar)]
        if self._signed.status is not CommitmentStatus.ACTIVE:
            above.append(looks.words(self._signed.status))
        self._column.addWidget(labels.over_title(" · ".join(above), commitment.pillar.value))
        for part in (self._text, self._words, self._before):
            self._column.addWidget(part)
        self._column.addLayout(link_row(self._reword))
        self._column.addSpacing(theme.px(8))
        heading = self.tr("What happened since {day}").format(day=looks.day_words(since))
        self._column.addWidget(labels.heading(heading))
        self._column.addWidget(self._held)
        self._column.addWidget(self._nothing)
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(Field(self.tr("A check-in, if you like"), self._form))
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(Field.of(self._status))

    def _reading_text(self) -> QWidget:
        """The commitment to read: its statement, and its details in second ink."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        statement, *details = WORDS
        view = MarkdownView(getattr(self._signed, statement))
        column.addWidget(view)
        for name in details:
            if text := getattr(self._signed, name):
                column.addWidget(labels.note(f"{paragraph_words(name)}: {plain(text)}"))
        return part

    @Slot()
    def _open_words(self) -> None:
        if self._words.isHidden():
            self._show_words(True)
            self._words.begin()
        else:
            self._words.fill(self._signed)
            self._show_words(False)
            self._reword.setFocus()
            self.edited.emit()

    @Slot()
    def _reworded(self) -> None:
        self._show_words(True)
        self.edited.emit()

    def _show_words(self, shown: bool) -> None:
        """Have the words in fields, or to be read."""
        self._text.setVisible(not shown)
        self._words.setVisible(shown)
        reworded = shown and is_reworded(self._signed, self._words.commitment())
        signed = self.tr("Signed: {words}").format(words=plain(self._signed.statement))
        self._before.setText(signed)
        self._before.setVisible(reworded)
        back = self.tr("Put the signed words back") if reworded else self.tr("Leave the words")
        self._reword.setText(back if shown else self.tr("Reword it"))
