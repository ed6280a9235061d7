"""From what was chosen to the very bytes of a summary, and to the record of it; run in the worker
thread."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from allyjournal.domain.errors import JournalError
from allyjournal.domain.mentoring import Mentor, Redactions, Share, last_share
from allyjournal.exchange.password import new_password
from allyjournal.exchange.summary.compose import Decision, compose
from allyjournal.exchange.summary.decided import remembered
from allyjournal.exchange.summary.selection import (
    LeftOut,
    Material,
    Offer,
    Selection,
    gather,
    noted_questions,
    offers,
)
from allyjournal.exchange.summary.sharing import redactions, shared
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui.share.file import SharedFile, made_file
from allyjournal.ui.share.wish import Output, Wish
from allyjournal.vault.files import write_private


class Draft(NamedTuple):
    """A summary as it would be saved, and what its writer alone sees.

    In ``offers`` what is in is ticked; ``left_out`` are uids. ``mentors`` are all of them,
    ``mentor`` the uid of the one who is to read it, or empty, ``last_shared`` until when their
    last summary went, and ``noted_questions`` what was noted to ask them.
    """

    file: SharedFile
    wish: Wish
    material: Material
    selection: Selection
    redactions: Redactions
    offers: tuple[Offer, ...]
    left_out: Mapping[LeftOut, tuple[str, ...]]
    to_decide: tuple[Decision, ...]
    mentors: tuple[Mentor, ...]
    mentor: str
    last_shared: date | None
    noted_questions: str

    def reader_name(self) -> str:
        """What the one who is to read it is called, or nothing."""
        return next((it.pseudonym for it in self.mentors if it.uid == self.mentor), "")


def draft(journal: Journal, wish: Wish, today: date) -> Draft:
    """What ``wish`` comes to in ``journal``; what cannot be read is named in its material."""
    with journal.around_damage():
        return _draft(journal, wish, today)


def _draft(journal: Journal, wish: Wish, today: date) -> Draft:
    mentors = tuple(journal.of_kind(Mentor))
    mentor = _reader(mentors, wish.mentor)
    last = last_share(journal.of_kind(Share), mentor)
    period = wish.period(today, last.until if last else None)
    material = gather(journal, period.since, period.until, mentor)
    offered = tuple(
        offer._replace(ticked=wish.ticks.get(offer.record.uid, offer.ticked))
        for offer in offers(material)
    )
    selection = Selection(
        sections=wish.sections,
        included=frozenset(offer.record.uid for offer in offered if offer.ticked),
        let_in=wish.let_in,
        questions=wish.questions,
        decided=remembered(journal),
    )
    summary = compose(material, selection, today)
    password = new_password() if wish.output is Output.LOCKED_PDF else ""
    return Draft(
        file=made_file(summary.document, wish.output.file_format, password),
        wish=wish,
        material=material,
        selection=selection,
        redactions=redactions(summary, selection.decided),
        offers=offered,
        left_out=summary.left_out,
        to_decide=summary.to_decide,
        mentors=mentors,
        mentor=mentor,
        last_shared=last.until if last else None,
        noted_questions=noted_questions(journal, mentor),
    )


class Saved(NamedTuple):
    """Where a summary was saved, and what the journal keeps of it."""

    path: Path
    share: Share
    changes: Changes


def save(journal: Journal, shown: Draft, path: Path, title: str) -> Saved:
    """Write what is ``shown`` to ``path``; once it is there, the journal keeps what was shared.

    Raises what the system refuses; where only the journal cannot keep it, the error says so.
    """
    write_private(path, shown.file.data)
    share = shared(
        shown.material,
        shown.selection,
        shown.file.data,
        shown.wish.output.file_format,
        datetime.now(UTC),
        mentor=shown.mentor,
        title=title,
        password=shown.file.password,
        redactions=shown.redactions,
    )
    try:
        return Saved(path, share, journal.share(share))
    except JournalError as error:
        said = QCoreApplication.translate("share", "The file is saved, but not kept here: {reason}")
        raise type(error)(said.format(reason=error.sentence), error.advice) from error


def _reader(mentors: Sequence[Mentor], chosen: str | None) -> str:
    """The uid of the mentor who was chosen; before that, of the only one there is."""
    if chosen is None and len(mentors) == 1:
        return mentors[0].uid
    return next((mentor.uid for mentor in mentors if mentor.uid == chosen), "")
