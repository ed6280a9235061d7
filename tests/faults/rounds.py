"""Save and be killed, again and again: ``python rounds.py [FOLDER NUMBER SEED]``.

Each round a process opens the journal and saves without a pause; a random moment of one of its
first few saves is its last. Whatever it acknowledged through a pipe is there afterwards, and every
check calls the journal sound.
"""

import itertools
import json
import os
import random
import signal
import sys
import time
from collections import Counter, deque
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from allyjournal.store.journal import Journal
from allyjournal.store.migrations import migrate
from allyjournal.vault import integrity, keys, vault
from allyjournal.vault.vault import Connection
from tests.faults.actions import CHEAP, PASSPHRASE, entry

MOST = 12  # rounds before room is made again
SAVES = 5  # one of which is killed
KNOWN = 25  # saves whose time says how long the next one takes


def rounds(folder: Path, number: int, seed: int) -> None:
    """Raise AssertionError at the first round that loses something; say what happened."""
    chance, told = random.Random(seed), Counter[str]()
    times = _how_long_saves_take(folder)
    there: set[str] = set()
    for turn in range(number):
        saving, before = Saving(folder, turn), chance.randrange(SAVES)
        times += [saving.seconds_of_one() for _ in range(before)]
        time.sleep(chance.random() * median(times))
        acknowledged = before + saving.killed()
        told["acknowledged saves"] += acknowledged
        told["kills amid a save"] += _is_hot(folder / "journal.db-journal")
        there |= {f"{turn}-{at}" for at in range(acknowledged)}
        found = _sound(folder)
        told["saves kept without word"] += len(found - there)
        assert there <= found <= there | {f"{turn}-{acknowledged}"}, (turn, found ^ there)
        there = found if turn % MOST else _emptied(folder)
    print(f"seed {seed}: {number} kills; none lost;", dict(told))
    # kills that all came before or after what they are to interrupt would show nothing
    assert number / 10 < told["kills amid a save"] < number


def _how_long_saves_take(folder: Path) -> deque[float]:
    """The seconds of each of the last saves, some for a start; a busy machine changes its pace."""
    saving = Saving(folder, turn=0)
    times = deque((saving.seconds_of_one() for _ in range(KNOWN)), KNOWN)
    saving.killed()
    _emptied(folder)
    return times


def _is_hot(journal: Path) -> bool:
    """Whether SQLite has something to undo: its header is emptied when a save is done."""
    return journal.exists() and any(journal.read_bytes()[:8])


class Saving:
    """A process that has opened the journal and saves from now on."""

    def __init__(self, folder: Path, turn: int, passphrase: str = PASSPHRASE) -> None:
        self.reader, writer = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            _save_for_ever(folder, passphrase, writer, turn)
        os.close(writer)
        assert os.read(self.reader, 1), "it did not open"

    def seconds_of_one(self) -> float:
        """Wait for it to acknowledge one more save; how long that took."""
        begun = perf_counter()
        assert os.read(self.reader, 1), "it did not save"
        return perf_counter() - begun

    def killed(self) -> int:
        """Kill it; how many saves it acknowledged that nobody has read of yet."""
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)
        told = b""
        while more := os.read(self.reader, 65536):
            told += more
        os.close(self.reader)
        return len(told)


def _save_for_ever(folder: Path, passphrase: str, writer: int, turn: int) -> None:
    try:
        journal = Journal.open(folder, passphrase)
        os.write(writer, b".")
        for number in itertools.count():
            journal.save(entry(f"{turn}-{number}"))
            os.write(writer, b"\n")
    finally:
        os._exit(1)  # whatever happens, there is one process that goes on


def _sound(folder: Path) -> set[str]:
    """The titles in a journal that every check calls sound."""

    def checked(connection: Connection) -> None:
        migrate(connection)
        faults = [fault for check in integrity._CHECKS for fault in check(connection)]
        assert not faults, faults

    with closing(Journal(vault.open_with_passphrase(folder, PASSPHRASE, checked))) as journal:
        assert not journal.notes, journal.notes
        return {record.title for record in journal.all()}


def _emptied(folder: Path) -> set[str]:
    with (
        closing(Journal.open(folder, PASSPHRASE)) as journal,
        journal._connection.transaction(),
    ):
        journal._connection.execute("DELETE FROM record")
    return set()


def serve() -> None:
    """For each line of JSON (folder, turn, passphrase, seconds) one kill; says what it told."""
    for line in sys.stdin:
        folder, turn, passphrase, seconds = json.loads(line)
        saving = Saving(Path(folder), turn, passphrase)
        time.sleep(seconds)
        print(saving.killed(), flush=True)


if __name__ == "__main__":
    keys.calibrated_cost = lambda: CHEAP
    if not sys.argv[1:]:
        serve()
    else:
        rounds(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
