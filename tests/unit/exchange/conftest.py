"""A second journal beside the usual one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from allyjournal.store.journal import Journal
from tests.conftest import PASSPHRASE


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Journal]:
    """Another empty journal, open."""
    made, _code = Journal.create(tmp_path / "Other.allyjournal", PASSPHRASE)
    yield made
    made.close()
