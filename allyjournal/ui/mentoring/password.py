"""The password of a file that was shared."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.unlock import secret_clipboard
from allyjournal.ui.widgets import buttons, labels


class SharedPassword(QWidget):
    """To be read out or copied; the clipboard forgets it after half a minute."""

    def __init__(self, password: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._password = password
        words = labels.selectable(labels.body(password))
        words.setAccessibleName(self.tr("Password: {words}").format(words=password))
        copy = buttons.small(self.tr("Copy it"))
        copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(words, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _copy(self) -> None:
        secret_clipboard.copy(self._password)
