"""On a real disk without room nothing that was saved is lost, and a last act is done."""

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.errors import DiskFull
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Share
from allyjournal.domain.person import Person
from allyjournal.store import writing
from allyjournal.store.journal import Journal
from allyjournal.vault import backup
from tests.unit.exchange.records import every_kind, made

from .actions import entry
from .conftest import PASSPHRASE, sound

PAGE = 4096


def test_a_full_disk_costs_nothing_that_was_saved(usual: Path, small_disk: Path) -> None:
    """At each amount of free space, from nothing to enough, for a save and for a backup."""
    folder = small_disk / usual.name
    shutil.copytree(usual, folder)
    filler, saved, refused = small_disk / "filler", {"first", "second"}, 0
    place = backup.folder_of(folder)
    for free in range(0, 64, 2):
        with closing(Journal.open(folder, PASSPHRASE)) as journal:
            _fill(filler, free * PAGE)
            for number in range(3):
                try:
                    journal.save(entry(f"{free}-{number}"))
                    saved.add(f"{free}-{number}")
                except DiskFull:
                    refused += 1
            try:
                journal.back_up(place)
            except DiskFull:
                refused += 1
            filler.unlink()
            assert {record.title for record in journal.all()} == saved, free
    assert refused
    assert set(sound(folder)) == saved
    print(f"{len(saved) - 2} saves went through, {refused} refusals of a full disk, none lost")


def _fill(filler: Path, free: int) -> None:
    """Leave ``free`` bytes on the disk."""
    there = os.statvfs(filler.parent)
    filler.write_bytes(bytes(max(0, there.f_bavail * there.f_frsize - free)))


def test_after_a_crash_a_journal_opens_on_a_full_disk(usual: Path, small_disk: Path) -> None:
    """Also when there is no room to write its empty pages anew."""
    folder = small_disk / usual.name
    with closing(Journal.open(usual, PASSPHRASE)) as journal:
        journal.save(entry("gone"))
        journal.trash(next(it.uid for it in journal.all() if it.title == "gone"))
        journal.empty_trash()
        shutil.copytree(usual, folder)  # as if the power went
    assert (folder / "journal.db-journal").exists()
    _fill(small_disk / "filler", 0)
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        assert sorted(record.title for record in journal.all()) == ["first", "second"]
    (small_disk / "filler").unlink()
    assert sound(folder) == ["first", "second"]


def _one_of(kind: type) -> Any:
    return next(it for it in every_kind()[0] if isinstance(it, kind))


def _uid(of: Iterable[AnyRecord]) -> str:
    return next(iter(of)).uid


LAST_ACTS: dict[str, Callable[[Journal], object]] = {
    "save": lambda journal: journal.save(entry("last")),
    "add": lambda journal: journal.add([entry("last")]),
    "sign": lambda journal: journal.sign(_one_of(Agreement), date(2026, 11, 25), "Again."),
    "share": lambda journal: journal.share(_one_of(Share)),
    "trash": lambda journal: journal.trash(_uid(journal.all())),
    "restore": lambda journal: journal.restore(_uid(journal.trashed())),
    "remove": lambda journal: journal.remove(_uid(journal.trashed())),
    "empty the trash": lambda journal: journal.empty_trash(),
    "take again": lambda journal: journal.take_again(journal.revisions()[0].record),
    "forget names": lambda journal: journal.forget_names(),
    "setting": lambda journal: journal.set_setting("support", "my sister"),
    "half typed": lambda journal: journal.keep_half_typed("one", {"People": "Qu"}),
    "vocabulary": lambda journal: journal.change_vocabulary(lambda words: words.hiding("race")),
    "new code": lambda journal: journal.forget_kept_kit(),
}


@pytest.fixture
def filled(small_disk: Path) -> Path:
    """A journal on the small disk, in which each of the last acts changes something."""
    folder = small_disk / "Mine.allyjournal"
    with closing(Journal.create(folder, PASSPHRASE)[0]) as journal:
        journal.save(made(Person, pseudonym="Quill", names=("Rosa",)))
        journal.save(one := entry("one"))
        journal.save(one.changed(title="one again"), keep_previous=True)
        journal.save(gone := entry("gone"))
        journal.trash(gone.uid)
        journal.set_setting("recovery_kit_kept", True)
    return folder


def _everything(folder: Path) -> list[object]:
    """What the journal says after it was closed."""
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        settings = journal._connection.execute(
            "SELECT name, value FROM setting WHERE name <> ?", (writing.MARK,)
        ).fetchall()
        held = [[*journal.all()], journal.trashed(), journal.versions(), journal.revisions()]
        return [*held, settings]


@pytest.mark.parametrize("act", LAST_ACTS.values(), ids=LAST_ACTS)
def test_the_last_act_is_done_in_the_room_that_was_kept(
    filled: Path, act: Callable[[Journal], object]
) -> None:
    filler, before = filled.with_name("filler"), _everything(filled)
    with closing(Journal.open(filled, PASSPHRASE)) as journal:
        _fill(filler, 0)
        with pytest.raises(DiskFull):
            act(journal)
    filler.unlink()
    assert _everything(filled) == before
    with closing(Journal.open(filled, PASSPHRASE)) as journal:
        journal.keep_room()
        _fill(filler, 0)
        act(journal)
    filler.unlink()
    assert _everything(filled) != before
    sound(filled)
