"""What cannot be written is read as if it were, and goes with the first writing that succeeds."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.errors import DiskFull, InputRefused, JournalShut, RecordMissing
from allyjournal.domain.prompts import Vocabulary
from allyjournal.domain.reflection import Reflection
from allyjournal.store import records, remembered
from allyjournal.store.journal import Journal
from allyjournal.vault import sealing, vault
from allyjournal.vault.rekey import rekey
from tests.conftest import PASSPHRASE
from tests.unit.exchange.records import commitment, every_kind, made


@contextmanager
def full_disk() -> Iterator[None]:
    def full(*_arguments: object) -> None:
        raise DiskFull()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(records, "write", full)
        yield


def opened(journal: Journal, folder: Path) -> Journal:
    journal.close()
    return Journal.open(folder, PASSPHRASE)


def test_a_record_of_every_kind_comes_back_as_it_was(journal: Journal, tmp_path: Path) -> None:
    kinds, _version = every_kind()
    journal.hold()
    for record in kinds:
        assert journal.save(record).uids == {record.uid}
    sealed = journal.sealed()
    assert not journal.ids().ids
    with closing(opened(journal, tmp_path / "Mine.allyjournal")) as later:
        later.take_up(sealed)
        assert later.held() == kinds
        later.write_held()
        assert later.held() is None
        written = [later.whole(later.get(record.uid)) for record in kinds]
        assert [
            after.changed(modified_at=before.modified_at)
            for before, after in zip(kinds, written, strict=True)
        ] == kinds


def test_what_the_file_does_not_know_yet_is_among_its_kind(journal: Journal) -> None:
    known = made(Agreement, title="Ours")
    journal.save(known)
    journal.hold()
    journal.save(made(Agreement, title="Mine"), made(Reflection, text="beside it"))
    journal.save(known.changed(title="All of us"))
    assert [it.title for it in journal.of_kind(Agreement)] == ["All of us", "Mine"]
    assert journal.of_kind(Agreement, date(2000, 1, 1)) == [journal.get(known.uid)]


def test_what_is_held_is_read_in_the_place_of_what_the_file_says(journal: Journal) -> None:
    agreement = made(Agreement, title="Ours", commitments=(commitment("Listen"),))
    journal.save(agreement)
    journal.set_setting("support", "my sister")
    journal.hold()
    journal.save(agreement.changed(title="All of us"), made(Reflection, text="with it"))
    journal.set_setting("support", "")
    journal.change_vocabulary(lambda words: words.skipping("a prompt"))
    assert journal.get(agreement.uid).title == "All of us"
    assert [it.title for it in journal.of_kind(Agreement)] == ["All of us"]
    assert journal.setting("support") == ""
    assert journal.vocabulary() != Vocabulary()
    assert journal.sealed()


def test_nothing_held_is_nothing_sealed(journal: Journal) -> None:
    journal.hold()
    assert (journal.sealed(), journal.held()) == (b"", None)
    journal.change_vocabulary(lambda words: words)
    assert journal.sealed() == b""


def test_what_stands_in_the_way_changes_nothing_and_the_next_save_takes_it_along(
    journal: Journal, tmp_path: Path
) -> None:
    held, other = made(Reflection, text="held"), made(Reflection, text="typed since")
    journal.hold()
    journal.save(held)
    journal.set_setting("support", "my sister")
    sealed = journal.sealed()
    with closing(opened(journal, tmp_path / "Mine.allyjournal")) as later:
        later.take_up(sealed)
        with full_disk(), pytest.raises(DiskFull):
            later.write_held()
        with full_disk(), pytest.raises(DiskFull):
            later.save(other)
        assert later.held() == [held]
        later.save(other)
        assert later.held() is None
        assert {it.uid for it in later.all()} == {held.uid, other.uid}
    with closing(Journal.open(tmp_path / "Mine.allyjournal", PASSPHRASE)) as last:
        assert last.setting("support") == "my sister"


def test_what_was_changed_or_trashed_meanwhile_is_not_lost_either(
    journal: Journal, tmp_path: Path
) -> None:
    changed, trashed = made(Reflection, text="one"), made(Reflection, text="two")
    for record in (changed, trashed):
        journal.save(record)
    journal.hold()
    journal.save(changed.changed(text="one, held"))
    journal.save(trashed.changed(text="two, held"))
    sealed = journal.sealed()
    with closing(opened(journal, tmp_path / "Mine.allyjournal")) as later:
        later.save(changed.changed(text="one, from elsewhere"))
        later.trash(trashed.uid)
        later.take_up(sealed)
        later.write_held()
        assert [it.text for it in later.of_kind(Reflection)] == ["one, held", "two, held"]
        former = [it.record for it in later.revisions(changed.uid)]
        assert "one, from elsewhere" in [it.text for it in former if isinstance(it, Reflection)]


def test_what_is_held_can_go_to_the_trash(journal: Journal, tmp_path: Path) -> None:
    record = made(Reflection, text="held")
    journal.hold()
    journal.save(record)
    sealed = journal.sealed()
    with closing(opened(journal, tmp_path / "Mine.allyjournal")) as later:
        later.take_up(sealed)
        later.trash(record.uid)
        assert [it.uid for it in later.trashed()] == [record.uid]
        with pytest.raises(RecordMissing):
            later.get(record.uid)


def test_an_agreement_is_signed_with_what_is_held(journal: Journal, tmp_path: Path) -> None:
    agreement = made(Agreement, title="Ours", commitments=(commitment("Listen"),))
    journal.hold()
    journal.save(agreement)
    sealed = journal.sealed()
    with closing(opened(journal, tmp_path / "Mine.allyjournal")) as later:
        later.take_up(sealed)
        later.sign(agreement, date(2026, 11, 25))
        assert [it.content.title for it in later.versions(agreement.uid)] == ["Ours"]


def test_a_name_half_typed_on_a_full_disk_is_held_without_being_asked_for(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull()

    with monkeypatch.context() as patch:
        patch.setattr(remembered, "keep", full)
        with pytest.raises(DiskFull):
            journal.keep_half_typed("a record", {"People": "Quill"})
        journal.keep_half_typed("a record", {"People": "Quill"})
    sealed = journal.sealed()
    with closing(opened(journal, tmp_path / "Mine.allyjournal")) as later:
        later.take_up(sealed)
        later.write_held()
        assert later.half_typed("a record") == {"People": "Quill"}


def test_in_a_journal_that_is_shut_only_what_is_typed_is_held(journal: Journal) -> None:
    journal.close()
    for typed, held in (({}, False), ({"People": "Quill"}, True)):
        with pytest.raises(JournalShut):
            journal.keep_half_typed("a record", typed)
        assert bool(journal.sealed()) is held


def test_what_is_held_after_the_key_was_replaced_opens_with_the_new_one(
    journal: Journal, tmp_path: Path
) -> None:
    folder, record = tmp_path / "Mine.allyjournal", made(Reflection, text="typed meanwhile")

    with ExitStack() as elsewhere:

        def replaced_and_taken() -> None:
            rekey(folder, PASSPHRASE)
            vault.take(folder, elsewhere)

        with pytest.raises(JournalShut):
            journal.aside(replaced_and_taken, PASSPHRASE)
        journal.save(record)
        sealed = journal.sealed()
    with closing(Journal.open(folder, PASSPHRASE)) as later:
        later.take_up(sealed)
        assert later.held() == [record]


def test_what_another_journal_sealed_is_refused(journal: Journal, tmp_path: Path) -> None:
    other, _code = Journal.create(tmp_path / "Other.allyjournal", PASSPHRASE)
    other.hold()
    other.save(made(Reflection, text="theirs"))
    sealed = other.sealed()
    other.close()
    with pytest.raises(InputRefused, match="does not open with the key"):
        journal.take_up(sealed)
    assert journal.held() is None


def test_what_is_sealed_and_not_understood_is_refused(journal: Journal) -> None:
    unknown = sealing.seal(journal._connection.key, b'{"records": {"a": {"kind": "poem"}}}')
    with pytest.raises(InputRefused, match="cannot be understood"):
        journal.take_up(unknown)


def test_the_room_that_is_kept_lets_a_last_save_through(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.keep_room()
    room = tmp_path / "Mine.allyjournal" / "journal.ballast"
    write = records.write

    def full(*arguments: Any) -> None:
        if room.exists():
            raise DiskFull()
        write(*arguments)

    monkeypatch.setattr(records, "write", full)
    record = made(Reflection, text="the last")
    journal.save(record)
    assert journal.find(record.uid)
    with full_disk(), pytest.raises(DiskFull):
        journal.save(record.changed(text="one more"))
