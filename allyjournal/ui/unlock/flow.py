"""The way into a journal, page by page, from the first start to the evening's unlock."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from allyjournal.domain.errors import BackupDamaged, JournalDamaged, JournalError
from allyjournal.paths import holds_journal
from allyjournal.ui import messages, shortcuts
from allyjournal.ui.handover import NOTHING_TO_KNOW, Remark
from allyjournal.ui.keeping.long_work import LongWork
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock import work
from allyjournal.ui.unlock.new_passphrase import NewPassphraseStep
from allyjournal.ui.unlock.patience import Patience
from allyjournal.ui.unlock.step import Step
from allyjournal.ui.unlock.unlock_step import Loss, UnlockStep
from allyjournal.ui.unlock.welcome import WelcomeStep
from allyjournal.ui.widgets.page_scroll import page_scroll

if TYPE_CHECKING:
    from allyjournal.store.journal import Journal
    from allyjournal.ui.keeping.salvaging import Salvaged
    from allyjournal.vault.kept import Kept

T = TypeVar("T")


class UnlockFlow(QWidget):
    """Leads into the journal in ``folder``, or into another one; ``hint`` is the passphrase of
    the sample, ``restore`` a backup that takes the journal's place first, or the folder of a
    journal that was just made of what could be read, and does so too; ``remark`` must be known
    before the passphrase is typed.

    ``opened`` carries the open Journal and whether it has just been created; ``folder_chosen``
    comes before it when the journal is in another folder. Each page is made anew and thrown away
    with what was typed into it.
    """

    opened = Signal(object, bool)
    folder_chosen = Signal(object)
    sample_requested = Signal()

    def __init__(
        self,
        folder: Path,
        tasks: Tasks,
        hint: str = "",
        restore: Path | None = None,
        remark: Remark = NOTHING_TO_KNOW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hint = hint
        self._remarks = defaultdict(Remark, {folder: remark})  # of each, while the page stands
        self._usual = self._folder = folder
        self._tasks = tasks
        self._patience = Patience(self)
        self._just_created = self._kit_kept = self._left = False
        self._code = ""
        self._damage: Loss | None = None  # which the unlock page tells of
        self._newest_good: Kept | None = None
        self._step: Step
        self._area: QScrollArea | None = None
        self._long: LongWork | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        shortcuts.connect(self, "help", self._show_help)
        tasks.crashed.connect(self._go_on_after_crash)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.leave)
        if restore is None:
            self._show_start()
        else:
            self._show_unlock()
            (self._put_in_place if restore.is_dir() else self._restore)(restore)

    @Slot()
    def leave(self) -> None:
        """Hand no journal over any more."""
        self._left = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # a widget that gets a new parent loses the caret; a window that comes back does not
        if not event.spontaneous():
            self._step.begin()

    def _is_taken(self) -> bool:
        # a journal whose disk was taken away has a remark, and is not begun anew
        return holds_journal(self._usual) or bool(self._remarks[self._usual].heading)

    # The pages

    def _show_start(self) -> None:
        if holds_journal(self._folder) or self._remarks[self._folder].heading:
            self._show_unlock()
        else:
            self._show_welcome()

    @Slot()
    def _show_welcome(self) -> None:
        self._welcome()
        if not holds_journal(self._usual):
            self._tasks.run(partial(work.backups, self._usual), self._welcome_back)

    def _welcome_back(self, backups: "list[Kept]") -> None:
        """Where the journal is gone, but not its backups."""
        if backups and isinstance(self._step, WelcomeStep):
            self._welcome(backups[0])

    def _welcome(self, newest: "Kept | None" = None) -> None:
        self._damage = None
        step = WelcomeStep(newest, self._remarks[self._usual].waiting, can_go_back=self._is_taken())
        step.start_requested.connect(self._start)
        step.sample_requested.connect(self.sample_requested)
        step.restore_requested.connect(self._ask_for_backup)
        step.elsewhere_requested.connect(self._choose_elsewhere)
        if self._is_taken():
            step.back_requested.connect(self._show_usual)
        self._show(step)

    def _show_first_passphrase(self) -> None:
        step = NewPassphraseStep(
            self.tr("Choose a passphrase"),
            self.tr("Nobody can reset this, us included."),
            self.tr("Create the journal"),
            self._tasks,
        )
        step.chosen.connect(self._create)
        step.back_requested.connect(self._show_welcome)
        self._show(step)

    def _show_recovery_code(self, code: str) -> None:
        # only a first evening comes here, and it is slow to load
        from allyjournal.ui.unlock.recovery_step import RecoveryStep

        step = RecoveryStep(code, self._folder, self._tasks)
        step.kept.connect(self._open_kept)
        step.later.connect(self._open_created)
        self._show(step)

    @Slot()
    def _show_unlock(self) -> None:
        self._damage = None
        name = "" if self._folder == self._usual else self._folder.stem
        step = UnlockStep(name, self._patience, self._hint, self._remarks[self._folder])
        step.restore_requested.connect(self._restore_newest)
        step.salvage_requested.connect(self._salvage)
        step.keys_requested.connect(self._bring_keys_back)
        step.given.connect(self._open)
        step.code_requested.connect(self._show_code)
        step.other_requested.connect(self._show_welcome)
        self._show(step)

    @Slot()
    def _show_code(self) -> None:
        from allyjournal.ui.unlock.code_step import CodeStep

        step = CodeStep()
        step.given.connect(self._try_code)
        step.back_requested.connect(self._go_back)
        self._show(step)

    def _show_next_passphrase(self, code: str) -> None:
        self._code = code
        step = NewPassphraseStep(
            self.tr("Choose a new passphrase"),
            self.tr(
                "This code opens the journal. From now on this passphrase opens the journal, and no"
                " other does; who had one of their own needs it added again."
            ),
            self.tr("Open the journal"),
            self._tasks,
        )
        step.chosen.connect(self._recover)
        step.back_requested.connect(self._show_code)
        self._show(step)

    def _show_backups(self, backups: "list[Kept]") -> None:
        from allyjournal.ui.keeping.restore_step import RestoreStep

        step = RestoreStep(backups, self._tasks, self._folder)
        step.chosen.connect(self._restore)
        step.back_requested.connect(self._go_back)
        self._show(step)

    @Slot()
    def _go_back(self) -> None:
        damage = self._damage  # stands there still
        self._show_start()
        if damage and isinstance(self._step, UnlockStep):
            self._failed(damage)

    @Slot()
    def _show_help(self) -> None:
        from allyjournal.ui.help.dialog import show_help

        show_help(self, "unlock")

    def _show(self, step: Step) -> None:
        self._wipe()
        self._step = step
        self._area = page_scroll(step, step.column_width)
        self._column.addWidget(self._area)
        self._area.show()
        step.begin()

    def _wipe(self) -> None:
        """Take the page away, and first what was typed into it."""
        if self._area is not None:
            for line in self._area.findChildren(QLineEdit):
                line.clear()
            self._area.hide()
            self._area.deleteLater()

    # What is asked for

    @Slot()
    def _show_usual(self) -> None:
        self._folder = self._usual
        self._show_unlock()

    @Slot()
    def _start(self) -> None:
        """Into the usual folder, or where the person says when that is taken."""
        folder: Path | None = self._usual
        if self._is_taken():
            title = self.tr("Where the new journal goes")
            folder = messages.choose_save_path(self, title, self.tr("Journal 2.allyjournal"))
        if folder is not None:
            self._folder = folder
            self._show_first_passphrase()

    @Slot()
    def _choose_elsewhere(self) -> None:
        from allyjournal.ui.unlock.elsewhere import chosen_journal

        # the usual place is in a hidden folder
        folder = chosen_journal(self, self._usual.parent)
        if folder is not None:
            self._folder = folder
            self._show_unlock()

    @Slot(str)
    def _create(self, passphrase: str) -> None:
        self._work(
            self.tr("Making the journal…"),
            partial(work.created, self._folder, passphrase),
            self._created,
        )

    @Slot(str)
    def _open(self, passphrase: str) -> None:
        opened = partial(work.opened, self._folder, passphrase)
        self._work(self.tr("Opening…"), opened, self._unlocked)

    @Slot(object, str)
    def _bring_keys_back(self, source: Path, passphrase: str) -> None:
        operation = partial(work.opened_by_keys_of, source, self._folder, passphrase)
        self._work(self.tr("Opening…"), operation, self._unlocked)

    @Slot(str)
    def _try_code(self, code: str) -> None:
        """Before a new passphrase is thought of."""
        words = self.tr("Trying the code…")
        self._work(words, partial(work.fitting, self._folder, code), self._show_next_passphrase)

    @Slot(str)
    def _recover(self, passphrase: str) -> None:
        operation = partial(work.recovered, self._folder, self._code, passphrase)
        self._work(self.tr("Opening…"), operation, self._unlocked)

    @Slot()
    def _ask_for_backup(self) -> None:
        self._folder = self._usual
        self._tasks.run(partial(work.backups, self._folder), self._show_backups, self._failed)

    @Slot()
    def _restore_newest(self) -> None:
        from allyjournal.ui.keeping.asking import may_restore

        newest = self._newest_good
        if newest is None:
            self._tasks.run(partial(work.backups, self._folder), self._show_backups, self._failed)
        elif not holds_journal(self._folder) or may_restore(self, newest, self._folder):
            self._restore(newest.path)

    @Slot(object)
    def _restore(self, backup: Path) -> None:
        restore = partial(work.restored, backup, self._folder)
        self._work(self.tr("Restoring…"), restore, self._restored)

    @Slot(object)
    def _put_in_place(self, new: Path) -> None:
        put = partial(work.put_in_place, new, self._folder)
        self._work(self.tr("Putting it in its place…"), put, self._put)

    @Slot(str)
    def _salvage(self, passphrase: str) -> None:
        words = self.tr("Reading what can be read…")
        self._long = LongWork(self._tasks, words, self.tr("Stop"))
        self._step.set_busy(words)
        self._step.add(self._long)
        self._long.begin()
        salvage = partial(work.salvaged, self._folder, passphrase, self._long.go_on)
        self._tasks.run(salvage, self._salvaged, self._failed)

    @Slot()
    def _open_kept(self) -> None:
        self._kit_kept = True
        self._open_created()

    @Slot()
    def _open_created(self) -> None:
        opened = partial(work.opened_by_code, self._folder, self._code)
        self._work(self.tr("Opening…"), opened, self._unlocked)

    def _work(self, words: str, operation: Callable[[], T], success: Callable[[T], None]) -> None:
        """Run ``operation`` while the page says ``words`` and takes nothing more in."""
        self._step.set_busy(words)
        self._tasks.run(operation, success, self._failed)

    # What came of it

    def _created(self, code: str) -> None:
        """The code is seen before anything can go wrong with the journal."""
        self._code = code
        self._just_created = True
        self._show_recovery_code(code)

    def _unlocked(self, journal: "Journal") -> None:
        if self._left:
            self._tasks.run(journal.close)
            return
        if self._kit_kept:
            self._tasks.run(partial(journal.set_setting, "recovery_kit_kept", True))
        self._wipe()
        if self._folder != self._usual:
            self.folder_chosen.emit(self._folder)
        self.opened.emit(journal, self._just_created)

    def _restored(self, aside: Path | None) -> None:
        from allyjournal.ui.unlock.remarks import restored

        self._remarks[self._folder] = restored(aside)
        self._show_unlock()

    def _salvaged(self, saved: "Salvaged | None") -> None:
        from allyjournal.ui.keeping.report_step import ReportStep

        self._end_long_work()
        if saved is None:
            self._go_back()
            return
        step = ReportStep(self._folder.name, saved)
        step.go_on_requested.connect(self._put_in_place)
        step.restore_requested.connect(self._restore_newest)
        step.back_requested.connect(self._go_back)
        self._show(step)

    def _put(self, aside: Path) -> None:
        from allyjournal.ui.unlock.remarks import put_in_place

        self._remarks[self._folder] = put_in_place(aside)
        self._show_unlock()

    def _offer_ways_out(self, found: "tuple[Kept | None, Kept | None]") -> None:
        newest, with_its_keys = found
        self._newest_good = newest
        # a disk that is not plugged in took the backups along
        helps = newest or isinstance(self._damage, JournalDamaged)
        if isinstance(self._step, UnlockStep) and self._damage and helps:
            self._step.offer_ways_out(self._damage, newest, with_its_keys)

    def _failed(self, error: JournalError) -> None:
        self._end_long_work()
        self._step.refuse(error)
        if isinstance(error, Loss) and isinstance(self._step, UnlockStep):
            if not isinstance(error, BackupDamaged):
                self._damage = error
            self._tasks.run(partial(work.helping, self._folder), self._offer_ways_out)

    @Slot(object)
    def _go_on_after_crash(self, _error: object) -> None:
        self._step.set_busy("")
        self._end_long_work()

    def _end_long_work(self) -> None:
        if self._long is not None:
            self._long.end()
            self._long = None
