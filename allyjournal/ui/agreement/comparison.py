"""Two versions side by side, with the changed words marked in both."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from allyjournal.domain.agreement import CADENCES, AgreementVersion
from allyjournal.domain.amendment import ComparedParagraph, compared
from allyjournal.domain.compare import Change, Piece
from allyjournal.domain.kinds import AnyRecord
from allyjournal.ui import looks, theme
from allyjournal.ui.agreement.prompt_row import PromptRow
from allyjournal.ui.agreement.wording import (
    cadence_words,
    community_part,
    paragraph_words,
    pillar_words,
)
from allyjournal.ui.marked_words import marked
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.choice_field import ChoiceField


class Comparison(QWidget):
    """Any two of ``versions`` (two or more, in their order); at first the last two.

    ``prompts`` are the records that prompted them, by uid; ``open_requested`` carries such a uid.
    """

    open_requested = Signal(str)

    def __init__(
        self,
        versions: Sequence[AgreementVersion],
        prompts: Mapping[str, AnyRecord],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self._versions = {str(version.number): version for version in versions}
        self._before = self._chooser(self.tr("Earlier version"), versions[-2])
        self._after = self._chooser(self.tr("Later version"), versions[-1])
        self._changes_only = QCheckBox(self.tr("Only what changed"))
        self._changes_only.toggled.connect(self._show)
        self._texts = QGridLayout()
        self._texts.setHorizontalSpacing(theme.px(40))
        self._texts.setVerticalSpacing(theme.px(14))
        for place, chooser in enumerate((self._before, self._after)):
            self._texts.addWidget(chooser, 0, place)
            self._texts.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(32))
        column.setSpacing(theme.px(12))
        column.addWidget(labels.title(self.tr("Two versions side by side")))
        column.addWidget(labels.note(self.tr("Struck out: left out. Underlined: added.")))
        column.addWidget(self._changes_only)
        column.addLayout(self._texts)
        column.addStretch(1)
        self._show()

    def _chooser(self, name: str, chosen: AgreementVersion) -> ChoiceField:
        words = self.tr("Version {number}, signed {day}")
        field = ChoiceField(
            name,
            [
                (key, words.format(number=key, day=looks.day_words(version.signed_on)))
                for key, version in self._versions.items()
            ],
        )
        field.fill(str(chosen.number))
        field.edited.connect(self._show)
        return field

    @Slot()
    def _show(self) -> None:
        while (item := self._texts.itemAt(2)) and (widget := item.widget()):
            self._texts.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        before = self._versions[self._before.value() or ""]
        after = self._versions[self._after.value() or ""]
        for column, version in enumerate((before, after)):
            self._place(self._reason(version), 1, column)
        for row, paragraph in enumerate(compared(before.content, after.content), start=2):
            if not self._changes_only.isChecked() or _is_changed(paragraph):
                self._place(_side(paragraph, Change.REMOVED), row, 0)
                self._place(_side(paragraph, Change.ADDED), row, 1)

    def _place(self, part: QWidget, row: int, column: int) -> None:
        self._texts.addWidget(part, row, column)
        # now and not in the next round of events
        part.show()

    def _reason(self, version: AgreementVersion) -> QWidget:
        """The community's part, why it was signed, and what prompted it."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for words in (community_part(version.content.community_input), version.change_reason):
            if words:
                column.addWidget(labels.note(words))
        if prompt := self._prompts.get(version.prompted_by or ""):
            row = PromptRow(prompt)
            row.open_requested.connect(self.open_requested)
            column.addWidget(row)
        column.addStretch(1)
        return part


def _is_changed(paragraph: ComparedParagraph) -> bool:
    return any(piece.change is not Change.SAME for piece in paragraph.pieces)


def _side(compared_paragraph: ComparedParagraph, own: Change) -> QLabel:
    """One side of a paragraph: what both have, and what only this side has, marked."""
    paragraph, pieces = compared_paragraph
    heading = paragraph_words(paragraph.field)
    if paragraph.commitment:
        heading = f"{pillar_words(paragraph.commitment.pillar)} · {heading}"
    own_pieces = [piece for piece in pieces if piece.change in (Change.SAME, own)]
    shown = [_in_words(piece, paragraph.field) for piece in own_pieces]
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
    if shown:
        words = marked(shown)
        ink = theme.colour("second_ink").name()
        label.setText(f'<b style="color:{ink}">{escape(heading)}</b><br>{words}')
        text = "".join(piece.text for piece in shown)
        label.setAccessibleName(f"{heading}: {text}")
    return label


def _in_words(piece: Piece, field: str) -> Piece:
    """A status is stored as one word, a cadence as a number."""
    if field == "status":
        return Piece(piece.change, looks.words(piece.text))
    if field in CADENCES:
        return Piece(piece.change, cadence_words(field, int(piece.text)))
    return piece
