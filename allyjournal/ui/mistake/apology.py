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
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(labels.heading(name))
        head.addWidget(self._status)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(checklist)
        column.addWidget(Disclosure(self.tr("Draft"), self._draft))
        stays = self.tr("The draft stays here. Nothing is sent by this program.")
        column.addWidget(labels.note(stays))

    def apology(self) -> Apology:
        """The apology as it stands here."""
        return Apology(
            status=ApologyStatus(self._status.value() or ApologyStatus.NOT_YET),
            draft=self._draft.text(),
            checklist=tuple(part for part in self._order if self._parts[part].isChecked()),
        )
