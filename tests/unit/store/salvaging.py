"""A journal to damage, what salvage saves of it, and all that there was."""

from contextlib import closing
from pathlib import Path
from typing import Any

from allyjournal.exchange import sample
from allyjournal.store.journal import Journal
from allyjournal.store.salvage import Report, salvage


def sample_with_more(beside: Path) -> Path:
    """The sample journal with something in the trash and a former state, closed."""
    place = beside / "Sample.allyjournal"
    with closing(sample.create(place)) as journal:
        first, second, *_others = journal.all()
        journal.trash(first.uid)
        journal.save(second, keep_previous=True)
        journal.set_setting("theme", {"dark": True})
    return place


def saved(folder: Path) -> tuple[Report, Journal]:
    new = folder.with_name("New.allyjournal")
    report = salvage(folder, sample.PASSPHRASE, new)
    return report, Journal.open(new, sample.PASSPHRASE)


def everything(journal: Journal) -> list[Any]:
    return [
        [journal.whole(record) for record in journal.all()],
        journal.trashed(),
        journal.versions(),
        journal.revisions(),
        journal.setting("theme"),
    ]
