"""An early and a recent reflection on one subject, and a place to write what changed."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.growth.pairs import Pair
from allyjournal.domain.kinds import AnyRecord, body
from allyjournal.domain.reflection import Reflection
from allyjournal.domain.text import plain, shortened
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.growth.behind import choose
from allyjournal.ui.growth.what_changed import WhatChanged
from allyjournal.ui.growth.wording import subject_words
from allyjournal.ui.links import link_to
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.date_words import shown
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.page_scroll import bring_into_view
from allyjournal.ui.widgets.tab_order import follow_layout

_QUOTED = 220


class ThenAndNow(QWidget):
    """The pair that is farthest apart in time, until another is chosen.

    A subject that was chosen stays, and so does a pair that was chosen by hand. ``opened`` carries
    a uid; the other signals are those of what is being written.
    """

    opened = Signal(str)
    saved = Signal(object)
    saved_state = Signal(str)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, journal: Journal, tasks: Tasks) -> None:
        super().__init__()
        self._journal = journal
        self._tasks = tasks
        self._pairs: Sequence[Pair] = ()
        self._pair: Pair | None = None
        self._until = date.max
        self._by_hand = self._replacing_then = False
        self._writing: WhatChanged | None = None
        self._links: list[QPushButton] = []
        self._subject = buttons.chip("")
        self._menu = QMenu(self._subject)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._choose_subject)
        self._subject.setMenu(self._menu)
        self._nothing = labels.note(
            self.tr(
                "Two kept reflections on the same topic or facet stand here side by side, once"
                " there are some."
            )
        )
        self._then, self._now = (
            _Quote(self.tr("Another “then”…")),
            _Quote(self.tr("Another “now”…")),
        )
        for quote in (self._then, self._now):
            quote.opened.connect(self.opened)
            quote.other_wanted.connect(self._ask_other)
        self._ask = buttons.quiet(self.tr("What changed in between?"))
        self._ask.clicked.connect(self._write)
        self._answers = QVBoxLayout()
        self._answers.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        title = labels.heading(self.tr("Then and now"))
        title.setWordWrap(False)
        head.addWidget(title)
        head.addWidget(self._subject)
        head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._column.addLayout(head)
        for content in (self._nothing, self._then, self._now):
            self._column.addWidget(content)
        self._column.addLayout(self._answers)
        self._column.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeading)
        # as long as it is not known whether there is a pair
        for part in (self._subject, self._nothing, self._then, self._now, self._ask):
            part.hide()

    def show_pairs(self, pairs: Sequence[Pair], until: date) -> None:
        """Offer these, of what was written up to ``until``; the one that is in sight stays where
        it is still there, and while something is written about it."""
        self._pairs, self._until = pairs, until
        if self._writing is None:
            kept = self._pair if self._by_hand else self._offered_again()
            self._show(kept or next(iter(pairs), None))

    def written(self) -> tuple[str, int] | None:
        """The uid of the reflection that is being written, and where in it the caret is."""
        return self._writing.written() if self._writing else None

    def flush(self) -> None:
        """Save at once what is being written."""
        if self._writing:
            self._writing.flush()

    def _offered_again(self) -> Pair | None:
        """What is offered now on the subject in sight."""
        subject = self._pair.subject if self._pair else None
        return next((pair for pair in self._pairs if pair.subject == subject), None)

    def _show(self, pair: Pair | None) -> None:
        self._pair = pair
        for part in (self._subject, self._then, self._now, self._ask):
            part.setVisible(pair is not None)
        self._nothing.setVisible(pair is None)
        self._show_answers([])
        if pair is None:
            return
        self._subject.setText(f"{subject_words(pair.subject).replace('&', '&&')} ▾")
        self._subject.setAccessibleName(
            self.tr("On: {name}").format(name=subject_words(pair.subject))
        )
        self._then.show_reflection(pair.then)
        self._now.show_reflection(pair.now)
        read = partial(_read_between, self._journal, pair)
        self._tasks.run(read, self._show_between, replaces="in between")

    def _show_between(self, between: "_Between") -> None:
        """What is linked to both; where one of those chosen by hand has gone, it is not shown."""
        if between.is_whole:
            self._show_answers(between.answers)
        elif self._by_hand:
            self._by_hand = False
            self._show(next(iter(self._pairs), None))

    # Another pair

    @Slot()
    def _fill_menu(self) -> None:
        self._menu.clear()
        for place, pair in enumerate(self._pairs):
            action = QAction(subject_words(pair.subject).replace("&", "&&"), self._menu)
            action.setData(place)
            self._menu.addAction(action)

    @Slot(QAction)
    def _choose_subject(self, action: QAction) -> None:
        self._by_hand = False
        self._show(self._pairs[action.data()])

    @Slot()
    def _ask_other(self) -> None:
        if self._pair:
            self._replacing_then = self.sender() is self._then
            about = partial(self._journal.kept_about, self._pair.subject, self._until)
            self._tasks.run(about, self._choose_other)

    def _choose_other(self, ids: Sequence[int]) -> None:
        sentence, label = self.tr("Which reflection?"), self.tr("Take this one")
        uid = choose(self, self._journal, self._tasks, sentence, ids, label) if ids else None
        if uid is not None:
            self._tasks.run(partial(self._journal.find, uid), self._take_other)

    def _take_other(self, other: AnyRecord | None) -> None:
        if not (self._pair and isinstance(other, Reflection)):
            return
        stays = self._pair.now if self._replacing_then else self._pair.then
        if other.uid != stays.uid:
            then, now = sorted((stays, other), key=lambda it: (it.occurred_on, it.created_at))
            self._by_hand = True
            self._show(Pair(self._pair.subject, then, now))

    # What changed

    @Slot()
    def _write(self) -> None:
        if self._pair is None:
            return
        writing = WhatChanged(self._pair, self._journal, self._tasks)
        writing.saved.connect(self.saved)
        writing.saved_state.connect(self.saved_state)
        writing.failed.connect(self.failed)
        writing.finished.connect(self._close)
        self._writing = writing
        self._column.addWidget(writing)
        writing.show()
        self._let_choose(False)
        follow_layout(self)
        writing.setFocus()
        bring_into_view(writing)

    @Slot()
    def _close(self) -> None:
        """All is on disk."""
        if self._writing and self._pair:
            self._writing.hide()
            self._writing.deleteLater()
            self._writing = None
            self._let_choose(True)
            self._ask.setFocus()
            self._show(self._pair)
            self.finished.emit()

    def _let_choose(self, may: bool) -> None:
        """What is written is about this pair, and stays so."""
        self._ask.setVisible(may)
        why = (
            ""
            if may
            else self.tr(
                "You are writing about these two. Another pair can be chosen once that is done."
            )
        )
        for part in (self._subject, self._then, self._now):
            part.setEnabled(may)
            part.setToolTip(why)
            part.setAccessibleDescription(why)

    def _show_answers(self, answers: Sequence[Reflection]) -> None:
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = [link_to(answer) for answer in answers]
        for link in self._links:
            link.clicked.connect(self._open_answer)
            self._answers.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
            link.show()

    @Slot()
    def _open_answer(self) -> None:
        self.opened.emit(self.sender().objectName())


class _Quote(QFrame):
    """The first words of a reflection and its day, which opens it."""

    opened = Signal(str)
    other_wanted = Signal()

    def __init__(self, other: str) -> None:
        super().__init__()
        self.setProperty("flavour", "quote")
        self._uid = ""
        self._words = labels.body("")
        self._day = buttons.link("")
        self._day.clicked.connect(self._open)
        another = buttons.link(other)
        another.clicked.connect(self.other_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(*map(theme.px, (12, 2, 0, 2)))
        column.setSpacing(0)
        column.addWidget(self._words)
        self._day.setProperty("first", True)
        column.addLayout(link_row(self._day, another))

    def show_reflection(self, reflection: Reflection) -> None:
        """Quote this one."""
        self._uid = reflection.uid
        words = shortened(plain(next(body(reflection), "") or reflection.title), _QUOTED)
        self._words.setText(self.tr("“{words}”").format(words=words))
        self._day.setText(shown(reflection.occurred_on, reflection.precision, QLocale()))

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._uid)


class _Between(NamedTuple):
    """Whether both of a pair are still there, and the reflections that are linked to both, oldest
    first."""

    is_whole: bool
    answers: Sequence[Reflection]


def _read_between(journal: Journal, pair: Pair) -> _Between:
    """Run in the worker thread."""
    both = {pair.then.uid, pair.now.uid}
    with journal.around_damage():
        linked = [it for it in journal.linked(pair.then.uid) if isinstance(it, Reflection)]
    is_whole = all(journal.find(uid) for uid in both)
    return _Between(is_whole, [it for it in linked if both <= set(it.related)])
