"""The real window, on a folder in which nothing is yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from allyjournal.app import Program
from allyjournal.settings import Settings
from tests.journeys.person import Person


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Mine.allyjournal"


@pytest.fixture
def person(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Person]:
    program = Program(Settings(), qapp)
    window = program.show(folder)
    qtbot.waitExposed(window)
    yield Person(qtbot, window)
    window.lock()
    program.close()
    window.close()
    window.deleteLater()
