"""How long it takes to change the passphrase."""

from functools import partial

from allyjournal.vault import keys, vault
from tests.benchmarks.seeded import PASSPHRASE, Seeded
from tests.benchmarks.table import Figure, seconds


def changing_the_passphrase(journal: Seeded, rounds: int) -> Figure:
    """Against deriving the old and the new key, at the very costs that the change chose."""
    old, pairs = PASSPHRASE, []
    for number in range(rounds):
        new = f"{PASSPHRASE}, the {number}th"
        old_key = seconds(partial(_derive, journal, old))
        change = seconds(partial(vault.change_passphrase, journal.folder, old, new))
        pairs.append((change, old_key + seconds(partial(_derive, journal, new))))
        old = new
    # costs differ from slot to slot: a change is compared with its own two derivations only
    middle = sorted(pairs, key=lambda pair: pair[0] / pair[1])[rounds // 2]
    return Figure(f"changing the passphrase, {journal.size:,} records", *middle, limit=1.2)


def _derive(journal: Seeded, passphrase: str) -> None:
    keys.unlock(keys.read(journal.folder / "keys.json"), passphrase)
