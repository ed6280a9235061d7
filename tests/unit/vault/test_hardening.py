"""What the process is protected from."""

import ctypes
import os
import resource
import subprocess
import sys

import pytest

from allyjournal.domain.errors import SurroundingsRefused
from allyjournal.vault import hardening

PR_GET_DUMPABLE = 3
ASK = """
import ctypes, os, resource
from allyjournal.vault.hardening import harden_process
harden_process()
print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)), ctypes.CDLL(None).prctl(3))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")


def test_a_hardened_process_leaves_no_core_and_no_public_file() -> None:
    told = subprocess.run([sys.executable, "-c", ASK], check=True, capture_output=True, text=True)
    assert (told.stdout, told.stderr) == ("(0, 0) 0o77 0\n", "")


def test_hardening_here(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, tuple[int, int]]] = []
    # a lowered hard limit could not be raised again for the tests that follow
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: asked.append(limit))
    hardening.harden_process()
    dumpable = ctypes.CDLL(None).prctl(PR_GET_DUMPABLE)
    hardening.set_dumpable(True)
    assert asked == [(resource.RLIMIT_CORE, (0, 0))]
    assert dumpable == 0
    assert ctypes.CDLL(None).prctl(PR_GET_DUMPABLE) == 1
    assert os.umask(0o077) == 0o077


def test_a_system_that_does_not_obey_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hardening, "_PR_SET_DUMPABLE", -1)
    with pytest.raises(SurroundingsRefused, match="Invalid argument"):
        hardening.set_dumpable(False)
