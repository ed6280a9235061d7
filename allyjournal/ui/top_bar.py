"""What stands above every page: search and commands, whether all is saved, and New."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from allyjournal.store.journal import Journal
from allyjournal.ui import commands, search_words, shortcuts, theme
from allyjournal.ui.help.what_to_do import WhatToDo
from allyjournal.ui.keeping.little_room import LittleRoom
from allyjournal.ui.new_menu import new_menu
from allyjournal.ui.search_words import Known
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.announce import announce
from allyjournal.ui.widgets.search_field import SearchField
from allyjournal.ui.widgets.suggestions import Suggestion, Suggestions

_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
"""The keys that take the first command, as no other words can be meant."""

_BESIDE_SAVED = 3


class TopBar(QWidget):
    """``searched`` carries the query after every change, ``entered`` tells that the person is
    through with it; ``commanded`` carries the name of one of the ``names`` (words: name) that
    stand behind ``>``; ``begun`` the kind of record that was chosen from New."""

    searched = Signal(str)
    entered = Signal()
    commanded = Signal(str)
    begun = Signal(str)

    def __init__(
        self, journal: Journal, tasks: Tasks, names: Mapping[str, str], remark: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._tasks = tasks
        self._names = names
        self._known: Known = {}
        self._query = ""
        self._pages = buttons.quiet(self.tr("Pages ▾"))
        words = self.tr("Search everything, or > for commands")
        self._search = SearchField(words, shortcuts.sequence("search"))
        self._search.setMaximumWidth(theme.px(502))
        self._search.focused.connect(self._read_known)
        self._search.textEdited.connect(self._edited)
        self._search.returnPressed.connect(self._enter)
        # above the page, which is not within this bar
        self._suggestions = Suggestions(self._search, parent)
        self._suggestions.taken.connect(self._take)
        self._suggestions.wanted.connect(self._offer_all)
        self._saved = labels.note(self.tr("Saved"))
        self._not_saved = labels.alert("", self)
        self._not_saved.hide()
        self._what_to_do = WhatToDo(parent=self)
        self._little_room = LittleRoom(journal, tasks, self)
        self._remark = labels.note(remark, self)
        self._column = QVBoxLayout(self)
        self._across = QHBoxLayout()
        self._arrange()

    def _arrange(self) -> None:
        across = self._across
        across.setSpacing(theme.px(12))
        across.addWidget(self._pages)
        across.addWidget(self._search, 1)
        across.addStretch(1)
        for note in (self._remark, self._saved):
            note.setWordWrap(False)
            across.addWidget(note, 0, Qt.AlignmentFlag.AlignVCenter)
        self._remark.setVisible(bool(self._remark.text()))
        new = buttons.primary(self.tr("New ▾"))
        new.setMenu(new_menu(new, self._begin))
        across.addWidget(new)
        # in a line of its own it is read whole in any window
        below = QHBoxLayout()
        below.setSpacing(theme.px(12))
        below.addWidget(self._not_saved, 1)
        below.addWidget(self._what_to_do)
        column = self._column
        column.setContentsMargins(*map(theme.px, (22, 14, 22, 14)))
        column.setSpacing(theme.px(12))
        column.addLayout(across)
        column.addLayout(below)
        column.addWidget(self._little_room)
        self.setTabOrder(new, self._what_to_do)
        self.setTabOrder(self._what_to_do, self._little_room)

    # What the window asks

    def query(self) -> str:
        """What is searched for."""
        return self._query

    @Slot(str)
    def show_query(self, query: str) -> None:
        """Have ``query`` in the line; it is searched for already."""
        self._query = query
        self._search.setText(query)

    def focus_search(self) -> None:
        """Put the caret into the search, what is there chosen."""
        self._search.setFocus()
        self._search.selectAll()

    def keep_typing(self) -> None:
        """Put the caret back where it was, another page having taken the focus."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_saved(self, words: str, advice: str = "", passage: str = "") -> None:
        """Say whether all is saved; where it is not, with an ``advice`` for who points at it, and
        a link to the ``passage`` of the help that says more."""
        for label, shown in ((self._saved, not passage), (self._not_saved, bool(passage))):
            label.setText(words)
            label.setToolTip(advice)
            label.setVisible(shown)
        self._what_to_do.lead_to(passage)
        self._little_room.set_silent(bool(passage))
        if advice:
            announce(self, f"{words} {advice}")

    def offer_pages(self, menu: Callable[[QWidget], QMenu]) -> None:
        """Have ``menu`` behind the button that stands here where the rail has no room."""
        self._pages.setMenu(menu(self._pages))

    def set_narrow(self, narrow: bool) -> None:
        """Whether the rail has no room; what is to be known of the journal then stands below."""
        self._pages.setVisible(narrow)
        line, place = (self._column, 1) if narrow else (self._across, _BESIDE_SAVED)
        line.insertWidget(place, self._remark, 0, Qt.AlignmentFlag.AlignVCenter)

    # What is typed

    @Slot()
    def _read_known(self) -> None:
        read = partial(search_words.known, self._journal)
        self._tasks.run(read, self._know, replaces="search words")

    def _know(self, known: Known) -> None:
        self._known = known

    @Slot(str)
    def _edited(self, text: str) -> None:
        if text.startswith(commands.SIGN):
            none = [Suggestion(self.tr("There is no such command."), "", "")]
            self._suggestions.offer(commands.offered(text, self._names) or none, _TAKING)
            return
        self._search_for(search_words.finished(text))
        offer = search_words.offer(text, self._search.cursorPosition(), self._known)
        self._suggestions.offer(offer.suggestions, (Qt.Key.Key_Tab,) if offer.certain else ())

    def _search_for(self, query: str) -> None:
        self._query = query
        self.searched.emit(query)

    @Slot()
    def _offer_all(self) -> None:
        if not self._search.text():
            self._suggestions.offer(search_words.every_field())

    @Slot(str)
    def _take(self, value: str) -> None:
        text, caret = self._search.text(), self._search.cursorPosition()
        if text.startswith(commands.SIGN):
            if value:
                # what the timeline still shows
                self.show_query(self._query)
                self.commanded.emit(value)
            return
        start = search_words.offer(text, caret, self._known).start
        self._search.setText(text[:start] + value + text[caret:].lstrip())
        self._search.setCursorPosition(start + len(value))
        # as if it had been typed: a field offers its values
        self._edited(self._search.text())

    @Slot()
    def _enter(self) -> None:
        if self._search.text().startswith(commands.SIGN):
            return
        self._suggestions.hide()
        self._search_for(self._search.text())
        self.entered.emit()

    @Slot()
    def _begin(self) -> None:
        self.begun.emit(self.sender().objectName())
