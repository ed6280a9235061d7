"""The pages are loaded while the passphrase is typed, and the classes of Qt before them."""

import gc
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui import ahead
from allyjournal.ui.ahead import LoadingAhead
from allyjournal.ui.tasks import Tasks


class Classes:
    """Stands in for a module of PySide6 and notes which of its two classes was met."""

    def __init__(self, met: list[str]) -> None:
        self._met = met

    def __dir__(self) -> list[str]:
        return ["QFirst", "QSecond"]

    def __getattr__(self, name: str) -> None:
        self._met.append(name)


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The classes and modules that were met, in order."""
    noted: list[str] = []
    for name in ("QtCore", "QtGui", "QtWidgets"):
        monkeypatch.setattr(ahead, name, Classes(noted))
    monkeypatch.setattr(ahead, "import_module", noted.append)
    monkeypatch.setattr(gc, "freeze", partial(noted.append, "frozen"))
    ahead.keep_out_of_garbage.cache_clear()
    return noted


@pytest.fixture
def shown(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_classes_are_built_one_by_one_and_then_the_pages_are_loaded(
    met: list[str], shown: QWidget, tasks: Tasks, qtbot: QtBot
) -> None:
    loading = LoadingAhead(tasks, shown)
    for count in range(1, 7):
        loading.timeout.emit()
        assert len(met) == count
    loading.timeout.emit()
    tasks.drain()
    qtbot.waitUntil(lambda: len(met) > 7)
    assert met == ["QFirst", "QSecond"] * 3 + ["allyjournal.ui.shell", "frozen"]
    assert not loading.isActive()


def test_a_window_that_was_closed_meanwhile_needs_none(
    met: list[str], shown: QWidget, tasks: Tasks
) -> None:
    loading = LoadingAhead(tasks, shown)
    shown.hide()
    loading.timeout.emit()
    tasks.drain()
    assert met == []
    assert not loading.isActive()
