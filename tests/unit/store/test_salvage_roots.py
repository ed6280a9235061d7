"""Salvage where pages are damaged that only say where others are: the first, and those where tables
begin."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.errors import JournalDamaged
from allyjournal.domain.record import new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange import sample
from allyjournal.store.journal import Journal
from allyjournal.store.salvage import salvage
from allyjournal.vault import backup, schema_pages, vault
from allyjournal.vault.pages import PAGE
from allyjournal.vault.vault import Connection
from tests.damaging import flip, flip_roots, leaves, overflow
from tests.unit.store.salvaging import everything, sample_with_more, saved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample journal with something in the trash and a former state, closed."""
    return sample_with_more(tmp_path)


def test_without_the_root_of_a_table_every_row_is_saved_and_no_removed_one(folder: Path) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        removed = journal.of_kind(Reflection)[::3]
        for record in removed:
            journal.trash(record.uid)
            journal.remove(record.uid)
        before = everything(journal)
    flip_roots(folder, sample.PASSPHRASE, "record", "agreement_version", "revision")
    report, new = saved(folder)
    with closing(new):
        assert everything(new) == before
    assert not any(report.lost.values())
    assert len(removed) > 20


def test_without_the_root_of_the_trash_only_what_stood_on_it_is_lost(folder: Path) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        for record in journal.of_kind(Reflection)[:60]:
            journal.trash(record.uid)
        before = {it.uid: it for it in journal.trashed()}
    flip_roots(folder, sample.PASSPHRASE, "trash")
    report, new = saved(folder)
    with closing(new):
        after = {it.uid: it for it in new.trashed()}
    assert after.items() < before.items()
    assert len(before) - len(after) < 5
    assert report.saved["trash"] == len(after)
    assert report.unsure == ("trash",)


def test_a_long_row_that_is_cut_keeps_no_other_row_of_the_trash_or_setting_from_being_found(
    folder: Path,
) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        for record in journal.of_kind(Reflection)[:30]:
            journal.trash(record.uid)
        journal.set_setting("long", "x" * 9000)
        before = {it.uid: it for it in journal.trashed()}
    cut = overflow(folder, "trash", sample.PASSPHRASE)
    flip(folder, *cut, *overflow(folder, "setting", sample.PASSPHRASE)[:1])
    report, new = saved(folder)
    with closing(new):
        after = {it.uid: it for it in new.trashed()}
        assert new.setting("theme") == {"dark": True}
    assert after
    assert after.items() < before.items()
    assert report.lost["trash"] == len(before) - len(after)
    assert report.lost["setting"] == 1
    assert not report.unsure


def test_where_half_of_all_pages_are_damaged_few_questions_are_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each opens the file anew, so they are what takes the time."""
    opened = vault.open_with_key
    asked = 0

    def count(*arguments: Any) -> Connection:
        nonlocal asked
        asked += 1
        return opened(*arguments)

    monkeypatch.setattr(vault, "open_with_key", count)
    pages = (folder / "journal.db").stat().st_size // PAGE
    flip(folder, *range(1, pages // 2 + 1))
    report, new = saved(folder)
    new.close()
    assert report.saved["record"] > 20
    assert asked < pages / 2


def test_where_the_root_and_the_indexes_are_lost_more_may_be_lost_than_is_known(
    folder: Path,
) -> None:
    flip(folder, leaves(folder, "record", sample.PASSPHRASE)[2])
    flip_roots(folder, sample.PASSPHRASE, "record", "record_kind", "sqlite_autoindex_record_1")
    report, new = saved(folder)
    new.close()
    assert report.saved["record"] > 200
    assert report.unsure == ("record",)


def test_what_the_search_index_holds_is_not_taken_for_what_was_shared(folder: Path) -> None:
    """Where the roots are lost, which stand side by side."""
    flip_roots(folder, sample.PASSPHRASE, "record", "search_data", "search_docsize", "share_copy")
    report, new = saved(folder)
    new.close()
    assert report.saved["share_copy"] == 0
    assert report.lost["share_copy"] == 3


def schema(folder: Path) -> list[int]:
    """The pages that say where every table begins."""
    key = vault.key_of(folder, sample.PASSPHRASE)
    whole = (folder / "journal.db").read_bytes()
    return [*schema_pages.read(lambda number: whole[(number - 1) * PAGE : number * PAGE], key)]


def test_with_a_backup_what_was_written_since_is_saved_without_the_first_pages(
    folder: Path,
) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        journal.back_up(backup.folder_of(folder))
        first, second, *_others = journal.of_kind(Reflection)
        journal.trash(first.uid)
        for _ in range(200):
            journal.save(second.changed(uid=new_uid(), text="since the backup " * 100))
        before = everything(journal)
    assert len(schema(folder)) > 1
    for page in schema(folder):
        flip(folder, page)
    with pytest.raises(JournalDamaged):
        Journal.open(folder, sample.PASSPHRASE)
    report, new = saved(folder)
    with closing(new):
        assert everything(new) == before
    assert not any(report.lost.values())
    assert not report.unsure


BEHIND = ("trash", "agreement_version", "revision", "share_copy", "setting")


@pytest.mark.parametrize(
    ("places", "unsure"),
    [([0], ()), ([2], ("record",)), ([1], BEHIND), ([0, 1, 2], ("record", *BEHIND))],
)
def test_without_a_backup_the_first_pages_cost_nothing_but_certainty(
    folder: Path, places: list[int], unsure: tuple[str, ...]
) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        before = everything(journal)
    pages = schema(folder)
    flip(folder, *(pages[place] for place in places))
    report, new = saved(folder)
    with closing(new):
        assert everything(new) == before
    assert not any(report.lost.values())
    assert report.unsure == unsure


def test_of_a_file_with_nothing_in_it_any_more_no_empty_journal_is_made(folder: Path) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        journal.back_up(backup.folder_of(folder))
    content = (folder / "journal.db").read_bytes()
    (folder / "journal.db").write_bytes(content[: 2 * PAGE])
    with pytest.raises(JournalDamaged, match="Nothing that was written"):
        salvage(folder, sample.PASSPHRASE, folder.with_name("New.allyjournal"))
    assert not folder.with_name("New.allyjournal").exists()


@pytest.mark.parametrize("table", ["tag", "record_kind", "search_data", "due", "moment"])
def test_what_is_made_of_the_records_is_made_anew_and_nothing_is_lost(
    folder: Path, table: str
) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        before = everything(journal)
        found = journal.search("the", limit=500)
    flip(folder, *leaves(folder, table, sample.PASSPHRASE))
    report, new = saved(folder)
    with closing(new):
        assert everything(new) == before
        assert new.search("the", limit=500) == found
    assert not any(report.lost.values())
    assert not report.unsure
