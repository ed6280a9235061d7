"""A field of a form: its name above, what is written below, a hint under it."""

from typing import Protocol, Self, cast, runtime_checkable

from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import labels


@runtime_checkable
class Fillable(Protocol):
    """What every field widget can say: whether something is written in it."""

    def is_filled(self) -> bool:
        """Whether something is written in it."""


class Field(QWidget):
    """``content`` under its ``label``, above its ``hint``; a screen reader hears all three."""

    def __init__(
        self, label: str, content: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.content = content
        self._label = labels.heading(label, self)
        self._label.setBuddy(content)
        self._hint: QLabel | None = None
        if not content.accessibleName():
            content.setAccessibleName(label)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._label)
        column.addWidget(content)
        if not label:
            self._label.hide()
        if hint:
            self.set_hint(hint)

    @classmethod
    def of(cls, content: QWidget, hint: str = "") -> Self:
        """``content`` under its own name; a box to tick has it beside itself already."""
        label = "" if isinstance(content, QCheckBox) else content.accessibleName()
        return cls(label, content, hint)

    def label(self) -> QLabel:
        """The label, for those who change its words."""
        return self._label

    def add(self, content: QWidget) -> None:
        """Put something more below, which is shown and hidden with the field."""
        self._column.addWidget(content)

    def set_hint(self, hint: str) -> None:
        """Say something else under the field; empty: nothing."""
        if self._hint is None:
            # few fields have one, and a page has many fields
            self._hint = labels.note("", self)
            self._column.insertWidget(2, self._hint)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.content.setAccessibleDescription(hint)

    def is_filled(self) -> bool:
        """Whether something is written in it; a content that cannot tell counts as empty."""
        return isinstance(self.content, Fillable) and cast(Fillable, self.content).is_filled()
