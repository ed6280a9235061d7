"""The page that asks for the passphrase."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.errors import (
    JournalDamaged,
    JournalError,
    JournalMissing,
    JournalShut,
    KeysDamaged,
    NothingToRead,
    WrongPassphrase,
)
from allyjournal.ui.handover import NOTHING_TO_KNOW, Remark
from allyjournal.ui.unlock.caps_lock import CapsLockHint
from allyjournal.ui.unlock.patience import Patience
from allyjournal.ui.unlock.step import Step, action, link, side_by_side
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.page_scroll import bring_into_view
from allyjournal.ui.widgets.passphrase_line import PassphraseLine

if TYPE_CHECKING:
    from allyjournal.vault.kept import Kept

Loss = JournalDamaged | JournalMissing

_GONE = (JournalMissing.passage, JournalShut.passage)


class UnlockStep(Step):
    """A line for the passphrase of the journal called ``name``; ``given`` carries it.

    ``hint`` is the passphrase of the sample, which anybody may know; ``remark`` stands above it.
    Where the journal is damaged or gone, ``restore_requested`` asks for a backup,
    ``salvage_requested``, with the passphrase, for what can still be read, and ``code_requested``
    for the recovery code; ``keys_requested`` carries the backup whose keys are to open the journal
    again, with the passphrase.

    ``patience`` counts the wrong ones, over all the pages of one flow.
    """

    given = Signal(str)
    code_requested = Signal()
    other_requested = Signal()
    restore_requested = Signal()
    salvage_requested = Signal(str)
    keys_requested = Signal(object, str)

    def __init__(
        self,
        name: str,
        patience: Patience,
        hint: str = "",
        remark: Remark = NOTHING_TO_KNOW,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Unlock your journal"), name, parent)
        self._patience = patience
        self._line = PassphraseLine()
        self._line.returnPressed.connect(self._unlock)
        self._line.textEdited.connect(self._edited)
        self._entered = False
        self._caps_lock = CapsLockHint([self._line], self)
        self._button = action(self.tr("Unlock"), main=True)
        self._button.clicked.connect(self._unlock)
        code = link(self.tr("Use the recovery code"))
        code.clicked.connect(self.code_requested)
        other = link(self.tr("Another journal"))
        other.clicked.connect(self.other_requested)
        self._ways_out: QWidget | None = None
        self._by_backup: QPushButton | None = None
        self._with_its_keys: Kept | None = None
        self._notice = self._add_notice(remark)
        self._remark = remark
        told = self.tr("This is the sample; its passphrase is: {passphrase}")
        self.add(
            Field(self.tr("Passphrase"), self._line, told.format(passphrase=hint) if hint else "")
        )
        self.add(self._caps_lock.label)
        self.add(self.refusal)
        self.add_row(self._button)
        self.add_links(code, other)
        self.begins_with(self._line, self._button)
        patience.changed.connect(self._wait)
        if patience.left():
            self._wait(patience.left())

    def _add_notice(self, remark: Remark) -> Notice | None:
        if not remark.heading:
            return None
        notice = Notice(remark.heading, remark.text)
        notice.lead_to(remark.passage)
        self.add(notice)
        return notice

    def begin(self) -> None:
        """Take the caret, all of a wrong passphrase selected."""
        super().begin()
        self._line.selectAll()

    def refuse(self, error: JournalError) -> None:
        """Say what stands in the way; after several wrong passphrases there is a wait."""
        super().refuse(error)
        if self._notice and isinstance(error, JournalMissing) and self._remark.passage in _GONE:
            # that it is gone is said once; what waits for it is not said elsewhere
            self._notice.set_text(self._remark.waiting)
            self._notice.lead_to("")
            self._notice.setVisible(bool(self._remark.waiting))
        if isinstance(error, WrongPassphrase):
            self._patience.wrong()

    def offer_ways_out(
        self, damage: Loss, newest: "Kept | None", with_its_keys: "Kept | None" = None
    ) -> None:
        """Below ``damage``, offer what helps against it, and to restore the ``newest`` good
        backup, or where there is none, to look for one elsewhere; first of all to open it by the
        keys of a backup ``with_its_keys``."""
        # an evening without damage does without
        from allyjournal.ui.keeping.wording import moment_words

        if self._ways_out is not None:
            self._ways_out.hide()
            self._ways_out.deleteLater()
        self._ways_out = QWidget()
        column = QVBoxLayout(self._ways_out)
        column.setContentsMargins(0, 0, 0, 0)
        self._with_its_keys, self._by_backup = with_its_keys, None
        if with_its_keys:
            told = self.tr(
                "The backup of {moment} has the key file, with the passphrase of that time; what"
                " you wrote since is there all the same."
            )
            moment = moment_words(with_its_keys.moment)
            column.addWidget(labels.note(told.format(moment=moment)))
        words = self.tr("Look for a backup elsewhere…")
        if newest:
            restore = self.tr("Restore the backup: {moment}")
            words = restore.format(moment=moment_words(newest.moment))
        elif not with_its_keys:
            none_here = self.tr("There is no backup beside the journal that can be read.")
            column.addWidget(labels.note(none_here))
        back = action(words)
        back.clicked.connect(self.restore_requested)
        column.addWidget(side_by_side(*self._other_ways_out(damage), back))
        self.refusal.add(self._ways_out)
        self._ways_out.show()
        bring_into_view(self._ways_out)

    def _other_ways_out(self, damage: Loss) -> Iterator[QPushButton]:
        if self._with_its_keys:
            self._by_backup = action(self.tr("Open it with the backup's passphrase"))
            self._by_backup.setEnabled(not self._patience.left())
            self._by_backup.clicked.connect(self._ask_for_keys)
            yield self._by_backup
        if isinstance(damage, KeysDamaged):
            code = action(self.tr("Use the recovery code"))
            code.clicked.connect(self.code_requested)
            yield code
        elif not isinstance(damage, NothingToRead | JournalMissing):
            salvage = action(self.tr("Save what can be read"))
            salvage.clicked.connect(self._salvage)
            yield salvage

    @Slot()
    def _salvage(self) -> None:
        self.salvage_requested.emit(self._line.text())

    @Slot()
    def _ask_for_keys(self) -> None:
        if not self._line.text():
            self._ask_to_type()
        elif self._with_its_keys:
            self.keys_requested.emit(self._with_its_keys.path, self._line.text())

    @Slot()
    def _edited(self) -> None:
        """What was said was about another passphrase; damage stays, and so does its way out."""
        self._entered = False
        if self._ways_out is None:
            self.refusal.hide()

    @Slot()
    def _unlock(self) -> None:
        if not self._button.isEnabled():
            # while it waits for the next try, Enter is not asked for twice
            self._entered = bool(self._patience.left())
            return
        if self._line.text():
            self.given.emit(self._line.text())
        else:
            self._ask_to_type()

    def _ask_to_type(self) -> None:
        self.refusal.say(self.tr("Type the passphrase first."))
        self.begin()

    @Slot(int)
    def _wait(self, seconds: int) -> None:
        self._button.setEnabled(not seconds)
        if self._by_backup is not None:
            self._by_backup.setEnabled(not seconds)
        waiting = self.tr("Next try in {n} s").format(n=seconds)
        self._button.setText(waiting if seconds else self.tr("Unlock"))
        if not seconds and self._entered and self.isVisible():
            self._entered = False
            self._unlock()
