"""What the agreement page reads and changes in the journal; run in the worker thread."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from allyjournal.domain.agreement import Agreement, AgreementState, AgreementVersion
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.record import enter
from allyjournal.store.journal import Changes, Journal

ANY = ""

_TEXT = (
    "title",
    "communities",
    "commitments",
    "positionality",
    "guidance_sources",
    "community_input",
    "accountability_contacts",
    "review_every",
    "check_in_every",
)


class Reading(NamedTuple):
    """All agreements, the one to be shown, what was signed of it, and what is held against each
    of its commitments (by uid, newest first). ``opened`` is the commitment that was asked for.
    """

    agreements: Sequence[Agreement] = ()
    shown: Agreement | None = None
    versions: Sequence[AgreementVersion] = ()
    held: Mapping[str, Sequence[AnyRecord]] = {}
    opened: str = ""

    def text(self) -> tuple[object, ...]:
        """What the page says beside what is held against the commitments."""
        return self.agreements, self.shown, self.versions


def read(journal: Journal, uid: str | None) -> Reading:
    """What the page shows for the uid of an agreement or of a check-in.

    ANY shows the one that was begun last, and so does what is gone; None a new one.
    """
    agreements = journal.of_kind(Agreement)
    asked = journal.find(uid) if uid else None
    opened = asked.commitment if isinstance(asked, CheckIn) else ""
    if uid is None or not agreements:
        return Reading(agreements)
    found = (one for one in agreements if uid == one.uid or opened in _commitments(one))
    shown = next(found, agreements[-1])
    held = {one.uid: journal.linked(one.uid)[::-1] for one in shown.commitments}
    return Reading(agreements, shown, journal.versions(shown.uid), held, opened)


def _commitments(agreement: Agreement) -> set[str]:
    return {commitment.uid for commitment in agreement.commitments}


def differs(working: Agreement, signed: Agreement) -> bool:
    """Whether ``working`` says anything else than what was signed."""
    return any(getattr(working, name) != getattr(signed, name) for name in _TEXT)


def put_back(journal: Journal, signed: Agreement, on: date) -> Changes:
    """Have the agreement say again what was signed; nothing where no word of it was changed."""
    working = journal.get(signed.uid)
    if not isinstance(working, Agreement) or working.state is AgreementState.ACTIVE:
        return Changes()
    text = {name: getattr(signed, name) for name in _TEXT}
    restored = enter(working, AgreementState.ACTIVE, on, **text)
    return journal.save(restored, keep_previous=True)


def throw_away(journal: Journal, uid: str) -> Changes:
    """Move a draft to the trash; nothing where it was never saved."""
    return journal.trash(uid) if journal.find(uid) else Changes()
