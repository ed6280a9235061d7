"""What the programs do that the tests kill: ``python actions.py ACTION FOLDER ...``."""

import itertools
import os
import random
import signal
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store import migrations
from allyjournal.store.journal import Journal
from allyjournal.vault import backup, keys, rekey, vault
from allyjournal.vault.restore import restore

PASSPHRASE = "three quiet words"
NEW = "three new words"
STEP = ("CREATE TABLE later (id INTEGER PRIMARY KEY, x)", "CREATE INDEX later_x ON later (x)")
LONGEST = 0.06  # seconds until a kill


def entry(title: str) -> Reflection:
    """A record of about a page."""
    now = datetime.now(UTC)
    return begin(Reflection, now.date(), now, title=title, text=f"{title} said quietly. " * 150)


def save(folder: Path) -> None:
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        journal.save(entry("new"))


def know_one_more_step() -> None:
    """From now on this process is a newer version of the program."""
    migrations.STEPS = (*migrations.STEPS, SimpleNamespace(STATEMENTS=STEP))
    migrations.NEWEST += 1


def migrate(folder: Path) -> None:
    know_one_more_step()
    Journal.open(folder, PASSPHRASE).close()


def back_up(folder: Path) -> None:
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        journal.back_up(backup.folder_of(folder))


def bring_back(folder: Path) -> None:
    restore(next(backup.folder_of(folder).glob("*.allybackup")), folder, datetime.now())


def passphrase(folder: Path) -> None:
    vault.change_passphrase(folder, PASSPHRASE, NEW)


def replace_key(folder: Path) -> None:
    rekey.rekey(folder, PASSPHRASE)


def rounds(folder: Path) -> None:
    """Save and be killed, again and again; every save that was acknowledged is there after it."""
    number, seed = int(sys.argv[3]), int(sys.argv[4])
    chance, acknowledged = random.Random(seed), 0
    for turn in range(number):
        reader, writer = os.pipe()
        if (child := os.fork()) == 0:
            _save_for_ever(folder, writer, turn)
        os.close(writer)
        ready = os.read(reader, 1)  # it is open: from now on saves are under way
        time.sleep(chance.random() * LONGEST)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = ready
        while more := os.read(reader, 65536):
            told += more
        os.close(reader)
        _expect(folder, turn, told.count(b"\n"), whole=turn % 50 == 0)
        acknowledged += told.count(b"\n")
    print(f"{number} kills, {acknowledged} acknowledged saves, none lost (seed {seed})")


def _save_for_ever(folder: Path, writer: int, turn: int) -> None:
    journal = Journal.open(folder, PASSPHRASE)
    os.write(writer, b".")
    for number in itertools.count():
        journal.save(entry(f"{turn}-{number}"))
        os.write(writer, b"\n")


def _expect(folder: Path, turn: int, acknowledged: int, *, whole: bool) -> None:
    """Of this turn each acknowledged save is there, and at most one more; then make room."""
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        titles = {record.title for record in journal.all()}
        expected = {f"{turn}-{number}" for number in range(acknowledged)}
        assert expected <= titles <= expected | {f"{turn}-{acknowledged}"}, (turn, titles)
        connection = journal._connection
        if whole:
            question = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)"
            connection.execute(question)
        with connection.transaction():
            connection.execute("DELETE FROM record")


ACTIONS = {
    "save": save,
    "migrate": migrate,
    "backup": back_up,
    "restore": bring_back,
    "passphrase": passphrase,
    "rekey": replace_key,
    "rounds": rounds,
}

if __name__ == "__main__":
    cheap = keys.Cost(memory_kib=64, passes=1, lanes=1)
    keys.calibrated_cost = lambda: cheap
    ACTIONS[sys.argv[1]](Path(sys.argv[2]))
