"""Buttons in the flavours that the stylesheet knows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget


def primary(text: str, parent: QWidget | None = None) -> QPushButton:
    """The one thing that a page or a dialog is for."""
    return _button(text, "primary", parent)


def quiet(text: str, parent: QWidget | None = None) -> QPushButton:
    """Any other action."""
    return _button(text, "quiet", parent)


def small(text: str, parent: QWidget | None = None) -> QPushButton:
    """An action on one line of a list."""
    return _button(text, "small", parent)


def chip(text: str, parent: QWidget | None = None) -> QPushButton:
    """A filter or a choice; checkable ones show their state by their ground."""
    return _button(text, "chip", parent)


def link(text: str, parent: QWidget | None = None) -> QPushButton:
    """An action within a text: underlined words."""
    return _button(text, "link", parent)


def remove(name: str, parent: QWidget | None = None) -> QToolButton:
    """A small cross; ``name`` says aloud what it takes away."""
    button = QToolButton(parent)
    button.setText("×")  # noqa: RUF001  the sign people know
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setProperty("flavour", "remove")
    return button


def _button(text: str, flavour: str, parent: QWidget | None) -> QPushButton:
    button = QPushButton(parent)
    # given to the constructor, it would be tried as an icon, whose class the start does without
    button.setText(text)
    button.setProperty("flavour", flavour)
    button.setAutoDefault(flavour == "primary")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
