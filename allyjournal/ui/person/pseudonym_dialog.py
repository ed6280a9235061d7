"""A dialog that asks for somebody by an invented name."""

from collections.abc import Collection

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from allyjournal.ui.person.pseudonym import PseudonymField
from allyjournal.ui.widgets.dialog import Dialog


class PseudonymDialog(Dialog):
    """Is answered only with a ``pseudonym`` that nobody else has; ``taken`` are those of all the
    others."""

    def __init__(self, parent: QWidget | None, sentence: str, taken: Collection[str]) -> None:
        super().__init__(parent, sentence)
        self.pseudonym = PseudonymField(taken)
        self.pseudonym.said.connect(self._make_room)

    def add_buttons(self) -> None:
        """Below everything else."""
        self.reject_button(self.tr("Cancel"))
        self.accept_button(self.tr("Keep"))

    def accept(self) -> None:
        """Keep it, unless nobody could be told apart by this pseudonym."""
        if not self.pseudonym.is_filled():
            self.pseudonym.say(self.tr("A pseudonym is needed."))
        elif not self.pseudonym.is_taken():
            super().accept()
            return
        self.pseudonym.setFocus()

    @Slot()
    def _make_room(self) -> None:
        # the wrapped texts know their height only at the width that they have
        self.setMinimumHeight(self._column.heightForWidth(self.width()))
