"""The pages of ``journal.db`` that say where tables begin: the first, and those it leads to."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import BinaryIO, Final

from allyjournal.vault import pages, table_pages
from allyjournal.vault.keys import DatabaseKey

# in the header of the file, https://www.sqlite.org/fileformat2.html#the_database_header
_COUNT: Final = slice(28, 32)
_FREE: Final = slice(32, 40)


def read(page: Callable[[int], bytes], key: DatabaseKey) -> dict[int, bytes]:
    """What the pages hold that say where every table begins, by their numbers from 1; nothing where
    one of them does not carry its seal. ``page`` returns the one with a number.
    """
    found: dict[int, bytes] = {}
    waiting = [1]
    while waiting:
        number = waiting.pop()
        if number in found:  # a page of another time may lead back up
            continue
        content = pages.opened(page(number), number, key)
        if content is None:
            return {}
        found[number] = content
        if table_pages.is_inner(content, number):
            waiting += table_pages.led_to(content, number)
    return found


def counted(schema: Mapping[int, bytes]) -> int:
    """How many pages the file had when its first was written."""
    return int.from_bytes(schema[1][_COUNT], "big")


def counting(schema: Mapping[int, bytes], count: int) -> dict[int, bytes]:
    """The same for a file of ``count`` pages, none of which is said to be free."""
    first = bytearray(schema[1])
    first[_COUNT], first[_FREE] = count.to_bytes(4, "big"), bytes(8)
    return {**schema, 1: bytes(first)}


def recount(file: BinaryIO, key: DatabaseKey) -> None:
    """Let the first page say how many pages the file has, and that none is free."""
    schema = read(partial(pages.read, file), key)
    for number, content in counting(schema, pages.count(file)).items():
        pages.write(file, number, content, key)
