"""What every command shares: its answer, the journal it opens, the place it may write to.

Secrets come from the terminal or a file, never from an argument or the environment.
"""

import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from allyjournal.cli import terminal
from allyjournal.domain.errors import InputRefused, JournalError, JournalExists
from allyjournal.store.journal import Journal
from allyjournal.store.restored import take_over_second_folder
from allyjournal.vault import files


class Answer(NamedTuple):
    """What a command leaves: ``data`` with --json, else ``lines``; ``messages`` in any case."""

    data: dict[str, Any]
    lines: Sequence[str] = ()
    messages: Sequence[str] = ()
    exit_code: int = 0


Command = Callable[[Namespace], Answer]


def with_journal(command: Callable[[Journal, Namespace], Answer]) -> Command:
    """``command`` on the open journal; what opening it put right is said first."""

    def run(given: Namespace) -> Answer:
        passphrase = terminal.secret("Passphrase: ", given.passphrase_file)
        with closing(Journal.open(given.path, passphrase)) as journal:
            notes = [*journal.notes, *_take_over(journal)]
            answer = command(journal, given)
            return answer._replace(messages=[*notes, *answer.messages])

    return run


def _take_over(journal: Journal) -> Iterator[str]:
    """Finish what restoring it began; says what cannot be."""
    try:
        take_over_second_folder(journal)
    except JournalError:
        yield "The journal that was put aside cannot be asked for its second folder for backups."
        yield "If it had one, choose it once more, in Settings, Backups."


def refuse_place(folder: Path, out: Path, force: bool | None = None) -> None:
    """Refuse to write ``out`` over something without ``force``, which None says there is not, and
    into the journal's own ``folder`` at all."""
    if Path(os.path.realpath(folder)) in Path(os.path.realpath(out)).parents:
        raise InputRefused("OUT is in the journal's own folder.", "Choose a place outside it.")
    with files.system_errors_told():
        exists = out.exists()
    if exists and not force:
        other = ", or say --force." if force is False else "; --kit replaces no file."
        advice = f"Choose another name{other}"
        raise JournalExists("OUT exists already.", advice)


def copied(synced: Path | None) -> Iterator[str]:
    """What is said where OUT is in the folder ``synced``."""
    if synced:
        yield f"The folder “{synced.name}” is copied to other machines by another program."
