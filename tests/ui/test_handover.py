"""What a locked process leaves to the next one: whole, however long, and in no file."""

import os
import sys

import pytest

from allyjournal.ui import handover

LONG = bytes(range(256)) * 4096  # a megabyte


def read(source: int) -> bytes:
    with os.fdopen(source, "rb") as file:
        return file.read()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has memory that reads like a file")
def test_more_than_a_pipe_holds_is_read_whole() -> None:
    assert read(handover._in_memory(LONG)) == LONG


def test_elsewhere_a_pipe_takes_what_it_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert read(handover._in_memory(LONG[:4096])) == LONG[:4096]


def test_what_a_pipe_cannot_hold_is_refused_and_nothing_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    (first, second) = os.pipe()
    monkeypatch.setattr(os, "pipe", lambda: (first, second))
    with pytest.raises(OSError):
        handover._in_memory(LONG)
    for descriptor in (first, second):
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(descriptor)
