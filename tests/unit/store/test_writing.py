"""A commit that fails and yet is there is not done again."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.agreement import Agreement, AgreementState
from allyjournal.domain.errors import DiskFull, JournalDamaged, SurroundingsRefused
from allyjournal.domain.mentoring import Share
from allyjournal.domain.reflection import Reflection
from allyjournal.store import documents, records, remembered
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.vault.connection import Connection, Cursor
from tests.conftest import PASSPHRASE
from tests.unit.exchange.records import commitment, every_kind, made

TODAY = date(2026, 11, 25)
AGREEMENT = made(Agreement, title="Ours", commitments=(commitment("Listen"),))
BEFORE, AFTER = made(Reflection, text="before"), made(Reflection, text="after")


def failing(
    patch: pytest.MonkeyPatch,
    commits: int,
    *,
    done: bool = True,
    then_full: int = 0,
) -> list[str]:
    """Have the next so many commits fail, ``done`` or not, and ``then_full`` more for want of
    room; grows by one for each."""
    execute, failed = Connection.execute, list[str]()

    def refused(self: Connection, sql: str, parameters: Any = ()) -> Cursor:
        fails = sql == "COMMIT" and len(failed) < commits + then_full
        full = fails and len(failed) >= commits
        cursor = execute(self, "ROLLBACK" if fails and (full or not done) else sql, parameters)
        if fails:
            failed.append(sql)
            raise DiskFull if full else SurroundingsRefused
        return cursor

    patch.setattr(Connection, "execute", refused)
    return failed


def former(journal: Journal, record: Reflection) -> list[Any]:
    return [getattr(it.record, "text", "") for it in journal.revisions(record.uid)]


def test_a_save_that_is_there_has_gone_through(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.save(BEFORE)
    failed = failing(monkeypatch, 1)
    changes = journal.save(BEFORE.changed(text="after"), keep_previous=True)
    assert failed
    assert changes == Changes.of(BEFORE)
    assert former(journal, BEFORE) == ["before"]
    journal.save(BEFORE.changed(text="after all"))
    assert former(journal, BEFORE) == ["before"]


def test_where_no_commit_goes_through_the_next_try_adds_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.save(BEFORE)
    failed = failing(monkeypatch, 2)
    with pytest.raises(SurroundingsRefused):
        journal.save(BEFORE.changed(text="after"), keep_previous=True)
    assert len(failed) == 2
    assert journal.save(BEFORE.changed(text="after"), keep_previous=True) == Changes()
    assert former(journal, BEFORE) == ["before"]
    assert [it.text for it in journal.of_kind(Reflection)] == ["after"]


def test_an_agreement_whose_signing_was_told_as_failed_is_not_signed_twice(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, 2)
    with pytest.raises(SurroundingsRefused):
        journal.sign(AGREEMENT, TODAY)
    journal.sign(AGREEMENT, TODAY)
    assert len(journal.versions()) == 1
    [agreement] = journal.of_kind(Agreement)
    assert agreement.state is AgreementState.ACTIVE


def test_what_cannot_be_read_back_is_told_as_failed_and_not_done_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.save(BEFORE)
    failing(monkeypatch, 1)
    damaged(monkeypatch, remembered, "value", 1)
    with pytest.raises(SurroundingsRefused):
        journal.trash(BEFORE.uid)
    assert len(journal.trashed()) == 1


def test_a_save_that_is_not_there_is_told(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.save(BEFORE)
    failing(monkeypatch, 1, done=False)
    with pytest.raises(SurroundingsRefused):
        journal.save(BEFORE.changed(text="after"), keep_previous=True)
    assert [it.text for it in journal.of_kind(Reflection)] == ["before"]
    assert former(journal, BEFORE) == []


def _share() -> Share:
    return next(it for it in every_kind()[0] if isinstance(it, Share))


ONCE: dict[str, tuple[Callable[[Journal], object], Callable[[Journal], object]]] = {
    "trash": (lambda it: it.trash(BEFORE.uid), lambda it: len(it.trashed()) - 1),
    "restore": (lambda it: it.restore(AFTER.uid), lambda it: len(it.of_kind(Reflection)) - 1),
    "remove": (lambda it: it.remove(AFTER.uid), lambda it: 1 - len(it.trashed())),
    "sign": (lambda it: it.sign(AGREEMENT, TODAY), lambda it: len(it.versions())),
    "share": (lambda it: it.share(_share()), lambda it: len(it.of_kind(Share))),
    "setting": (lambda it: it.set_setting("one", 1), lambda it: it.setting("one")),
}


@pytest.mark.parametrize("then_full", [0, 1])
@pytest.mark.parametrize(("act", "times"), ONCE.values(), ids=ONCE)
def test_every_act_is_done_once(
    journal: Journal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    act: Callable[[Journal], object],
    times: Callable[[Journal], object],
    then_full: int,
) -> None:
    """Also where the mark needs the room that was kept."""
    journal.save(BEFORE)
    journal.save(AFTER)
    journal.trash(AFTER.uid)
    journal.keep_room()
    failed = failing(monkeypatch, 1, then_full=then_full)
    act(journal)
    assert len(failed) == 1 + then_full
    journal.close()
    with closing(Journal.open(tmp_path / "Mine.allyjournal", PASSPHRASE)) as later:
        assert times(later) == 1


@pytest.mark.parametrize("kept", [False, True])
def test_a_mark_without_room_is_told_and_nothing_is_done_twice(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    if kept:
        journal.keep_room()
    failed = failing(monkeypatch, 1, then_full=1 + kept)
    with pytest.raises(DiskFull):
        journal.sign(AGREEMENT, TODAY)
    assert len(failed) == 2 + kept
    assert len(journal.versions()) == 1


def test_a_record_that_says_what_it_said_is_not_touched(journal: Journal) -> None:
    share = _share()
    for record in (BEFORE, share):
        journal.save(record)
        before = journal.get(record.uid)
        assert journal.save(record, keep_previous=True) == Changes()
        assert journal.get(record.uid) == before
        assert journal.revisions(record.uid) == []
    assert journal.whole(journal.get(share.uid)).changed(modified_at=share.modified_at) == share


def test_what_was_thrown_away_comes_back_as_it_was(journal: Journal) -> None:
    journal.save(BEFORE)
    journal.trash(BEFORE.uid)
    assert journal.save(BEFORE) == Changes.of(BEFORE)
    assert journal.find(BEFORE.uid)
    assert journal.revisions(BEFORE.uid) == []


# Damage that was met before


def damaged(patch: pytest.MonkeyPatch, module: object, name: str, times: int) -> None:
    """Have what ``module`` does fail so often."""
    usual = getattr(module, name)
    left = [JournalDamaged()] * times

    def done(*arguments: Any) -> Any:
        if left:
            raise left.pop()
        return usual(*arguments)

    patch.setattr(module, name, done)


def test_damage_elsewhere_keeps_nothing_from_being_saved_or_read(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged(monkeypatch, records, "write", 1)
    damaged(monkeypatch, documents, "decode", 1)
    assert journal.save(BEFORE).uids == {BEFORE.uid}
    assert [it.uid for it in journal.window(journal.ids().ids) if it] == [BEFORE.uid]
    assert not journal.revisions(BEFORE.uid)


def test_damage_in_the_way_is_told_and_nothing_is_written(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.save(BEFORE)
    with monkeypatch.context() as patch:
        damaged(patch, records, "write", 2)
        damaged(patch, documents, "decode", 2)
        with pytest.raises(JournalDamaged):
            journal.save(AFTER)
        with pytest.raises(JournalDamaged):
            journal.window(journal.ids().ids)
    assert journal.find(AFTER.uid) is None


def test_a_setting_that_cannot_be_understood_is_damage(journal: Journal) -> None:
    """As a document that cannot."""
    journal.set_setting("support", "Ring Quill")
    journal.set_setting("other", 1)
    with journal._connection.transaction():
        journal._connection.execute("UPDATE setting SET value = ? WHERE name = 'support'", ("\0",))
    with pytest.raises(JournalDamaged):
        journal.setting("support")
    assert journal.setting("other") == 1
