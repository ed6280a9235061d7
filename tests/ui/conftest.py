"""What every test of the window stands on."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.help import dialog
from allyjournal.ui.tasks import Tasks
from tests.ui.desk import Desk


@pytest.fixture(autouse=True, scope="session")
def light_theme(qapp: QApplication) -> None:
    """The light theme at its usual size; a test that changes it sets it back."""
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def text_size(qapp: QApplication) -> Iterator[Callable[[float], None]]:
    """Makes all text so many times as large; after the test it is as usual again."""
    yield partial(theme.apply, qapp, "light")
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """A worker thread that ends with the test."""
    worker = Tasks()
    yield worker
    worker.close()


@pytest.fixture
def desk(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> Iterator[Desk]:
    """A journal in the worker thread, and hands for the page that is laid on it."""
    made = Desk(qtbot, tasks, tmp_path / "Mine.allyjournal")
    yield made
    made.clear()


@pytest.fixture
def led_to(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passages of the help that were asked for; nobody is there to close it."""
    passages: list[str] = []

    def show(_parent: object, topic: str, passage: str) -> None:
        assert topic == dialog.WRONG
        passages.append(passage)

    monkeypatch.setattr(dialog, "show_help", show)
    return passages
