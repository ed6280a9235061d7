"""What a locked process leaves to the fresh one that takes its place.

Closing a journal is not enough: after it, thousands of copies of an entry were found in the
memory of the process, and none after it had been replaced.
"""

import os
import sys
from typing import NamedTuple, NoReturn

from allyjournal import __version__
from allyjournal.ui.places import BEGINNING, Place

ARGUMENT = "--locked"
"""Tells the fresh process to read what was left to it from standard input."""


class Remark(NamedTuple):
    """What must be known before the passphrase is typed, where there is a heading; ``passage`` of
    the help says more. ``waiting`` says in one line that words wait for a journal, where any do."""

    heading: str = ""
    text: str = ""
    passage: str = ""
    waiting: str = ""

    def followed_by(self, other: "Remark") -> "Remark":
        """This one, and in its text what the ``other`` says."""
        text = " ".join(filter(None, (self.text, other.heading, other.text)))
        return self._replace(text=text, waiting=other.waiting)


NOTHING_TO_KNOW = Remark()


class Sealed(NamedTuple):
    """What could not be saved, under the key of the journal in ``folder``; it is ``not_the_last``
    where another one was opened there since."""

    folder: str
    data: bytes
    not_the_last: bool = False


class Handover(NamedTuple):
    """Where the person was in which journal; no word of any record.

    ``window`` is Qt's geometry in base64. The sample says its passphrase as ``hint``, and the
    ``private_place`` that it lives in is for the last process to take away. ``restore`` is a
    backup that was asked for, or a journal made of what could be read; ``sealed`` what could not
    be saved, ``remark`` why the journal was shut. ``version`` is that of the program that locked.
    """

    folder: str
    place: Place = BEGINNING
    window: str = ""
    hint: str = ""
    private_place: str = ""
    restore: str = ""
    sealed: tuple[Sealed, ...] = ()
    remark: Remark = NOTHING_TO_KNOW
    version: str = ""


def read() -> Handover:
    """What the former process left; raises msgspec.ValidationError or DecodeError otherwise.

    Where the program was updated meanwhile, the person begins anew: a page may not understand the
    words that another version has for what was opened on it.
    """
    # a start that takes nothing up does without
    import msgspec

    left = msgspec.json.decode(sys.stdin.buffer.read(), type=Handover)
    return left if left.version == __version__ else left._replace(place=BEGINNING)


def program() -> list[str]:
    """The command that started this program, without its arguments."""
    started_by = sys.orig_argv[: len(sys.orig_argv) - len(sys.argv) + 1]
    return [sys.executable, *started_by[1:]]


def replace_process(handover: Handover) -> NoReturn:
    """Become a fresh process of the same program, locked, that takes up ``handover``.

    Raises OSError where the system does not let it; then nothing has changed.
    """
    import msgspec

    command = [*program(), ARGUMENT]
    left = msgspec.json.encode(handover._replace(version=__version__))
    if sys.platform == "win32":
        import subprocess

        with subprocess.Popen(command, stdin=subprocess.PIPE) as successor:  # noqa: S603
            successor.communicate(left)
        os._exit(0)
    _put_on_standard_input(left)
    os.execv(sys.executable, command)  # noqa: S606 (this program, again)


def _put_on_standard_input(content: bytes) -> None:
    """Have the next process find ``content`` there."""
    source = _in_memory(content)
    os.dup2(source, 0, inheritable=True)
    os.close(source)


def _in_memory(content: bytes) -> int:
    """A descriptor that gives ``content``, which is in no file; raises OSError where it cannot.

    A pipe holds some 64 KiB without a reader; Linux has memory that reads like a file.
    """
    if sys.platform == "linux":
        source = os.memfd_create("handover")
        with open(source, "wb", closefd=False) as file:
            file.write(content)
        os.lseek(source, 0, os.SEEK_SET)
        return source
    source, sink = os.pipe()
    os.set_blocking(sink, False)
    taken = os.write(sink, content)
    os.close(sink)
    if taken < len(content):
        os.close(source)
        raise OSError
    return source
