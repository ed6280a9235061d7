"""What stands around the pages of an unlocked journal, and the one block that connects them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.domain.growth.period import Period
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.matching import asked_words, words_of
from allyjournal.domain.query import Query, parse
from allyjournal.exchange.summary.selection import Section
from allyjournal.settings import Settings
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import cheat_sheet, shortcuts, theme
from allyjournal.ui.autosave import SAVED, SAVING
from allyjournal.ui.growth.page import GrowthPage
from allyjournal.ui.help.dialog import show_help
from allyjournal.ui.history.removing import Removing
from allyjournal.ui.keeping.backing_up import BackingUp
from allyjournal.ui.keeping.telling import Telling
from allyjournal.ui.new_menu import beginnings
from allyjournal.ui.page import Page
from allyjournal.ui.pages import makers
from allyjournal.ui.pane_places import PanePlaces
from allyjournal.ui.places import BACKUPS, PAGE_OF_KIND, SETTINGS, SHARE, TIMELINE, TODAY, Place
from allyjournal.ui.rail import Rail
from allyjournal.ui.records_page import RecordsPage
from allyjournal.ui.settings.page import SettingsPage
from allyjournal.ui.share.page import SharePage
from allyjournal.ui.share.wish import Period as Summarised
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.timeline.page import TimelinePage
from allyjournal.ui.today.page import TodayPage
from allyjournal.ui.top_bar import TopBar
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.find_bar import FindBar

_NARROW = 900


class Shell(QWidget):
    """The rail, the search field, the New button and the pages, made when they are first shown.

    ``remark`` stands above every page. ``lock_requested`` asks to lock, ``settings_changed`` to
    show the look anew, ``restore_requested`` to put a backup, or a journal made of what could be
    read, in the journal's place; ``panes_moved`` tells that another place between two panes is to
    be remembered. ``trouble`` is what keeps something from being saved.
    """

    lock_requested = Signal()
    settings_changed = Signal()
    restore_requested = Signal(object)
    panes_moved = Signal()

    def __init__(
        self,
        journal: Journal,
        tasks: Tasks,
        settings: Settings,
        folder: Path,
        backing_up: BackingUp,
        remark: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal, self._tasks = journal, tasks
        self._makers = makers(journal, tasks, settings, folder, backing_up)
        self._removing = Removing(journal, tasks, self)
        self.telling = Telling(self)
        self.telling.settings_wanted.connect(self._show_backups)
        journal.tell_damage = tasks.failed.emit
        self._pages: dict[str, Page] = {}
        self._pane_places = PanePlaces(settings.splitters, self)
        self._pane_places.moved.connect(self.panes_moved)
        self._places: list[Place] = []
        self._stack = QStackedWidget()
        self._rail = Rail()
        self._rail.chosen.connect(self._go_to_page)
        self._rail.lock_requested.connect(self.lock_requested)
        self._undisturbed = self._elsewhere = False
        self._had_caret: QWidget | None = None
        self.trouble: JournalError | None = None
        self._bar = TopBar(journal, tasks, self._command_names(), remark, self)
        self._find = FindBar(self)
        self._build()
        self._connect_bar()
        self._connect_keys()

    # Places

    def go(self, place: Place) -> None:
        """Show a page, and a record on it; where the person was is saved and remembered."""
        if self._places:
            left = self._places[-1].page
            self._pages[left].flush()
            self._places[-1] = Place(left, self._pages[left].shown_uid())
        if not self._places or self._places[-1] != place:
            self._places.append(place)
        page = self._page(place.page)
        self._stack.setCurrentWidget(page)
        self._find.look_in(page)
        self._rail.show_page(place.page)
        if place.uid:
            page.show_record(place.uid)
        page.begin()

    def place(self) -> Place:
        """Where the person is, by now."""
        page, today = self._places[-1].page, self._pages.get(TODAY)
        draft = today.shown_uid() if today else ""
        return self._pages[page].place(page)._replace(draft=draft)

    def come_back(self, place: Place) -> None:
        """Show where the person was before a lock: the page, its record if it is there, and the
        caret in it."""
        self.go(Place(place.page))
        self._pages[place.page].come_back(place)
        if place.draft and place.page != TODAY:
            self._page(TODAY).show_record(place.draft)
        # what the lock came in between
        self._removing.go_on()

    def open_record(self, uid: str) -> None:
        """Show the record on the page of its kind; nothing where it is gone."""
        self._tasks.run(partial(self._journal.find, uid), self._show_found)

    def _show_found(self, record: AnyRecord | None) -> None:
        if record is None:
            return
        asked = parse(self._timeline().found_by()) if self._places[-1].page == TIMELINE else Query()
        self.go(Place(PAGE_OF_KIND[record.kind], record.uid))
        self._find.show_hits(asked_words(asked), words_of(asked))

    @Slot()
    def back(self) -> None:
        """Return to where the person was before."""
        if len(self._places) > 1:
            self._places.pop()
            self.go(self._places.pop())

    @Slot(str)
    def begin(self, kind: str) -> None:
        """A new, empty record of ``kind``, the caret in it."""
        # a summary is put together elsewhere than it is kept
        page = SHARE if kind == "share" else PAGE_OF_KIND[kind]
        self.go(Place(page))
        shown = self._pages[page]
        if isinstance(shown, RecordsPage):
            shown.show_new(kind)

    @Slot()
    def _show_backups(self) -> None:
        self.go(BACKUPS)

    @Slot(object)
    def go_on_with(self, record: AnyRecord) -> None:
        """Show a record that was begun on another page, the caret in it."""
        page = PAGE_OF_KIND[record.kind]
        self.go(Place(page))
        shown = self._pages[page]
        assert isinstance(shown, RecordsPage)  # noqa: S101 (what its maker says)
        shown.show_begun(record)

    @Slot()
    def begin_reflection(self) -> None:
        """A new reflection."""
        self.begin("reflection")

    @Slot()
    def begin_mistake(self) -> None:
        """A new mistake."""
        self.begin("mistake")

    def take_in(self, taking: bool) -> None:
        """Take in what is typed and clicked, the caret where it was; or nothing more."""
        if self.isEnabled():
            self._had_caret = self.focusWidget()
            # for this reason alone a line keeps what is chosen in it
            self.window().setFocus(Qt.FocusReason.PopupFocusReason)
        self.setEnabled(taking)
        if taking and self._had_caret and shiboken6.isValid(self._had_caret):
            self._had_caret.setFocus(Qt.FocusReason.PopupFocusReason)

    # Saving

    def flush(self) -> None:
        """Send everything that is not on disk on its way there."""
        for page in self._pages.values():
            page.flush()

    def is_saved(self) -> bool:
        """Whether everything that was typed is on disk."""
        return all(page.is_saved() for page in self._pages.values())

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Have every page read again what was changed."""
        for page in self._pages.values():
            page.refresh(changes)

    @Slot(str)
    def _show_saved(self, state: str) -> None:
        waits = not all(map(Page.is_saved, self._pages.values()))  # for the disk, not for an answer
        if self.trouble and (self._elsewhere or waits):
            return  # it is said, and tries that come to nothing change nothing
        self.trouble = None
        words = {SAVED: self.tr("Saved"), SAVING: self.tr("Saving…")}
        self._bar.show_saved(words.get(state, self.tr("Not saved yet")))

    @Slot(object)
    def show_trouble(self, error: JournalError) -> None:
        """Say what stands in the way of saving, until all is saved."""
        self.trouble = error
        words = self.tr("Not saved: {reason}").format(reason=error.sentence)
        self._bar.show_saved(words, error.advice, error.passage)

    def keep_saying(self, error: JournalError | None) -> None:
        """Say what stands in the way of something saved elsewhere, until it is over (None)."""
        self._elsewhere = error is not None
        if error:
            self.show_trouble(error)
        self._show_saved(SAVED)

    # Building

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            # where it stays: every other parent on the way costs styling
            page = self._pages[name] = self._makers[name](parent=self._stack)
            self._connect(page)
            self._stack.addWidget(page)
            self._pane_places.watch(name, page)
            page.refresh(None)
        return self._pages[name]

    def _connect(self, page: Page) -> None:
        """All that pages say to each other passes here."""
        page.open_requested.connect(self.open_record)
        page.new_requested.connect(self.begin)
        page.begun_elsewhere.connect(self.go_on_with)
        page.saved_state.connect(self._show_saved)
        # another record stands there, too, once all is saved
        page.saved_state.connect(self._find.refresh)
        page.failed.connect(self.show_trouble)
        page.changed.connect(self.refresh)
        if isinstance(page, TodayPage):
            page.recovery_requested.connect(self._show_recovery_kit)
        if isinstance(page, TimelinePage):
            page.query_changed.connect(self._bar.show_query)
        if isinstance(page, SharePage):
            page.sessions_requested.connect(self._show_sessions)
        if isinstance(page, GrowthPage):
            page.summary_requested.connect(self._propose_summary)
        if isinstance(page, SettingsPage):
            page.settings_changed.connect(self.settings_changed)
            page.restore_requested.connect(self.restore_requested)

    def _build(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(labels.rule())
        column.addWidget(self._find)
        column.addWidget(self._stack, 1)
        across.addLayout(column, 1)

    def _connect_bar(self) -> None:
        self._bar.offer_pages(self._rail.menu)
        self._bar.searched.connect(self._searched)
        self._bar.entered.connect(self._search_entered)
        self._bar.commanded.connect(self._run_command)
        self._bar.begun.connect(self.begin)

    def _connect_keys(self) -> None:
        for name, action in (
            ("new_reflection", self.begin_reflection),
            ("new_mistake", self.begin_mistake),
            ("search", self._bar.focus_search),
            ("day", self._ask_day),
            ("find", self._find.open),
            ("find_next", self._find.next),
            ("find_previous", self._find.previous),
            ("lock", self.lock_requested.emit),
            ("back", self.back),
            ("help", self._show_help),
            ("keys", self._show_keys),
            ("undisturbed", self._toggle_undisturbed),
        ):
            shortcuts.connect(self, name, action)
        for number, entry in enumerate(self._rail.entries()[: shortcuts.PAGES], start=1):
            shortcuts.connect_page(self, number, entry.click)

    # What is clicked and typed

    @Slot(str)
    def _go_to_page(self, name: str) -> None:
        self.go(Place(name))

    @Slot(str)
    def _searched(self, query: str) -> None:
        if self._places[-1].page != TIMELINE:
            self.go(Place(TIMELINE))
            self._bar.keep_typing()
        self._timeline().show_query(query)

    @Slot()
    def _ask_day(self) -> None:
        if self._places[-1].page != TIMELINE:
            self.go(Place(TIMELINE))
        self._timeline().ask_day()

    def _timeline(self) -> TimelinePage:
        timeline = self._pages[TIMELINE]
        assert isinstance(timeline, TimelinePage)  # noqa: S101 (what its maker says)
        return timeline

    @Slot()
    def _search_entered(self) -> None:
        self._pages[self._places[-1].page].setFocus()

    @Slot()
    def _show_recovery_kit(self) -> None:
        self.go(Place(SETTINGS))
        settings = self._pages[SETTINGS]
        assert isinstance(settings, SettingsPage)  # noqa: S101 (what its maker says)
        settings.show_recovery_kit()

    @Slot()
    def _show_sessions(self) -> None:
        self.go(Place(PAGE_OF_KIND["session"]))

    @Slot(object)
    def _propose_summary(self, period: Period) -> None:
        """What Growth shows, as a section of the summary that is being made."""
        self.go(Place(SHARE))
        share = self._pages[SHARE]
        assert isinstance(share, SharePage)  # noqa: S101 (what its maker says)
        share.propose(Summarised(period.since, period.until), {Section.GROWTH})

    @Slot()
    def _show_help(self) -> None:
        show_help(self, self._places[-1].page)

    @Slot()
    def _show_keys(self) -> None:
        cheat_sheet.show_cheat_sheet(self)

    @Slot()
    def _toggle_undisturbed(self) -> None:
        self._undisturbed = not self._undisturbed
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The rail becomes a menu where there is room for one pane only."""
        narrow = self.width() < theme.px(_NARROW)
        self._rail.setVisible(not narrow and not self._undisturbed)
        self._bar.set_narrow(narrow)
        self._bar.setVisible(not self._undisturbed)

    def _command_names(self) -> dict[str, str]:
        """What can be asked for after ``>``, by the words that are shown."""
        kinds = {words: kind for kind, words in beginnings().items()}
        others = {
            self.tr("Lock"): "lock",
            self.tr("All the keys"): "keys",
            self.tr("Help"): "help",
            self.tr("Go to a day"): "day",
        }
        return self._rail.names() | kinds | others

    @Slot(str)
    def _run_command(self, name: str) -> None:
        actions: dict[str, Callable[[], None]] = {
            "lock": self.lock_requested.emit,
            "keys": self._show_keys,
            "help": self._show_help,
            "day": self._ask_day,
        }
        if name in actions:
            actions[name]()
        elif name in PAGE_OF_KIND:
            self.begin(name)
        else:
            self.go(Place(name))
