"""The pages of which SQLite makes a table with row ids: the rows stand on leaves, and the inner
pages only say which row ids are where.

The form is that of https://www.sqlite.org/fileformat2.html#b_tree_pages. A page is what SQLite sees
of it, together with its number: on the first one, the header of the file stands before its own.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

FILE_HEADER: Final = 100
"""Bytes, which stand before the first page's own."""
_INNER: Final = 5
_LEAF: Final = 13
_INDEX_INNER: Final = 2
_INDEX_LEAF: Final = 10
_HEADER: Final = {_INNER: 12, _LEAF: 8, _INDEX_INNER: 12, _INDEX_LEAF: 8}
_NULL: Final = 0  # the kind of a value, which a row id has as well where it is a column
_LAST_CHILD: Final = slice(8, 12)
SIZE: Final = 4016
"""Of a page of 4,096 bytes under SQLCipher 4, what SQLite sees."""
EMPTY_INDEX: Final = bytes((_INDEX_LEAF, 0, 0, 0, 0, *SIZE.to_bytes(2, "big"))).ljust(SIZE, b"\0")
"""The page of an index without rows."""
MOST_CHILDREN: Final = 200
"""Of an inner page: each takes 15 bytes at most, two of which say where the others are."""


class Child(NamedTuple):
    """A page below an inner one: its number, and the last row id on it or below."""

    number: int
    last: int


def is_leaf(content: bytes, number: int) -> bool:
    """Whether it is a page with rows, or one for rows."""
    return content[_start(number)] == _LEAF


def is_inner(content: bytes, number: int) -> bool:
    """Whether it is a page that only leads to others."""
    return content[_start(number)] == _INNER


def is_index_leaf(content: bytes, number: int) -> bool:
    """Whether it is a page with rows of an index, or of a table without row ids."""
    return content[_start(number)] == _INDEX_LEAF


def is_index_inner(content: bytes, number: int) -> bool:
    """Whether it is one that leads to such, and holds rows itself."""
    return content[_start(number)] == _INDEX_INNER


def led_to(content: bytes, number: int) -> list[int]:
    """The numbers of the pages that an inner page leads to, the first rows first."""
    before = [int.from_bytes(content[at : at + 4], "big") for at in cells(content, number)]
    return [*before, int.from_bytes(content[_start(number) :][_LAST_CHILD], "big")]


def last_row_id(content: bytes, number: int) -> int | None:
    """That of a leaf; None where it has no row."""
    rows = cells(content, number)
    if not rows:
        return None
    _size, at = varint(content, rows[-1])
    return varint(content, at)[0]


def values(content: bytes, number: int) -> int:
    """How many values the first row of a leaf holds, its row id not among them; 0 where there is no
    row."""
    found = 0
    for cell in cells(content, number)[:1]:
        _size, at = varint(content, cell)
        _row_id, start = varint(content, at)
        length, at = varint(content, start)
        while at < min(start + length, SIZE):
            kind, at = varint(content, at)
            found += kind != _NULL
    return found


def inner(children: Sequence[Child], file_header: bytes = b"") -> bytes:
    """An inner page that leads to ``children``, two at least and MOST_CHILDREN at most; the first
    page with the header of the file."""
    *before, last = children
    cells, pointers = b"", b""
    for child in before:
        cells = child.number.to_bytes(4, "big") + _as_varint(child.last) + cells
        pointers += (SIZE - len(cells)).to_bytes(2, "big")
    counts = (0, len(before), SIZE - len(cells))
    header = bytes([_INNER]) + b"".join(it.to_bytes(2, "big") for it in counts) + b"\0"
    beginning = file_header + header + last.number.to_bytes(4, "big") + pointers
    return beginning + bytes(SIZE - len(beginning) - len(cells)) + cells


def _start(number: int) -> int:
    return FILE_HEADER if number == 1 else 0


def cells(content: bytes, number: int) -> list[int]:
    """Where on the page its rows are, or what leads to others."""
    start = _start(number)
    count = int.from_bytes(content[start + 3 : start + 5], "big")
    pointers = content[start + _HEADER[content[start]] :][: 2 * count]
    return [int.from_bytes(pointers[at : at + 2], "big") for at in range(0, len(pointers), 2)]


def varint(content: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, seven bits in each but the ninth, and where it ends; behind
    the end of the page there are zeros."""
    value = 0
    for byte in content[at : at + 8]:
        value, at = value << 7 | byte & 0x7F, at + 1
        if byte < 0x80:
            return value, at
    return value << 8 | int.from_bytes(content[at : at + 1], "big"), at + 1


def _as_varint(value: int) -> bytes:
    """The other way round, for less than 2**56: a row id is a day and a place on it."""
    groups = [value & 0x7F]
    while value := value >> 7:
        groups.append(value & 0x7F | 0x80)
    return bytes(reversed(groups))
