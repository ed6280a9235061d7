"""Tells from what is typed whether Caps Lock is on; Qt itself does not say."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from allyjournal.ui.widgets import labels


class CapsLockHint(QObject):
    """Shows its ``label`` while somebody types into one of ``lines`` with Caps Lock on."""

    def __init__(self, lines: list[QLineEdit], parent: QWidget) -> None:
        super().__init__(parent)
        self.label: QLabel = labels.note(self.tr("Caps Lock is on."), parent)
        self.label.hide()
        for line in lines:
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._judge(event)
        return False

    def _judge(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self.label.hide()
            return
        text = event.text()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        # a sign without case says nothing either way
        if text.isupper() or text.islower():
            self.label.setVisible(text.isupper() != shift)
