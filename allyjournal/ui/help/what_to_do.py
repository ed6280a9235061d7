"""From an error to the passage of the help that says what to do about it."""

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from allyjournal.ui.passages import KEEPING_THE_KIT


class WhatToDo(QPushButton):
    """A link to ``passage``, a heading of the help; there is none while that is empty."""

    def __init__(self, passage: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(QCoreApplication.translate("help", "What to do"))
        self.setProperty("flavour", "link")
        self.setAutoDefault(True)
        # a click leaves the caret where it was, in the passphrase
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._show_help)
        self._passage = passage
        if not passage:
            self.hide()

    def lead_to(self, passage: str) -> None:
        """Lead to another passage, or to none."""
        self._passage = passage
        self.setVisible(bool(passage))

    @Slot()
    def _show_help(self) -> None:
        # what reads its text is not needed for the start
        from allyjournal.ui.help.dialog import KIT, WRONG, show_help

        topic = KIT if self._passage == KEEPING_THE_KIT else WRONG
        show_help(self.window(), topic, self._passage)
