"""What every test of the window stands on."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from allyjournal.ui import theme
from allyjournal.ui.tasks import Tasks


@pytest.fixture(autouse=True, scope="session")
def light_theme(qapp: QApplication) -> None:
    """The light theme at its usual size; a test that changes it sets it back."""
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """A worker thread that ends with the test."""
    worker = Tasks()
    yield worker
    worker.close()
