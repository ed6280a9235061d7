"""How long it takes to bring 10,000 entries in."""

from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from allyjournal.domain.reflection import Reflection
from allyjournal.exchange import importing
from allyjournal.store.journal import Journal
from tests.benchmarks.seeded import PASSPHRASE, records
from tests.benchmarks.table import Figure, medians, seconds

_TABLES = ("record", "tag", "link", "due", "moment")


def bringing_in(folder: Path, entries: int, rounds: int) -> Figure:
    """From jrnl's own export, against writing the very rows that came of it by ``executemany``
    into the same tables, with the same indexes and triggers."""
    source = folder / "jrnl.json"
    source.write_bytes(entries_of_jrnl(entries))
    rows: dict[str, list[Any]] = {}
    numbers = iter(range(2 * rounds + 1))

    def new() -> Journal:
        return Journal.create(folder / f"in-{next(numbers)}.allyjournal", PASSPHRASE)[0]

    with closing(new()) as journal:
        _bring_in(journal, source)
        for table in _TABLES:
            rows[table] = journal._connection.execute(f"SELECT * FROM {table}").fetchall()

    def timed(work: Any) -> float:
        with closing(new()) as journal:
            return seconds(partial(work, journal))

    times = medians(
        lambda: timed(lambda journal: _bring_in(journal, source)),
        lambda: timed(lambda journal: _write(journal, rows)),
        rounds,
    )
    return Figure(f"importing {entries:,} entries", *times, limit=3.0)


def _bring_in(journal: Journal, source: Path) -> None:
    arrival = importing.prepare(journal, importing.read(source))
    assert not (arrival.problems or arrival.duplicates)
    importing.bring_in(journal, arrival)


def _write(journal: Journal, rows: dict[str, list[Any]]) -> None:
    connection = journal._connection
    with connection.transaction():
        for table, values in rows.items():
            if values:
                marks = ", ".join("?" * len(values[0]))
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)


def entries_of_jrnl(entries: int) -> bytes:
    """So many entries as ``jrnl --export json`` writes them."""
    written = (it for it in records(3 * entries) if isinstance(it, Reflection))
    listed = [
        {
            "title": record.text[:40],
            "body": record.text[40:],
            "date": record.occurred_on.isoformat(),
            "time": "20:00",
            "tags": [f"@{topic}" for topic in record.topics],
            "starred": False,
        }
        for record in islice(written, entries)
    ]
    return msgspec.json.encode({"tags": {}, "entries": listed})
