"""The window: locked, it shows the way in; unlocked, the shell with its pages."""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QSessionManager
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from allyjournal import paths
from allyjournal.domain.errors import JournalError, JournalMissing, JournalShut
from allyjournal.settings import Settings
from allyjournal.ui import messages, shortcuts, theme
from allyjournal.ui.ahead import LoadingAhead, keep_out_of_garbage
from allyjournal.ui.handover import NOTHING_TO_KNOW, Handover, Remark
from allyjournal.ui.idle_lock import IdleLock
from allyjournal.ui.keeping.last_words import LastWords
from allyjournal.ui.keeping.second_folder import SecondFolder
from allyjournal.ui.passages import FIRST_BYTES
from allyjournal.ui.places import BACKUPS, BEGINNING
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock import secret_clipboard
from allyjournal.ui.unlock.flow import UnlockFlow

if TYPE_CHECKING:
    from allyjournal.domain.kinds import AnyRecord
    from allyjournal.store.changes import Changes
    from allyjournal.store.journal import Journal
    from allyjournal.ui.keeping.backing_up import BackingUp, Unmade
    from allyjournal.ui.shell import Shell
    from allyjournal.ui.system.lock import SystemLock

_log = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """One journal, from its unlocking to its lock; the title never names a record.

    ``hint`` is the passphrase of the sample, which hides nothing; ``sample_requested`` asks for
    it. ``left`` is what the window before this one was locked with. ``locked`` carries the
    Handover for the next one once the journal is closed and nothing of it is in the window any
    more. The process is then replaced; where that is not possible, ``show_locked`` goes on in this
    one.
    """

    sample_requested = Signal()
    locked = Signal(object)

    def __init__(
        self,
        folder: Path,
        tasks: Tasks,
        settings: Settings,
        hint: str = "",
        left: Handover | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._tasks = tasks
        self._settings = settings
        self._hint = hint
        self._journal: Journal | None = None
        self._shell: Shell | None = None
        self._backing_up: BackingUp | None = None
        self._was_open = left is not None
        left = left or Handover(folder=str(folder), window=settings.window)
        self._place = left.place
        self._restore = Path(left.restore) if left.restore else None
        self._remark = left.remark
        self._leaving = False
        self._losing = False
        self._last_words = LastWords(tasks, left.sealed, self)
        self._last_words.written.connect(self._show_written)
        self._last_words.refused.connect(self._show_unwritten)
        self._second_folder = SecondFolder(tasks, self)
        self._idle = IdleLock(settings.lock_minutes, self)
        self._idle.lock_requested.connect(self.lock)
        self._idle.warning.connect(self._warn)
        self._system: SystemLock | None = None
        tasks.failed.connect(self._tell)
        tasks.crashed.connect(self._crashed)
        shortcuts.connect(self, "hide", self.showMinimized)
        self.setWindowTitle("AllyJournal")
        self.setMinimumSize(640, 480)
        self.resize(1360, 860)
        self.restoreGeometry(QByteArray.fromBase64(left.window.encode()))

    def show_locked(self) -> None:
        """Show the way in: welcome, or the passphrase."""
        flow = UnlockFlow(
            self._folder, self._tasks, self._hint, self._restore, self._locked_remark()
        )
        self._restore = None
        # queued: the flow is taken away when its own call is over
        flow.opened.connect(self._opened, Qt.ConnectionType.QueuedConnection)
        flow.sample_requested.connect(self.sample_requested)
        flow.folder_chosen.connect(self._choose_folder)
        self.setCentralWidget(flow)
        LoadingAhead(self._tasks, flow)

    def _locked_remark(self) -> Remark:
        """Why the journal was shut or is not there, and what waits for its unlocking."""
        waiting = self._last_words.remark(self._folder)
        if not self._remark.heading and self._was_open and not paths.holds_journal(self._folder):
            gone = self.tr("The journal's folder is not there any more.")
            advice = self.tr("Bring back the disk or the folder that it is on.")
            self._remark = Remark(gone, advice, JournalMissing.passage)
        return self._remark.followed_by(waiting) if self._remark.heading else waiting

    def show_journal(self, journal: "Journal") -> None:
        """Show an open journal where the person was before the lock."""
        from allyjournal.ui.keeping.backing_up import BackingUp
        from allyjournal.ui.shell import Shell

        keep_out_of_garbage()
        if self._backing_up is None:
            self._backing_up = BackingUp(journal, self._tasks, self)
            self._backing_up.failed.connect(self._tell_no_backup)
        self._journal = journal
        self._remark = NOTHING_TO_KNOW
        self._tasks.interrupt_with(journal.interrupt)
        remark = self.tr("A sample; it is gone when you close it.") if self._hint else ""
        parts = (journal, self._tasks, self._settings, self._folder, self._backing_up)
        shell = Shell(*parts, remark)
        shell.lock_requested.connect(self.lock)
        shell.restore_requested.connect(self._lock_and_restore)
        shell.settings_changed.connect(self._apply_settings)
        shell.panes_moved.connect(self._save_settings)
        if self._shell:
            shell.telling.damage_told = self._shell.telling.damage_told
        self.setCentralWidget(shell)
        self._shell = shell
        self._watch()
        shell.come_back(self._place)

    @Slot()
    def lock(self) -> None:
        """Save what is being typed, close the journal, and show the way in.

        It asks nothing and waits for no disk: what cannot be saved is sealed.
        """
        shell = self._shell
        if self._journal is None or shell is None:
            return
        self._idle.stop()
        self._tasks.hurry(True)
        messages.close_all()
        messages.clear_toasts(self)
        shell.flush()
        self._last_words.flush()
        # runs behind the saves; the second round is for what was typed while one was running
        self._tasks.run(_nothing, self._flushed)
        # now: what was only just begun is a record, and no field was left yet
        self._place = shell.place()
        # what is typed from now on would come too late to be saved
        shell.take_in(False)

    @Slot(bool)
    def _lock_with_system(self, it_goes_on: bool) -> None:
        self.lock()
        if it_goes_on:
            # the computer sleeps as soon as this returns
            self._tasks.drain()

    @Slot(QSessionManager)
    def save_before_session_ends(self, session: QSessionManager) -> None:
        """Save what is being typed before the person is logged out, which waits for it. Where it
        cannot be saved, the session stays, and the window asks what would be lost."""
        if self._shell:
            self._shell.flush()
            self._last_words.flush()
            self._tasks.drain()
        if self._last_words.sealed or not self._is_saved():
            session.cancel()
            QTimer.singleShot(0, self.close)

    @Slot(object)
    def _lock_and_restore(self, backup: Path) -> None:
        """Only a closed journal can be put aside, and nothing of it stays in the memory."""
        self._restore = backup
        self.lock()
        self._place = BEGINNING

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave by the same way as a lock; only what would be lost is asked about."""
        if not self._last_words.may_be_left(self._folder):
            self._leaving = False
            event.ignore()
        elif self._journal is None and self._shell is None:
            self._leaving = True
            self._remember_window()
            self._tasks.hurry(True)
            event.accept()
        else:
            event.ignore()
            self._leaving = True
            # a lock that is under way asks at its end; one more behind it would take that away
            if self._shell and self._shell.isEnabled():
                self.lock()

    def _flushed(self, _done: None) -> None:
        if self._is_saved():
            self._close_journal()
        elif self._shell:
            self._shell.flush()
            self._tasks.run(_nothing, self._flushed_again)

    def _flushed_again(self, _done: None) -> None:
        if self._is_saved() or self._losing or self._shell is None or self._journal is None:
            self._close_journal()
        elif self._leaving:
            self._ask(self._shell)
        else:
            self._tasks.run(self._journal.hold)
            self._shell.flush()
            self._tasks.run(_nothing, self._held)

    def _ask(self, shell: "Shell") -> None:
        """Ask before the last words are lost; meanwhile the window is open, so that it can lock."""
        self._leaving = False
        shell.take_in(True)
        self._watch()
        if shell.telling.may_be_lost(shell.trouble):
            self._leaving = self._losing = True
            self.lock()

    def _held(self, _done: None) -> None:
        """All that the pages could give is in memory."""
        self._close_journal()

    def _is_saved(self) -> bool:
        return self._last_words.is_saved() and (self._shell is None or self._shell.is_saved())

    def _watch(self) -> None:
        """Lock after idle minutes, and when the system does."""
        self._tasks.hurry(False)
        self._idle.start()
        if self._system is None:
            # not needed for the start
            from allyjournal.ui.system.lock import lock_of_this_system

            self._system = lock_of_this_system(self)
            self._system.lock_requested.connect(self._lock_with_system)
        self._system.start()

    def _close_journal(self) -> None:
        if self._journal is not None:
            journal, self._journal = self._journal, None
            if self._backing_up is not None:
                self._backing_up.deleteLater()
                self._backing_up = None
            self._tasks.interrupt_with(None)
            if not self._losing:
                self._last_words.seal(journal)
            self._tasks.run(journal.close, self._closed, self._not_closed, alone=True)
            self._tasks.refuse(True)

    def _not_closed(self, _error: JournalError) -> None:
        """Everything is saved; whatever keeps the file from closing must not keep it in sight."""
        self._closed(None)

    def _closed(self, _done: None) -> None:
        _log.info("locked")
        if self._system:
            self._system.stop()
        secret_clipboard.clear_all()
        # what a page or the window itself asked since the lock began
        messages.close_all()
        if self._shell:
            # queued: what follows must not happen within the end of a widget
            self._shell.destroyed.connect(self._emptied, Qt.ConnectionType.QueuedConnection)
            self._shell.hide()
            # a page may still be waiting for its dialog, which is on its way out
            self._shell.deleteLater()
            self._shell = None

    @Slot()
    def _emptied(self) -> None:
        """Nothing of the journal is in the window any more."""
        self._tasks.refuse(False)
        self._tasks.hurry(False)
        if not (self._leaving and self.close()):
            self.locked.emit(self._left())

    def _left(self) -> Handover:
        return Handover(
            folder=str(self._folder),
            place=self._place,
            window=self.saveGeometry().toBase64().toStdString(),
            hint=self._hint,
            restore=str(self._restore or ""),
            sealed=self._last_words.sealed,
            remark=self._remark,
        )

    def folder(self) -> Path:
        """The journal's folder."""
        return self._folder

    @Slot(object, bool)
    def _opened(self, journal: "Journal", just_created: bool) -> None:
        if just_created:
            self._place = BEGINNING
        self._last_words.take_up(journal)
        self._second_folder.take_over(journal)
        self.show_journal(journal)
        for sentence in journal.notes:
            messages.tell(self, sentence, passage=FIRST_BYTES)
        if self._backing_up and not (just_created or self._hint):
            self._backing_up.back_up_if_due()

    @Slot(object)
    def _show_written(self, changes: "Changes") -> None:
        if self._shell:
            self._shell.keep_saying(None)
            self._shell.refresh(changes)

    @Slot(object, object)
    def _show_unwritten(self, error: JournalError, records: "list[AnyRecord]") -> None:
        if self._shell is None:
            return
        self._shell.keep_saying(error)
        if records and not any(self._place.shows(it.uid) for it in records):
            self._shell.open_record(records[0].uid)
        words = self.tr("What you wrote before the lock could not be saved yet.")
        again = self.tr("It is here, and is tried again every few seconds.")
        messages.tell(self, words, f"{error.sentence} {error.advice} {again}", error.passage)

    @Slot(object)
    def _tell_no_backup(self, unmade: "Unmade") -> None:
        if self._shell and (words := self._shell.telling.news_of(unmade)):
            messages.toast(self, words, self.tr("Look"), self._show_backups)

    def _show_backups(self) -> None:
        if self._shell:
            self._shell.go(BACKUPS)

    @Slot(object)
    def _choose_folder(self, folder: Path) -> None:
        self._folder = folder
        self._place = BEGINNING

    @Slot()
    def _apply_settings(self) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101 (there is a window)
        theme.apply(application, self._settings.look, self._settings.text_scale)
        self._idle.set_minutes(self._settings.lock_minutes)
        self._save_settings()
        if self._shell:
            self._shell.flush()
            self._tasks.run(_nothing, self._rebuild)

    def _rebuild(self, _done: None) -> None:
        """Widgets take their measures once, when they are made. Nothing unsaved is given up, and
        a lock that began meanwhile goes on."""
        if self._journal and self._shell and self._shell.isEnabled() and self._shell.is_saved():
            self._place = self._shell.place()
            self.show_journal(self._journal)

    def _remember_window(self) -> None:
        self._settings.window = self.saveGeometry().toBase64().toStdString()
        self._save_settings()

    @Slot()
    def _save_settings(self) -> None:
        self._tasks.run(partial(self._settings.save, paths.settings_file()))

    @Slot(int)
    def _warn(self, seconds: int) -> None:
        messages.toast(self, self.tr("The journal locks in {n} seconds.").format(n=seconds))

    @Slot(object)
    def _tell(self, error: JournalError) -> None:
        if isinstance(error, JournalShut):
            # the first one says why; what is asked of the journal after it meets it shut as well
            if not self._remark.heading:
                self._remark = Remark(error.sentence, error.advice, error.passage)
            self.lock()
        elif self._shell is None:
            messages.tell_error(self, error)
        else:
            self._shell.telling.tell(error)

    @Slot(object)
    def _crashed(self, error: BaseException) -> None:
        _log.error("fault: %s", type(error).__name__)
        messages.show_crash(self, error)


def _nothing() -> None:
    """An operation that is over as soon as all before it are."""
