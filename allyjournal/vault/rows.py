"""The rows on one page of a database, read without SQLite: of a page that nothing leads to.

The form is that of https://www.sqlite.org/fileformat2.html, "B-tree Pages", "Cell Payload Overflow
Pages" and "Record Format".
"""

from collections.abc import Callable, Iterator
from typing import Final

from allyjournal.vault import table_pages
from allyjournal.vault.table_pages import SIZE, varint

Value = int | str | bytes | None
Page = Callable[[int], bytes | None]
"""What SQLite sees of the page with a number; None where it does not carry its seal."""

_NUMBER: Final = 4  # bytes, of a page
_LEAST: Final = (SIZE - 12) * 32 // 255 - 23  # bytes of a row that stand on its own page
_MOST: Final = {True: SIZE - 35, False: (SIZE - 12) * 64 // 255 - 23}  # of a table, of an index
# bytes, by the kind: the last two are 0 and 1, and before them stands a fraction, of which the
# journal has none
_NUMBERS: Final = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_BYTES: Final = 12  # the first kind that is no number; of these the odd ones are text


def on(content: bytes, number: int, page: Page) -> Iterator[list[Value]]:
    """The values of each row on the page with this number, whatever tree it is of. None stands for
    NULL, for a row id that is one of the columns, and for a value that goes on on a page that
    ``page`` does not give, or that is of another time."""
    of_table = table_pages.is_leaf(content, number)
    for at in table_pages.cells(content, number):
        at += _NUMBER * table_pages.is_index_inner(content, number)
        size, at = varint(content, at)
        if of_table:
            _row_id, at = varint(content, at)
        yield _values(_payload(content[at:], size, _MOST[of_table], page))


def _payload(beginning: bytes, size: int, most: int, page: Page) -> bytes:
    """The ``size`` bytes of a row, of which ``most`` at most stand where it begins; fewer where
    there are no more."""
    if size <= most:
        return beginning[:size]
    here = _LEAST + (size - _LEAST) % (SIZE - _NUMBER)
    here = here if here <= most else _LEAST
    found, following = beginning[:here], beginning[here : here + _NUMBER]
    met = set[int]()
    while len(found) < size:
        number = int.from_bytes(following, "big")
        more = None if number in met else page(number)
        if more is None:
            break
        met.add(number)
        found, following = found + more[_NUMBER:], more[:_NUMBER]
    return found[:size]


def _values(payload: bytes) -> list[Value]:
    end, at = varint(payload, 0)
    place, found = end, list[Value]()
    while at < min(end, len(payload)):
        kind, at = varint(payload, at)
        size = _NUMBERS[kind] if kind < len(_NUMBERS) else (kind - _BYTES) // 2
        data = payload[place : place + size]
        found.append(_value(kind, data) if len(data) == size else None)
        place += size
    return found


def _value(kind: int, data: bytes) -> Value:
    if kind >= _BYTES:
        return _text(data) if kind % 2 else data
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(data, "big", signed=True) if data else None


def _text(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
