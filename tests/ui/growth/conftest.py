"""The day on which growth is looked at."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.ui.desk import Desk
from tests.ui.growth.glass import TODAY, TWO_YEARS, agrees


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def two_years(desk: Desk) -> Desk:
    """A desk with two years on it."""
    agrees(desk)
    desk.has(*TWO_YEARS)
    return desk
