"""The first page of a damaged database, made anew: it says where every table begins.

Which tables there are the program knows. Where each begins stands on the pages to which the first
one leads; of a table for which that page is damaged as well, all leaves are found by ``regrowing``.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from allyjournal.vault import pages, rows, schema_pages, table_pages
from allyjournal.vault.connection import Connection, connect
from allyjournal.vault.keys import DatabaseKey
from allyjournal.vault.table_pages import FILE_HEADER, Child
from allyjournal.vault.vault import Prepare

_VALUES: Final = (4, 5)  # in a row that says where something begins: no words made an own index
_KINDS: Final = ("table", "index", "trigger")
_UNREADABLE: Final = b"\xff" * pages.PAGE  # no seal fits it


def grow(database: Path, key: DatabaseKey, prepare: Prepare, between: Callable[[], None]) -> None:
    """Give ``database`` a new first page, and those that it leads to: for the tables that
    ``prepare`` makes.

    It is written in place, so it is a copy, which SQLite has not open. A table of which nobody
    knows where it begins begins at a page that cannot be read. ``between`` is called after each
    page that is read.
    """
    with database.open("r+b") as file:
        known = _known(file, key, between)
        with TemporaryDirectory(dir=database.parent) as scratch:
            made = Path(scratch) / "made.db"
            connect(made, key, partial(_begun, file, known, prepare)).close()
            with made.open("rb") as other:
                schema = schema_pages.read(partial(pages.read, other), key)
        first = _first(file, key, schema)
        [counting] = schema_pages.counting({1: first}, pages.count(file)).values()
        pages.write(file, 1, counting, key)


def _known(file: BinaryIO, key: DatabaseKey, between: Callable[[], None]) -> dict[str, int]:
    """Where what has a name begins, as far as there are pages that say so; these are made
    unreadable, lest a table take them for its own."""
    known: dict[str, int] = {}
    former = []
    for number, content in pages.each(file, key, between):
        if content and table_pages.is_leaf(content, number):
            begun = dict(_begins(content, number))
            known |= begun
            former += [number] * bool(begun)
    for number in former:
        pages.overwrite(file, number, _UNREADABLE)
    return known


def _begins(leaf: bytes, number: int) -> Iterator[tuple[str, int]]:
    """What a leaf says of where something begins: nothing where it is no page that says so."""
    if table_pages.values(leaf, number) in _VALUES:
        for row in rows.on(leaf, number, lambda _number: None):
            match row:
                case [str(kind), str(name), str(), int(root), _] if kind in _KINDS:
                    yield name, root


def _begun(
    file: BinaryIO, known: Mapping[str, int], prepare: Prepare, connection: Connection
) -> None:
    """Make the tables, and say of each that it begins where it does in ``file``."""
    prepare(connection)
    names = connection.execute("SELECT name FROM sqlite_master WHERE rootpage").fetchall()
    connection.execute("PRAGMA writable_schema = ON")
    with connection.transaction():
        for (name,) in names:
            connection.execute(
                "UPDATE sqlite_master SET rootpage = ? WHERE name = ?",
                (known.get(name) or _unreadable(file), name),
            )


def _unreadable(file: BinaryIO) -> int:
    """A new page behind the end, which cannot be read."""
    number = pages.behind(file)
    pages.overwrite(file, number, _UNREADABLE)
    return number


def _first(file: BinaryIO, key: DatabaseKey, schema: Mapping[int, bytes]) -> bytes:
    """The first page of ``schema``, the others of which are added behind the end."""
    first = schema[1]
    if not table_pages.is_inner(first, 1):
        return first
    children = []
    for number in table_pages.led_to(first, 1):
        last = table_pages.last_row_id(schema[number], number) or 0
        children.append(Child(pages.behind(file), last))
        pages.write(file, children[-1].number, schema[number], key)
    return table_pages.inner(children, first[:FILE_HEADER])
