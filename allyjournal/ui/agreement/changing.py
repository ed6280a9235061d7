"""What the agreement page changes in the journal; run in the worker thread."""

from datetime import date

from allyjournal.domain.agreement import (
    SIGNED,
    Agreement,
    AgreementState,
    asks_for,
    checked,
    reviewed,
)
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.record import DueKind, enter
from allyjournal.store.journal import Changes, Journal


def keep(journal: Journal, check_in: CheckIn, on: date, *, keep_previous: bool) -> Changes:
    """Save a check-in; a new one moves the date for which its agreement asks for one."""
    new = journal.find(check_in.uid) is None
    agreement = _agreement_of(journal, check_in.commitment)
    asked = new and agreement and asks_for(agreement, DueKind.CHECK_IN, on)
    moved = [checked(agreement, on)] if agreement and asked else []
    return journal.save(check_in, *moved, keep_previous=keep_previous)


def take_back(journal: Journal, check_in: CheckIn, asked_on: date | None) -> Changes:
    """Move a check-in to the trash; ``asked_on`` is the date that it moved on, put back now.

    Nothing where it was never saved.
    """
    if journal.find(check_in.uid) is None:
        return Changes()
    agreement = _agreement_of(journal, check_in.commitment)
    moved = [agreement.changed(next_check_in_on=asked_on)] if agreement and asked_on else []
    return journal.trash(check_in.uid, *moved)


def _agreement_of(journal: Journal, commitment: str) -> Agreement | None:
    agreements = journal.of_kind(Agreement)
    held = (it for it in agreements if commitment in {one.uid for one in it.commitments})
    return next(held, None)


def still_holds(journal: Journal, uid: str, on: date) -> Changes:
    """The agreement was looked at ``on`` that day and stays as it was signed."""
    agreement = reviewed(_agreement(journal, uid), on)
    if agreement.state is AgreementState.UNDER_REVIEW:
        agreement = enter(agreement, AgreementState.ACTIVE, on)
    return journal.save(agreement, keep_previous=True)


def enter_state(
    journal: Journal, uid: str, state: AgreementState, on: date, signed: Agreement | None = None
) -> Changes:
    """Have the agreement stand elsewhere from that day on, and say what was ``signed`` again."""
    text = {name: getattr(signed, name) for name in SIGNED} if signed else {}
    if signed:
        text |= {"change_reason": "", "prompted_by": None}
    agreement = enter(_agreement(journal, uid), state, on, **text)
    return journal.save(agreement, keep_previous=True)


def put_back(journal: Journal, signed: Agreement, on: date) -> Changes:
    """Have the agreement say again what was signed; nothing where no word of it was changed."""
    working = journal.find(signed.uid)
    if not isinstance(working, Agreement) or working.state is AgreementState.ACTIVE:
        return Changes()
    return enter_state(journal, signed.uid, AgreementState.ACTIVE, on, signed)


def _agreement(journal: Journal, uid: str) -> Agreement:
    found = journal.get(uid)
    assert isinstance(found, Agreement)  # noqa: S101 (the page shows nothing else)
    return found
