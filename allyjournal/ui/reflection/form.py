"""The page of one reflection."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.record import enter
from allyjournal.domain.reflection import (
    Addendum,
    Facet,
    NextAction,
    Reflection,
    ReflectionState,
    intensity_rose,
)
from allyjournal.ui import looks, theme
from allyjournal.ui.prompt_line import PromptLine
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.reflection.writing import Writing
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.announce import announce
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.more import More
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.text_line import TextLine

_TEXT = "text"
_SCALE = [(str(number), str(number)) for number in range(11)]


class ReflectionForm(RecordForm[Reflection]):
    """The writing first; all else behind "More". What is kept is read before it is edited."""

    def __init__(
        self, record: Reflection, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, around, parent)
        self._writing = Writing(record)
        self._writing.set_open(record.state is ReflectionState.DRAFT)
        self.bind("text", self._writing, self._writing.text)
        self._readers["framework"] = self._writing.framework
        self._readers["answers"] = self._writing.answers
        self._former = record.addenda
        self._addenda = _Addenda(self._former)
        self._added: MarkdownEditor | None = None
        self._added_on = date.today()
        self._rose_before = intensity_rose(record)
        self._rose = Notice(
            self.tr("It feels stronger than before."),
            " ".join((self.tr("You can stop here; it is saved."), around.support)).strip(),
            "reflection",
        )
        distance = self.tr("If you go on: “they” in place of “I” can give some distance.")
        self._rose.add(labels.note(distance))
        self.add_head()
        self.prompt = self._build_prompt() if self._blank else None
        if record.prompt:
            self.column.addWidget(labels.note(record.prompt))
        self.column.addWidget(self._writing)
        self.column.addWidget(self._addenda)
        self.column.addLayout(self._build_actions())

    def parts(self) -> Iterator[None]:
        """All else; then what is in sight follows from it."""
        yield
        self._more = self._build_more()
        self.column.addWidget(self._more)
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With the text."""
        self._writing.begin()

    def opened(self) -> str:
        """Whether a text that is kept is edited, and which addendum: how many stand before it."""
        text = _TEXT if self._writing.is_open() else ""
        return f"{text} {len(self._former)}" if self._added else text

    def reopen(self, opened: str) -> None:
        """Have both be written in again."""
        for part in opened.split():
            if part == _TEXT:
                self._writing.set_open(True)
                self.show_changed()
            else:
                self._go_on_adding(int(part))

    @Slot()
    def show_changed(self) -> None:
        """The state, the addenda, and which buttons belong to them."""
        super().show_changed()
        record = self.record()
        kept = record.state is not ReflectionState.DRAFT
        self._keep.setVisible(not kept)
        if self.prompt:
            self.prompt.set_open(self._writing.is_open())
        self._come_back.setVisible(kept and self._added is None)
        self._edit.setVisible(not self._writing.is_open())
        # said once, when it happens, and not again to whoever reads it later
        rose = intensity_rose(record) and not self._rose_before
        if rose and self._rose.isHidden():
            announce(self._rose, self._rose.accessibleName())
        self._rose.setVisible(rose)
        self._next.setVisible(kept and record.next_action is None)

    def over_title_parts(self, record: Reflection) -> Sequence[str]:
        """What it is about, and whether it is kept."""
        return looks.words(record.facet or ""), looks.words(record.state)

    def with_values(self, record: Reflection, values: dict[str, Any]) -> Reflection:
        """Words that were added make it revisited."""
        if len(values.get("addenda", ())) > len(self._former):
            record = enter(record, ReflectionState.REVISITED, date.today())
        return super().with_values(record, values)

    def _build_prompt(self) -> PromptLine:
        """A prompt above a page on which nothing stands yet; it waits to be offered some."""
        prompt = PromptLine()
        self._readers["prompt"] = prompt.text
        prompt.edited.connect(self._prompt_changed)
        self._writing.edited.connect(prompt.shrink)
        self.column.addWidget(prompt)
        return prompt

    @Slot()
    def _prompt_changed(self) -> None:
        # a prompt alone is nothing to save
        if self.to_save():
            self.edited.emit()

    def _build_actions(self) -> QHBoxLayout:
        self._keep = buttons.quiet(self.tr("Keep it"))
        self._keep.clicked.connect(self._keep_it)
        self._come_back = buttons.quiet(self.tr("Come back to it"))
        self._come_back.clicked.connect(self._add_to_it)
        self._edit = buttons.link(self.tr("Edit the text"))
        self._edit.clicked.connect(self._open_text)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._next = buttons.link(self.tr("Next step: none yet"))
        self._next.clicked.connect(self._plan)
        for button in (self._keep, self._come_back, self._edit, self._next):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _build_more(self) -> More:
        more = More(parent=self)
        facet = self.tr("Facet")
        more.add(Field(facet, self.choice("facet", Facet, facet)))
        emotions = self.tr("Emotions")
        known = self._around.known.get("emotion", ())
        more.add(Field(emotions, self.words("emotions", emotions, known)))
        for name, label in (
            ("intensity_before", self.tr("How strong before writing, 0 to 10")),
            ("intensity_after", self.tr("How strong after writing, 0 to 10")),
        ):
            strength = more.add(Field.of(self.number(name, _SCALE, label)))
        # beside what it speaks of, so that it is in sight when it appears
        strength.add(self._rose)
        belief = self.tr("A belief to unlearn")
        more.add(Field(belief, self.prose("belief_to_unlearn", belief)))
        self._action = _NextActionField(self._record.next_action)
        self.bind("next_action", self._action, self._action.value)
        more.add(Field(self.tr("Next: if … then …"), self._action))
        self.add_common(more)
        more.settle()
        return more

    @Slot()
    def _keep_it(self) -> None:
        self._writing.set_open(False)
        self.change(enter(self.record(), ReflectionState.KEPT, date.today()))

    @Slot()
    def _open_text(self) -> None:
        self._writing.set_open(True)
        self._edit.hide()
        self._writing.begin()

    @Slot()
    def _plan(self) -> None:
        self._more.set_open(True)
        self._action.setFocus()

    @Slot()
    def _add_to_it(self) -> None:
        """Begin an addendum of today, which is saved as it is typed like all else."""
        self._add(Addendum(on=date.today(), text=""))

    def _go_on_adding(self, before: int) -> None:
        """Go on with the addendum that has so many before it, or begin it."""
        if len(self._former) == before:
            self._add_to_it()
        elif len(self._former) == before + 1:
            *former, written = self._former
            self._former = tuple(former)
            self._addenda.drop_last()
            self._add(written)

    def _add(self, addendum: Addendum) -> None:
        self._added_on = addendum.on
        self._added = MarkdownEditor(self.tr("What do you see now?"), auto_height=True)
        self._added.setPlaceholderText(self.tr("What do you see now?"))
        self._added.fill(addendum.text)
        self.bind("addenda", self._added, self._with_what_is_added)
        self._addenda.add(addendum.on, self._added)
        self._come_back.hide()
        self._added.setFocus()

    def _with_what_is_added(self) -> tuple[Addendum, ...]:
        text = self._added.text() if self._added else ""
        added = (Addendum(on=self._added_on, text=text),) if text.strip() else ()
        return (*self._former, *added)


