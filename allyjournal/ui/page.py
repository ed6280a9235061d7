"""What the window asks of every page."""

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from allyjournal.ui import theme
from allyjournal.ui.places import Caret
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

    def caret(self) -> Caret | None:
        """Where the person types on this page; None where they do not."""
        field = self.focusWidget()
        if isinstance(field, QTextEdit):
            return Caret(field.accessibleName(), field.textCursor().position())
        if isinstance(field, QLineEdit):
            return Caret(field.accessibleName(), field.cursorPosition())
        return None

    def put_caret(self, caret: Caret) -> None:
        """Put the caret back into its field, where that is in sight again or can come into it."""
        fields: list[QTextEdit | QLineEdit] = [*self.findChildren(QTextEdit)]
        fields += self.findChildren(QLineEdit)
        named = [it for it in fields if it.accessibleName() == caret.field]
        for field in sorted(named, key=self._is_out_of_sight):
            if found_places.can_be_seen(field, self):
                found_places.open_up(field, self)
                field.setFocus()
                _move_caret(field, caret.position)
                return

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

    def _is_out_of_sight(self, field: QWidget) -> bool:
        return not field.isVisibleTo(self)

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

    @abstractmethod
    def read_stale(self) -> None:
        """Read again what is stale, if anything is."""


def _move_caret(field: QTextEdit | QLineEdit, position: int) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(position)
        return
    cursor = field.textCursor()
    # a text may have become shorter meanwhile
    cursor.setPosition(min(position, field.document().characterCount() - 1))
    field.setTextCursor(cursor)
