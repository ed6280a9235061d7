"""Writing where the disk is full, or fails."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial, wraps
from pathlib import Path
from secrets import token_hex
from typing import Concatenate, Final, ParamSpec, TypeVar

from allyjournal.domain.errors import DiskFull, JournalError
from allyjournal.store import remembered
from allyjournal.store.damage import despite_damage
from allyjournal.store.readings import Readings
from allyjournal.vault import ballast
from allyjournal.vault.vault import Connection

MARK: Final = "last transaction"

J = TypeVar("J", bound=Readings)
P = ParamSpec("P")
T = TypeVar("T")


def asked_for(write: Callable[Concatenate[J, P], T]) -> Callable[Concatenate[J, P], T]:
    """Of a method that is one transaction: where the disk is full it is done in the room that was
    kept for that; raises DiskFull where that is not enough, or spent. It is done despite damage."""

    @wraps(write)
    @despite_damage
    def written(journal: J, /, *arguments: P.args, **named: P.kwargs) -> T:
        return _in_kept_room(journal.folder, partial(write, journal, *arguments, **named))

    return written


def _in_kept_room(folder: Path, write: Callable[[], T]) -> T:
    try:
        return write()
    except DiskFull:
        if not ballast.release(folder):
            raise
        return write()


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """All that is written inside, or nothing; raises what keeps it from being written.

    A commit can fail and yet be there, and what it did must not be done again. So each leaves a
    mark, by which it is known; it is on the disk for good once another commit succeeds.
    """
    mark = token_hex()
    try:
        with connection.transaction():
            yield
            remembered.keep(connection, MARK, mark)
    except JournalError:
        if not _is_left(connection, mark):
            raise
        # the room is spent on the mark alone: whoever asked finds none, and does nothing twice
        _in_kept_room(connection.database.parent, partial(_leave, connection, mark))


def _is_left(connection: Connection, mark: str) -> bool:
    """Whether the transaction with this ``mark`` is there; what cannot be read tells of none."""
    with suppress(JournalError):
        return bool(remembered.value(connection, MARK) == mark)
    return False


def _leave(connection: Connection, mark: str) -> None:
    with connection.transaction():
        remembered.keep(connection, MARK, mark)
