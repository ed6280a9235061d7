"""Killed at any moment, a program leaves a journal that opens as before or as after.

``pytest -m long tests/faults`` has 100,000 random kills, and kills at every single call.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from allyjournal.store.journal import Journal

from .conftest import (
    ACTIONS,
    PASSPHRASE,
    STATES,
    calls_of,
    command,
    killed_at,
    ready,
    refused_at,
    survived,
)

# what changes something on the disk
CALLS = ("pwrite64", "write", "rename", "renameat2", "unlink", "fsync")
# what a disk does: it is full, or it fails to keep what it took
REFUSALS = [("ENOSPC", ["pwrite64", "write"]), ("EIO", ["fsync"])]
FEW = 6


def _moments(action: str, usual: Path, call: str) -> int:
    """How many such calls there are."""
    trial = usual.parent.with_name(f"trial-{call}")
    shutil.copytree(usual.parent, trial)
    return calls_of(call, command(action, trial / usual.name), trial / "log")


def _killed(action: str, usual: Path, call: str, moment: int) -> bool:
    copy = usual.parent.with_name(f"{call}-{moment}")
    shutil.copytree(usual.parent, copy)
    killed = killed_at(call, moment, command(action, copy / usual.name))
    survived(action, copy / usual.name)
    shutil.rmtree(copy)
    return killed


def _some(number: int, most: int) -> list[int]:
    """Some of so many calls, the first and the last among them."""
    step = max(1, -(-number // most))
    return sorted({*range(1, number + 1, step), number} - {0})


def _kill(action: str, usual: Path, most: int) -> None:
    ready(action, usual)
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


@pytest.mark.parametrize("action", ["restore", "go on"])
def test_killed_between_two_names_where_they_cannot_be_exchanged_at_once(
    strace: None, usual: Path, action: str
) -> None:
    ready(action, usual)
    for moment in range(1, 20):
        copy = usual.parent.with_name(f"copy-{moment}")
        shutil.copytree(usual.parent, copy)
        killed = killed_at("rename", moment, command(action, copy / usual.name), "renameat2")
        survived(action, copy / usual.name)
        assert not [*copy.glob("*.new")]
        shutil.rmtree(copy)
        if not killed:
            break
    assert moment > 3
    print(f"{action}: killed at {moment - 1} of {moment - 1} renames; survived all")


@pytest.mark.parametrize("most", [3, pytest.param(10**6, marks=pytest.mark.long)])
@pytest.mark.parametrize("action", STATES)
@pytest.mark.parametrize(("error", "calls"), REFUSALS)
def test_where_the_disk_refuses_a_call(
    strace: None, usual: Path, newer: None, error: str, calls: list[str], action: str, most: int
) -> None:
    ready(action, usual)
    for call in calls:
        number, refused = _moments(action, usual, call), 0
        for moment in _some(number, most):
            copy = usual.parent.with_name(f"{call}-{moment}")
            shutil.copytree(usual.parent, copy)
            done = refused_at(call, moment, error, command(action, copy / usual.name))
            assert not [*copy.rglob(".ally*"), *copy.rglob("*.new")]
            titles = survived(action, copy / usual.name)
            # what a commit wrote that then failed is not told to be lost
            assert action != "save" or ("new" in titles) == done
            shutil.rmtree(copy)
            refused += not done
        print(f"{action}: {error} at {number} calls of {call}, told {refused} times; survived all")


def _rounds(tmp_path: Path, number: int, seed: int) -> None:
    folder = tmp_path / f"{seed}.allyjournal"
    Journal.create(folder, PASSPHRASE)[0].close()
    program = [sys.executable, str(ACTIONS.with_name("rounds.py"))]
    ran = subprocess.run(
        [*program, str(folder), str(number), str(seed)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    print(ran.stdout, end="", flush=True)


@pytest.mark.parametrize("seed", range(4))
def test_no_acknowledged_save_is_lost_to_2_000_kills(tmp_path: Path, seed: int) -> None:
    _rounds(tmp_path, 500, seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1000, 1200))
def test_no_acknowledged_save_is_lost_to_100_000_kills(tmp_path: Path, seed: int) -> None:
    _rounds(tmp_path, 500, seed)
