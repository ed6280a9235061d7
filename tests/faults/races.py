"""Two processes open a journal at the same moment, again and again: ``races.py FOLDER NUMBER``.

One is refused each time, and what the other saved is there.
"""

import os
import sys
from contextlib import closing
from pathlib import Path

from allyjournal.domain.errors import JournalInUse
from allyjournal.store.journal import Journal
from allyjournal.vault import keys
from tests.faults.actions import CHEAP, PASSPHRASE, entry


class Racer:
    """A process that opens when it is told, saves what it opened, and says how it went."""

    def __init__(self, folder: Path, title: str) -> None:
        to_it, self._tell = os.pipe()
        self._hear, from_it = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(self._tell)
            try:
                _race(folder, title, to_it, from_it)
            finally:
                os._exit(1)  # whatever happens, there is one process that goes on with the tests
        os.close(to_it)
        os.close(from_it)
        self.says()

    def told(self) -> None:
        """Begin, or end."""
        os.write(self._tell, b".")

    def says(self) -> str:
        """What it says next; nothing when it failed."""
        return os.read(self._hear, 1).decode()

    def ended(self) -> None:
        """Wait until it is over."""
        os.waitpid(self._process, 0)
        os.close(self._tell)
        os.close(self._hear)


def _race(folder: Path, title: str, to_it: int, from_it: int) -> None:
    os.write(from_it, b"r")  # ready
    os.read(to_it, 1)
    try:
        journal = Journal.open(folder, PASSPHRASE)
    except JournalInUse:
        os.write(from_it, b"-")
        os.read(to_it, 1)
        return
    with closing(journal):
        journal.save(entry(title))
        os.write(from_it, b"o")  # opened
        os.read(to_it, 1)


def races(folder: Path, number: int) -> None:
    """Raise AssertionError at the first race that both win, or that loses something."""
    titles: list[str] = []
    for turn in range(number):
        racers = [Racer(folder, f"raced {turn}") for _ in range(2)]
        for racer in racers:
            racer.told()
        assert sorted(racer.says() for racer in racers) == ["-", "o"], turn
        for racer in racers:
            racer.told()
        for racer in racers:
            racer.ended()
        titles.append(f"raced {turn}")
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        assert sorted(record.title for record in journal.all()) == sorted(titles)
    print(f"{number} races, each refused to one of two, none lost")


if __name__ == "__main__":
    keys.calibrated_cost = lambda: CHEAP
    races(Path(sys.argv[1]), int(sys.argv[2]))
