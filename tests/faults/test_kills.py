"""Killed at any moment, a program leaves a journal that opens as before or as after.

``pytest -m long tests/faults`` has 100,000 random kills, and kills at every single call.
"""

import shutil
import subprocess
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from allyjournal.domain.errors import WrongPassphrase
from allyjournal.store import migrations
from allyjournal.store.journal import Journal
from allyjournal.vault import backup
from allyjournal.vault.restore import restore

from .actions import NEW, entry, know_one_more_step
from .conftest import PASSPHRASE, calls, command, full_at, killed_at, sound

OLD = ["first", "second"]
LATER = ["first", "later", "second"]
STATES = {
    "save": (OLD, ["first", "new", "second"]),
    "migrate": (OLD,),
    "backup": (OLD,),
    "restore": (OLD, LATER),
    "passphrase": (OLD,),
    "rekey": (OLD,),
}
# what changes something on the disk
CALLS = ("pwrite64", "write", "rename", "renameat2", "unlink", "fsync")
FEW = 6


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Where a migration is killed, this process is the newer program that finishes it."""
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS)
    monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST)
    if request.node.callspec.params["action"] == "migrate":
        know_one_more_step()


def _survived(action: str, folder: Path) -> None:
    """The journal is there, sound, as before or as after; so is every other one and backup."""
    try:
        titles = sound(folder)
    except WrongPassphrase:
        assert action == "passphrase"
        titles = sound(folder, NEW)
    assert titles in STATES[action]
    for aside in folder.parent.glob("* put aside *"):
        assert sorted([sound(aside), titles]) == [LATER, OLD]
    for number, made in enumerate(backup.folder_of(folder).glob("*.allybackup")):
        place = folder.with_name(f"Again {number}.allyjournal")
        restore(made, place, datetime.now())
        assert sound(place) == OLD


def _moments(action: str, usual: Path, call: str) -> int:
    """How many such calls there are."""
    trial = usual.parent.with_name(f"trial-{call}")
    shutil.copytree(usual.parent, trial)
    return calls(call, command(action, trial / usual.name), trial / "log")


def _killed(action: str, usual: Path, call: str, moment: int) -> bool:
    copy = usual.parent.with_name(f"{call}-{moment}")
    shutil.copytree(usual.parent, copy)
    killed = killed_at(call, moment, command(action, copy / usual.name))
    _survived(action, copy / usual.name)
    shutil.rmtree(copy)
    return killed


def _ready_to_restore(action: str, usual: Path) -> None:
    if action == "restore":
        subprocess.run(command("backup", usual), check=True)
        with closing(Journal.open(usual, PASSPHRASE)) as journal:
            journal.save(entry("later"))


def _some(number: int, most: int) -> list[int]:
    """Some of so many calls, the first and the last among them."""
    step = max(1, -(-number // most))
    return sorted({*range(1, number + 1, step), number} - {0})


def _kill(action: str, usual: Path, most: int) -> None:
    _ready_to_restore(action, usual)
    for call in CALLS:
        number = _moments(action, usual, call)
        killed = [_killed(action, usual, call, moment) for moment in _some(number, most)]
        assert any(killed) or not number, call
        print(f"{action}: killed at {sum(killed)} of {number} calls of {call}; survived all")


@pytest.mark.parametrize("action", STATES)
def test_killed_at_some_of_its_writes(strace: None, usual: Path, newer: None, action: str) -> None:
    _kill(action, usual, FEW)


@pytest.mark.long
@pytest.mark.parametrize("action", STATES)
def test_killed_at_each_of_its_writes(strace: None, usual: Path, newer: None, action: str) -> None:
    _kill(action, usual, 10**6)


@pytest.mark.parametrize("most", [3, pytest.param(10**6, marks=pytest.mark.long)])
@pytest.mark.parametrize("action", STATES)
def test_on_a_disk_that_is_full_at_a_write(
    strace: None, usual: Path, newer: None, action: str, most: int
) -> None:
    _ready_to_restore(action, usual)
    for call in ("pwrite64", "write"):
        for moment in _some(_moments(action, usual, call), most):
            copy = usual.parent.with_name(f"{call}-{moment}")
            shutil.copytree(usual.parent, copy)
            full_at(call, moment, command(action, copy / usual.name))
            assert not [*copy.rglob(".ally*"), *copy.rglob("*.new")]
            _survived(action, copy / usual.name)
            shutil.rmtree(copy)


def _rounds(usual: Path, number: int, seed: int) -> None:
    ran = subprocess.run(
        command("rounds", usual.with_name("Many.allyjournal"), number, seed),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    print(ran.stdout)


def test_no_acknowledged_save_is_lost_to_a_kill(usual: Path) -> None:
    Journal.create(usual.with_name("Many.allyjournal"), PASSPHRASE)[0].close()
    _rounds(usual, 400, seed=4)


@pytest.mark.long
def test_no_acknowledged_save_is_lost_to_100_000_kills(usual: Path) -> None:
    Journal.create(usual.with_name("Many.allyjournal"), PASSPHRASE)[0].close()
    for seed in range(100):
        _rounds(usual, 1000, seed)
