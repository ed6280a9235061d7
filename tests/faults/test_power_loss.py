"""When the power goes, nothing that was acknowledged is lost, in whatever order the disk wrote.

A program runs once under strace. From what it wrote, and what of it it synced, come the folders
that a crash at some moment may leave; ``pytest -m long tests/faults`` looks at ten times as many.
"""

import json
import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from allyjournal.domain.errors import JournalError
from allyjournal.store.journal import Journal
from allyjournal.vault import backup, integrity

from .actions import DONE, NEW, SALVAGED, held
from .conftest import OLD, PASSPHRASE, STATES, command, ready, sound, survived
from .disk import Disk, laid_out

Said = list[object]


def _disk(action: str, usual: Path) -> Disk:
    return Disk(usual.parent, command(action, usual), usual.parent.with_name("log"))


def _crashes(disk: Disk, usual: Path, number: int) -> Iterator[tuple[Path, Said]]:
    """So many journals that a crash may leave, with what had been said by then."""
    left = usual.parent.with_name("left")
    for tree, said in disk.crashes(number, random.Random(number)):
        yield laid_out(tree, left) / usual.parent.name / usual.name, _lines(said)
        shutil.rmtree(left)


def _lines(said: bytes) -> Said:
    return [json.loads(line) for line in said.splitlines()]


def _lost(disk: Disk, usual: Path, number: int) -> int:
    """How many crashes leave a journal that cannot be opened, that a check calls damaged, or that
    is neither as it was last said to be nor one step further."""
    *states, _done = _lines(disk.all_said())
    lost = 0
    for place, said in _crashes(disk, usual, number):
        last = min(len(said), len(states)) - 1
        expected = states[max(0, last) : last + 2]
        try:
            damage = integrity.examine(place, PASSPHRASE).damage
            with closing(Journal.open(place, PASSPHRASE)) as journal:
                lost += bool(damage) or held(journal) not in expected
        except JournalError:
            lost += 1
    return lost


@pytest.mark.parametrize("number", [1000, pytest.param(10_000, marks=pytest.mark.long)])
def test_nothing_of_an_evening_is_lost(strace: None, usual: Path, number: int) -> None:
    assert _lost(_disk("evening", usual), usual, number) == 0


def test_a_disk_that_says_that_it_synced_and_did_not_would_be_noticed(
    strace: None, usual: Path
) -> None:
    """So the test above can fail."""
    disk = _disk("evening", usual)
    disk.calls = [call for call in disk.calls if call[0] not in ("fsync", "fdatasync")]
    assert _lost(disk, usual, 100) > 20


@pytest.mark.parametrize("number", [100, pytest.param(1000, marks=pytest.mark.long)])
@pytest.mark.parametrize("action", STATES)
def test_everything_else_is_as_before_or_as_after(
    strace: None, usual: Path, newer: None, action: str, number: int
) -> None:
    ready(action, usual)
    for place, said in _crashes(_disk(action, usual), usual, number):
        titles = survived(action, place)
        if said and said[-1] == DONE:
            _is_after(action, place, titles, said)


def _is_after(action: str, place: Path, titles: list[str], said: Said) -> None:
    """What was said to be done is done."""
    assert ("new" in titles) == (action == "save")
    if action == "restore":
        assert titles == OLD
    if action == "passphrase":
        assert sound(place, NEW) == OLD
    if action == "rekey":
        Journal.open_with_code(place, str(said[0])).close()
    if action == "salvage":
        assert sound(place.with_name(SALVAGED)) == OLD
    if action == "backup":
        assert [*backup.folder_of(place).glob("*.allybackup")]
