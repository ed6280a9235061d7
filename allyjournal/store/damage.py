"""Reading around damage: what cannot be read is left out, and nothing else.

A page that cannot be read ends the whole statement that meets it. So the keys come from an index,
and the rows by their keys: half of them at a time, until what is damaged stands alone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import wraps
from typing import Final, NamedTuple, ParamSpec, TypeVar

from allyjournal.domain.errors import JournalDamaged
from allyjournal.vault.vault import Connection

_AT_ONCE: Final = 500  # rows
_WRITTEN: Final = ("record", "trash", "agreement_version", "revision", "share_copy", "setting")

K = TypeVar("K", int, str)
P = ParamSpec("P")
T = TypeVar("T")


class Unreadable(NamedTuple):
    """A row that cannot be read, by its key; the key is empty where it is not known, nor how many
    such rows there are: of the trash, and where what is made of the records is damaged."""

    table: str
    key: int | str


def despite_damage(work: Callable[P, T]) -> Callable[P, T]:
    """``work``, done once more where damage ends it: of a page that SQLCipher gave as zeros before
    it may tell only now, and that page need not be in its way."""

    @wraps(work)
    def done(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return work(*arguments, **named)
        except JournalDamaged:
            return work(*arguments, **named)

    return done


def halved(
    read: Callable[[Sequence[K]], list[T]], keys: Sequence[K], give_up: Callable[[K], None]
) -> Iterator[T]:
    """What ``read`` gives for all of ``keys``, in their order. Where it raises JournalDamaged it is
    asked for half of them; ``give_up`` is told of each key for which it raises that alone."""
    waiting = _portions(keys)[::-1]
    while waiting:
        some = waiting.pop()
        try:
            yield from read(some)
        except JournalDamaged:
            if len(some) == 1:
                give_up(some[0])
            else:
                half = len(some) // 2
                waiting += [some[half:], some[:half]]


def around(
    connection: Connection, table: str, keys: Sequence[K], read: Callable[[Sequence[K]], list[T]]
) -> list[T]:
    """What ``read`` gives for the rows of ``table`` with these ``keys``, some hundreds at a time;
    those that cannot be read are left out, or raise JournalDamaged (see ``left_out``)."""
    read = despite_damage(read)
    unreadable = left_out(connection)
    if unreadable is None:
        return [found for some in _portions(keys) for found in read(some)]
    return list(halved(read, keys, lambda key: unreadable.add(Unreadable(table, key))))


def left_out(connection: Connection) -> set[Unreadable] | None:
    """Where to name the rows that are left out; None where damage must be raised: nobody would be
    told, or the file cannot be opened anew now."""
    return None if connection.stays_open() else connection.unreadable


def is_all_there(connection: Connection) -> bool:
    """Whether every row that the person wrote can be read, and no index knows of more, as where a
    page is one of another time: all else is made of these, and can be made again. SQLite cannot do
    so in the file: to give back what it had, it reads it first."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    try:
        names = [name for (name,) in connection.execute(query)]
        # a journal that was not opened since has not all of them yet
        return all(_is_whole(connection, table) for table in _WRITTEN if table in names)
    except JournalDamaged:
        return False


def _is_whole(connection: Connection, table: str) -> bool:
    rows = connection.execute(f"SELECT * FROM {table} NOT INDEXED")  # noqa: S608
    count = sum(1 for _row in rows)
    return all(known <= count for known in _known(connection, table))


def _known(connection: Connection, table: str) -> Iterator[int]:
    """How many rows each index of a table knows that can be read."""
    query = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
    for (index,) in connection.execute(query, (table,)).fetchall():
        with suppress(JournalDamaged):
            counting = f'SELECT count(*) FROM {table} INDEXED BY "{index}"'  # noqa: S608
            yield connection.execute(counting).fetchall()[0][0]


def _portions(keys: Sequence[K]) -> list[Sequence[K]]:
    return [keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE)]