class _Addenda(QWidget):
    """What was added later, each under its day."""

    def __init__(self, addenda: tuple[Addendum, ...]) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        for addendum in addenda:
            self._put(addendum.on, MarkdownView(addendum.text))
        if not addenda:
            self.hide()

    def add(self, on: date, content: QWidget) -> None:
        """Put one more at the end."""
        self._put(on, content)
        self.show()
        # now and not in the next round of events: the focus goes only where one can see
        content.show()

    def drop_last(self) -> None:
        """Take the one at the end out of sight, with its day."""
        for _part in range(2):
            item = self._column.takeAt(self._column.count() - 1)
            if last := item and item.widget():
                last.hide()
                last.deleteLater()

    def _put(self, on: date, content: QWidget) -> None:
        self._column.addWidget(labels.heading(looks.date_words(on)))
        self._column.addWidget(content)


class _NextActionField(QWidget):
    """If, then, and by when."""

    edited = Signal()

    def __init__(self, action: NextAction | None) -> None:
        super().__init__()
        self._when = TextLine(self.tr("If"), self.tr("If this happens"))
        self._then = TextLine(self.tr("Then"), self.tr("then I"))
        self._due_on = DateField(self.tr("By"), optional=True)
        shown = action or NextAction()
        self._when.fill(shown.when)
        self._then.fill(shown.then)
        self._due_on.fill(shown.due_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for field in (self._when, self._then, self._due_on):
            field.edited.connect(self.edited)
            column.addWidget(field)
        self.setFocusProxy(self._when)

    def value(self) -> NextAction | None:
        """The action, or None where nothing is planned."""
        due = self._due_on.value()
        action = NextAction(
            when=self._when.text(), then=self._then.text(), due_on=due[0] if due else None
        )
        return action if action != NextAction() else None

    def is_filled(self) -> bool:
        """Whether something is planned."""
        return self.value() is not None
