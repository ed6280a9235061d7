"""The backups: when the last one was made and where, one more now, and the way back to one."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import JournalDamaged, JournalError
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.keeping.asking import may_restore
from allyjournal.ui.keeping.backing_up import BackingUp
from allyjournal.ui.keeping.restore_step import file_filter
from allyjournal.ui.keeping.wording import backup_words, moment_words, unmade_words, within
from allyjournal.ui.passages import NO_BACKUP
from allyjournal.ui.settings.section import Line, Lines, Section
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.refusal import Refusal
from allyjournal.ui.unlock.step import action
from allyjournal.ui.widgets import labels
from allyjournal.vault.backup import folder_of
from allyjournal.vault.kept import Kept, by_round, looked_at, to_choose_from
from allyjournal.vault.restore import put_aside

_AT_ONCE = 5


class BackupReading(NamedTuple):
    """The backups, the newest first, then those of another journal, the second folder with whether
    it is there, and the journals that were put aside, with when."""

    backups: list[Kept]
    second: Path | None
    second_is_there: bool
    aside: list[tuple[datetime, Path]]


def read_backups(journal: Journal, folder: Path) -> BackupReading:
    """What the section shows, read in the worker thread."""
    folders = [folder_of(folder)]
    with suppress(JournalDamaged):  # which says where the second one is
        folders = journal.backup_folders()
    second = folders[1].parent if len(folders) > 1 else None
    second_is_there = second is None or second.is_dir()
    backups = to_choose_from(folder, folders)
    return BackupReading(backups, second, second_is_there, put_aside(folder))


def first_good(copies: Sequence[Path], folder: Path) -> Kept:
    """The first of ``copies`` that can be read to its end, in the worker thread; raises what
    ``looked_at`` raises of the last where none can."""
    for copy in copies[:-1]:
        with suppress(JournalError):
            return looked_at(copy, folder)
    return looked_at(copies[-1], folder)


class BackupsSection(Section):
    """``restore_requested`` carries the backup that is to take the place of the journal."""

    restore_requested = Signal(object)

    def __init__(
        self,
        journal: Journal,
        tasks: Tasks,
        folder: Path,
        backing_up: BackingUp,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_translate("Backups"), parent)
        self._journal = journal
        self._tasks = tasks
        self._folder = folder
        self._backing_up = backing_up
        self._backups: list[Kept] = []
        self._rounds: list[list[Kept]] = []
        self._shown = _AT_ONCE
        self._last = labels.body("")
        self._refusal = Refusal()
        self._second = labels.body("")
        self._aside = labels.selectable(labels.note(""))
        self._now = action("")
        self._now.clicked.connect(backing_up.back_up)
        self._choose = action(_translate("Choose a second folder…"))
        self._choose.clicked.connect(self._choose_second)
        self._forget = action(_translate("Forget the second folder"))
        self._forget.clicked.connect(self._forget_second)
        self._lines = Lines()
        self._lines.chosen.connect(self._restore)
        self._more = action(_translate("Show more backups"))
        self._more.clicked.connect(self._show_more)
        self._arrange()
        backing_up.changed.connect(self._look_again)
        self._say_state()

    def _arrange(self) -> None:
        other = action(_translate("Restore one from a file…"))
        other.clicked.connect(self._restore_file)
        self.add(self._last)
        self.add(self._second)
        self.add(
            labels.note(
                _translate(
                    "One is made after unlocking, when the last is older than a day and something"
                    " has changed. It is as encrypted as the journal, and opens with the"
                    " passphrase and the recovery code of its day."
                )
            )
        )
        self.add(self._refusal)
        self.add_row(self._now, self._choose, self._forget)
        self.add(self._lines)
        self.add_row(self._more, other)
        self.add(self._aside)

    def show_backups(self, reading: BackupReading) -> None:
        """Show what there is, the newest five at once."""
        self._backups = reading.backups
        self._rounds = by_round(reading.backups)
        none_yet = self.tr("There is no backup yet.")
        own = self._own()
        self._last.setText(self._last_words(own[0]) if own else none_yet)
        self._second.setVisible(reading.second is not None)
        if reading.second is None and self._forget.hasFocus():
            self._choose.setFocus()
        self._forget.setVisible(reading.second is not None)
        if reading.second:
            self._second.setText(self._second_words(reading.second, reading.second_is_there))
        self._aside.setText("\n".join(self._aside_words(reading.aside)))
        self._aside.setVisible(bool(reading.aside))
        self._show_lines()

    def _own(self) -> list[Kept]:
        return [backup for backup in self._backups if not backup.of_another]

    def _aside_words(self, aside: list[tuple[datetime, Path]]) -> Iterator[str]:
        yield self.tr(
            "Journals that were put aside, beside this one. To look into one, lock this one; then"
            " Another journal, Open a journal elsewhere."
        )
        for moment, path in aside:
            words = self.tr("“{name}”, put aside: {moment}")
            yield words.format(name=path.name, moment=moment_words(moment))

    def _second_words(self, folder: Path, is_there: bool) -> str:
        copies = [backup for backup in self._own() if backup.path.parents[1] == folder]
        if not is_there:
            words = self.tr("{folder} is not there. Copies go on to it once it is there again.")
        elif copies:
            words = self.tr("A copy of each goes to {folder}, too. The last one there: {moment}.")
        else:
            words = self.tr("A copy of each goes to {folder}, too. None is there yet.")
        moment = moment_words(copies[0].moment) if copies else ""
        return words.format(folder=within(folder), moment=moment)

    def _last_words(self, last: Kept) -> str:
        words = self.tr("Last good backup: {moment}, in {folder}.")
        return words.format(moment=moment_words(last.moment), folder=within(last.path.parent))

    def _show_lines(self) -> None:
        restore = self.tr("Restore…")
        several = not self._second.isHidden()
        self._lines.show_lines(
            [
                Line(
                    str(copies[0].path),
                    backup_words(copies[0]),
                    "\n".join(within(it.path.parent) for it in copies) if several else "",
                    restore,
                )
                for copies in self._rounds[: self._shown]
            ]
        )
        self._more.setVisible(len(self._rounds) > self._shown)

    @Slot()
    def _show_more(self) -> None:
        first_hidden = self._rounds[self._shown][0]
        goes_on = self._more.hasFocus()
        self._shown = len(self._rounds)
        self._show_lines()
        if goes_on:
            self._lines.focus_on(str(first_hidden.path))

    @Slot()
    def _look_again(self) -> None:
        self._say_state()
        if not self._backing_up.busy:
            self._tasks.run(partial(read_backups, self._journal, self._folder), self.show_backups)

    def _say_state(self) -> None:
        busy = self._backing_up.busy
        if busy and self._now.hasFocus():
            # it waits here: Qt would give it to the search field
            self.setFocus()
        self._now.setEnabled(not busy)
        if not busy and self.hasFocus():
            self._now.setFocus()
        self._now.setText(self.tr("Backing up…") if busy else self.tr("Back up now"))
        trouble = self._backing_up.trouble
        if trouble and not busy:
            advice = trouble.error.advice
            if trouble.made:
                there = self.tr("The one in {folder} was made.")
                advice = f"{there.format(folder=within(trouble.made.parent))} {advice}"
            self._refusal.say(unmade_words(trouble), advice, NO_BACKUP)
        else:
            self._refusal.hide()

    @Slot()
    def _choose_second(self) -> None:
        chosen = messages.choose_folder(self, self.tr("Where a copy of every backup goes"))
        if chosen is None:
            return
        if chosen.is_relative_to(self._folder):
            sentence = self.tr("This is the journal's own folder.")
            messages.tell(self, sentence, self.tr("Choose one that it is not lost with."))
            return
        self._keep_second(chosen)

    @Slot()
    def _forget_second(self) -> None:
        self._keep_second(None)

    def _keep_second(self, folder: Path | None) -> None:
        choose = partial(self._journal.choose_second_folder, folder)
        after = self._back_up_there if folder else self._forgotten
        self._tasks.run(choose, after, self._refused)

    def _back_up_there(self, _done: None) -> None:
        self._backing_up.back_up()

    def _forgotten(self, _done: None) -> None:
        self._look_again()

    def _refused(self, error: JournalError) -> None:
        self._refusal.say_error(error)

    @Slot(str)
    def _restore(self, path: str) -> None:
        self._look_at(*(it.path for it in self._copies(path)))

    def _copies(self, path: str) -> list[Kept]:
        return next(copies for copies in self._rounds if str(copies[0].path) == path)

    @Slot()
    def _restore_file(self) -> None:
        title, beginning = self.tr("Restore a backup"), folder_of(self._folder)
        path = messages.choose_file(self, title, file_filter(), beginning)
        if path is not None:
            self._look_at(path)

    def _look_at(self, *copies: Path) -> None:
        """While the journal is still open, which a file that is none then leaves as it is."""
        look = partial(first_good, copies, self._folder)
        self._tasks.run(look, self._ask, self._tell, replaces="backup to restore")

    def _tell(self, error: JournalError) -> None:
        messages.tell_error(self, error)

    def _ask(self, backup: Kept) -> None:
        if may_restore(self, backup, self._folder):
            self.restore_requested.emit(backup.path)


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)
