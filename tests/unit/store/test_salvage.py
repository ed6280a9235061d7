"""Salvage: all that can be read is in the new journal, and what is missing is counted."""

import shutil
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from allyjournal.domain.errors import Interrupted, JournalDamaged, JournalExists
from allyjournal.domain.kinds import display_title
from allyjournal.domain.mentoring import Share
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange import sample
from allyjournal.store.journal import Journal
from allyjournal.store.salvage import Missing, _is_setting, free_name, salvage
from allyjournal.vault import pages, table_pages, vault
from allyjournal.vault.kept import beside
from allyjournal.vault.pages import PAGE
from allyjournal.vault.restore import put_in_place
from allyjournal.vault.vault import Connection
from tests.damaging import flip, flip_roots, leaves
from tests.unit.store.salvaging import everything, sample_with_more, saved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample journal with something in the trash and a former state, closed."""
    return sample_with_more(tmp_path)


def test_of_a_sound_journal_everything_is_saved(folder: Path) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        before = everything(journal)
    report, new = saved(folder)
    with closing(new):
        assert everything(new) == before
    assert not any(report.lost.values())
    assert not report.missing
    assert not report.unsure
    assert report.saved["trash"] == len(before[1]) > 0
    assert report.saved["revision"] == len(before[3]) > 0


def test_the_backups_of_the_one_before_it_are_its_own_once_it_is_in_its_place(
    folder: Path,
) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        made = journal.back_up(*journal.backup_folders())
    _report, new = saved(folder)
    new.close()
    put_in_place(new.folder, folder, datetime.now())
    assert [it.path for it in beside(folder)] == [made]


def test_each_is_named_beside_the_journal_wherever_that_really_is(
    folder: Path, tmp_path: Path
) -> None:
    assert free_name(folder) == tmp_path / "Sample salvaged.allyjournal"
    free_name(folder).mkdir()
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "Mine.allyjournal"
    link.symlink_to(folder)
    assert free_name(link) == tmp_path / "Sample salvaged 2.allyjournal"


def test_the_recovery_code_stays_and_what_was_sealed_is_taken_up(folder: Path) -> None:
    """Its pages are sealed anew all the same: no backup from before has one that fits."""
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        code, before = journal.recovery_code(sample.PASSPHRASE), journal._connection.key
        journal.hold()
        journal.save(next(journal.all()).changed(title="Not saved yet"))
        sealed = journal.sealed()
    _report, new = saved(folder)
    new.close()
    with closing(Journal.open_with_code(new.folder, code)) as opened:
        assert opened._connection.key.salt != before.salt
        opened.take_up(sealed)
        opened.write_held()
        assert next(opened.all()).title == "Not saved yet"


def test_two_damaged_pages_cost_their_rows_and_no_other(folder: Path) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        before = {record.uid: record for record in journal.all()}
    pages = leaves(folder, "record", sample.PASSPHRASE)
    for page in (pages[len(pages) // 3], pages[-2]):
        flip(folder, page)
    report, new = saved(folder)
    with closing(new):
        after = {record.uid: record for record in new.all()}
    assert after.items() <= before.items()
    assert 0 < report.lost["record"] == len(before) - len(after) < 20
    gone = [record for uid, record in before.items() if uid not in after]
    told = [(it.day, it.kind) for it in report.missing]
    assert sorted(told) == sorted((it.occurred_on, it.kind) for it in gone)
    assert not report.unsure


def test_where_no_key_can_be_read_it_is_said(folder: Path) -> None:
    for page in leaves(folder, "setting", sample.PASSPHRASE):
        flip(folder, page)
    report, new = saved(folder)
    with closing(new):
        assert new.setting("theme") is None
    assert report.unsure == ("setting",)


def test_what_is_no_record_is_counted_as_lost(folder: Path) -> None:
    def spoil(connection: Connection) -> None:
        connection.execute("UPDATE trash SET document = '{}'")

    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        there = len(journal.trashed())
    vault.open_with_passphrase(folder, sample.PASSPHRASE, spoil).close()
    report, new = saved(folder)
    new.close()
    assert (report.saved["trash"], report.lost["trash"]) == (0, there)


def test_what_stands_in_the_way_changes_nothing(folder: Path) -> None:
    before = (folder / "journal.db").read_bytes()
    with pytest.raises(JournalExists):
        salvage(folder, sample.PASSPHRASE, folder)
    pages = range(1, len(before) // PAGE + 1)
    flip(folder, *pages)
    with pytest.raises(JournalDamaged):
        salvage(folder, sample.PASSPHRASE, folder.with_name("New.allyjournal"))
    flip(folder, *pages)
    assert (folder / "journal.db").read_bytes() == before
    assert not folder.with_name("New.allyjournal").exists()


def test_a_journal_from_before_there_were_shares_is_saved_as_well(folder: Path) -> None:
    code = vault.recovery_code(folder, sample.PASSPHRASE)
    with closing(vault.open_with_code(folder, code, lambda _: None)) as connection:
        connection.execute("DROP TABLE share_copy")
    report, new = saved(folder)
    with closing(new):
        shares = new.of_kind(Share)
        assert shares
        assert not any(new.whole(share).copy for share in shares)
    assert "share_copy" not in report.saved


def test_it_says_how_far_it_is_and_stopped_anywhere_leaves_nothing(folder: Path) -> None:
    new, before = folder.with_name("New.allyjournal"), {*folder.parent.iterdir()}
    parts: list[float] = []
    salvage(folder, sample.PASSPHRASE, new, parts.append)
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0, 1)
    shutil.rmtree(new)

    def stop_at(part: float, done: float) -> None:
        if done >= part:
            raise Interrupted

    for part in (0, 0.3, 0.5, 0.8, 1):
        with pytest.raises(Interrupted):
            salvage(folder, sample.PASSPHRASE, new, partial(stop_at, part))
        assert {*folder.parent.iterdir()} == before


@pytest.mark.parametrize("left", [0.9, 0.5])
@pytest.mark.parametrize("more", [0, 1234])
def test_of_a_file_that_was_cut_short_what_is_left_is_saved(
    folder: Path, left: float, more: int
) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        before = {record.uid: record for record in journal.all()}
    content = (folder / "journal.db").read_bytes()
    cut = content[: int(len(content) * left) // PAGE * PAGE + more]
    (folder / "journal.db").write_bytes(cut)
    report, new = saved(folder)
    with closing(new):
        after = {record.uid: record for record in new.all()}
    assert after
    assert all(record == before[uid] for uid, record in after.items() if uid in before)
    assert report.lost["record"]
    assert (folder / "journal.db").read_bytes() == cut


def test_rows_between_damaged_pages_are_found_though_no_index_knows_them(folder: Path) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        before = {record.uid: record for record in journal.all()}
    pages = leaves(folder, "record", sample.PASSPHRASE)
    indexes = leaves(folder, "record_kind", sample.PASSPHRASE) + leaves(
        folder, "sqlite_autoindex_record_1", sample.PASSPHRASE
    )
    for page in (pages[2], pages[-3], *indexes):
        flip(folder, page)
    report, new = saved(folder)
    with closing(new):
        after = {record.uid: record for record in new.all()}
    assert after.items() <= before.items()
    assert len(before) - len(after) < 20
    assert report.unsure == ("record",)


@pytest.mark.parametrize(
    ("happens", "left"),
    [
        # in the place of a damaged page SQLCipher may give zeros, and say nothing of it
        ("UPDATE share_copy SET data = zeroblob(9000) WHERE rowid = 1", 2),
        ("UPDATE record SET document = '{}' WHERE kind = 'share'", 0),
    ],
)
def test_a_copy_is_lost_that_is_not_as_it_was_or_with_what_it_is_of(
    folder: Path, happens: str, left: int
) -> None:
    def spoil(connection: Connection) -> None:
        connection.execute(happens)

    vault.open_with_passphrase(folder, sample.PASSPHRASE, spoil).close()
    report, new = saved(folder)
    with closing(new):
        assert len([it for it in new.of_kind(Share) if new.whole(it) != it]) == left
    assert (report.saved["share_copy"], report.lost["share_copy"]) == (left, 3 - left)


def test_a_lost_record_has_the_title_that_it_had_before(folder: Path) -> None:
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        there = {record.uid for record in journal.all()}
        former = [it.record for it in journal.revisions() if it.record.uid in there][-1]

    def spoil(connection: Connection) -> None:
        connection.execute("UPDATE record SET document = '{}' WHERE uid = ?", (former.uid,))

    vault.open_with_passphrase(folder, sample.PASSPHRASE, spoil).close()
    report, new = saved(folder)
    new.close()
    [missing] = report.missing
    assert (missing.kind, missing.title) == (former.kind, display_title(former))
    assert missing.title


@pytest.fixture
def with_trash(folder: Path) -> Path:
    """The same with more in the trash: something that was changed before, and an agreement that
    was signed."""
    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        changed = next(it for it in journal.of_kind(Reflection) if it.title)
        journal.save(changed.changed(title="Changed"), keep_previous=True)
        signed = journal.versions()[-1].agreement
        for uid in (changed.uid, signed):
            journal.trash(uid)
    return folder


def test_what_is_lost_from_the_trash_is_told_as_far_as_it_was_something_before(
    with_trash: Path,
) -> None:
    with closing(Journal.open(with_trash, sample.PASSPHRASE)) as journal:
        there = {it.uid: it for it in journal.trashed()}
        former = {uid: [it.record for it in journal.revisions(uid)] for uid in there}
        signed = {it.agreement: it.content for it in journal.versions()}
    pages = leaves(with_trash, "trash", sample.PASSPHRASE)
    flip_roots(with_trash, sample.PASSPHRASE, "trash")  # where records stand as well
    flip(with_trash, *pages)
    report, new = saved(with_trash)
    with closing(new):
        assert not new.trashed()
    known = [
        *(it[-1] for it in former.values() if it),
        *(signed[it] for it in there if it in signed),
    ]
    told = {(it.day, it.kind, it.title) for it in report.missing}
    assert told == {(it.occurred_on, it.kind, display_title(it)) for it in known}
    assert {it.kind for it in report.missing} >= {"reflection", "agreement"}
    assert all(it.trashed for it in report.missing)
    assert report.lost["trash"] == len(report.missing)
    assert report.unsure == ("trash",)


def test_where_the_records_are_not_all_known_nothing_is_taken_to_have_been_in_the_trash(
    with_trash: Path,
) -> None:
    indexes = [*leaves(with_trash, "record_kind", sample.PASSPHRASE)]
    indexes += leaves(with_trash, "sqlite_autoindex_record_1", sample.PASSPHRASE)
    pages = leaves(with_trash, "record", sample.PASSPHRASE)
    flip(with_trash, pages[2], *indexes, *leaves(with_trash, "trash", sample.PASSPHRASE))
    report, new = saved(with_trash)
    new.close()
    assert not any(it.trashed for it in report.missing)
    assert set(report.unsure) == {"record", "trash"}


def test_of_the_trash_that_is_no_record_nothing_more_is_known(folder: Path) -> None:
    def spoil(connection: Connection) -> None:
        connection.execute("UPDATE trash SET document = '{}'")
        connection.execute("DELETE FROM revision")

    with closing(Journal.open(folder, sample.PASSPHRASE)) as journal:
        there = len(journal.trashed())
    vault.open_with_passphrase(folder, sample.PASSPHRASE, spoil).close()
    report, new = saved(folder)
    new.close()
    assert report.missing == (Missing(None, "", "", trashed=True),) * there


def test_what_makes_no_sense_is_lost_and_all_else_is_saved(folder: Path) -> None:
    """Nothing of it is damaged on the disk: it was wrong in memory before it was written."""

    def spoil(connection: Connection) -> None:
        connection.execute("PRAGMA foreign_keys = OFF")
        [(first, last)] = connection.execute("SELECT min(id), max(id) FROM record").fetchall()
        for place, wrong in ((first, 5), (last, 2**62)):
            spoilt = "UPDATE record SET id = ?, kind = 'no', document = '' WHERE id = ?"
            connection.execute(spoilt, (wrong, place))
        connection.execute("UPDATE setting SET value = ? WHERE name = 'theme'", ("[" * 100_000,))

    vault.open_with_passphrase(folder, sample.PASSPHRASE, spoil).close()
    report, new = saved(folder)
    new.close()
    assert (report.lost["record"], report.lost["setting"]) == (2, 1)
    assert [(it.day, it.kind) for it in report.missing] == [(None, "")] * 2
    assert not _is_setting(["theme", "[" * 100_000])


def test_a_key_that_is_no_text_is_told_as_what_nobody_knows(folder: Path) -> None:
    key, [place] = (
        vault.key_of(folder, sample.PASSPHRASE),
        leaves(folder, "trash", sample.PASSPHRASE),
    )
    with (folder / "journal.db").open("r+b") as file:
        content = bytearray(pages.seen(file, place, key) or b"")
        _size, at = table_pages.varint(content, table_pages.cells(content, place)[0])
        _length, at = table_pages.varint(content, at)
        content[at] -= 1  # of a text and of bytes the kinds are one apart
        pages.write(file, place, content, key)
    report, new = saved(folder)
    new.close()
    assert report.saved["trash"] > 0
    assert "trash" in report.unsure
