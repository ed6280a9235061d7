"""How long it takes to change the passphrase."""

import statistics
from functools import partial

from allyjournal.vault import keys, vault
from tests.benchmarks.seeded import PASSPHRASE, Seeded
from tests.benchmarks.table import Figure, seconds


def changing_the_passphrase(journal: Seeded, rounds: int) -> Figure:
    """Against deriving the old and the new key, at the very costs that the change chose."""
    old, changes, derivations = PASSPHRASE, [], []
    for number in range(rounds):
        new = f"{PASSPHRASE}, the {number}th"
        old_key = seconds(partial(_derive, journal, old))
        changes.append(seconds(partial(vault.change_passphrase, journal.folder, old, new)))
        derivations.append(old_key + seconds(partial(_derive, journal, new)))
        old = new
    what = f"changing the passphrase, {journal.size:,} records"
    return Figure(what, statistics.median(changes), statistics.median(derivations), limit=1.2)


def _derive(journal: Seeded, passphrase: str) -> None:
    keys.unlock(keys.read(journal.folder / "keys.json"), passphrase)
