"""Somebody who has no mouse: Tab, arrows, Space and what a screen reader says."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTextEdit

from tests.journeys.person import Person


def reached() -> str:
    """What has the focus, as it is spoken."""
    widget = QApplication.focusWidget()
    if widget is None:
        return ""
    words = "" if isinstance(widget, QTextEdit) else getattr(widget, "text", str)()
    return widget.accessibleName() or words


def tabs_to(person: Person, name: str) -> None:
    """Tab after Tab until what begins with ``name`` is reached."""
    for _ in range(80):
        if reached().startswith(name):
            return
        person.presses(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never came to {name}")


def presses_on(person: Person, name: str) -> None:
    """Space, on what is reached by Tab."""
    tabs_to(person, name)
    person.presses(Qt.Key.Key_Space)


def creates_a_journal(person: Person, passphrase: str) -> None:
    """From Welcome to Today; the first thing on Welcome has the focus."""
    presses_on(person, "Start a journal")
    person.waits_for("Choose a passphrase")
    person.types(passphrase)
    person.presses(Qt.Key.Key_Tab)
    person.types(passphrase)
    person.presses(Qt.Key.Key_Return)
    person.waits_for("Later")
    presses_on(person, "Later")
    person.waits_for("Something went wrong")


def walks_to(person: Person, now: str, wanted: str) -> None:
    """By arrows, within what is one Tab stop, from where it stands; then Space."""
    tabs_to(person, now)
    for _ in range(20):
        if reached().startswith(wanted):
            person.presses(Qt.Key.Key_Space)
            return
        person.presses(Qt.Key.Key_Right)
    raise AssertionError(f"no arrow led to {wanted}")
