"""Lists and searches of a journal whose search index is damaged: they give what they gave."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.errors import JournalDamaged
from allyjournal.exchange import sample
from allyjournal.store import search_aside
from allyjournal.store.journal import Journal
from tests.damaging import flip, leaves
from tests.unit.store.searching import reflection

READINGS: dict[str, Callable[[Journal], Any]] = {
    "all": lambda it: it.ids().ids,
    "first": lambda it: it.ids(limit=7).ids,
    "by field": lambda it: it.ids("kind:mistake is:open").ids,
    "best": lambda it: it.ids("the", order="best").ids,
    "counts": lambda it: it.counts_beside("topic", "the", {}),
    "search": lambda it: it.search("the", limit=20),
    "beginning": lambda it: it.search("sa*", limit=20),
    "nothing": lambda it: it.search("xylophone"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The sample journal, and what is found in it."""
    folder = tmp_path_factory.mktemp("sample") / "Sample.allyjournal"
    with closing(sample.create(folder)) as journal:
        return folder, {name: reading(journal) for name, reading in READINGS.items()}


@pytest.fixture(params=["search_idx", "search_config"])
def damaged(
    request: pytest.FixtureRequest, sound: tuple[Path, dict[str, Any]]
) -> Iterator[tuple[Journal, list[JournalDamaged]]]:
    """The same with a damaged index, and what is told of it."""
    folder, _found = sound
    whole = (folder / "journal.db").read_bytes()
    flip(folder, *leaves(folder, request.param, sample.PASSPHRASE))
    told: list[JournalDamaged] = []
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        journal.tell_damage = told.append
        yield journal, told
    (folder / "journal.db").write_bytes(whole)


def test_everything_is_found_that_was_and_damage_is_told_once(
    damaged: tuple[Journal, list[JournalDamaged]], sound: tuple[Path, dict[str, Any]]
) -> None:
    journal, told = damaged
    before = (journal.folder / "journal.db").stat()
    with journal.around_damage() as unreadable:
        assert {name: reading(journal) for name, reading in READINGS.items()} == sound[1]
    assert not unreadable
    assert len(told) == 1
    assert journal.was_damaged()
    assert (journal.folder / "journal.db").stat().st_mtime_ns == before.st_mtime_ns


def test_who_does_not_read_around_damage_hears_of_it(
    damaged: tuple[Journal, list[JournalDamaged]],
) -> None:
    journal, told = damaged
    for reading in READINGS.values():
        with pytest.raises(JournalDamaged):
            reading(journal)
    assert not told


def test_a_record_that_cannot_be_read_either_is_damage_as_before(
    damaged: tuple[Journal, list[JournalDamaged]],
) -> None:
    journal, told = damaged
    flip(journal.folder, *leaves(journal.folder, "record", sample.PASSPHRASE)[::5])
    with journal.around_damage() as unreadable:
        for name in READINGS.keys() - {"counts"}:
            with pytest.raises(JournalDamaged):
                READINGS[name](journal)
        assert not unreadable
        assert READINGS["counts"](journal) == {}
    assert len(told) == len(unreadable) == 1


def test_it_follows_the_records_and_the_one_in_the_file_as_well(journal: Journal) -> None:
    """As far as that can be written."""
    [first, second, third] = (reflection(text) for text in ("heron", "osprey", "curlew"))
    journal.save(first)
    journal.save(second)
    search_aside.lay(journal._connection)
    journal.save(third)
    journal.save(first.changed(text="kestrel"))
    journal.trash(second.uid)
    journal.remove(second.uid)
    while journal.merge_search():
        pass
    found = {it: journal.search(it).total for it in ("heron", "osprey", "curlew", "kestrel")}
    assert found == {"heron": 0, "osprey": 0, "curlew": 1, "kestrel": 1}
    for statement in ("added", "removed", "changed"):
        journal._connection.execute(f"DROP TRIGGER temp.aside_{statement}")
    journal._connection.execute("DROP TABLE temp.search")
    assert {it: journal.search(it).total for it in found} == found
    journal.rebuild_search()
    assert {it: journal.search(it).total for it in found} == found


def test_a_backup_is_made_beside_it(journal: Journal, tmp_path: Path) -> None:
    """Also once the index in the file was made anew."""
    for text in ("heron", "osprey"):
        journal.save(reflection(text))
    search_aside.lay(journal._connection)
    assert journal.back_up(tmp_path / "kept").exists()
