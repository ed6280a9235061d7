"""The pages of ``journal.db`` that say where every table begins: the first, and those it names.

https://www.sqlite.org/fileformat2.html has the form of the file, and of a page of a table.
"""

from collections.abc import Callable, Mapping
from typing import Final

from allyjournal.vault import pages
from allyjournal.vault.keys import DatabaseKey

# in the header of the file
_COUNT: Final = slice(28, 32)
_FREE: Final = slice(32, 40)
_FILE_HEADER: Final = 100
# in the header of a page, which stands behind it
_INTERIOR: Final = 5
_PAGE_HEADER: Final = 12


def read(page: Callable[[int], bytes], key: DatabaseKey) -> dict[int, bytes]:
    """What the pages hold that say where every table begins, by their numbers from 1; nothing where
    one of them does not carry its seal. ``page`` returns the one with a number.
    """
    found: dict[int, bytes] = {}
    waiting = [1]
    while waiting:
        number = waiting.pop()
        content = pages.opened(page(number), number, key)
        if content is None:
            return {}
        found[number] = content
        waiting += _named(content, number)
    return found


def counted(schema: Mapping[int, bytes]) -> int:
    """How many pages the file had when its first was written."""
    return int.from_bytes(schema[1][_COUNT], "big")


def sealed(schema: Mapping[int, bytes], count: int, key: DatabaseKey) -> dict[int, bytes]:
    """The pages that hold this, for a file of ``count`` pages; none of them is said to be free."""
    first = bytearray(schema[1])
    first[_COUNT], first[_FREE] = count.to_bytes(4, "big"), bytes(8)
    return {
        number: pages.sealed(content, number, key)
        for number, content in {**schema, 1: bytes(first)}.items()
    }


def _named(content: bytes, number: int) -> list[int]:
    """The numbers of the pages that this one of a table names; a leaf names none."""
    start = _FILE_HEADER if number == 1 else 0
    kind, cells = content[start], int.from_bytes(content[start + 3 : start + 5], "big")
    if kind != _INTERIOR:
        return []
    pointers = content[start + _PAGE_HEADER :][: 2 * cells]
    places = [int.from_bytes(pointers[at : at + 2], "big") for at in range(0, len(pointers), 2)]
    return [int.from_bytes(content[at : at + 4], "big") for at in (start + 8, *places)]
