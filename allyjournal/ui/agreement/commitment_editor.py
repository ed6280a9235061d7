"""The fields of one commitment."""

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.agreement import Commitment, CommitmentStatus, has_words
from allyjournal.ui import looks, theme
from allyjournal.ui.agreement.wording import paragraph_words
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.more import More

_ACTIVE = CommitmentStatus.ACTIVE
_DETAILS = ("in_practice", "if_then_plan", "noticed_by_others")


class CommitmentWords(QWidget):
    """The words of one commitment: its statement in sight, the rest behind "More"."""

    edited = Signal()

    def __init__(self, commitment: Commitment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commitment = commitment
        self._statement = MarkdownEditor(
            paragraph_words("statement"),
            self.tr("What I undertake, in one sentence"),
            auto_height=True,
            least_lines=1,
        )
        self._statement.edited.connect(self.edited)
        self.row = QHBoxLayout()
        self.row.addWidget(self._statement, 1)
        self._more = More()
        self._details = {name: self._detail(name) for name in _DETAILS}
        self.fill(commitment)
        self._more.settle()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(8))
        column.addLayout(self.row)
        column.addWidget(self._more)

    def commitment(self) -> Commitment:
        """The commitment as it stands in the fields; its uid never changes."""
        return msgspec.structs.replace(
            self._commitment,
            statement=self._statement.text(),
            **{name: editor.text() for name, editor in self._details.items()},
        )

    def fill(self, commitment: Commitment) -> None:
        """Show the words of ``commitment``."""
        self._statement.fill(commitment.statement)
        for name, editor in self._details.items():
            editor.fill(getattr(commitment, name))

    @Slot()
    def begin(self) -> None:
        """Put the caret into the statement."""
        self._statement.setFocus()

    def _detail(self, name: str) -> MarkdownEditor:
        editor = MarkdownEditor(paragraph_words(name), auto_height=True, least_lines=2)
        editor.edited.connect(self.edited)
        self._more.add(Field(paragraph_words(name), editor))
        return editor


class CommitmentEditor(CommitmentWords):
    """One commitment with its status, which can be taken out."""

    removed = Signal()

    def __init__(self, commitment: Commitment, parent: QWidget | None = None) -> None:
        super().__init__(commitment, parent)
        remove = buttons.remove(self.tr("Take this commitment out"))
        remove.clicked.connect(self.removed)
        self.row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._status = self._status_field()
        self._more.settle()

    def commitment(self) -> Commitment:
        """The commitment as it stands in the fields; its uid never changes."""
        status = CommitmentStatus(self._status.value() or _ACTIVE)
        return msgspec.structs.replace(super().commitment(), status=status)

    def is_left_out(self) -> bool:
        """Whether nothing is written in it, so that the agreement is saved without it."""
        return not has_words(self.commitment())

    def _status_field(self) -> ChoiceField:
        # active is what a commitment is when nothing else is said
        others = [pair for pair in looks.choices(CommitmentStatus) if pair[0] != _ACTIVE]
        field = ChoiceField(self.tr("Status"), others, none_label=looks.words(_ACTIVE))
        now = self._commitment.status
        field.fill(None if now is _ACTIVE else now.value)
        field.edited.connect(self.edited)
        self._more.add(Field(self.tr("Status"), field))
        return field
