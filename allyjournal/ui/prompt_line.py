"""One question above the empty page, which steps back when the writing starts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from allyjournal.domain.prompts import Prompt, Vocabulary
from allyjournal.ui import looks, theme
from allyjournal.ui.widgets import buttons, labels


class PromptLine(QWidget):
    """A prompt with "another", "none", and a menu for one that shall not come back.

    ``edited`` tells that another text stands here by the person's choice; ``unwanted`` carries
    the change of the vocabulary that keeps a prompt away.
    """

    edited = Signal()
    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompts: list[Prompt] | None = None
        self._position = 0
        self._wanted = True
        self._shrunk = False
        self._open = True
        self._question = labels.body("", self)
        self._question.setProperty("flavour", "prompt")
        self._question.setProperty("large", True)
        # a long question wraps; it must not widen the page
        self._question.setMinimumWidth(1)
        # the links are smaller and stand on the same line
        self._question.setContentsMargins(0, 0, 0, theme.px(3))
        self._over = labels.note("", self)
        self._another = buttons.link("", self)
        self._another.clicked.connect(self._show_next)
        self._none = buttons.link(self.tr("none"), self)
        self._none.setAccessibleName(self.tr("No prompt"))
        self._none.clicked.connect(self._show_none)
        self._not_for_me = buttons.link(self.tr("not for me…"), self)
        self._menu = QMenu(self._not_for_me)
        self._menu.triggered.connect(self._put_away)
        self._not_for_me.setMenu(self._menu)
        self._links = (self._another, self._none, self._not_for_me)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for widget in (self._question, self._over, *self._links):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(0)
        self._show()

    def offer(self, prompts: Sequence[Prompt], position: int = 0) -> None:
        """Show the prompt at ``position``; "another" goes on from there."""
        self._prompts = list(prompts)
        self._position = position
        self._show()

    def offer_anew(self, prompts: Sequence[Prompt]) -> None:
        """Go on with these; the one that is shown stays where it is still among them, and in
        any case once the writing has begun."""
        shown = self._shown()
        if shown and shown in prompts:
            self.offer(prompts, list(prompts).index(shown))
        elif not self._shrunk:
            self.offer(prompts, self._position)

    def go_on_with(self, text: str) -> None:
        """Show the prompt of a writing that has begun before, or none, in one small line."""
        prompts = self._prompts or []
        if text and text not in [it.text for it in prompts]:
            prompts = self._prompts = [Prompt(id="", text=text), *prompts]
        self._position = next((at for at, it in enumerate(prompts) if it.text == text), 0)
        self._wanted = bool(text)
        self._step_back()

    def position(self) -> int:
        """Which of the prompts is shown."""
        return self._position

    def text(self) -> str:
        """The prompt that is shown, or nothing."""
        shown = self._shown()
        return shown.text if shown and self._wanted else ""

    def set_open(self, shown: bool) -> None:
        """Let another be chosen, or only be read what was."""
        if shown != self._open:
            self._open = shown
            self._show()

    def shrink(self) -> None:
        """Step back to one small line: the writing has begun."""
        if not self._shrunk:
            # the page below must not move under the caret
            self.setFixedHeight(self.height())
            self._step_back()

    def _step_back(self) -> None:
        self._shrunk = True
        self._question.setProperty("large", False)
        self._question.style().unpolish(self._question)
        self._question.style().polish(self._question)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()

    def _shown(self) -> Prompt | None:
        prompts = self._prompts or []
        return prompts[self._position] if self._position < len(prompts) else None

    @Slot()
    def _show_next(self) -> None:
        if self._wanted:
            self._position = self._position + 1 if self._shown() else 0
        self._wanted = True
        self._change()

    @Slot()
    def _show_none(self) -> None:
        self._wanted = False
        self._change()
        self._another.setFocus()

    @Slot(QAction)
    def _put_away(self, action: QAction) -> None:
        topic = action.data()
        before, after = self._prompts_around()
        if topic:
            self._prompts = [it for it in before + after if topic not in it.topics]
            self._position = sum(topic not in it.topics for it in before)
            self.unwanted.emit(partial(Vocabulary.hiding, topic=topic))
        else:
            skipped, *left = after
            self._prompts = before + left
            self.unwanted.emit(partial(Vocabulary.skipping, prompt_id=skipped.id))
        self._change()

    def _prompts_around(self) -> tuple[list[Prompt], list[Prompt]]:
        prompts = self._prompts or []
        return prompts[: self._position], prompts[self._position :]

    def _change(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        text = self.text()
        self._question.setVisible(bool(text))
        self._over.setText(self._words_at_the_end())
        self._over.setVisible(bool(self._over.text()))
        # the short sentence has a link beside it, the long one has the line to itself
        self._over.setWordWrap(not self._prompts)
        self._row.setStretch(1, int(not self._prompts))
        self._another.setText(self._words_to_go_on(text))
        self._another.setAccessibleName(self.tr("Another prompt") if text else "")
        self._another.setVisible(bool(self._prompts) and self._open)
        self._none.setVisible(bool(text) and self._open)
        self._not_for_me.setVisible(bool(text) and self._open)
        self._fill_menu()
        self._fit(text)

    def _words_at_the_end(self) -> str:
        if not self._wanted or self._shown() or self._prompts is None:
            return ""
        if self._prompts:
            return self.tr("These were all the prompts.")
        return self.tr("There is no prompt left. Settings can offer the skipped ones again.")

    def _words_to_go_on(self, text: str) -> str:
        if text:
            return self.tr("another")
        return self.tr("from the beginning") if self._wanted else self.tr("a prompt")

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addAction(self.tr("Skip it: do not ask me this again")).setData("")
        shown = self._shown()
        for topic in shown.topics if shown else ():
            words = self.tr("This is my own community: no prompts about {topic}")
            self._menu.addAction(words.format(topic=looks.words(topic))).setData(topic)

    def _fit(self, text: str) -> None:
        """Show ``text`` in the room beside the links: wrapped, or cut once it has stepped back."""
        links = sum(link.sizeHint().width() for link in self._links)
        room = max(0, self.width() - links - (len(self._links) + 2) * self._row.spacing())
        metrics = self._question.fontMetrics()
        wraps = metrics.horizontalAdvance(text) > room and not self._shrunk
        self._question.setWordWrap(wraps)
        self._row.setStretch(0, int(wraps))
        one_line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        self._question.setText(one_line if self._shrunk else text)
        self._question.setToolTip(text if self._shrunk else "")
