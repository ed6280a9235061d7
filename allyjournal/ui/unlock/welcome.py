"""The first page that anybody sees."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import JournalMissing
from allyjournal.ui.unlock.step import Step, action, link
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from allyjournal.vault.kept import Kept


class WelcomeStep(Step):
    """Start a journal, look at a sample, restore a backup, or open a journal that is elsewhere.

    ``newest`` is the newest backup where the journal is gone: restoring it comes first then.
    ``waiting`` says that words wait for a journal, where any do.
    ``can_go_back`` when it was reached from a journal that is there already.
    """

    start_requested = Signal()
    sample_requested = Signal()
    restore_requested = Signal()
    elsewhere_requested = Signal()
    column_width = 480

    def __init__(
        self,
        newest: "Kept | None" = None,
        waiting: str = "",
        *,
        can_go_back: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("A private journal for people who act as allies"),
            self.tr(
                "What you agreed to, what you learn, what went wrong and how it was repaired:"
                " it stays on this computer, encrypted, and only you can open it."
            ),
            parent,
        )
        if waiting:
            self.add(labels.note(waiting))
        start = action(self.tr("Start a journal"), main=not newest)
        start.clicked.connect(self.start_requested)
        sample = action(self.tr("Look at a sample"))
        sample.clicked.connect(self.sample_requested)
        restore = action(self.tr("Restore a backup"), main=bool(newest))
        restore.clicked.connect(self.restore_requested)
        if newest:
            self.add(self._back_again(newest))
            self.add_row(restore, start, sample)
        else:
            self.add_row(start, sample, restore)
        elsewhere = link(self.tr("Open a journal elsewhere…"))
        elsewhere.clicked.connect(self.elsewhere_requested)
        back = link(self.tr("Back"))
        back.clicked.connect(self.back_requested)
        self.add_links(elsewhere, *([back] if can_go_back else []))
        self.begins_with(restore if newest else start)

    def _back_again(self, newest: "Kept") -> Notice:
        # a first evening does without
        from allyjournal.ui.keeping.wording import moment_words

        words = self.tr(
            "The journal itself is not in its place. The newest backup, of {moment}, brings it back"
            " as it was then."
        )
        heading = self.tr("Backups of a journal are here.")
        notice = Notice(heading, words.format(moment=moment_words(newest.moment)))
        notice.lead_to(JournalMissing.passage)
        return notice
