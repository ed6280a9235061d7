"""The page that shows the recovery code of a new journal."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from allyjournal.ui.keeping.wording import within
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.kit_panel import KitPanel
from allyjournal.ui.unlock.step import Step, action
from allyjournal.ui.widgets import labels


class RecoveryStep(Step):
    """``kept`` when part of the code was typed back, ``later`` to go on without."""

    kept = Signal()
    later = Signal()
    column_width = 560

    def __init__(
        self, code: str, folder: Path, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            self.tr("Keep the recovery code"),
            self.tr(
                "If you forget the passphrase, this code is the only other way into your journal."
                " Keep it on paper or on a stick, away from this computer."
            ),
            parent,
        )
        self._panel = KitPanel(code, tasks)
        self._panel.kept.connect(self.kept)
        later = action(self.tr("Later"))
        later.clicked.connect(self.later)
        self.add(self._panel)
        # by hand, so that a kit that is found does not lead to the journal by itself
        where = self.tr("The journal is in {folder}. Write that on the page by hand.")
        self.add(labels.note(where.format(folder=within(folder))))
        self.add(self.refusal)
        self.add_row(later)

    def begin(self) -> None:
        """Take the focus."""
        self._panel.begin()
