"""The page that looks back honestly: single marks and lists, beside the person's own agreement."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import chain

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from allyjournal.domain.growth.period import Period
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import theme
from allyjournal.ui.growth.behind import choose
from allyjournal.ui.growth.commitments import CommitmentsPanel
from allyjournal.ui.growth.lists import columns
from allyjournal.ui.growth.noticing import NoticingPanel
from allyjournal.ui.growth.panel import Panel
from allyjournal.ui.growth.period import PeriodChip
from allyjournal.ui.growth.reading import Found, Reading, Wanted, find, read, uid_at
from allyjournal.ui.growth.saving import Saving
from allyjournal.ui.growth.then_and_now import ThenAndNow
from allyjournal.ui.growth.when import WhenPanel
from allyjournal.ui.growth.wording import before_words
from allyjournal.ui.page import ReadWhenSeen
from allyjournal.ui.places import REFLECTIONS, Caret, Place
from allyjournal.ui.reflection.wording import text_name
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unreadable import UnreadableLine
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.columns import Columns
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.page_head import page_head
from allyjournal.ui.widgets.page_scroll import page_scroll
from allyjournal.ui.widgets.tab_order import follow_layout

_SIDE_BY_SIDE = 700


class GrowthPage(ReadWhenSeen):
    """Everything is read anew when something was written, once the page is in sight.

    ``summary_requested`` carries the period that is to go into a summary.
    """

    summary_requested = Signal(object)

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(journal, tasks, parent)
        self.title = self.tr("Growth")
        self._own_changes: Changes | None = None
        self._shown: Period | None = None
        self._read_on: date | None = None
        self._tables = False
        self._steps: Iterator[None] = iter(())
        self._saving = Saving(self)
        self._panels: list[Panel] = [WhenPanel(), CommitmentsPanel(), NoticingPanel()]
        self._lists = columns()
        self._then_and_now = ThenAndNow(journal, tasks)
        self._period = PeriodChip()
        self._compare = buttons.chip("")
        self._as_tables = buttons.quiet(self.tr("Show as tables"))
        self._summary = buttons.primary(self.tr("Add to a summary"))
        self._faces = QStackedWidget()
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self._unreadable = UnreadableLine()
        self._unreadable.setContentsMargins(*map(theme.px, (26, 0, 26, 6)))
        column.addWidget(self._unreadable)
        column.addWidget(labels.rule())
        column.addWidget(self._faces, 1)
        content = QWidget()
        # filled where it stays: every other parent on the way costs the styling of all
        self._faces.addWidget(page_scroll(content, None, margins=(26, 18)))
        self._fill(content)
        self._faces.addWidget(self._empty())
        follow_layout(self)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read again; what is being written here, once it is finished."""
        if changes is not None and changes is self._own_changes:
            self._stale = True
        else:
            super().refresh(changes)

    @Slot()
    def read_stale(self) -> None:
        """Read again what was written elsewhere, or when another day has come."""
        if self._stale or (self._read_on and self._read_on != date.today()):
            self._read()

    def begin(self) -> None:
        """Where the person was on this page, and first with the period."""
        left = self.focusWidget()
        (left if left and left.isVisibleTo(self) else self._period).setFocus()

    def place(self, page: str) -> Place:
        """What is being written here has a page of its own, where it is gone on with."""
        written = self._then_and_now.written()
        if written is None:
            return super().place(page)
        uid, position = written
        return Place(REFLECTIONS, uid, Caret(text_name(), position))

    def flush(self) -> None:
        """Save what is being written."""
        self._then_and_now.flush()

    # Building

    def _connect(self) -> None:
        self._period.edited.connect(self._read)
        self._compare.setCheckable(True)
        self._compare.clicked.connect(self._read)
        self._as_tables.clicked.connect(self._toggle_tables)
        self._summary.clicked.connect(self._add_to_summary)
        for panel in self._panels:
            panel.wanted.connect(self._open)
            panel.save_wanted.connect(self._saving.save)
            panel.switched.connect(self._show_switched)
        for listed in self._lists:
            listed.wanted.connect(self._open)
        self._then_and_now.opened.connect(self.open_requested)
        self._then_and_now.saved.connect(self._announce)
        self._then_and_now.finished.connect(self.read_stale)
        self._then_and_now.saved_state.connect(self.saved_state)
        self._then_and_now.failed.connect(self.failed)

    def _head(self) -> QHBoxLayout:
        title = labels.title(self.title)
        title.setWordWrap(False)
        row = page_head(title, self._period, self._compare)
        holder = QWidget()
        # in two lines where there is little room
        actions = FlowLayout(holder, spacing=12)
        actions.addWidget(self._as_tables)
        actions.addWidget(self._summary)
        row.addWidget(holder)
        return row

    def _fill(self, content: QWidget) -> None:
        when, commitments, noticing = self._panels
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(24))
        sides = _stacked(when, noticing), _stacked(commitments, self._then_and_now)
        self._sides = Columns(*sides, gap=44, least=_SIDE_BY_SIDE)
        column.addWidget(self._sides)
        column.addWidget(labels.rule())
        column.addWidget(Columns(*self._lists, gap=32, least=_SIDE_BY_SIDE))
        column.addStretch(1)

    def _empty(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(*map(theme.px, (26, 64, 26, 24)))
        column.setSpacing(theme.px(8))
        begin = buttons.quiet(self.tr("Write a reflection"))
        begin.clicked.connect(self._begin)
        words = self.tr(
            "Here you can look back: when you wrote and about what, beside your own agreement; what"
            " became of your commitments; how an early thought reads next to a late one. Nothing is"
            " counted or rated. It fills by itself as you write."
        )
        column.addWidget(labels.title(self.tr("Nothing here yet")))
        column.addWidget(labels.note(words))
        column.addSpacing(theme.px(8))
        column.addWidget(begin, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return face

    # Reading

    @Slot()
    def _read(self) -> None:
        self._stale, self._read_on = False, date.today()
        span, compare = self._period.span(), self._compare.isChecked()
        reading = partial(read, self.journal, span, date.today(), compare=compare)
        self.tasks.run(reading, self._show, replaces="growth")

    def _show(self, reading: Reading) -> None:
        now = reading.growths[0]
        self._shown = now.period
        self._unreadable.show_rows(reading.unreadable)
        self._period.show_period(now.period, reading.years)
        self._compare.setVisible(reading.has_before)
        self._compare.setText(before_words(now.period))
        self._faces.setCurrentIndex(1 if reading.first_day is None else 0)
        for button in (self._as_tables, self._summary):
            button.setEnabled(reading.first_day is not None)
        # two times of one picture want the width for themselves
        self._sides.keep_below(len(reading.growths) > 1)
        self._show_in_turns(self._fill_in(reading))

    def _fill_in(self, reading: Reading) -> Iterator[None]:
        for panel in self._panels:
            yield from panel.show_growth(reading.growths, as_tables=self._tables)
        now = reading.growths[0]
        self._then_and_now.show_pairs(now.pairs, now.period.until)
        yield
        for listed in self._lists:
            yield from listed.show_growth(reading.growths)

    def _show_in_turns(self, steps: Iterator[None]) -> None:
        """All at once the window would wait for hundreds of links. No step is taken any more of
        what was to be shown before, unless it is among ``steps``."""
        self._steps = steps
        self.tasks.in_turns(self, self._take_steps())

    def _take_steps(self) -> Iterator[None]:
        while next(self._steps, self) is None:
            yield
        follow_layout(self)

    @Slot()
    def _show_switched(self) -> None:
        panel = self.sender()
        assert isinstance(panel, Panel)  # noqa: S101 (who else is connected to it)
        self._show_in_turns(chain(self._steps, self._show_again(panel)))

    def _show_again(self, panel: Panel) -> Iterator[None]:
        yield from panel.show_growth(panel.growths, as_tables=self._tables)

    # What is clicked

    @Slot(object)
    def _open(self, wanted: str | Wanted) -> None:
        if isinstance(wanted, str):
            self.open_requested.emit(wanted)
        else:
            self.tasks.run(partial(find, self.journal, wanted), self._open_found)

    def _open_found(self, found: Found) -> None:
        """One is opened at once, of several one is chosen."""
        if len(found.ids) == 1:
            self.tasks.run(partial(uid_at, self.journal, found.ids[0]), self._open_uid)
        elif found.ids:
            label = self.tr("Open it")
            uid = choose(self, self.journal, self.tasks, found.words, found.ids, label)
            self._open_uid(uid)

    def _open_uid(self, uid: str | None) -> None:
        if uid is not None:
            self.open_requested.emit(uid)

    @Slot()
    def _toggle_tables(self) -> None:
        self._tables = not self._tables
        words = self.tr("Show as pictures") if self._tables else self.tr("Show as tables")
        self._as_tables.setText(words)
        self._show_in_turns(chain(self._steps, self._turn_over()))

    def _turn_over(self) -> Iterator[None]:
        for panel in self._panels:
            panel.show_as_tables(self._tables)
            yield

    @Slot()
    def _add_to_summary(self) -> None:
        if self._shown:
            self.summary_requested.emit(self._shown)

    @Slot()
    def _begin(self) -> None:
        self.new_requested.emit("reflection")

    @Slot(object)
    def _announce(self, changes: Changes) -> None:
        self._own_changes = changes
        self.changed.emit(changes)


def _stacked(*parts: QWidget) -> QWidget:
    stack = QWidget()
    column = QVBoxLayout(stack)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(24))
    for part in parts:
        column.addWidget(part)
    return stack
