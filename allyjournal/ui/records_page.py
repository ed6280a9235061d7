"""A list at the left, the page of one record at the right: for every kind that has a page."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any, ClassVar

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.person import Person
from allyjournal.domain.record import begin
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import looks, messages, record_search, theme
from allyjournal.ui.autosave import SAVED, SAVING, Autosave
from allyjournal.ui.blank import is_blank
from allyjournal.ui.half_typed import HalfTyped
from allyjournal.ui.history.deleting import Deleting
from allyjournal.ui.history.looking_back import LookingBack
from allyjournal.ui.kind_list import KindList
from allyjournal.ui.page import Page
from allyjournal.ui.places import Place
from allyjournal.ui.record_face import empty_face, made_face
from allyjournal.ui.record_form import RecordForm
from allyjournal.ui.record_reading import Group, Opened, read_begun, read_record
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons, tab_order
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.record_list import Row
from allyjournal.ui.widgets.two_panes import TwoPanes


class RecordsPage(Page):
    """The records of one kind, or of a few that belong together. A page names its kinds, each
    with its form, and the groups of its list."""

    forms: ClassVar[Mapping[type[AnyRecord], type[RecordForm[Any]]]]

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(journal, tasks, parent)
        self._form: RecordForm[Any] | None = None
        self._autosave: Autosave | None = None
        # the record that is open, or asked for and on its way
        self._uid = ""
        self._left_at: Place | None = None
        self._own_changes: Changes | None = None
        self._history = LookingBack(self)
        self._history.changed.connect(self._reopen)
        self._deleting = Deleting(self)
        self._deleting.gone.connect(self._gone)
        self._deleting.refused.connect(self._stay)
        self._deleting.came_back.connect(self._come_back)
        self.title = self.name()
        self._kinds = tuple(str(kind.__struct_config__.tag) for kind in self.forms)
        parts = (journal, tasks, self._kinds, self.groups(), self.row)
        self._list = KindList(self.title, *parts)
        self._list.chosen.connect(self.show_record)
        self._list.first.connect(self._show_first)
        self._list.opened.connect(self._enter_form)
        self._arrange()

    def _arrange(self) -> None:
        left = QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(*map(theme.px, (13, 10, 13, 0)))
        beside.addWidget(self._beginnings())
        beside.addWidget(self._list)
        self._panes = TwoPanes(left)
        self._panes.put(self._empty_face())
        self._panes.list_wanted.connect(self._leave_record)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)

    def _beginnings(self) -> QWidget:
        """Above the list, a word for each kind that begins one."""
        holder = QWidget()
        row = FlowLayout(holder, spacing=6)
        for button in self._beginning_buttons(buttons.small):
            row.addWidget(button)
        return holder

    def _beginning_buttons(self, flavour: Callable[[str], QPushButton]) -> Iterator[QPushButton]:
        for kind, words in zip(self._kinds, self.words_to_begin(), strict=True):
            button = flavour(words)
            button.setObjectName(kind)
            button.clicked.connect(self._begin)
            yield button

    # What a kind says

    @abstractmethod
    def name(self) -> str:
        """What the page is called."""

    @abstractmethod
    def groups(self) -> Sequence[Group]:
        """The groups of the list, in their order."""

    @abstractmethod
    def words_when_empty(self) -> str:
        """What belongs here."""

    @abstractmethod
    def words_to_begin(self) -> Sequence[str]:
        """What the buttons say that begin a record, one for each kind in the order of
        ``forms``."""

    def row(self, entry: AnyRecord) -> Row:
        """A record as one row of the list."""
        return looks.row(entry)

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Read the list again, and the open record where somebody else changed it."""
        if changes is not None and (
            changes is self._own_changes or changes.kinds.isdisjoint(self._kinds)
        ):
            return
        self._read_list()
        if changes is not None and self._uid in changes.uids and self.is_saved():
            self._read_record(self._uid)

    @Slot(str)
    def show_record(self, uid: str) -> None:
        """Open the record with this uid."""
        if uid != self._uid:
            self.flush()
            self._read_record(uid)
        self._panes.show_face()

    def shown_uid(self) -> str:
        """The uid of the record that is open."""
        return self._uid

    def begin(self) -> None:
        """In the list. A page that stands for it would be a Tab stop before what is above it."""
        self._list.setFocus()

    def place(self, page: str) -> Place:
        """Of a record that is on its way, nothing is opened yet."""
        on_its_way = self._form and self._form.record().uid != self._uid
        return Place(page, self._uid) if on_its_way else super().place(page)

    def opened(self) -> str:
        """The kind of a new record that is still blank; else what the form has opened."""
        record = self._form and self._form.record()
        return record.kind if record and is_blank(record) else super().opened()

    def come_back(self, place: Place) -> None:
        """Show the record again, or begin it anew where it was blank; what is typed waits."""
        if place.opened in self._kinds:
            # a name that is half typed in it waits under its uid
            self.show_begun(replace(self._begun_as(place.opened), uid=place.uid))
        else:
            self._list.hold_keys()
            super().come_back(place)

    def put_back(self, place: Place) -> None:
        """Put the caret back once the record is open, unless another one is wanted meanwhile."""
        if self._form and self._form.record().uid == place.uid:
            super().put_back(place)
        elif self._uid == place.uid:
            self._left_at = place

    def show_new(self, kind: str) -> None:
        """Open a new record of today with the caret in it; nothing is saved before there are
        words. Raises KeyError for a ``kind`` that has no form here."""
        self.show_begun(self._begun_as(kind))

    def _begun_as(self, kind: str) -> AnyRecord:
        return self.begun(dict(zip(self._kinds, self.forms, strict=True))[kind])

    def show_begun(self, record: AnyRecord) -> None:
        """The same for a record that somebody else began."""
        self.flush()
        self._list.hold_keys()
        self._read_around(record)
        self._panes.show_face()

    def begun(self, kind: type[AnyRecord]) -> AnyRecord:
        """A new record of ``kind``, of today."""
        return begin(kind, date.today(), datetime.now(UTC))

    @Slot()
    def _begin(self) -> None:
        self.show_new(self.sender().objectName())

    def flush(self) -> None:
        """Save what is being written."""
        if self._form and self._autosave:
            self._form.finish()
            self._half_typed.keep()
            self._autosave.flush()

    # The list

    def _read_list(self) -> None:
        self._list.read(self._uid)

    @Slot(str)
    def _show_first(self, uid: str) -> None:
        if not self._uid:  # after a lock, the window asks for another one meanwhile
            self.show_record(uid)

    @Slot()
    def _enter_form(self) -> None:
        self._panes.show_face()
        if self._form:
            self._form.begin()

    # The record

    def _read_record(self, uid: str) -> None:
        self._uid = uid
        self._read_opened(partial(read_record, self.journal, uid))

    def _read_around(self, record: AnyRecord) -> None:
        self._uid = record.uid
        self._read_opened(partial(read_begun, self.journal, record))

    def _read_opened(self, read: Callable[[], Opened | None]) -> None:
        self.tasks.run(read, self._show_opened, replaces=f"{self._kinds} record")

    def _show_opened(self, opened: Opened | None) -> None:
        if opened is None:
            if self._may_leave(None):
                self._close()
        elif opened.record.uid == self._uid and type(opened.record) in self.forms:
            making = self._open(opened)
            if is_blank(opened.record):
                # whoever begins one writes at once: keys wait for it, and go to no other record
                list(making)
            else:
                self.tasks.in_turns(self, making)

    def _may_leave(self, following: AnyRecord | None) -> bool:
        """Whether what was written until now is on disk. Where it is on its way, ``following`` or
        none comes behind it; what cannot be saved stays, with the caret of a new one."""
        if self._autosave and not self._autosave.is_failing():
            self.flush()
        state = self._autosave.state() if self._autosave else SAVED
        if state == SAVING and following:
            self._read_around(following)
        elif state == SAVING:
            self._read_record(self._uid)
        elif state != SAVED and self._form:
            self._uid = self._form.record().uid
            self._read_list()
            messages.toast(self, self.tr("What you wrote here is not saved yet, so it stays open."))
            if following and is_blank(following) and (field := self._form.focusWidget()):
                field.setFocus()
            self._list.pass_keys_on()
        return state == SAVED

    def _open(self, opened: Opened) -> Iterator[None]:
        """Make the form of a record out of sight; show it once it is whole and still wanted."""
        record = opened.record
        face, form, foot = made_face(self.forms[type(record)], opened, self._panes)
        yield from form.parts()
        yield
        if record.uid != self._uid or not self._may_leave(record):
            face.deleteLater()
            return
        self._put(face)
        self._foot = foot
        foot.history_wanted.connect(self._ask_history)
        foot.deletion_wanted.connect(self._delete)
        tab_order.follow_layout(self._panes)
        self._panes.face().show()
        self._connect(form)
        self._read_list()
        self.saved_state.emit(SAVED)
        self._enter(record)

    def _enter(self, record: AnyRecord) -> None:
        """Have the caret where it was in the record that was just opened, or in a new one."""
        left_at, self._left_at = self._left_at, None
        if is_blank(record):
            self._foot.hide()
            self._enter_form()
        elif left_at and left_at.uid == record.uid:
            super().put_back(left_at)
        self._list.pass_keys_on()

    def _connect(self, form: RecordForm[Any]) -> None:
        autosave = Autosave(self.journal, self.tasks, form.to_save, form)
        form.edited.connect(autosave.edited)
        form.open_requested.connect(self.open_requested)
        form.link_requested.connect(self._ask_link)
        form.added.connect(self._save_person)
        form.begun.connect(self.begun_elsewhere)
        autosave.saved.connect(self._saved)
        autosave.state_changed.connect(self.saved_state)
        autosave.failed.connect(self.failed)
        self._form, self._autosave = form, autosave
        self._half_typed = HalfTyped(self.journal, self.tasks, form, form.record().uid)

    def _put(self, face: QWidget) -> None:
        had_focus = self._panes.face().isAncestorOf(self.focusWidget() or self)
        self._panes.put(face)
        if had_focus:
            self._list.setFocus()

    def _close(self) -> None:
        """Show no record; the list then opens its first one."""
        self._uid = ""
        self._form = self._autosave = None
        self._put(self._empty_face())
        self._panes.face().show()
        self._read_list()

    def _empty_face(self) -> QWidget:
        return empty_face(self.words_when_empty(), self._beginning_buttons(buttons.quiet))

    # What is done to it

    @Slot(object)
    def _saved(self, changes: Changes) -> None:
        self._foot.show()
        self._announce(changes)

    def _announce(self, changes: Changes) -> None:
        self._own_changes = changes
        self.changed.emit(changes)
        self._read_list()

    @Slot(object)
    def _save_person(self, person: Person) -> None:
        self.tasks.run(partial(self.journal.save, person), self._person_saved)

    def _person_saved(self, changes: Changes) -> None:
        self.changed.emit(changes)

    @Slot()
    def _ask_link(self) -> None:
        label = self.tr("Link it")
        uid = record_search.ask_record(self, self.journal, self.tasks, label, self._uid)
        if uid is not None:
            self.tasks.run(partial(self.journal.get, uid), self._link)

    def _link(self, record: AnyRecord) -> None:
        if self._form:
            self._form.link(record)

    @Slot()
    def _ask_history(self) -> None:
        self.flush()
        self._history.show(self._uid)

    @Slot(object)
    def _reopen(self, changes: Changes) -> None:
        """Somebody else than the form has written the record."""
        self._announce(changes)
        if self._uid in changes.uids:
            self._read_record(self._uid)

    @Slot()
    def _delete(self) -> None:
        if self._form:
            self.flush()
            # nothing that was typed last may bring it back from the trash
            self._form.set_leaving(True)
            self._deleting.delete(self._uid)

    @Slot(str, object)
    def _gone(self, uid: str, changes: Changes | None) -> None:
        if self._uid == uid:
            self._close()
        if changes is not None:
            self._announce(changes)

    @Slot()
    def _stay(self) -> None:
        if self._form:
            self._form.set_leaving(False)

    @Slot(str, object)
    def _come_back(self, uid: str, changes: Changes) -> None:
        self._announce(changes)
        self.show_record(uid)

    # One pane at a time where there is little room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panes.set_narrow(self.is_narrow())

    @Slot()
    def _leave_record(self) -> None:
        # so that a click on it opens the same record again
        self._list.select(None)
        self._list.setFocus()
