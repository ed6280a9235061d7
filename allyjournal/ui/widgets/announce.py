"""Says something to a screen reader at once."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have ``text`` spoken, wherever the focus is; those who read by eye see ``widget``."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
