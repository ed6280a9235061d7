"""Locked, the process has no word of the journal in its memory any more."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from allyjournal.store.journal import Journal
from tests.conftest import PASSPHRASE, ROOT
from tests.sentinels import forms_as_written

WORDS = "Quillfeather asked about the tamarisk"

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="the memory of a process is read through /proc"
)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    folder = tmp_path / "Mine.allyjournal"
    Journal.create(folder, PASSPHRASE)[0].close()
    command = [sys.executable, "-m", "tests.faults.driven", str(folder)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=pipe
    ) as started:
        _tell(started, PASSPHRASE, WORDS)
        yield started
        started.kill()


def _tell(program: subprocess.Popen[bytes], *lines: str) -> None:
    assert program.stdin
    program.stdin.write("".join(f"{line}\n" for line in lines).encode())
    program.stdin.flush()


def copies(process: int, words: str) -> int:
    """How often ``words`` stand in the memory of a process, in any form."""
    forms, found = forms_as_written(words), 0
    with _standing_still(process), Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            start, end, rights = re.match(r"(\w+)-(\w+) (\S+)", line).groups()  # type: ignore[union-attr]
            if rights.startswith("r") and "[v" not in line:
                memory.seek(int(start, 16))
                content = memory.read(int(end, 16) - int(start, 16))
                found += sum(content.count(form) for form in forms)
    return found


@contextmanager
def _standing_still(child: int) -> Iterator[None]:
    """Stop a child for so long: what it gave back while it is read could not be read any more."""
    os.kill(child, signal.SIGSTOP)
    os.waitid(os.P_PID, child, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    try:
        yield
    finally:
        os.kill(child, signal.SIGCONT)


def test_locked_the_process_holds_no_word_and_is_the_same_process(
    program: subprocess.Popen[bytes],
) -> None:
    assert program.stdout
    assert program.stdout.readline() == b"open\n"
    assert copies(program.pid, "tamarisk") > 0
    _tell(program, "now")
    assert program.stdout.readline() == b"locked\n"
    assert copies(program.pid, "tamarisk") == 0
    assert copies(program.pid, PASSPHRASE) == 0
    assert program.poll() is None
