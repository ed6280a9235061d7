"""The person's own prompts, each written in its place."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.prompts import Prompt
from allyjournal.domain.record import Pillar, new_uid
from allyjournal.ui import looks, theme
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.text_line import TextLine
from allyjournal.ui.widgets.tick import Tick


class OwnPrompts(QWidget):
    """A line for each prompt, and one more on request; one without words is none."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics: Sequence[str] = ()
        self._rows: list[_Row] = []
        add = buttons.link(_translate("Add a prompt"))
        add.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self._column.addLayout(link_row(add))

    def prompts(self) -> tuple[Prompt, ...]:
        """The prompts as they stand here."""
        return tuple(row.prompt() for row in self._rows if not row.is_left_out())

    def commit(self) -> None:
        """Take the topics that are typed but not yet chips."""
        for row in self._rows:
            row.topics.commit()

    def show_prompts(self, prompts: Sequence[Prompt], topics: Sequence[str]) -> None:
        """Show these where others stand here, with these topics to choose from."""
        self._topics = topics
        if tuple(prompts) != self.prompts():
            for row in list(self._rows):
                self._drop(row)
            for prompt in prompts:
                self._put(prompt)

    def _put(self, prompt: Prompt) -> "_Row":
        row = _Row(prompt, self._topics)
        row.edited.connect(self.edited)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        row.show()
        return row

    @Slot()
    def _add(self) -> None:
        self._put(Prompt(id=new_uid(), text="")).setFocus()

    @Slot()
    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, _Row):
            self._drop(row)
            self.edited.emit()

    def _drop(self, row: "_Row") -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()


class _Row(QWidget):
    """One prompt: its words, below them what it asks about."""

    edited = Signal()
    removed = Signal()

    def __init__(self, prompt: Prompt, topics: Sequence[str]) -> None:
        super().__init__()
        self._id = prompt.id
        self._text = TextLine(_translate("Own prompt"), _translate("What do you want to be asked?"))
        self._text.fill(prompt.text)
        pillar = _translate("Pillar")
        self._pillar = ChoiceField(
            pillar, looks.choices(Pillar), none_label=_translate("no pillar")
        )
        self._pillar.fill(prompt.pillar)
        self._stored = {looks.words(topic): topic for topic in (*topics, *prompt.topics)}
        self.topics = ChipField(_translate("Topics of the prompt"), _translate("topics"))
        self.topics.complete_with(self._stored)
        self.topics.fill(map(looks.words, prompt.topics))
        self._gentle = Tick(_translate("gentle"))
        self._gentle.setToolTip(_translate("Gentle prompts are offered first"))
        self._gentle.setChecked(prompt.gentle)
        self.setFocusProxy(self._text)
        for field in (self._text, self._pillar, self.topics, self._gentle):
            field.edited.connect(self.edited)
        self._arrange()

    def prompt(self) -> Prompt:
        """The prompt as it stands in the fields."""
        pillar = self._pillar.value()
        return Prompt(
            id=self._id,
            text=self._text.text(),
            pillar=Pillar(pillar) if pillar else None,
            topics=tuple(self._stored.get(word, word) for word in self.topics.values()),
            gentle=self._gentle.isChecked(),
        )

    def is_left_out(self) -> bool:
        """Whether it has no words, and is no prompt."""
        return not self._text.text().strip()

    def _arrange(self) -> None:
        take_out = buttons.remove(_translate("Take this prompt out"))
        take_out.clicked.connect(self.removed)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._text, 1)
        first.addWidget(take_out)
        second.addWidget(self._pillar)
        second.addWidget(self.topics, 1)
        second.addWidget(self._gentle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(6))
        column.setSpacing(theme.px(6))
        for row in (first, second):
            row.setSpacing(theme.px(8))
            column.addLayout(row)


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)
