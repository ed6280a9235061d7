"""What a locked process leaves to the next one: whole, however long, and in no file."""

import io
import os
import sys

import msgspec
import pytest

from allyjournal import __version__
from allyjournal.ui import handover
from allyjournal.ui.handover import Handover
from allyjournal.ui.places import AGREEMENT, BEGINNING, Place

WHERE = Place(AGREEMENT, opened="REVIEW ::")
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


@pytest.mark.parametrize(("version", "place"), [(__version__, WHERE), ("0.0.9", BEGINNING)])
def test_a_place_is_understood_by_the_version_that_wrote_it(
    monkeypatch: pytest.MonkeyPatch, version: str, place: Place
) -> None:
    left = Handover("here", WHERE, hint="lantern", version=version)
    given = io.TextIOWrapper(io.BytesIO(msgspec.json.encode(left)))
    monkeypatch.setattr(sys, "stdin", given)
    assert handover.read() == left._replace(place=place)


def test_what_is_left_says_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    written: list[bytes] = []
    monkeypatch.setattr(handover, "_put_on_standard_input", written.append)
    monkeypatch.setattr(os, "execv", lambda *_command: None)
    handover.replace_process(Handover("here", WHERE))
    assert msgspec.json.decode(written[0], type=Handover).version == __version__
