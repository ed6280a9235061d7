"""What was shared: the exact file, kept apart from its record, and what happened since."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.errors import JournalDamaged
from allyjournal.domain.kinds import encode
from allyjournal.domain.mentoring import Format, Mentor, Session, Share
from allyjournal.domain.record import DueKind, Visibility, begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from tests.conftest import PASSPHRASE

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
TODAY = date(2026, 11, 22)
COPY = bytes(range(256)) * 400


def made(kind: type, on: date = TODAY, now: datetime = NOW, **fields: Any) -> Any:
    return begin(kind, on, now, **fields)


def shared(**fields: Any) -> Any:
    of_it = {"format": Format.PDF, "sha256": sha256(COPY).hexdigest(), "copy": COPY}
    return made(Share, shared_on=TODAY, until=TODAY, **(of_it | fields))


def test_the_copy_comes_back_only_when_it_is_asked_for(journal: Journal) -> None:
    share = shared(title="For Rowan")
    journal.share(share)
    light = journal.get(share.uid)
    assert isinstance(light, Share)
    assert light.copy == b""
    assert len(encode(light)) < 1000
    assert light in journal.window(journal.ids().ids)
    whole = journal.whole(light)
    assert isinstance(whole, Share)
    assert whole.copy == COPY


def test_a_copy_that_is_not_as_it_was_is_damage(journal: Journal) -> None:
    share = shared(title="For Rowan")
    journal.share(share)
    journal._connection.execute("UPDATE share_copy SET data = zeroblob(9000)")
    with pytest.raises(JournalDamaged):
        journal.whole(journal.get(share.uid))


def test_other_records_are_whole_as_they_are(journal: Journal) -> None:
    reflection = made(Reflection, text="On asking.")
    assert journal.whole(reflection) is reflection


def test_a_new_title_leaves_the_copy_alone(journal: Journal) -> None:
    share = shared()
    journal.share(share)
    light = journal.get(share.uid)
    journal.save(light.changed(title="The one with page four"), keep_previous=True)
    assert journal.whole(journal.get(share.uid)).copy == COPY  # type: ignore[union-attr]
    (former,) = journal.revisions(share.uid)
    assert former.record.title == ""


def test_what_was_shared_goes_through_the_trash_and_out_of_it_for_good(journal: Journal) -> None:
    share = shared()
    journal.share(share)
    journal.trash(share.uid)
    journal.restore(share.uid)
    assert journal.whole(journal.get(share.uid)).copy == COPY  # type: ignore[union-attr]
    journal.trash(share.uid)
    (trashed,) = journal.trashed()
    assert journal.whole(trashed).copy == COPY  # type: ignore[union-attr]
    journal.remove(share.uid)
    assert journal.whole(trashed).copy == b""  # type: ignore[union-attr]


def test_sharing_begins_the_next_summary_anew(journal: Journal) -> None:
    journal.set_setting("summary", {"questions": "And now?"})
    changes = journal.share(share := shared())
    assert changes.kinds == {"share"}
    assert changes.uids == {share.uid}
    assert journal.setting("summary") is None


def test_what_was_shared_while_the_disk_is_full_is_held_and_written_later(
    journal: Journal, tmp_path: Path
) -> None:
    journal.set_setting("summary", {"questions": "And now?"})
    share = shared()
    journal.hold()
    assert journal.share(share).uids == {share.uid}
    sealed = journal.sealed()
    journal.close()
    with closing(Journal.open(tmp_path / "Mine.allyjournal", PASSPHRASE)) as later:
        later.take_up(sealed)
        later.write_held()
        assert later.setting("summary") is None
        whole = later.whole(later.get(share.uid))
        assert isinstance(whole, Share)
        assert whole.copy == COPY


def test_what_happened_since_is_told_of_what_was_included(journal: Journal) -> None:
    before = NOW - timedelta(days=2)
    same, changed, trashed, removed = (
        made(Reflection, title=title, now=before)
        for title in ("same", "changed", "trashed", "removed")
    )
    own = made(Reflection, title="not told", now=before)
    journal.add([same, changed, trashed, removed, own])
    uids = tuple(it.uid for it in (same, changed, trashed, removed))
    share = shared(included=uids, copy=b"")
    journal.add([share])
    journal.save(changed.changed(text="More."))
    journal.save(own.changed(text="More."))
    journal.trash(trashed.uid)
    journal.trash(removed.uid)
    journal.remove(removed.uid)
    later = NOW + timedelta(hours=1)
    journal.add(
        [
            made(Reflection, title="new", now=later),
            made(Reflection, TODAY - timedelta(days=9), title="of an earlier day", now=later),
            made(Reflection, title="private", now=later, visibility=Visibility.PRIVATE),
            made(Mentor, now=later, pseudonym="Rowan"),
        ]
    )
    since = journal.since_shared(share)
    assert [it.title for it in since.changed] == ["changed"]
    assert [it.title for it in since.trashed] == ["trashed"]
    assert (since.removed, since.new) == (1, 1)


# The next session


def test_the_next_session_is_due_as_both_agreed(journal: Journal) -> None:
    mentor = made(Mentor, TODAY - timedelta(weeks=30), pseudonym="Rowan", meet_every=4)
    held_on = TODAY - timedelta(weeks=3)
    journal.add([mentor, made(Session, held_on, mentor=mentor.uid, held_on=held_on)])
    day = TODAY + timedelta(weeks=1)
    assert journal.dues(day - timedelta(days=1)) == []
    ((record, due),) = journal.dues(day)
    assert (record, due.kind, due.on) == (mentor, DueKind.NEXT_SESSION, day)
    journal.add([mentor.changed(put_down_until=day + timedelta(days=3))])
    assert journal.dues(day + timedelta(days=2)) == []
    assert len(journal.dues(day + timedelta(days=3))) == 1
    journal.add([made(Session, day, mentor=mentor.uid)])
    assert [it.due.kind for it in journal.dues(day)] == [DueKind.SESSION]
