"""Plain texts in the six voices of the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget


def title(text: str, parent: QWidget | None = None) -> QLabel:
    """The name of a page or a record, 22 px."""
    return _label(text, "title", parent)


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """What stands above a part of a page: second ink, bold."""
    return _label(text, "heading", parent)


def body(text: str, parent: QWidget | None = None) -> QLabel:
    """A sentence of the program in ink."""
    return _label(text, "body", parent)


def note(text: str, parent: QWidget | None = None) -> QLabel:
    """A quiet remark in second ink."""
    return _label(text, "note", parent)


def alert(text: str, parent: QWidget | None = None) -> QLabel:
    """What a person has to know now: framed, on a ground of its own."""
    return _label(text, "alert", parent)


def over_title(text: str, pillar: str = "accent", parent: QWidget | None = None) -> QLabel:
    """The line above a record's title, in the colour of its pillar: "Mistake · 14 October"."""
    label = _label(text, "over_title", parent)
    label.setProperty("pillar", pillar)
    return label


def selectable(label: QLabel) -> QLabel:
    """``label`` with a text that can be marked and copied, by keys as well."""
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByKeyboard
        | Qt.TextInteractionFlag.TextSelectableByMouse
    )
    return label


def rule(parent: QWidget | None = None) -> QFrame:
    """A thin line between things."""
    line = QFrame(parent)
    line.setProperty("flavour", "rule")
    line.setFrameShape(QFrame.Shape.NoFrame)
    return line


def _label(text: str, flavour: str, parent: QWidget | None) -> QLabel:
    label = QLabel(text, parent)
    # what a person wrote may look like markup
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("flavour", flavour)
    return label
