"""What the window asks of every page."""

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from allyjournal.ui import theme
from allyjournal.ui.places import Caret, Place
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import found_places

if TYPE_CHECKING:
    from allyjournal.store.changes import Changes
    from allyjournal.store.journal import Journal


class Page(QWidget):
    """One page of the window, over one unlocked journal.

    ``open_requested`` asks the window to show a record (its uid), ``new_requested`` to begin one
    (its kind), ``begun_elsewhere`` to go on with one that was begun here; ``saved_state`` says
    "saved", "saving" or "unsaved"; ``changed`` carries the Changes of what the page wrote,
    ``failed`` the error that keeps it from saving. A page gives itself its ``title`` in
    ``__init__`` and overrides what it needs of the methods.
    """

    open_requested = Signal(str)
    new_requested = Signal(str)
    begun_elsewhere = Signal(object)
    saved_state = Signal(str)
    changed = Signal(object)
    failed = Signal(object)

    title = ""

    def __init__(self, journal: "Journal", tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journal = journal
        self.tasks = tasks
        self._saved_state = "saved"
        self.saved_state.connect(self._remember_saved_state)

    def refresh(self, changes: "Changes | None") -> None:
        """Read again what ``changes`` may have touched; None: everything."""

    def show_record(self, uid: str) -> None:
        """Show the record with this uid."""

    def shown_uid(self) -> str:
        """The uid of the record that is open here, to come back to it; empty for none."""
        return ""

    def place(self, page: str) -> Place:
        """Where the person is on this page, which goes by the name ``page``, to come back to."""
        return Place(page, self.shown_uid(), self.caret(), self.opened())

    def opened(self) -> str:
        """What was opened of that record, in words that ``come_back`` understands."""
        part = self._reopening()
        return part.opened() if part else ""

    def caret(self) -> Caret | None:
        """Where the person types on this page; None where they do not, or where that field will
        not be there again."""
        field = self.focusWidget()
        if isinstance(field, QTextEdit):
            position = field.textCursor().position()
        elif isinstance(field, QLineEdit):
            position = field.cursorPosition()
        else:
            return None
        name = field.accessibleName()
        alike = self._named(name)
        return Caret(name, position, alike.index(field)) if field in alike else None

    def come_back(self, place: Place) -> None:
        """Show again what was shown here before a lock, the caret where it was."""
        if place.uid:
            self.show_record(place.uid)
        # behind what the page reads: only then all fields are there
        self.tasks.run(partial(_itself, place), self.put_back)

    def put_back(self, place: Place) -> None:
        """Open again what was opened of the record that is shown, and put the caret back into its
        field, where that is in sight again or can come into it. Nothing is done where the person
        went elsewhere meanwhile: what they type there must not go into this page."""
        focused = self.window().focusWidget()
        if focused and focused is not self and not self.isAncestorOf(focused):
            return
        if place.opened and (part := self._reopening()):
            part.reopen(place.opened)
        if caret := place.caret:
            for field in self._named(caret.field)[caret.before :][:1]:
                found_places.open_up(field, self)
                field.setFocus()
                _move_caret(field, caret.position)
                # once it is laid out
                at = found_places.caret(field)
                where = found_places.Place(field, (at, at))
                QTimer.singleShot(0, field, partial(found_places.bring_into_sight, where, self))

    def begin(self) -> None:
        """Take the focus, where the person begins on this page."""
        self.setFocus()

    def flush(self) -> None:
        """Save at once whatever is not on disk yet."""

    def is_saved(self) -> bool:
        """Whether everything that was typed here is on disk."""
        return self._saved_state == "saved"

    def is_narrow(self) -> bool:
        """Whether there is room for one pane only: in a small window, or with large text."""
        return self.window().width() < theme.px(900)

    def _reopening(self) -> found_places.Reopening | None:
        """The part of the page that has some of its fields only once they are asked for."""
        for widget in self.findChildren(QWidget):
            # Python remembers it of a class; to look at each of 250 widgets takes 10 ms
            if issubclass(type(widget), found_places.Reopening) and widget.isVisibleTo(self):
                return cast(found_places.Reopening, widget)
        return None

    def _named(self, name: str) -> list[QTextEdit | QLineEdit]:
        """The fields of that name that are there again after a lock, in the order in which they
        were made."""
        fields = (it for it in self.findChildren(QWidget) if isinstance(it, QTextEdit | QLineEdit))
        named = (it for it in fields if it.accessibleName() == name)
        return [it for it in named if found_places.comes_again(it, self)]

    @Slot(str)
    def _remember_saved_state(self, state: str) -> None:
        self._saved_state = state


class ReadWhenSeen(Page):
    """A page that reads again what was written elsewhere, once it is in sight."""

    _stale = False

    def refresh(self, changes: "Changes | None") -> None:
        """Read again, now or when the page comes into sight."""
        self._stale = True
        if self.isVisible():
            self.read_stale()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read_stale()

    def come_back(self, place: Place) -> None:
        """The same, once it is read; it is about to come into sight."""
        self.read_stale()
        super().come_back(place)

    @abstractmethod
    def read_stale(self) -> None:
        """Read again what is stale, if anything is."""


def _itself(place: Place) -> Place:
    return place


def _move_caret(field: QTextEdit | QLineEdit, position: int) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(position)
        return
    cursor = field.textCursor()
    # a text may have become shorter meanwhile
    cursor.setPosition(min(position, field.document().characterCount() - 1))
    field.setTextCursor(cursor)
