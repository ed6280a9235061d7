"""The sample journal: two made-up years of a made-up person."""

import shutil
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import msgspec

from allyjournal import assets
from allyjournal.exchange import importing
from allyjournal.exchange.importers import portable
from allyjournal.exchange.portable import PortableFile
from allyjournal.store.journal import Journal

PASSPHRASE: Final = "sample"
"""Opens every sample journal; there is nothing in it to protect."""

PREFIX: Final = "allyjournal-sample-"
"""Begins the name of the private folder, among the temporary ones, that a sample lives in."""

_RESOURCE: Final = "sample/sample.allyjournal.json"
_LAST_DAY: Final = date(2026, 11, 21)
_YEAR: Final = timedelta(weeks=52)
_IN_USE: Final = timedelta(days=1)


def create(folder: Path, today: date | None = None) -> Journal:
    """The sample as a journal of its own in ``folder``, open; it ends in the year before today.

    Its days move by whole years of 52 weeks, so that weekdays and seasons stay what they are;
    what was planned ahead on its last day moves along. Only a month or a year stays one.
    """
    content = msgspec.json.decode(assets.text(_RESOURCE), type=PortableFile)
    years = ((today or date.today()) - _LAST_DAY) // _YEAR
    tree = msgspec.to_builtins(content, builtin_types=(date, datetime))
    moved = msgspec.convert(_moved(tree, years), PortableFile)
    journal, _code = Journal.create(folder, PASSPHRASE)
    importing.bring_in(journal, importing.prepare(journal, portable.incoming(moved)))
    return journal


def sweep(place: Path, now: datetime) -> None:
    """Take away the samples in ``place`` that nobody touched for a day, as kills left them behind;
    what cannot be taken away stays."""
    for left in place.glob(f"{PREFIX}*"):
        with suppress(OSError):
            # a journal's folder is touched whenever something is saved in it
            touched = max(it.stat().st_mtime for it in (left, *left.iterdir()))
            if now.timestamp() - touched > _IN_USE.total_seconds():
                shutil.rmtree(left)


def _moved(tree: Any, years: int) -> Any:
    """``tree`` (dicts, lists, dates) with every date in it moved."""
    if isinstance(tree, dict):
        moved = {name: _moved(value, years) for name, value in tree.items()}
        if "precision" in tree:
            first = tree["occurred_on"]
            moved["occurred_on"] = first.replace(year=first.year + years)
        return moved
    if isinstance(tree, list | tuple):
        return [_moved(value, years) for value in tree]
    return tree + years * _YEAR if isinstance(tree, date) else tree
