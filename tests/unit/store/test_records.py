"""Records in a real encrypted journal: what is written comes back, and nothing else changes."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.errors import DiskFull, InputRefused, JournalDamaged, RecordMissing
from allyjournal.domain.mistake import Mistake, RepairStep
from allyjournal.domain.person import Person
from allyjournal.domain.prompts import Vocabulary
from allyjournal.domain.record import Pillar, begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store import remembered
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.store.records import Revision

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)


def reflection(text: str = "I listened.", on: date = DAY, **fields: object) -> Reflection:
    return begin(Reflection, on, NOW, text=text, **fields)


def content(record: Reflection) -> Reflection:
    """A record without the moment of its saving."""
    return record.changed(modified_at=NOW)


def test_a_saved_record_comes_back_whole(journal: Journal) -> None:
    record = reflection(topics=("race",), related=(begin(Person, DAY, NOW, pseudonym="Q").uid,))
    changes = journal.save(record)
    assert changes == Changes(frozenset({"reflection"}), frozenset({record.uid}))
    assert content(journal.get(record.uid)) == record


def test_saving_stamps_the_moment(journal: Journal) -> None:
    record = reflection()
    journal.save(record)
    assert datetime.now(UTC) - journal.get(record.uid).modified_at < timedelta(minutes=1)


def test_a_missing_record_is_said(journal: Journal) -> None:
    uid = reflection().uid
    assert journal.find(uid) is None
    with pytest.raises(RecordMissing):
        journal.get(uid)
    with pytest.raises(RecordMissing):
        journal.trash(uid)
    with pytest.raises(RecordMissing):
        journal.restore(uid)


def test_a_changed_date_moves_the_record_in_time(journal: Journal) -> None:
    early, late = reflection("early", DAY - timedelta(days=9)), reflection("late")
    journal.add([early, late])
    journal.save(late.changed(occurred_on=DAY - timedelta(days=30)))
    assert [record.uid for record in journal.all()] == [late.uid, early.uid]


def test_several_records_share_a_day_in_the_order_of_writing(journal: Journal) -> None:
    records = [reflection(str(number)) for number in range(5)]
    for record in records:
        journal.save(record)
    journal.save(records[2].changed(text="again"))
    assert [record.uid for record in journal.all()] == [record.uid for record in records]


def test_an_opened_page_keeps_the_former_text_once(journal: Journal) -> None:
    record = reflection("first")
    journal.save(record)
    journal.save(record.changed(text="second"), keep_previous=True)
    journal.save(record.changed(text="third"))
    assert [revision.record.text for revision in journal.revisions(record.uid)] == ["first"]


def test_a_pause_of_ten_minutes_keeps_the_former_text(journal: Journal) -> None:
    record = reflection("long ago").changed(modified_at=NOW - timedelta(days=1))
    journal.add([record])
    journal.save(record.changed(text="now"))
    assert [revision.record.text for revision in journal.revisions()] == ["long ago"]


def test_trash_hides_and_restore_brings_back(journal: Journal) -> None:
    record = reflection("a word nobody else has", topics=("class",))
    journal.save(record)
    journal.trash(record.uid)
    assert journal.find(record.uid) is None
    assert journal.values("topic") == []
    assert journal.search("nobody").total == 0
    assert [trashed.uid for trashed in journal.trashed()] == [record.uid]
    assert journal.trashed()[0].trashed_at
    journal.restore(record.uid)
    assert content(journal.get(record.uid)) == record
    assert journal.trashed() == []
    assert journal.search("nobody").total == 1


def test_what_is_saved_after_it_went_to_the_trash_comes_back_once(journal: Journal) -> None:
    record = reflection("words")
    journal.save(record)
    journal.trash(record.uid)
    journal.save(record.changed(text=""))
    assert journal.trashed() == []
    assert [revision.record.text for revision in journal.revisions()] == ["words"]
    journal.trash(record.uid)
    assert [trashed.uid for trashed in journal.trashed()] == [record.uid]


def test_a_commitment_that_is_let_go_stays_known(journal: Journal) -> None:
    commitment = new_commitment(Pillar.LISTENING, "I ask first.")
    agreement = begin(Agreement, DAY, NOW, commitments=(commitment,))
    journal.save(agreement)
    journal.save(agreement.changed(title="Ours"))
    assert journal.revisions() == []
    journal.save(agreement.changed(commitments=()))
    [revision] = journal.revisions()
    assert revision.record.commitments == (commitment,)


def test_what_could_not_be_read_again_is_not_written(journal: Journal) -> None:
    record = reflection("kept")
    journal.save(record)
    with pytest.raises(msgspec.ValidationError):
        journal.save(record.changed(intensity_before=11))
    assert content(journal.get(record.uid)) == record


def test_what_is_saved_or_trashed_together_is_all_there_or_not_at_all(journal: Journal) -> None:
    kept, moved, unreadable = (reflection(text) for text in ("kept", "moved", "unreadable"))
    journal.save(kept)
    unreadable = unreadable.changed(intensity_before=11)
    with pytest.raises(msgspec.ValidationError):
        journal.save(moved, unreadable)
    with pytest.raises(msgspec.ValidationError):
        journal.trash(kept.uid, moved, unreadable)
    assert [record.uid for record in journal.all()] == [kept.uid]
    kept, also = kept.changed(text="kept on"), moved.changed(text="moved on")
    assert journal.save(kept, moved).uids == {kept.uid, moved.uid}
    assert journal.trash(kept.uid, also).uids == {kept.uid, moved.uid}


def test_links_are_shown_at_both_ends(journal: Journal) -> None:
    person = begin(Person, DAY, NOW, pseudonym="Quill")
    first = reflection("first")
    second = reflection("second", related=(first.uid,), people=(person.uid,))
    journal.add([person, first, second])
    assert {record.uid for record in journal.linked(first.uid)} == {second.uid}
    assert {record.uid for record in journal.linked(second.uid)} == {first.uid, person.uid}


def test_adding_is_all_or_nothing(journal: Journal) -> None:
    kept = reflection("kept")
    journal.save(kept)

    def broken() -> object:
        yield reflection("not kept")
        raise InputRefused("the second one is unreadable")

    with pytest.raises(InputRefused):
        journal.add(broken())
    assert [record.uid for record in journal.all()] == [kept.uid]


def test_an_import_keeps_times_trash_and_revisions(journal: Journal) -> None:
    record = reflection("as it was")
    trashed = reflection("gone").changed(trashed_at=NOW)
    journal.add([record, trashed], revisions=[Revision(NOW, record.changed(text="before"))])
    assert journal.get(record.uid) == record
    assert journal.trashed() == [trashed]
    assert journal.revisions(record.uid) == [Revision(NOW, record.changed(text="before"))]


def test_versions_are_signed_and_never_change(journal: Journal) -> None:
    agreement = begin(
        Agreement, DAY, NOW, commitments=(new_commitment(Pillar.LISTENING, "I ask first."),)
    )
    journal.save(agreement)
    journal.sign(agreement, DAY)
    amended = journal.get(agreement.uid)
    assert isinstance(amended, Agreement)
    journal.sign(amended, DAY + timedelta(days=1), "heard it twice")
    numbers = [version.number for version in journal.versions(agreement.uid)]
    assert numbers == [1, 2]
    assert journal.versions()[0].content.commitments == agreement.commitments
    with pytest.raises(InputRefused):
        journal.sign(amended, DAY)
    assert len(journal.versions()) == 2


def test_targets_are_records_trash_and_commitments(journal: Journal) -> None:
    commitment = new_commitment(Pillar.LISTENING, "I ask first.")
    agreement = begin(Agreement, DAY, NOW, commitments=(commitment,))
    dropped = reflection().changed(trashed_at=NOW)
    journal.add([agreement, dropped])
    assert journal.known_targets() == {commitment.uid, agreement.uid, dropped.uid}


def test_kinds_with_few_records_are_read_whole(journal: Journal) -> None:
    commitment = new_commitment(Pillar.LISTENING, "I ask first.")
    agreement = begin(Agreement, DAY, NOW, commitments=(commitment,))
    check_in = begin(CheckIn, DAY, NOW, commitment=commitment.uid, value=CheckInValue.AVOIDED)
    journal.add([agreement, check_in])
    assert journal.of_kind(Agreement) == [agreement]
    assert [record.uid for record in journal.linked(commitment.uid)] == [check_in.uid]


def test_settings_live_in_the_journal(journal: Journal) -> None:
    assert journal.setting("recovery_kit_kept", False) is False
    journal.set_setting("recovery_kit_kept", True)
    journal.set_setting("recovery_kit_kept", [1, "two"])
    assert journal.setting("recovery_kit_kept") == [1, "two"]


def test_own_words_live_in_the_journal(journal: Journal) -> None:
    assert journal.vocabulary() == Vocabulary()
    changes = journal.change_vocabulary(lambda own: own.hiding("race"))
    assert changes.kinds == {"vocabulary"}
    journal.change_vocabulary(lambda own: own.skipping("today"))
    journal.add([], vocabulary=Vocabulary(topics=("bread",), hidden_topics=("race",)))
    assert journal.vocabulary() == Vocabulary(
        topics=("bread",), hidden_topics=("race",), skipped_prompts=("today",)
    )


def test_own_words_come_in_with_the_records_or_nothing_does(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DiskFull()

    monkeypatch.setattr(remembered, "keep", refuse)
    with pytest.raises(DiskFull):
        journal.add([reflection()], vocabulary=Vocabulary(topics=("bread",)))
    assert not list(journal.all())


# every example adds a record of its own to one journal
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(), steps=st.lists(st.text(), max_size=3))
def test_any_text_comes_back_as_it_was(journal: Journal, text: str, steps: list[str]) -> None:
    record = begin(
        Mistake,
        DAY,
        NOW,
        what_happened=text,
        repair_steps=tuple(RepairStep(description=step) for step in steps),
    )
    journal.add([record])
    assert journal.get(record.uid) == record


def test_a_record_knows_its_place_in_time(journal: Journal) -> None:
    record = reflection()
    assert journal.row_id(record.uid) is None
    journal.save(record)
    assert [journal.row_id(record.uid)] == list(journal.ids().ids)


def test_the_recovery_code_opens_the_same_journal(tmp_path: Path) -> None:
    folder = tmp_path / "Mine.allyjournal"
    made, code = Journal.create(folder, "three quiet words")
    record = reflection()
    made.save(record)
    made.close()
    for reopen, secret in ((Journal.open, "three quiet words"), (Journal.open_with_code, code)):
        opened = reopen(folder, secret)
        assert opened.notes == ()
        assert content(opened.get(record.uid)) == record
        opened.interrupt()
        opened.close()


def test_a_document_that_cannot_be_understood_is_damage(journal: Journal) -> None:
    """SQLCipher may give a page that fits no seal as zeros."""
    [one, other] = [reflection(title) for title in ("one", "other")]
    journal.add([one, other])
    blank = "UPDATE record SET document = ? WHERE uid = ?"
    for document in ("\0\0", '{"kind":"reflection"}'):
        with journal._connection.transaction():
            journal._connection.execute(blank, (document, one.uid))
        with pytest.raises(JournalDamaged) as raised:
            list(journal.all())
        assert raised.value.exit_code == 4
        assert journal.get(other.uid) == other
