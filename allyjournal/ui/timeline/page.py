"""The timeline: every record in time, newest first, and the one that is looked at beside it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.domain.matching import NOTHING_SOUGHT, Sought, words_of
from allyjournal.domain.query import parse
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.store.row_id import day_of, first_of
from allyjournal.store.search import Order
from allyjournal.ui import messages, theme
from allyjournal.ui.looks import month_words
from allyjournal.ui.page import Page
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.timeline import choices, listing, saved
from allyjournal.ui.timeline.choices import Offer
from allyjournal.ui.timeline.empty import Empty
from allyjournal.ui.timeline.filters import Filters
from allyjournal.ui.timeline.found_row import FoundRow
from allyjournal.ui.timeline.listing import Asked, Listing, Overview, Sight
from allyjournal.ui.timeline.preview import Preview
from allyjournal.ui.timeline.saved import Saved
from allyjournal.ui.timeline.saved_chip import SavedChip
from allyjournal.ui.timeline.strip import Strip
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.day_list import DayList
from allyjournal.ui.widgets.record_list import Row
from allyjournal.ui.widgets.two_panes import TwoPanes

_SHARES = [734, 430]
"""How the list and the preview share the width until the person moves the line between them."""


class TimelinePage(Page):
    """Reads in the worker thread only; what has been overtaken is dropped.

    ``query_changed`` carries the query of what was saved and is shown again.
    """

    query_changed = Signal(str)

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(journal, tasks, parent)
        self.title = self.tr("Timeline")
        self._query = self._found_by = self._left = ""
        self._sought = NOTHING_SOUGHT
        self._listed_for: object = None
        self._stale = True
        self._filters = Filters()
        self._filters.changed.connect(self._read)
        self._filters.wanted.connect(self._read_choices)
        self._saved = SavedChip()
        self._saved.picked.connect(self._read_saved)
        self._saved.edited.connect(self._keep_saved)
        self._filters.add(self._saved)
        self._found = FoundRow()
        self._found.reordered.connect(self._read)
        self._notes = labels.note("")
        self._notes.hide()
        self._list = DayList(self.tr("Timeline"))
        self._list.rows_wanted.connect(self._read_rows)
        self._list.selected.connect(self._read_sight)
        self._list.opened.connect(self._open)
        self._list.clicked.connect(self._clicked)
        self._list.moved.connect(self._frame_what_is_in_sight)
        self._strip = Strip()
        self._strip.years.moved.connect(self._jump)
        self._strip.day_wanted.connect(self.ask_day)
        self._empty = Empty()
        self._empty.begin_requested.connect(self._begin)
        self._empty.filters_cleared.connect(self._filters.clear)
        self._preview = Preview()
        self._preview.opened.connect(self.open_requested)
        self.setFocusProxy(self._list)
        self._arrange()

    def _arrange(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        days = QWidget()
        column = QVBoxLayout(days)
        column.setContentsMargins(*map(theme.px, (22, 16, 10, 0)))
        column.setSpacing(theme.px(8))
        column.addWidget(self._strip)
        column.addWidget(self._filters)
        column.addWidget(self._found)
        column.addWidget(self._notes)
        column.addWidget(self._stack, 1)
        self._panes = TwoPanes(days)
        self._panes.put(self._preview)
        self._panes.list_wanted.connect(self._list.setFocus)
        for index, share in enumerate(_SHARES):
            self._panes.setStretchFactor(index, share)
        self._panes.setSizes(_SHARES)
        across = QVBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self._panes)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read again what is listed, now or when it comes into sight."""
        self._stale = True
        if self.isVisible():
            self._read_all()

    def shown_uid(self) -> str:
        """The uid of the record that is looked at."""
        return self._preview.uid()

    def show_record(self, uid: str) -> None:
        """Look at this record again, where it is listed."""
        if uid != self._preview.uid():
            self._left = uid
            self._read()

    def show_query(self, text: str) -> None:
        """Show what matches ``text`` in the search language; empty: everything."""
        self._seek(text)
        self._read()

    def found_by(self) -> str:
        """The query by which what is listed was found, which may be another than what was asked:
        where nothing has the last word, it is taken as a beginning."""
        return self._found_by

    def _seek(self, text: str) -> None:
        self._query = self._found_by = text
        self._sought = words_of(parse(text))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        if self._stale:
            self._read_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.is_narrow()
        self._panes.set_empty(not self._list.ids())
        if narrow != self._panes.is_narrow():
            self._panes.set_narrow(narrow)
            self._panes.show_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._panes.shows_face_alone():
            self._panes.go_back()
        else:
            super().keyPressEvent(event)

    # Reading

    def _read_all(self) -> None:
        self._stale = False
        self._list.forget()
        self._read()
        # behind the rows: counting everything takes longer than listing it
        overview = partial(listing.overview, self.journal)
        self.tasks.run(overview, self._show_overview, replaces="overview")

    def _show_overview(self, overview: Overview) -> None:
        self._filters.offer(overview.filters)
        self._saved.show_saved(overview.saved)
        self._strip.show_overview(overview)

    @Slot()
    def _read(self) -> None:
        """First what fits on the screen, which takes as long in any journal; then all of it."""
        self._saved.show_now(Saved(name="", query=self._query, chosen=self._filters.chosen()))
        self._found.ask(anything=self._is_asked(), words=bool(self._sought))
        # days in the order of a search are no way to jump to
        self._strip.setEnabled(self._found.order() == "newest")
        if self._found.order() == "newest":
            self._ask(self._show_first, listing.ON_THE_SCREEN)
        else:
            self._ask(self._show)

    def _ask(
        self, show: Callable[[Listing], None], limit: int = -1, *, behind: bool = False
    ) -> None:
        looked_at = self._left or self._preview.uid()
        asked = Asked(self._query, self._filters.chosen(), self._found.order(), limit, looked_at)
        read = partial(listing.read, self.journal, asked)
        self.tasks.run(read, show, replaces="search", behind=behind)

    def _show_first(self, found: Listing) -> None:
        if len(found.ids) < listing.ON_THE_SCREEN:
            self._show(found)
            return
        # what is listed again stays as it is until all of it can take its place
        if not self._list.ids() or self._listed_for != self._now():
            self._found.show_number(None)
            self._show_listed(found, whole=False)
        self._ask(self._show, behind=True)

    def _now(self) -> tuple[str, Mapping[str, Sequence[str]], Order]:
        """What is asked for at the moment, and in which order."""
        return self._query, self._filters.chosen(), self._found.order()

    def _is_asked(self) -> bool:
        """Whether words or filters leave anything out."""
        return bool(self._query.strip() or self._filters.chosen())

    def _show(self, found: Listing) -> None:
        self._found.show_number(len(found.ids))
        self._list.setAccessibleDescription(self._found.words())
        self._show_listed(found)
        in_time = self._is_asked() and self._strip.isEnabled()
        self._strip.years.show_sought(partial(listing.has_any, found.ids) if in_time else None)

    def _show_listed(self, found: Listing, *, whole: bool = True) -> None:
        other = self._listed_for != self._now()
        if other:
            # other words are marked, other dates said; until these came, the former ones stood
            self._list.forget()
        self._listed_for = self._now()
        self._found_by, self._sought = found.query, found.sought
        place = 0 if other else self._place()
        headings = [(index, month_words(first)) for index, first in found.months]
        self._list.show_ids(found.ids, headings)
        self._list.deliver(found.ids[: len(found.rows)], found.rows)
        self._notes.setText("\n".join(found.notes))
        self._notes.setVisible(bool(found.notes))
        self._show_empty(found)
        if other:
            self._stand(found)
        # the record that is looked at may come with the rest
        if whole or found.looked_at is None or found.looked_at in found.ids:
            self._keep_place(found.looked_at, place)
        self._frame_what_is_in_sight()

    def _show_empty(self, found: Listing) -> None:
        chosen = self._filters.chosen()
        self._stack.setCurrentWidget(self._list if found.ids else self._empty)
        self._fit()
        if self._is_asked():
            self._empty.show_nothing_found(self._query.strip(), filtered=bool(chosen))
        else:
            self._empty.show_nothing_written()

    def _place(self) -> int:
        """At which place of the list the selected record stands."""
        former = self._list.selected_id()
        return self._list.ids().index(former) if former is not None else 0

    def _stand(self, found: Listing) -> None:
        """Of what was not asked for before, the record that was selected is in sight, or else the
        top; the best is always at the top."""
        best = self._found.order() == "best" and found.ids
        self._list.select(found.ids[0] if best else self._list.selected_id())
        if self._list.selected_id() is None:
            self._list.scrollToTop()

    def _keep_place(self, looked_at: int | None, place: int) -> None:
        """Look at the same record as before, or at its neighbour where it is gone."""
        ids = self._list.ids()
        if not ids:
            self._preview.show_sight(None)
            return
        if self._left or self._list.selected_id() is None:
            self._list.select(looked_at)
        if self._list.selected_id() is None:
            # what is planned ahead stands above the day on which one looks
            at = place if self._is_asked() else place or listing.newest_by(ids, date.today())
            self._list.select(ids[min(at, len(ids) - 1)])
        selected = self._list.selected_id()
        if selected is not None:
            self._read_sight(selected)

    @Slot(object)
    def _read_rows(self, ids: list[int]) -> None:
        read = partial(_rows, self.journal, ids, self._sought, self._found.order())
        self.tasks.run(read, self._deliver, replaces="rows")

    def _deliver(self, answer: tuple[list[int], list[Row | None]]) -> None:
        self._list.deliver(*answer)

    @Slot(object)
    def _read_sight(self, row_id: int) -> None:
        self._left = ""
        operation = partial(listing.sight, self.journal, row_id)
        told = (self._show_sight, self._show_no_sight)
        self.tasks.run(operation, *told, replaces="sight", behind=True)

    def _show_no_sight(self, error: JournalError) -> None:
        self._preview.show_sight(None)
        self._preview.show_unreadable()
        self.tasks.failed.emit(error)

    def _show_sight(self, sight: Sight | None) -> None:
        self._preview.show_sight(sight, self._sought)

    # The filters above the list

    @Slot(str)
    def _read_choices(self, name: str) -> None:
        asked = (self.journal, name, self._found_by, self._filters.chosen())
        self.tasks.run(partial(choices.offer, *asked), self._show_choices, replaces="choices")

    def _show_choices(self, offer: Offer) -> None:
        if self.isVisible():
            self._filters.open(offer)

    @Slot(object)
    def _read_saved(self, asked: Saved) -> None:
        self.tasks.run(
            partial(choices.saved_in_words, self.journal, asked), self._choose, replaces="choices"
        )

    def _choose(self, picked: tuple[str, dict[str, dict[str, str]]]) -> None:
        # both at once: a search that is under way is of neither
        query, chosen = picked
        self._seek(query)
        self.query_changed.emit(query)
        self._filters.choose(chosen)
        self._read()

    @Slot(object)
    def _keep_saved(self, kept: list[Saved]) -> None:
        self.tasks.run(partial(saved.write, self.journal, kept), self._saved.show_saved)

    # The strip above the list

    @Slot()
    def _frame_what_is_in_sight(self) -> None:
        sighted = self._list.ids_in_sight() if self._strip.isEnabled() else None
        first, last = map(day_of, reversed(sighted)) if sighted else (None, None)
        self._strip.years.show_span(first, last)

    @Slot(object)
    def _jump(self, when: tuple[date, str]) -> None:
        if ids := self._list.ids():
            self._list.scroll_to_index(listing.nearest(ids, *when))

    @Slot()
    def ask_day(self) -> None:
        """Ask for a day, a month or a year, and go there."""
        if not self._strip.isEnabled():
            words = self.tr("With the closest match first there are no days to go to.")
            messages.toast(self, words)
            return
        question = self.tr("Which day, month or year shall it be?")
        day = day_of(self._list.selected_id() or first_of(date.today()))
        when = messages.ask_when(self, question, self.tr("Go there"), (day, "day"))
        if when and (ids := self._list.ids()):
            row_id = ids[listing.nearest(ids, *when)]
            self._panes.show_list()
            self._jump(when)
            self._list.select(row_id)
            self._list.setFocus()
            self._read_sight(row_id)
            if not listing.is_within(row_id, *when):
                messages.toast(self, self.tr("Nothing stands there; this is nearest to it."))

    # What the person asks

    @Slot(object)
    def _open(self, row_id: int) -> None:
        if self._panes.is_narrow():
            self._look()
            return
        row = self._list.row(row_id)
        if row and row.key:
            self.open_requested.emit(row.key)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        # a month is nothing to look at
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self._look()

    def _look(self) -> None:
        """Where there is room for one pane, the record takes the place of the list."""
        if self._panes.is_narrow():
            self._panes.show_face()
            self._panes.focus_back()

    @Slot()
    def _begin(self) -> None:
        self.new_requested.emit("reflection")


def _rows(
    journal: Journal, ids: list[int], sought: Sought, order: Order
) -> tuple[list[int], list[Row | None]]:
    return ids, listing.rows(journal, ids, sought, order)
