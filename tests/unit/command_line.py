"""What the tests of the command line share."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from allyjournal.domain.record import Visibility
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.store.journal import Journal
from tests.conftest import PASSPHRASE
from tests.unit.exchange.records import made


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The one JSON object that was printed."""
        found: dict[str, Any] = json.loads(self.out)
        return found


Run = Callable[..., Ran]


def put(folder: Path, **fields: Any) -> None:
    """Add one reflection that is shareable."""
    journal = Journal.open(folder, PASSPHRASE)
    fields = {"visibility": Visibility.SHAREABLE, "state": ReflectionState.KEPT} | fields
    journal.add([made(Reflection, **fields)])
    journal.close()
