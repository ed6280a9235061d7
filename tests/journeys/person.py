"""Somebody at the window: sees words, clicks on them, types. Every click and key is counted."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

AnyWidget = TypeVar("AnyWidget", bound=QWidget)

_PATIENCE = 20_000


class Person:
    """Acts only through what is visible in ``window`` and the dialogs above it."""

    def __init__(self, qtbot: QtBot, window: QWidget, faults: list[BaseException]) -> None:
        self.window = window
        self._faults = faults
        self.actions = 0
        self._qtbot = qtbot

    def sees(self, words: str) -> bool:
        """Whether a label or a button with exactly these words is on the screen."""
        return any(self._find(kind, words) for kind in (QLabel, QAbstractButton))

    def reads(self) -> str:
        """All long text in sight."""
        return "\n".join(text.toPlainText() for text in self._visible(QTextEdit))

    def waits_for(self, words: str) -> None:
        """Until these words are on the screen."""
        self.waits_until(lambda: self.sees(words))

    def waits_until(self, condition: Callable[[], bool]) -> None:
        """Until ``condition`` holds; a fault of the program ends it."""
        self._qtbot.waitUntil(lambda: bool(self._faults) or condition(), timeout=_PATIENCE)
        if self._faults:
            raise self._faults[0]

    def clicks(self, words: str) -> None:
        """On the button with these words, once it is there and can be pressed."""
        self.waits_until(lambda: self._pressable(words))
        button = self._find(QAbstractButton, words)
        assert button is not None
        self.actions += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))

    def focuses(self, name: str) -> None:
        """Clicks into the field that a screen reader calls by this name."""
        self.waits_until(lambda: self._field(name) is not None)
        field = self._field(name)
        assert field is not None
        self.actions += 1
        field.setFocus(Qt.FocusReason.MouseFocusReason)

    def types(self, text: str) -> None:
        """Text into what has the caret; it does not count as an action."""
        self.waits_until(lambda: self._focused() is not None)
        QTest.keyClicks(self._focused(), text)

    def presses(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """One key, or one key with others held."""
        self.actions += 1
        QTest.keyClick(self._focused() or self.window, key, modifiers)

    def finds(self, kind: type[AnyWidget]) -> AnyWidget:
        """The visible widget of a class, once it is there."""
        self.waits_until(lambda: bool(self._visible(kind)))
        return self._visible(kind)[0]

    def writes_in(self) -> str:
        """What a screen reader calls the field that has the caret; empty where none has."""
        field = self._focused()
        return field.accessibleName() if isinstance(field, QTextEdit | QLineEdit) else ""

    def _field(self, name: str) -> QWidget | None:
        focusable = (it for it in self._visible(QWidget) if it.focusPolicy() or it.focusProxy())
        return next((it for it in focusable if it.accessibleName() == name), None)

    def _pressable(self, words: str) -> bool:
        button = self._find(QAbstractButton, words)
        return button is not None and button.isEnabled()

    def _focused(self) -> QWidget | None:
        return QApplication.focusWidget()

    def _find(self, kind: type[AnyWidget], words: str) -> AnyWidget | None:
        return next((it for it in self._visible(kind) if it.text() == words), None)

    def _visible(self, kind: type[AnyWidget]) -> list[AnyWidget]:
        places = [self.window, *QApplication.topLevelWidgets()]
        found = [it for place in places for it in place.findChildren(kind)]
        return [it for it in found if it.isVisible()]
