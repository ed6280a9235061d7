"""Says something to a screen reader at once."""

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have ``text`` spoken, wherever the focus is, what is ``urgent`` before all else; those who
    read by eye see ``widget``."""
    # its many enumerations take a hundredth of the window's start, which has nothing to say
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
