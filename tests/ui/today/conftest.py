"""An evening in November 2026."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from PySide6.QtWidgets import QWidget

from allyjournal.ui import messages
from tests.ui.today.evening import NOW


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """It stands still, until a test moves it."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def toasts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, Callable[[], None]]]:
    """What is said at the foot of the window, with the action it offers."""
    said: list[tuple[str, str, Callable[[], None]]] = []

    def toast(parent: QWidget, text: str, label: str, action: Callable[[], None]) -> None:
        said.append((text, label, action))

    monkeypatch.setattr(messages, "toast", toast)
    return said
