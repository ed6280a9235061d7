"""An apology in the making."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.mistake import Apology, ApologyStatus
from allyjournal.ui import looks, theme
from allyjournal.ui.mistake.wording import apology_parts
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.disclosure import Disclosure
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor


class ApologyField(QWidget):
    """Where it stands, what it holds, and behind a word its draft."""

    edited = Signal()

    def __init__(self, apology: Apology, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("Apology")
        self._status = ChoiceField(name, looks.choices(ApologyStatus))
        self._status.setProperty("flavour", "small")
        self._status.fill(apology.status.value)
        self._status.edited.connect(self.edited)
        self._parts = {part: QCheckBox(words) for part, words in apology_parts().items()}
        # what was ticked first stays first
        self._order = tuple(dict.fromkeys((*apology.checklist, *self._parts)))
        checklist = QWidget()
        flow = FlowLayout(checklist)
        for part, box in self._parts.items():
            box.setChecked(part in apology.checklist)
            box.clicked.connect(self.edited)
            flow.addWidget(box)
        self._draft = MarkdownEditor(self.tr("Draft of the apology"), auto_height=True)
        self._draft.fill(apology.draft)
        self._draft.edited.connect(self.edited)
        self._silent = labels.note("")
        self._silent.hide()
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(labels.heading(name))
        head.addWidget(self._status)
        head.addStretch(1)
        stays = labels.note(self.tr("The draft stays here. Nothing is sent by this program."))
        self._asking = (self._status, checklist, Disclosure(self.tr("Draft"), self._draft), stays)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        for below in (self._silent, *self._asking[1:]):
            column.addWidget(below)

    def set_folded(self, folded: bool) -> None:
        """Ask for nothing, as where contact is not wanted; what is written stays."""
        kept = self.tr("Your draft is kept.") if self._draft.is_filled() else ""
        silent = self.tr("Contact is not wanted: no apology is asked for here.")
        self._silent.setText(" ".join(filter(None, (silent, kept))))
        self._silent.setVisible(folded)
        for part in self._asking:
            part.setVisible(not folded)

    def apology(self) -> Apology:
        """The apology as it stands here."""
        return Apology(
            status=ApologyStatus(self._status.value() or ApologyStatus.NOT_YET),
            draft=self._draft.text(),
            checklist=tuple(part for part in self._order if self._parts[part].isChecked()),
        )
