"""What the programs do that the tests kill: ``python actions.py ACTION FOLDER ...``."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store import migrations
from allyjournal.store.journal import Journal
from allyjournal.store.salvage import salvage
from allyjournal.vault import backup, keys, keys_back, rekey, vault
from allyjournal.vault.restore import put_in_place, restore

PASSPHRASE = "three quiet words"
NEW = "three new words"
DONE = "done"
SALVAGED = "Mine salvaged.allyjournal"
STEP = ("CREATE TABLE later (id INTEGER PRIMARY KEY, x)", "CREATE INDEX later_x ON later (x)")
CHEAP = keys.Cost(memory_kib=64, passes=1, lanes=1)


def entry(title: str) -> Reflection:
    """A record of about a page."""
    now = datetime.now(UTC)
    return begin(Reflection, now.date(), now, title=title, text=f"{title} said quietly. " * 150)


def save(folder: Path) -> None:
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        journal.save(entry("new"))


def evening(folder: Path) -> None:
    """Write, change, throw away and bring back; after each step say what the journal holds."""
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        one, other = entry("one"), entry("other")
        first = next(journal.all())
        steps: list[Callable[[], object]] = [
            lambda: journal.save(one),
            lambda: journal.save(other),
            lambda: journal.save(one.changed(title="one again"), keep_previous=True),
            lambda: journal.trash(first.uid),
            lambda: journal.trash(other.uid),
            lambda: journal.restore(first.uid),
            lambda: journal.remove(other.uid),
            journal.merge_search,
            lambda: journal.set_setting("support", "somebody who listens"),
            lambda: journal.save(first.changed(text="short now", title="first again")),
        ]
        say(held(journal))
        for step in steps:
            step()
            say(held(journal))


def held(journal: Journal) -> list[object]:
    """The titles, those in the trash, how many former states there are, and a setting."""
    return [
        sorted(record.title for record in journal.all()),
        sorted(deletion.record.title for deletion in journal.deletions()),
        len(journal.revisions()),
        journal.setting("support"),
    ]


def say(what: object) -> None:
    """One line, that is on its way when this returns."""
    with suppress(OSError):  # the disk that is full at each write is full at this one, too
        os.write(1, json.dumps(what).encode() + b"\n")


def know_one_more_step() -> None:
    """From now on this process is a newer version of the program."""
    migrations.STEPS = (*migrations.STEPS, SimpleNamespace(apply=_take_one_more_step))
    migrations.NEWEST += 1


def _take_one_more_step(connection: vault.Connection) -> None:
    for statement in STEP:
        connection.execute(statement)


def migrate(folder: Path) -> None:
    know_one_more_step()
    Journal.open(folder, PASSPHRASE).close()


def back_up(folder: Path) -> None:
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        journal.back_up(backup.folder_of(folder))


def bring_back(folder: Path) -> None:
    restore(next(backup.folder_of(folder).glob("*.allybackup")), folder, datetime.now())


def bring_keys_back(folder: Path) -> None:
    source = next(backup.folder_of(folder).glob("*.allybackup"))
    keys_back.bring_back(folder, source, PASSPHRASE)


def passphrase(folder: Path) -> None:
    vault.change_passphrase(folder, PASSPHRASE, NEW)


def replace_key(folder: Path) -> None:
    say(rekey.rekey(folder, PASSPHRASE))


def save_what_can_be_read(folder: Path) -> None:
    salvage(folder, PASSPHRASE, folder.with_name(SALVAGED))


def go_on_with_it(folder: Path) -> None:
    """With what ``salvage`` saved."""
    put_in_place(folder.with_name(SALVAGED), folder, datetime.now())


ACTIONS = {
    "evening": evening,
    "save": save,
    "migrate": migrate,
    "backup": back_up,
    "restore": bring_back,
    "keys back": bring_keys_back,
    "passphrase": passphrase,
    "rekey": replace_key,
    "salvage": save_what_can_be_read,
    "go on": go_on_with_it,
}

if __name__ == "__main__":
    keys.calibrated_cost = lambda: CHEAP
    ACTIONS[sys.argv[1]](Path(sys.argv[2]))
    say(DONE)
