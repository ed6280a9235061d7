"""An evening in November 2026."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.ui.shelf import NOW


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """It stands still, until a test moves it."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved
