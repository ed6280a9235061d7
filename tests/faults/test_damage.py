"""Whatever happens to the bytes or around them is found, told, and costs nothing more."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from allyjournal.domain.errors import DiskFull, JournalError, PermissionRefused
from allyjournal.store.journal import Journal
from allyjournal.vault import backup, integrity

from .actions import entry
from .conftest import ACTIONS, PASSPHRASE, sound

PAGE = 4096


def found(folder: Path) -> bool:
    """Whether check calls the journal damaged, or opening does."""
    try:
        findings = integrity.examine(folder, PASSPHRASE)
    except JournalError:
        return True
    return bool(findings.damage or findings.notes)


def test_a_flipped_bit_in_any_page_is_found(usual: Path) -> None:
    database = usual / "journal.db"
    whole = database.read_bytes()
    for page in range(len(whole) // PAGE):
        for place in (page * PAGE, page * PAGE + 2000, page * PAGE + PAGE - 1):
            altered = bytearray(whole)
            altered[place] ^= 1 << (page % 8)
            database.write_bytes(altered)
            assert found(usual), place
    database.write_bytes(whole)
    assert not found(usual)


def test_every_truncation_by_page_is_found(usual: Path) -> None:
    database = usual / "journal.db"
    whole = database.read_bytes()
    for pages in range(len(whole) // PAGE):
        database.write_bytes(whole[: pages * PAGE])
        assert found(usual), pages


def test_two_pages_swapped_are_found(usual: Path) -> None:
    database = usual / "journal.db"
    whole = database.read_bytes()
    for page in range(1, len(whole) // PAGE - 1):
        one, other = (slice(at * PAGE, (at + 1) * PAGE) for at in (page, page + 1))
        altered = bytearray(whole)
        altered[one], altered[other] = whole[other], whole[one]
        database.write_bytes(altered)
        assert found(usual), page


def test_a_page_from_an_older_copy_is_not_found(usual: Path) -> None:
    """Each page carries its own seal and not that of the others; the README says so."""
    copies = []
    for words in ("one", "two"):
        with closing(Journal.open(usual, PASSPHRASE)) as journal:
            journal.set_setting("support", words)
        copies.append((usual / "journal.db").read_bytes())
    older, newer = copies
    pages = [slice(at, at + PAGE) for at in range(PAGE, len(newer), PAGE)]
    changed = [page for page in pages if older[page] != newer[page]]
    assert changed
    for page in changed:
        altered = bytearray(newer)
        altered[page] = older[page]
        (usual / "journal.db").write_bytes(altered)
        assert not found(usual)


def test_of_two_openers_one_is_refused(tmp_path: Path) -> None:
    """In 1,000 races."""
    folder = tmp_path / "Mine.allyjournal"
    Journal.create(folder, PASSPHRASE)[0].close()
    race = [sys.executable, str(ACTIONS.with_name("races.py")), str(folder), "1000"]
    subprocess.run(race, check=True)
    assert len(sound(folder)) == 1000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)]
    try:
        refused = subprocess.run(mount, capture_output=True, check=False).returncode
    except FileNotFoundError:
        refused = 1
    if refused:
        pytest.skip("NOT TESTED: no tmpfs can be mounted here, so no disk gets full")
    yield place
    subprocess.run(["umount", str(place)], check=True)


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


def test_a_journal_on_a_disk_that_can_only_be_read_is_told(usual: Path, small_disk: Path) -> None:
    """Also root may not write there."""
    folder = small_disk / usual.name
    shutil.copytree(usual, folder)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(PermissionRefused):
        Journal.open(folder, PASSPHRASE)


@pytest.mark.parametrize("name", ["journal.db", "keys.json", "journal.lock"])
def test_a_link_in_the_folder_is_refused_and_its_target_untouched(
    usual: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "target"
    (usual / name).rename(target)
    (usual / name).symlink_to(target)
    before = target.read_bytes()
    with pytest.raises(JournalError):
        Journal.open(usual, PASSPHRASE)
    assert target.read_bytes() == before
