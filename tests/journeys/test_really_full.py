"""The real program on a real disk without room: locked, and nothing lost or left in memory."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, ROOT
from tests.faults.test_lock_forgets import copies
from tests.journeys.filled import FILLING

WORDS = "Quillfeather asked about the tamarisk"
MOUNT = "mount -t tmpfs -o size=1m none"


def _can_mount(place: Path) -> bool:
    command = ["unshare", "-Urm", *MOUNT.split(), str(place)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.fixture
def program(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The driven program, alone on its disk."""
    disk = tmp_path / "disk"
    disk.mkdir()
    disk.with_name("said").write_text(f"{PASSPHRASE}\n{WORDS}\n")
    if not _can_mount(disk):
        pytest.skip("a small disk is mounted with unshare, which this system refuses")
    started = [sys.executable, "-m", "tests.journeys.filled", str(disk / "Mine.allyjournal")]
    lines = f"{MOUNT} {shlex.quote(str(disk))} && exec {shlex.join(started)}"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "FILLED_DISK": str(disk)}
    with subprocess.Popen(
        ["unshare", "-Urm", "sh", "-c", lines], cwd=ROOT, env=environment, stdout=subprocess.PIPE
    ) as running:
        yield running
        running.kill()


def test_the_words_wait_sealed_until_there_is_room(
    program: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    assert program.stdout
    assert program.stdout.readline() == b"locked\n"
    assert copies(program.pid, "tamarisk") == 0
    assert copies(program.pid, PASSPHRASE) == 0
    # as the program sees it
    Path(f"/proc/{program.pid}/root{tmp_path}/disk/{FILLING}").unlink()
    assert program.stdout.readline() == b"saved\n"
    assert copies(program.pid, WORDS) > 0
