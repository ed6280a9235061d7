"""What the agreement page changes in the journal; run in the worker thread."""

from collections.abc import Collection
from datetime import date

from allyjournal.domain.agreement import (
    AT_WORK,
    SIGNED,
    Agreement,
    AgreementState,
    asks_for,
    checked,
    reviewed,
)
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.record import DueKind, enter
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal


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
    with journal.around_damage():  # a check-in is kept although another agreement is damaged
        agreements = journal.of_kind(Agreement)
    held = (it for it in agreements if commitment in {one.uid for one in it.commitments})
    return next(held, None)


def write(
    journal: Journal, said: Agreement, owned: Collection[str], on: date, *, keep_previous: bool
) -> Changes:
    """Save the fields that a face ``owned``, as it ``said`` them, from that day on."""
    return journal.save(_as_it_is(journal, said, owned, on), keep_previous=keep_previous)


def sign(journal: Journal, said: Agreement, owned: Collection[str], on: date) -> Changes:
    """Sign the agreement with what a face ``said`` in the fields that it ``owned``, for the
    reason that it gives; raises what ``Journal.sign`` raises."""
    agreement = _as_it_is(journal, said, owned, on)
    return journal.sign(agreement, on, agreement.change_reason, agreement.prompted_by)


def _as_it_is(journal: Journal, said: Agreement, owned: Collection[str], on: date) -> Agreement:
    """The agreement as it is in the journal now, being amended with what was ``said``: its dates
    and all else may be others than when the face was opened."""
    found = journal.find(said.uid)
    now = found if isinstance(found, Agreement) else said
    fields = {name: getattr(said, name) for name in owned}
    state = now.state if now.state in AT_WORK else AgreementState.UNDER_REVIEW
    return enter(now, state, on, **fields)


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
        journal.versions(uid)  # raises where what was signed last may be what cannot be read
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
