"""The secrets that the command line asks for."""

import sys
import warnings
from getpass import GetPassWarning, getpass
from pathlib import Path

from allyjournal.domain.errors import InputRefused, SurroundingsRefused
from allyjournal.vault.files import system_errors_told

_LONGEST_LINE = 2_000_000  # bytes; far above the longest passphrase, which the vault refuses


def secret(question: str, source: str | None) -> str:
    """A secret: asked on the terminal, or the first line of the file ``source``.

    "-" is standard input, from which each call takes one more line.
    """
    if source is None:
        return _asked(question)
    with system_errors_told():
        if source == "-":
            line = sys.stdin.buffer.readline(_LONGEST_LINE)
        else:
            with Path(source).open("rb") as file:
                line = file.readline(_LONGEST_LINE)
    try:
        return line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise InputRefused("A passphrase or code is not UTF-8 text.", place=source) from error


def new_secret(question: str, source: str | None) -> str:
    """The same for a new secret, which is asked twice on the terminal."""
    chosen = secret(question, source)
    if source is None and _asked("Once more: ") != chosen:
        raise InputRefused("The two passphrases differ.", "Type the same one twice.")
    return chosen


def _asked(question: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("error", GetPassWarning)
        try:
            return getpass(question)
        except (GetPassWarning, EOFError) as error:
            raise SurroundingsRefused(
                "There is no terminal on which to ask for the passphrase.",
                "Give it in a file, by the option that ends in -file; - is standard input.",
            ) from error
