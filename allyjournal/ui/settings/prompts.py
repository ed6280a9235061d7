"""Own prompts and topics, and what shall be offered again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.prompts import Vocabulary
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import looks
from allyjournal.ui.autosave import SAVED, Autosave
from allyjournal.ui.settings.own_prompts import OwnPrompts
from allyjournal.ui.settings.section import Line, Lines, Section
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.vocabulary import Change, shipped_topics
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.field import Field


class PromptsSection(Section):
    """What is typed is saved by itself. ``changed`` carries what was written."""

    changed = Signal(object)

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(_translate("Prompts and topics"), parent)
        self._journal = journal
        self._tasks = tasks
        self.autosave = _Saving(journal, tasks, self._own_words, self)
        self.autosave.saved.connect(self._kept)
        self._prompts = OwnPrompts()
        self._prompts.edited.connect(self.autosave.edited)
        self._topics = ChipField(_translate("My own topics"), _translate("a word, then Enter"))
        self._topics.edited.connect(self.autosave.edited)
        self._lines = Lines()
        self._lines.chosen.connect(self._offer_again)
        hint = _translate("Offered wherever topics are. One that is in use stays offered.")
        self.add(Field(_translate("My own prompts"), self._prompts))
        self.add(Field(_translate("My own topics"), self._topics, hint))
        self._away = Field(_translate("Not offered"), self._lines)
        self._nothing = labels.note(_translate("No prompt is skipped, and no topic left out."))
        self.add(self._away)
        self.add(self._nothing)

    def show_vocabulary(self, vocabulary: Vocabulary, topics: list[str]) -> None:
        """Show what the journal keeps; what is being typed is left alone."""
        if self.autosave.state() == SAVED:
            self._prompts.show_prompts(vocabulary.prompts, topics)
            writing = self._topics.isAncestorOf(self.focusWidget() or self)
            if self._topics.values() != vocabulary.topics and not writing:
                self._topics.fill(vocabulary.topics)
        lines = [*map(self._topic_line, vocabulary.hidden_topics)]
        if vocabulary.skipped_prompts:
            lines.append(self._skipped_line(len(vocabulary.skipped_prompts)))
        self._lines.show_lines(lines)
        self._away.setVisible(bool(lines))
        self._nothing.setVisible(not lines)

    def flush(self) -> None:
        """Save at once what is typed."""
        self._prompts.commit()
        self._topics.commit()
        self.autosave.flush()

    def _own_words(self) -> Change:
        shipped = {looks.words(topic).casefold() for topic in shipped_topics()}
        topics = [it for it in self._topics.values() if it.casefold() not in shipped]
        return partial(Vocabulary.with_own, prompts=self._prompts.prompts(), topics=topics)

    def _topic_line(self, topic: str) -> Line:
        note = _translate("my own community: no prompts about it")
        return Line(topic, looks.words(topic), note, _translate("Offer them again"))

    def _skipped_line(self, count: int) -> Line:
        words = self.tr("Skipped prompts: {n}").format(n=count)
        return Line("", words, "", _translate("Offer skipped ones again"))

    @Slot(str)
    def _offer_again(self, topic: str) -> None:
        """The line without a topic is that of the skipped prompts."""
        showing: Change = partial(Vocabulary.showing, topic=topic)
        change = showing if topic else Vocabulary.skipping_none
        self._tasks.run(partial(self._journal.change_vocabulary, change), self._kept)

    @Slot(object)
    def _kept(self, changes: Changes) -> None:
        self.changed.emit(changes)


class _Saving(Autosave):
    """Saves a change of the vocabulary, which has no revisions."""

    def operation(
        self, journal: Journal, record: Change, *, keep_previous: bool
    ) -> Callable[[], Changes]:
        return partial(journal.change_vocabulary, record)


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)
