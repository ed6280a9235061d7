"""The passphrase and the recovery kit."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.errors import JournalError, JournalShut, NotConfirmed
from allyjournal.store.journal import Journal
from allyjournal.ui import messages, theme
from allyjournal.ui.settings.change_passphrase import ChangePassphrase
from allyjournal.ui.settings.replace_key import ReplaceKey
from allyjournal.ui.settings.section import Section
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.kit_panel import KitPanel
from allyjournal.ui.unlock.refusal import Refusal
from allyjournal.ui.unlock.step import action
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.page_scroll import bring_into_view
from allyjournal.ui.widgets.tab_order import follow_layout
from allyjournal.vault import vault


class PassphraseSection(Section):
    """Whether the recovery kit is kept; a new passphrase; the kit once more; a new key.

    ``kept`` comes once the journal remembers that the kit is kept, or that a new one is not,
    ``key_replaced`` when a journal that is open has a new key.
    """

    kept = Signal()
    key_replaced = Signal()

    def __init__(
        self, journal: Journal, tasks: Tasks, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(_translate("Passphrase and recovery"), parent)
        self._journal = journal
        self._tasks = tasks
        self._folder = folder
        self._panel: QWidget | None = None
        self._opened_by: QPushButton | None = None
        self._status = labels.body("")
        self._refusal = Refusal()
        self._change = action(_translate("Change the passphrase…"))
        self._change.clicked.connect(self._show_change)
        self._kit = action(_translate("Show the recovery kit…"))
        self._kit.clicked.connect(self.ask_for_kit)
        self.add(self._status)
        self._replace = action(_translate("Replace the key…"))
        self._replace.clicked.connect(self._show_replace)
        self.add_row(self._change, self._kit, self._replace)
        self._add = action(_translate("Add a passphrase…"))
        self._add.clicked.connect(self._show_adding)
        remove = action(_translate("Remove a passphrase…"))
        remove.clicked.connect(self._ask_to_remove)
        self.add_row(self._add, remove)
        self.add(self._refusal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._panel is not None and not self._busy():
            self._close()
        else:
            super().keyPressEvent(event)

    def show_kept(self, kept: bool) -> None:
        """Say whether the recovery kit is kept."""
        not_yet = self.tr(
            "The recovery kit is not kept yet. Without it a forgotten passphrase ends this journal."
        )
        self._status.setText(self.tr("The recovery kit is kept.") if kept else not_yet)

    @Slot()
    def ask_for_kit(self) -> None:
        """Show the kit once the passphrase is typed."""
        self._close()
        passphrase = messages.ask_passphrase(
            self,
            self.tr("Type the passphrase to see the recovery kit"),
            self.tr("Show the kit"),
            self.tr("Whoever reads the code over your shoulder can open the journal with it."),
        )
        if passphrase is not None:
            read = partial(self._journal.recovery_code, passphrase)
            self._kit.setEnabled(False)
            self._tasks.run(read, self._show_kit, self._kit_refused)

    def _show_kit(self, code: str) -> None:
        self._kit.setEnabled(True)
        self._open_kit(code, None, self._kit)

    def _open_kit(self, code: str, remark: Notice | None, by: QPushButton) -> None:
        self._close()
        kit = _Kit(code, self._tasks, remark)
        kit.kept.connect(self._remember)
        kit.left.connect(self._close)
        self._open(kit, by)
        kit.begin()

    def _kit_refused(self, error: JournalError) -> None:
        self._kit.setEnabled(True)
        self._kit.setFocus()
        self._refusal.say_error(error)

    @Slot()
    def _remember(self) -> None:
        self._close()
        remember = partial(self._journal.set_setting, "recovery_kit_kept", True)
        self._tasks.run(remember, self._remembered)

    def _remembered(self, _done: None) -> None:
        self.show_kept(True)
        self.kept.emit()

    @Slot()
    def _show_change(self) -> None:
        self._show_new_passphrase(adding=False)

    @Slot()
    def _show_adding(self) -> None:
        self._show_new_passphrase(adding=True)

    @Slot()
    def _ask_to_remove(self) -> None:
        self._close()
        passphrase = messages.ask_passphrase(
            self,
            self.tr("Type the passphrase that is to open the journal no longer"),
            self.tr("Remove it"),
            self.tr("It still opens backups and copies from before."),
        )
        if passphrase is not None:
            remove = partial(vault.remove_passphrase, self._folder, passphrase)
            self._tasks.run(remove, self._removed, self._refusal.say_error)

    def _removed(self, _done: None) -> None:
        messages.toast(self, self.tr("That passphrase opens the journal no longer."))

    def _show_new_passphrase(self, *, adding: bool) -> None:
        self._close()
        panel = ChangePassphrase(self._folder, self._tasks, adding=adding)
        panel.changed.connect(self._added if adding else self._changed)
        panel.left.connect(self._close)
        self._open(panel, self._add if adding else self._change)
        panel.begin()

    @Slot()
    def _show_replace(self) -> None:
        self._close()
        panel = ReplaceKey(self._journal, self._tasks, self._folder)
        panel.replaced.connect(self._replaced)
        panel.left.connect(self._close)
        self._open(panel, self._replace)
        panel.begin()

    @Slot(str, object)
    def _replaced(self, code: str, trouble: JournalError | None) -> None:
        """A new key has a new kit, which nobody has kept yet."""
        replaced = self.tr("The key is replaced.")
        words = self.tr(
            "This code opens the journal from now on. The one from before opens only backups and"
            " copies from before."
        )
        self._open_kit(code, Notice(replaced, words), self._replace)
        if trouble:
            self._refusal.say_error(trouble)
        self.show_kept(False)
        # whoever asks a journal that is shut locks the window, and the code would be gone
        if not isinstance(trouble, JournalShut):
            self.kept.emit()
            self.key_replaced.emit()

    @Slot(object)
    def _changed(self, trouble: NotConfirmed | None) -> None:
        self._say(self.tr("The new passphrase opens the journal from now on."), trouble)

    @Slot(object)
    def _added(self, trouble: NotConfirmed | None) -> None:
        self._say(self.tr("Both passphrases open the journal now."), trouble)

    def _say(self, words: str, trouble: NotConfirmed | None) -> None:
        self._close()
        messages.toast(self, words)
        if trouble:
            self._refusal.say_error(trouble)

    def _busy(self) -> bool:
        return isinstance(self._panel, ReplaceKey) and self._panel.busy

    def _open(self, panel: QWidget, by: QPushButton) -> None:
        self._panel, self._opened_by = panel, by
        self.add(panel)
        follow_layout(panel)
        panel.show()
        bring_into_view(panel)

    @Slot()
    def _close(self) -> None:
        """Take the open panel away with what was typed into it, and what was said of another act;
        the focus goes back to the button that opened it."""
        self._refusal.hide()
        messages.clear_toasts(self)
        if self._panel is not None and not self._busy():
            for line in self._panel.findChildren(QLineEdit):
                line.clear()
            if self._opened_by and self._panel.isAncestorOf(QApplication.focusWidget() or self):
                self._opened_by.setFocus()
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None


class _Kit(QWidget):
    """The kit, below what there is to know about it, with a button that hides it again."""

    kept = Signal()
    left = Signal()

    def __init__(self, code: str, tasks: Tasks, remark: Notice | None) -> None:
        super().__init__()
        self._panel = KitPanel(code, tasks)
        self._panel.kept.connect(self.kept)
        hide = action(self.tr("Hide the kit"))
        hide.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        if remark:
            column.addWidget(remark)
        column.addWidget(self._panel)
        column.addWidget(hide, 0, Qt.AlignmentFlag.AlignLeading)

    def begin(self) -> None:
        """Take the focus."""
        self._panel.begin()


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)
