"""A whole session of the real window, with every byte that it hands to the system.

Whatever it writes, to files, pipes, the display, or the buses of the desktop, and whatever name it
gives a file, holds no word of any record. What a screen reader is told is not looked at: none runs.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.journeys.test_first_evening import PASSPHRASE
from tests.journeys.test_leaves_no_trace import SENTINELS, traces
from tests.sentinels import standing_in

CALLS = (
    "write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg,?open,openat,?creat,?mkdir,"
    "mkdirat,?rename,?renameat,renameat2,?link,linkat,?symlink,symlinkat,memfd_create,setxattr"
)
_LINE = re.compile(rb"\d+ +(\w+)\((\d*)(.*)")
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
DISPLAY = ("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24")
NEEDED = ("xvfb-run", "xauth", "dbus-run-session")


def _handed_over(command: list[str], log: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """What a program hands to the system: for each descriptor the bytes one after the other, so
    that no word hides between two calls, and for each other call its names."""
    tracer = ["strace", "-f", "--seccomp-bpf", "-qq", "-xx", "-s", "100000000", "-o", str(log)]
    before = ["sh", "-c", 'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$@"', "sh"]
    ran = subprocess.run(
        [*DISPLAY, "dbus-run-session", "--", *before, *tracer, "-e", f"trace={CALLS}", *command],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=300,
        env=os.environ | environment,
    )
    assert ran.returncode == 0, ran.stderr
    streams: dict[str, bytearray] = defaultdict(bytearray)
    with log.open("rb") as lines:
        for line in lines:
            if called := _LINE.match(line):
                name, descriptor, rest = called.groups()
                for text in _TEXT.findall(rest):
                    stream = f"{name.decode()} {descriptor.decode()}"
                    streams[stream] += bytes.fromhex(text.replace(rb"\x", b"").decode())
    return {name: bytes(stream) for name, stream in streams.items()}


@pytest.fixture
def tools(strace: None) -> None:
    """Skip, and say so, where there is no display and no bus to be had."""
    if missing := [tool for tool in NEEDED if not shutil.which(tool)]:
        pytest.skip(f"NOT TESTED: {', '.join(missing)} not installed, so no window is traced")


def test_no_word_leaves_the_window(tools: None, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.session"]
    # Python keeps what it compiles, and these tests have the words in their source
    environment = {"QT_QPA_PLATFORM": "xcb", "PYTHONDONTWRITEBYTECODE": "1"}
    handed = _handed_over(command, tmp_path.with_name("session.log"), environment)
    # it was written, painted, and heard on the buses
    assert any(len(data) > 100_000 for name, data in handed.items() if name.startswith("pwrite64"))
    assert any(b"_NET_WM_NAME" in data for data in handed.values())
    assert any(b"PrepareForSleep" in data for data in handed.values())
    words = (*SENTINELS, PASSPHRASE)
    found = {name: standing_in(data, words) for name, data in handed.items()}
    assert not any(found.values()), found
    assert traces(tmp_path, words) == []


LEAKS = """
import base64, os, socket, sys
word, (one, other) = "Quillfeather", socket.socketpair()
one.sendall(b"xx" + word.encode("utf-16-le"))
one.sendmsg([base64.b64encode(b"I saw " + word.lower().encode())])
os.writev(other.fileno(), [b"no", word.encode("utf-32-be").hex().encode()])
file = os.open(os.path.join(sys.argv[1], word.upper()), os.O_CREAT | os.O_RDWR)
os.write(file, word[:6].encode())
os.write(file, word[6:].encode())
os.pwrite(file, word.encode("utf-16-be"), 100)
os.rename(os.path.join(sys.argv[1], word.upper()), os.path.join(sys.argv[1], word))
"""


def test_a_program_that_leaks_is_noticed_at_each_of_its_calls(tools: None, tmp_path: Path) -> None:
    """So the test above can fail."""
    command = [sys.executable, "-c", LEAKS, str(tmp_path)]
    handed = _handed_over(command, tmp_path.with_name("leaks.log"), {})
    leaking = {name.split()[0] for name, data in handed.items() if standing_in(data, SENTINELS)}
    assert leaking == {"sendto", "sendmsg", "writev", "openat", "write", "pwrite64", "rename"}
