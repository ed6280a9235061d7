"""Whatever happens to the bytes or around them is found, told, and costs nothing more."""

import shutil
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from allyjournal.domain.errors import JournalDamaged, JournalError, PermissionRefused
from allyjournal.store.journal import Journal
from allyjournal.vault import integrity

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


def test_with_any_page_damaged_what_is_said_to_be_saved_is_there(usual: Path) -> None:
    """Whatever met the damage before; and nothing else than damage is said to be in the way."""
    database = usual / "journal.db"
    whole = database.read_bytes()
    saved = 0
    for page in range(1, len(whole) // PAGE):
        altered = bytearray(whole)
        altered[page * PAGE] ^= 1
        database.write_bytes(altered)
        with suppress(JournalDamaged), closing(Journal.open(usual, PASSPHRASE)) as journal:
            with suppress(JournalDamaged):
                list(journal.all())
            with suppress(JournalDamaged):
                journal.search("first")
            with suppress(JournalDamaged):
                new = entry("new")
                journal.save(new)
                assert journal.get(new.uid).title == "new"
                saved += 1
    assert saved > 10


def test_of_two_openers_one_is_refused(tmp_path: Path) -> None:
    """In 1,000 races."""
    folder = tmp_path / "Mine.allyjournal"
    Journal.create(folder, PASSPHRASE)[0].close()
    race = [sys.executable, str(ACTIONS.with_name("races.py")), str(folder), "1000"]
    subprocess.run(race, check=True)
    assert len(sound(folder)) == 1000


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
