"""A painted picture that a screen reader hears: its name, and what is chosen in it in words.

Qt knows names but no values of painted widgets. From Python only a subclass of
QAccessibleWidget can tell them: one that overrides ``interface_cast`` crashes, so the words are
a part of the name, which every platform reads.
"""

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from allyjournal.ui.widgets.announce import announce


class Picture(QWidget):
    """One Tab stop with arrow keys inside, as a slider is; ``name`` is its accessible name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _install()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value_in_words(self) -> str:
        """What is chosen, as it is to be read aloud."""
        raise NotImplementedError

    def part_count(self) -> int:
        """How many parts whoever walks through it without eyes finds in it."""
        return 0

    def part(self, index: int) -> QWidget:
        """The widget that stands for a part; made when it is asked for, so that nobody else pays
        for thousands of them."""
        raise NotImplementedError

    def index_of(self, part: QObject) -> int:
        """Which part a widget stands for."""
        raise NotImplementedError

    def value_changed(self, *, aloud: bool) -> None:
        """Tell screen readers of another value; ``aloud`` where the person just moved to it."""
        event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
        QAccessible.updateAccessibility(event)
        if aloud:
            announce(self, self.value_in_words())


class _SpokenPicture(QAccessibleWidget):
    def __init__(self, picture: Picture) -> None:
        super().__init__(picture, QAccessible.Role.Slider)

    def childCount(self) -> int:
        picture = self.object()
        return picture.part_count() if isinstance(picture, Picture) else 0

    def child(self, index: int) -> QAccessibleInterface:
        picture = self.object()
        if isinstance(picture, Picture) and 0 <= index < picture.part_count():
            return QAccessible.queryAccessibleInterface(picture.part(index))
        return super().child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        picture = self.object()
        return picture.index_of(child.object()) if isinstance(picture, Picture) else -1

    def text(self, kind: QAccessible.Text) -> str:
        picture = self.object()
        if not isinstance(picture, Picture):
            return ""
        value = picture.value_in_words()
        if kind == QAccessible.Text.Name:
            return ", ".join(filter(None, (picture.accessibleName(), value)))
        return value if kind == QAccessible.Text.Value else super().text(kind)


@cache
def _install() -> None:
    QAccessible.installFactory(_spoken)


def _spoken(_class_name: str, shown: QObject) -> QAccessibleInterface | None:
    return _SpokenPicture(shown) if isinstance(shown, Picture) else None
