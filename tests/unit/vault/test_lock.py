"""One process at a time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from allyjournal.domain.errors import JournalInUse, PermissionRefused, SurroundingsRefused
from allyjournal.vault import lock

HOLDER = """
import sys
from pathlib import Path
from allyjournal.vault import lock
release = lock.take(Path(sys.argv[1]))
print("taken", flush=True)
sys.stdin.read()
release()
"""


def test_the_second_opener_hears_which_process_has_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.lock"
    path.write_bytes(b"\n1234567890\n")  # left by a process that was killed
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdin
        assert holder.stdout.readline() == b"taken\n"
        with pytest.raises(JournalInUse) as told:
            lock.take(path)
        assert told.value.sentence == "This journal is open in another window or program."
        assert told.value.advice == f"Close it there first. It is process {holder.pid}."
        # asking does not disturb the one who has it
        with pytest.raises(JournalInUse) as told:
            lock.take(path)
        assert told.value.sentence == "This journal is open in another window or program."
        assert told.value.advice == f"Close it there first. It is process {holder.pid}."
        holder.stdin.close()
        holder.wait()
        lock.take(path)()


def test_a_killed_holder_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "journal.lock"
    command = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        holder.stdout.readline()
        holder.kill()
        holder.wait()
        lock.take(path)()


def test_the_same_process_is_refused_too(tmp_path: Path) -> None:
    release = lock.take(tmp_path / "journal.lock")
    with pytest.raises(JournalInUse) as told:
        lock.take(tmp_path / "journal.lock")
    assert f"It is process {os.getpid()}." in told.value.advice
    release()


def test_a_lock_without_a_pid_holds_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk keeps the pid out of the file, and nothing else."""

    def fail(descriptor: int, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", fail)
    release = lock.take(tmp_path / "journal.lock")
    with pytest.raises(JournalInUse) as raised:
        lock.take(tmp_path / "journal.lock")
    assert raised.value.sentence == "This journal is open in another window or program."
    release()


def test_a_link_in_place_of_the_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "journal.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SurroundingsRefused):
        lock.take(tmp_path / "journal.lock")
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_can_only_be_read_is_told(ordinary_account: Path) -> None:
    ordinary_account.chmod(0o500)
    with pytest.raises(PermissionRefused):
        lock.take(ordinary_account / "journal.lock")
