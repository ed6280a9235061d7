"""Of any ruin of a journal salvage saves what was there, counts what is lost, and says so where it
cannot: it fails in no other way.

``pytest -m long tests/faults`` takes thirty times as many.
"""

import shutil
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from allyjournal.domain.errors import JournalDamaged
from allyjournal.exchange import sample
from allyjournal.store.journal import Journal
from allyjournal.store.salvage import salvage
from allyjournal.vault import backup, integrity

PAGE = 4096
RUINS = 6


def _ruined(whole: bytes, chance: Random) -> bytes:
    """The file as a disk that fails may leave it."""
    altered, pages = bytearray(whole), range(len(whole) // PAGE)
    match chance.choice(["bits", "stretch", "cut"]):
        case "bits":
            for page in chance.sample(pages, chance.choice([1, 3, 30, len(pages) // 2])):
                altered[page * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
        case "stretch":
            for page in pages[chance.choice(pages) :][: chance.choice([2, 16])]:
                altered[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        case _:
            del altered[chance.randrange(PAGE, len(altered)) :]
    return bytes(altered)


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 31))]
)
def test_what_salvage_saves_was_there_and_what_it_does_not_is_counted(
    tmp_path: Path, seed: int
) -> None:
    chance = Random(seed)
    folder, new = tmp_path / "Sample.allyjournal", tmp_path / "New.allyjournal"
    with closing(sample.create(folder)) as journal:
        if chance.random() < 0.5:
            journal.back_up(backup.folder_of(folder))
        first, *_others = journal.all()
        journal.trash(first.uid)
        journal.remove(first.uid)
        before = {record.uid: record for record in journal.all()}
    whole = (folder / "journal.db").read_bytes()
    saved = 0
    for _ in range(RUINS):
        ruin = _ruined(whole, chance)
        (folder / "journal.db").write_bytes(ruin)
        try:
            report = salvage(folder, sample.PASSPHRASE, new)
        except JournalDamaged as error:
            assert error.advice
            assert not new.exists()
            continue
        finally:
            assert (folder / "journal.db").read_bytes() == ruin
        with closing(Journal.open(new, sample.PASSPHRASE)) as journal:
            after = {record.uid: record for record in journal.all()}
        lost = len(before) - len(after)
        assert after.items() <= before.items()
        assert report.saved["record"] == len(after)
        assert report.lost["record"] == lost or "record" in report.unsure
        assert not integrity.examine(new, sample.PASSPHRASE).damage
        saved += len(after)
        shutil.rmtree(new)
    print(f"seed {seed}: of {RUINS} ruins {saved} of {RUINS * len(before)} records saved")
    assert saved
