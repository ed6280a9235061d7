"""Programs that are killed, and what must be there afterwards."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from allyjournal.domain.errors import WrongPassphrase
from allyjournal.store import migrations
from allyjournal.store.journal import Journal
from allyjournal.vault import backup, integrity, keys_back
from allyjournal.vault.restore import restore
from tests.conftest import PASSPHRASE

from .actions import NEW, SALVAGED, bring_keys_back, entry, know_one_more_step

OLD = ["first", "second"]
LATER = ["first", "later", "second"]
# what an action may leave
STATES = {
    "save": (OLD, ["first", "new", "second"]),
    "migrate": (OLD,),
    "backup": (OLD,),
    "restore": (OLD, LATER),
    "keys back": (LATER,),
    "passphrase": (OLD,),
    "rekey": (OLD,),
    "salvage": (OLD,),
    "go on": (OLD, LATER),
}
ACTIONS = Path(__file__).with_name("actions.py")


def command(action: str, *arguments: object) -> list[str]:
    """The command line of one of the programs of ``actions.py``."""
    return [sys.executable, str(ACTIONS), action, *map(str, arguments)]


def killed_at(call: str, number: int, action: list[str], unknown: str = "") -> bool:
    """Run ``action`` and kill it at the n-th system call of this name; whether it came so far. One
    may be ``unknown`` to the system."""
    tracer = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call},{unknown}".strip(",")]
    tracer += ["-e", f"inject={unknown}:error=ENOSYS"] if unknown else []
    tracer += ["-e", f"inject={call}:signal=KILL:when={number}"]
    ran = subprocess.run([*tracer, *action], capture_output=True, text=True, check=False)
    if ran.returncode == 0:
        return False
    # strace ends as the traced program did
    assert ran.returncode in (-signal.SIGKILL, 128 + signal.SIGKILL), ran.stderr
    return True


def refused_at(call: str, number: int, error: str, action: list[str]) -> bool:
    """Run ``action`` where the system refuses the n-th call of this name, and SQLite's writes
    from then on; whether it goes through. If not, it says what the system said."""
    when = f"{number}+" if call == "pwrite64" else str(number)
    tracer = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}"]
    tracer += ["-e", f"inject={call}:error={error}:when={when}"]
    ran = subprocess.run([*tracer, *action], capture_output=True, text=True, check=False)
    told = {"ENOSPC": "errors.DiskFull", "EIO": "errors.SurroundingsRefused"}[error]
    assert ran.returncode == 0 or told in ran.stderr, ran.stderr
    return ran.returncode == 0


def calls_of(call: str, action: list[str], log: Path) -> int:
    """How many system calls of this name ``action`` makes when nothing stops it."""
    tracer = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={call}"]
    subprocess.run([*tracer, *action], capture_output=True, check=True)
    return log.read_text(encoding="utf-8", errors="replace").count(f" {call}(")


def sound(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    """The titles in a journal that every check calls sound."""
    assert not integrity.examine(folder, passphrase).damage
    with closing(Journal.open(folder, passphrase)) as journal:
        return sorted(record.title for record in journal.all())


def survived(action: str, folder: Path) -> list[str]:
    """The titles of a journal that is there, sound, as before the action or as after; so is every
    other journal and backup that it made."""
    if action == "keys back" and keys_back.are_lost(folder):
        bring_keys_back(folder)  # which can be done still
    try:
        titles = sound(folder)
    except WrongPassphrase:
        assert action == "passphrase"
        titles = sound(folder, NEW)
    assert titles in STATES[action]
    for aside in folder.parent.glob("* put aside *"):
        assert sorted([sound(aside), titles]) == [LATER, OLD]
    if (salvaged := folder.with_name(SALVAGED)).exists():
        assert sound(salvaged) == OLD  # it has its name once it is filled
    for number, made in enumerate(backup.folder_of(folder).glob("*.allybackup")):
        place = folder.with_name(f"Again {number}.allyjournal")
        restore(made, place, datetime.now())
        assert sound(place) == OLD
    return titles


def ready(action: str, usual: Path) -> None:
    """What the action needs: another journal to put in this one's place, or keys that are lost;
    and something written since."""
    before = {"restore": "backup", "keys back": "backup", "go on": "salvage"}
    if action in before:
        subprocess.run(command(before[action], usual), check=True)
        with closing(Journal.open(usual, PASSPHRASE)) as journal:
            journal.save(entry("later"))
    if action == "keys back":
        (usual / "keys.json").write_bytes(b"damaged")


@pytest.fixture
def strace() -> None:
    """Skip, and say so, where programs cannot be traced."""
    probe = ["strace", "-qq", "-o", os.devnull, "true"]
    try:
        refused = subprocess.run(probe, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("NOT TESTED: strace is not installed, so no program is killed at each write")
    if refused.returncode:
        pytest.skip(f"NOT TESTED: this machine refuses ptrace: {refused.stderr.strip()}")


@pytest.fixture
def usual(tmp_path: Path) -> Path:
    """A journal of two records, closed."""
    folder = tmp_path / "here" / "Mine.allyjournal"
    with closing(Journal.create(folder, PASSPHRASE)[0]) as journal:
        journal.save(entry("first"))
        journal.save(entry("second"))
    return folder


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Where a migration is interrupted, this process is the newer program that finishes it."""
    monkeypatch.setattr(migrations, "STEPS", migrations.STEPS)
    monkeypatch.setattr(migrations, "NEWEST", migrations.NEWEST)
    if request.node.callspec.params["action"] == "migrate":
        know_one_more_step()


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
