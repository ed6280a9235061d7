"""The settings: one quiet page that scrolls."""

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.person import Person
from allyjournal.domain.prompts import Vocabulary
from allyjournal.settings import Settings
from allyjournal.store.changes import Changes
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal
from allyjournal.store.trash import Deletion
from allyjournal.ui.autosave import worst
from allyjournal.ui.history.deleting import Deleting
from allyjournal.ui.history.looking_back import LookingBack
from allyjournal.ui.keeping.backing_up import BackingUp
from allyjournal.ui.page import ReadWhenSeen
from allyjournal.ui.places import BACKUPS
from allyjournal.ui.settings.backups import BackupsSection, read_backups
from allyjournal.ui.settings.check import CheckSection
from allyjournal.ui.settings.look import LockSection, LookSection
from allyjournal.ui.settings.passphrase import PassphraseSection
from allyjournal.ui.settings.people import PeopleSection
from allyjournal.ui.settings.prompts import PromptsSection
from allyjournal.ui.settings.section import Section
from allyjournal.ui.settings.support import SupportSection
from allyjournal.ui.settings.trash import TrashSection
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.vocabulary import topics
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.page_scroll import bring_into_view, page_scroll

_WIDTH = 600


class SettingsPage(ReadWhenSeen):
    """``settings_changed`` comes once ``settings`` hold what was chosen; the window shows and
    keeps them. ``restore_requested`` carries the backup that is to take the journal's place, or
    the folder of a journal made of what could be read."""

    settings_changed = Signal()
    restore_requested = Signal(object)

    def __init__(
        self,
        journal: Journal,
        tasks: Tasks,
        settings: Settings,
        folder: Path,
        backing_up: BackingUp,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(journal, tasks, parent)
        self._folder = folder
        self.title = self.tr("Settings")
        self._wanted = ""
        self._look = LookSection(settings)
        self._lock = LockSection(settings)
        self._passphrase = PassphraseSection(journal, tasks, folder)
        self._backups = BackupsSection(journal, tasks, folder, backing_up)
        self._check = CheckSection(journal, tasks, folder)
        self._prompts = PromptsSection(journal, tasks)
        self._people = PeopleSection(journal, tasks)
        self._support = SupportSection(journal, tasks)
        self._trash = TrashSection(journal, tasks)
        self._arrange(folder)
        for section in (self._look, self._lock):
            section.changed.connect(self.settings_changed)
        self._passphrase.kept.connect(self._tell_kept)
        self._passphrase.key_replaced.connect(backing_up.back_up)
        self._backups.restore_requested.connect(self.restore_requested)
        self._check.open_requested.connect(self.restore_requested)
        self._look_back()
        for writing in (self._prompts, self._people, self._trash, self._history):
            writing.changed.connect(self._tell)
        self._autosaves = (self._prompts.autosave, self._support.autosave)
        for autosave in self._autosaves:
            autosave.state_changed.connect(self._tell_state)
            autosave.failed.connect(self.failed)

    def read_stale(self) -> None:
        """Read what of it stands in the journal."""
        if not self._stale:
            return
        self._stale = False
        # each by itself: what cannot be read of one takes no other away
        setting = self.journal.setting
        self.tasks.run(partial(setting, "recovery_kit_kept"), self._passphrase.show_kept)
        self.tasks.run(partial(_vocabulary, self.journal), self._show_vocabulary)
        self.tasks.run(partial(_people, self.journal), self._show_people)
        self.tasks.run(partial(setting, "support", ""), self._support.show_support)
        self.tasks.run(partial(_deletions, self.journal), self._show_deletions)
        self._read_condition()

    def showEvent(self, event: QShowEvent) -> None:
        if not self._stale:
            self._read_condition()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        # a stick is taken away in another window
        activated = event.type() == QEvent.Type.WindowActivate
        if activated and self.isVisible() and not self._stale:
            self._read_condition()
        return super().event(event)

    def _read_condition(self) -> None:
        """What changes without a word to this page: a folder goes, damage is met elsewhere."""
        backups = partial(read_backups, self.journal, self._folder)
        self.tasks.run(backups, self._backups.show_backups)
        self.tasks.run(self.journal.was_damaged, self._check.show_damage)

    def flush(self) -> None:
        """Save what is being typed."""
        self._prompts.flush()
        self._support.autosave.flush()

    def show_record(self, uid: str) -> None:
        """Put the focus on this person, or show the section of the backups."""
        if uid == BACKUPS.uid:
            # the check below it is wanted as much, where there is room for both
            for section in (self._check, self._backups):
                bring_into_view(section)
            self._read_condition()
            return
        self._wanted = uid
        self.refresh(None)

    def show_recovery_kit(self) -> None:
        """Ask for the passphrase and show the recovery kit."""
        self._passphrase.ask_for_kit()

    def _arrange(self, folder: Path) -> None:
        where = Section(self.tr("Where the journal is"))
        place = labels.body(str(folder))
        place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        where.add(place)
        where.add(labels.note(self.tr("Copy it only as a whole, while the journal is locked.")))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        # before it is filled: every other parent on the way costs styling
        outer.addWidget(page_scroll(content, _WIDTH))
        column.addWidget(labels.title(self.title))
        words = (self._prompts, self._people, self._support)
        safety = (self._passphrase, where, self._backups, self._check)
        for section in (self._look, self._lock, *safety, *words, self._trash):
            column.addWidget(section)
        column.addStretch(1)

    def _show_vocabulary(self, reading: tuple[Vocabulary, list[str]]) -> None:
        self._prompts.show_vocabulary(*reading)

    def _show_deletions(self, found: tuple[list[Deletion], Collection[Unreadable]]) -> None:
        self._trash.show_deletions(*found)

    def _show_people(self, found: tuple[list[Person], Collection[Unreadable]]) -> None:
        self.tasks.in_turns(self, self._fill(*found))

    def _fill(self, people: list[Person], unreadable: Collection[Unreadable]) -> Iterator[None]:
        yield from self._people.show_people(people, unreadable)
        if self._wanted:
            self._people.focus_on(self._wanted)
            self._wanted = ""

    def _look_back(self) -> None:
        """People have no page of their own: their history and deletion are at hand here."""
        self._history = LookingBack(self)
        self._people.history_requested.connect(self._history.show)
        self._deleting = Deleting(self)
        self._people.deletion_requested.connect(self._deleting.delete)
        for moved in (self._deleting.gone, self._deleting.came_back):
            moved.connect(self._tell_of)

    @Slot(str, object)
    def _tell_of(self, _uid: str, changes: Changes) -> None:
        self.changed.emit(changes)

    @Slot()
    def _tell_state(self) -> None:
        self.saved_state.emit(worst(self._autosaves))

    @Slot()
    def _tell_kept(self) -> None:
        self.changed.emit(Changes())

    @Slot(object)
    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)


def _people(journal: Journal) -> tuple[list[Person], Collection[Unreadable]]:
    with journal.around_damage() as unreadable:
        return journal.of_kind(Person), unreadable


def _deletions(journal: Journal) -> tuple[list[Deletion], Collection[Unreadable]]:
    with journal.around_damage() as unreadable:
        return journal.deletions(), unreadable


def _vocabulary(journal: Journal) -> tuple[Vocabulary, list[str]]:
    return journal.vocabulary(), topics(journal)
