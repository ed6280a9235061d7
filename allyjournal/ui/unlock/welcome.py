"""The first page that anybody sees."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from allyjournal.ui.unlock.step import Step, action, link


class WelcomeStep(Step):
    """Start a journal, look at a sample, restore a backup, or open a journal that is elsewhere.

    ``can_go_back`` when it was reached from a journal that is there already.
    """

    start_requested = Signal()
    sample_requested = Signal()
    restore_requested = Signal()
    elsewhere_requested = Signal()
    column_width = 480

    def __init__(self, *, can_go_back: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("A private journal for people who act as allies"),
            self.tr(
                "What you agreed to, what you learn, what went wrong and how it was repaired:"
                " it stays on this computer, encrypted, and only you can open it."
            ),
            parent,
        )
        start = action(self.tr("Start a journal"), main=True)
        start.clicked.connect(self.start_requested)
        sample = action(self.tr("Look at a sample"))
        sample.clicked.connect(self.sample_requested)
        restore = action(self.tr("Restore a backup"))
        restore.clicked.connect(self.restore_requested)
        self.add_row(start, sample, restore)
        elsewhere = link(self.tr("Open a journal elsewhere…"))
        elsewhere.clicked.connect(self.elsewhere_requested)
        back = link(self.tr("Back"))
        back.clicked.connect(self.back_requested)
        self.add_links(elsewhere, *([back] if can_go_back else []))
        self.begins_with(start)
