"""Whatever was saved, deleted, brought back and removed: the file gives the same journal again."""

from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.errors import RecordMissing
from allyjournal.domain.mentoring import Format, Share
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange import importing
from allyjournal.exchange.importers import portable
from allyjournal.exchange.renderers import portable as renderer
from allyjournal.store.journal import Journal
from tests.conftest import PASSPHRASE
from tests.unit.exchange.records import commitment, made

AT = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
HELD = commitment("I ask.")
AGREEMENT = made(Agreement, commitments=(HELD,))
CHECKED = made(CheckIn, commitment=HELD.uid, value=CheckInValue.AVOIDED)
ABOUT = made(Reflection, text="On asking.", commitments=(HELD.uid,), related=(CHECKED.uid,))
NAMING = made(Reflection, text="On that.", related=(ABOUT.uid, AGREEMENT.uid))
COPY = b"%PDF-1.7 \xff"
SHARED = made(
    Share,
    title="For Rowan",
    shared_on=AT.date(),
    until=AT.date(),
    included=(ABOUT.uid,),
    format=Format.PDF,
    sha256=sha256(COPY).hexdigest(),
    copy=COPY,
)
RECORDS = (AGREEMENT, CHECKED, ABOUT, NAMING, SHARED)
DEEDS = ("sign", "save", "trash", "restore", "remove", "take again")


def do(journal: Journal, deed: str, number: int) -> None:
    """One of the things that a person can do to one of the records, where it can be done."""
    record = RECORDS[number]
    present = journal.find(record.uid)
    if deed == "sign" and not journal.versions(AGREEMENT.uid):
        journal.sign(AGREEMENT, AGREEMENT.occurred_on)
    elif deed == "save" and present:
        journal.save(present.changed(title=f"{present.title}x"), keep_previous=True)
    elif deed == "take again" and present:
        for former in journal.revisions(record.uid)[:1]:
            journal.take_again(former.record)
    elif deed in ("trash", "restore", "remove"):
        try:
            getattr(journal, deed)(record.uid)
        except RecordMissing:
            return


def copied(journal: Journal, folder: Path) -> bytes:
    """The file that a copy of the journal gives, which came from the journal's own file."""
    other, _ = Journal.create(folder, PASSPHRASE)
    with closing(other):
        incoming = portable.read(renderer.render(journal, AT).decode())
        importing.bring_in(other, importing.prepare(other, incoming))
        return renderer.render(other, AT)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, len(RECORDS) - 1)), max_size=12))
def test_a_copy_is_the_same(deeds: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        journal, _ = Journal.create(Path(folder) / "one.allyjournal", PASSPHRASE)
        with closing(journal):
            journal.add(RECORDS)
            for deed, number in deeds:
                do(journal, deed, number)
            assert copied(journal, Path(folder) / "other.allyjournal") == renderer.render(
                journal, AT
            )
