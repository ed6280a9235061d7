"""Deleting: what goes along, the way back, and the end of it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.errors import RecordMissing
from allyjournal.domain.record import Pillar, begin, new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from tests.conftest import PASSPHRASE

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 20)
ASK, WAIT = (new_commitment(Pillar.LISTENING, words) for words in ("I ask.", "I wait."))


def made(kind: type, **fields: Any) -> Any:
    return begin(kind, DAY, NOW, **fields)


def check_in(commitment: str, **fields: Any) -> CheckIn:
    return made(CheckIn, commitment=commitment, value=CheckInValue.AVOIDED, **fields)  # type: ignore[no-any-return]


@pytest.fixture
def agreed(journal: Journal) -> Agreement:
    """A signed agreement; what it holds by now is not all that it held when it was signed."""
    agreement: Agreement = made(Agreement, commitments=(ASK, WAIT))
    journal.save(agreement)
    journal.sign(agreement, DAY)
    signed = journal.get(agreement.uid)
    assert isinstance(signed, Agreement)
    journal.save(signed.changed(commitments=(ASK,)))
    return signed


def test_an_agreement_takes_its_check_ins_and_versions_out_of_sight(
    journal: Journal, agreed: Agreement
) -> None:
    of_now, of_then = check_in(ASK.uid), check_in(WAIT.uid)
    # it is about one of them as well, and yet it holds another agreement against what happened
    of_another = check_in(new_uid(), commitments=(ASK.uid,))
    about = made(Reflection, text="On asking.", commitments=(ASK.uid,))
    journal.add([of_now, of_then, of_another, about])
    changes = journal.trash(agreed.uid)
    assert changes.uids == {agreed.uid, of_now.uid, of_then.uid}
    assert [record.uid for record in journal.all()] == [of_another.uid, about.uid]
    assert not journal.signings()
    assert list(journal.ids("", {"kind": ("agreement",)}).ids) == []
    (deletion,) = journal.deletions()
    assert deletion.record.uid == agreed.uid
    assert {it.uid for it in deletion.along} == {of_now.uid, of_then.uid}
    journal.restore(agreed.uid)
    assert {record.uid for record in journal.all()} == {
        agreed.uid,
        *(it.uid for it in (of_now, of_then, of_another, about)),
    }
    assert [signing.number for signing in journal.signings()] == [1]
    assert not journal.deletions()


def test_a_check_in_of_another_agreement_that_only_names_it_stays(
    journal: Journal, agreed: Agreement
) -> None:
    other = check_in(new_uid(), commitments=(ASK.uid,))
    journal.add([other])
    journal.trash(agreed.uid)
    assert [record.uid for record in journal.all()] == [other.uid]


def test_a_check_in_that_was_deleted_before_stays_where_it_is(
    journal: Journal, agreed: Agreement
) -> None:
    earlier = check_in(ASK.uid)
    journal.add([earlier])
    journal.trash(earlier.uid)
    journal.trash(agreed.uid)
    assert {it.record.uid for it in journal.deletions()} == {earlier.uid, agreed.uid}
    journal.restore(agreed.uid)
    assert [it.record.uid for it in journal.deletions()] == [earlier.uid]


def test_a_save_brings_an_agreement_back_with_what_went_along(
    journal: Journal, agreed: Agreement
) -> None:
    checked = check_in(ASK.uid)
    journal.add([checked])
    journal.trash(agreed.uid)
    assert journal.save(agreed).uids == {agreed.uid, checked.uid}
    assert not journal.deletions()
    journal.trash(agreed.uid)
    signed = journal.sign(agreed, DAY, "I went on.")
    assert signed.uids == {agreed.uid, checked.uid}


def test_the_records_that_name_one_are_counted(journal: Journal) -> None:
    named = made(Reflection, text="Named.")
    journal.add([named, made(Reflection, related=(named.uid,)), made(Reflection)])
    assert journal.naming(named.uid) == 1
    assert journal.naming(new_uid()) == 0


def test_what_names_a_commitment_names_its_agreement(journal: Journal, agreed: Agreement) -> None:
    both = made(Reflection, commitments=(ASK.uid, WAIT.uid), related=(agreed.uid,))
    journal.add([both, made(Reflection, commitments=(WAIT.uid,)), check_in(ASK.uid)])
    assert journal.naming(agreed.uid) == 3
    journal.trash(agreed.uid)
    # its check-in went along
    assert journal.naming(agreed.uid) == 2


def test_emptying_removes_everything_and_only_the_trash(journal: Journal) -> None:
    stays, *others = [made(Reflection, text=f"Text {n}") for n in range(4)]
    journal.add([stays, *others])
    for record in others:
        journal.trash(record.uid)
    assert journal.empty_trash().uids == {record.uid for record in others}
    assert not journal.trashed()
    assert [record.uid for record in journal.all()] == [stays.uid]
    assert journal.empty_trash().uids == frozenset()


def test_what_is_not_in_the_trash_cannot_come_back_or_be_removed(journal: Journal) -> None:
    live = made(Reflection, text="Here.")
    journal.add([live])
    for uid in (live.uid, new_uid()):
        with pytest.raises(RecordMissing):
            journal.restore(uid)
        with pytest.raises(RecordMissing):
            journal.remove(uid)
    assert journal.find(live.uid)


def test_a_former_state_is_taken_again_and_can_be_undone(journal: Journal) -> None:
    record = made(Reflection, text="First.")
    journal.save(record)
    journal.save(record.changed(text="Second."), keep_previous=True)
    (first,) = journal.revisions(record.uid)
    journal.take_again(first.record)
    again = journal.get(record.uid)
    assert isinstance(again, Reflection)
    assert again.text == "First."
    kept = [it.record.text for it in journal.revisions(record.uid)]  # type: ignore[union-attr]
    assert kept == ["First.", "Second."]
    places = journal.revision_ids(record.uid)
    assert [journal.revision(place) for place in places] == journal.revisions(record.uid)[::-1]
    journal.trash(record.uid)
    journal.restore(record.uid)
    assert len(journal.revisions(record.uid)) == 2
    journal.trash(record.uid)
    journal.remove(record.uid)
    assert list(map(journal.revision, places)) == [None, None]
    with pytest.raises(RecordMissing):
        journal.take_again(made(Reflection))


class Desk(RuleBasedStateMachine):
    """A journal and what a person would expect of it: live texts, the trash, former texts."""

    folder: Any

    def __init__(self) -> None:
        super().__init__()
        Desk.count += 1
        self.journal, _ = Journal.create(self.folder / f"{Desk.count}.allyjournal", PASSPHRASE)
        self.live: dict[str, str] = {}
        self.trashed: dict[str, str] = {}
        self.former: dict[str, list[str]] = {}

    count = 0

    def teardown(self) -> None:
        self.journal.close()

    def _one_of(self, uids: dict[str, str], number: int) -> str:
        return sorted(uids)[number % len(uids)]

    @rule(text=st.text(alphabet="abc ", max_size=6))
    def write(self, text: str) -> None:
        record = made(Reflection, text=text)
        self.journal.save(record)
        self.live[record.uid] = text

    @precondition(lambda self: self.live)
    @rule(number=st.integers(0, 9), text=st.text(alphabet="abc ", max_size=6))
    def rewrite(self, number: int, text: str) -> None:
        uid = self._one_of(self.live, number)
        record = self.journal.get(uid).changed(text=text)
        self.journal.save(record, keep_previous=True)
        self._says_now(uid, text)

    def _says_now(self, uid: str, text: str) -> None:
        if text != self.live[uid]:
            self.former.setdefault(uid, []).append(self.live[uid])
            self.live[uid] = text

    @precondition(lambda self: self.live)
    @rule(number=st.integers(0, 9))
    def trash(self, number: int) -> None:
        uid = self._one_of(self.live, number)
        self.journal.trash(uid)
        self.trashed[uid] = self.live.pop(uid)

    @precondition(lambda self: self.trashed)
    @rule(number=st.integers(0, 9))
    def restore(self, number: int) -> None:
        uid = self._one_of(self.trashed, number)
        self.journal.restore(uid)
        self.live[uid] = self.trashed.pop(uid)

    @precondition(lambda self: self.trashed)
    @rule(number=st.integers(0, 9))
    def remove(self, number: int) -> None:
        uid = self._one_of(self.trashed, number)
        self.journal.remove(uid)
        del self.trashed[uid]
        self.former.pop(uid, None)

    @precondition(lambda self: any(uid in self.live for uid in self.former))
    @rule(number=st.integers(0, 9), which=st.integers(0, 9))
    def take_again(self, number: int, which: int) -> None:
        uids = {uid: "" for uid in self.former if uid in self.live}
        uid = self._one_of(uids, number)
        revisions = self.journal.revisions(uid)
        former = revisions[which % len(revisions)].record
        assert isinstance(former, Reflection)
        self.journal.take_again(former)
        self._says_now(uid, former.text)

    @invariant()
    def nothing_is_lost_and_nothing_comes_back(self) -> None:
        live = {it.uid: it.text for it in self.journal.all() if isinstance(it, Reflection)}
        trashed = {it.uid: it.text for it in self.journal.trashed() if isinstance(it, Reflection)}
        former: dict[str, list[str]] = {}
        for revision in self.journal.revisions():
            assert isinstance(revision.record, Reflection)
            former.setdefault(revision.record.uid, []).append(revision.record.text)
        assert (live, trashed, former) == (self.live, self.trashed, self.former)


def test_no_sequence_loses_a_text(tmp_path: Any) -> None:
    Desk.folder = tmp_path
    case = Desk.TestCase()
    case.settings = settings(
        max_examples=15,
        stateful_step_count=20,
        # every step waits for the disk, which others may keep busy
        suppress_health_check=[HealthCheck.too_slow],
    )
    case.runTest()
