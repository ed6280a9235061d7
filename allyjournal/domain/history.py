"""What a record was, held against what it is; and taking a former state again."""

from datetime import date

import msgspec

from allyjournal.domain import agreement
from allyjournal.domain.agreement import Agreement, AgreementState
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Mistake, revise
from allyjournal.domain.record import enter

_ABOUT = frozenset({"uid", "created_at", "modified_at", "state_history", "trashed_at"})
"""What tells about the record, not what it says."""

_STAYS = _ABOUT | {
    *("put_down_until", "out_of_scope", "names", "contact_consent", "consent_history"),
    *("visibility", "keep_out_of_on_this_day"),
    *("reviewed_on", "next_review_on", "next_check_in_on"),
}
"""What is not compared and does not come back, so that an old text loosens nothing: real names that
were forgotten stay forgotten, what is private stays so, and "do not contact" holds. When an
agreement was looked at does not change with its words."""

_COURSE = ("state", "state_history", "corrected_at_once")
_TOGETHER = (_COURSE, ("framework", "answers"), ("occurred_on", "precision"))
"""What is put back as a whole or not at all: a state without its day in the history would be
none, nor an answer to a step that its framework does not have."""


def changed_fields(before: AnyRecord, after: AnyRecord) -> tuple[str, ...]:
    """The names of the fields in which two states of one record differ, in their order.

    Real names are never among them: no page shows them.
    """
    names = [field.name for field in msgspec.structs.fields(before)]
    return tuple(
        name
        for name in names
        if name not in _STAYS and getattr(before, name) != getattr(after, name)
    )


def taken_again(
    present: AnyRecord, former: AnyRecord, on: date, signed: Agreement | None = None
) -> AnyRecord:
    """``present`` with what ``former`` said; its state is entered ``on`` that day.

    An agreement that then says something else than what was ``signed`` last is being amended.
    """
    fields = {
        field.name: getattr(former, field.name)
        for field in msgspec.structs.fields(former)
        if field.name not in _STAYS
    }
    state = fields.pop("state")
    if isinstance(former, Agreement) and not _stands(former, signed):
        state = AgreementState.UNDER_REVIEW
    return enter(present, state, on, **fields)


def _stands(former: Agreement, signed: Agreement | None) -> bool:
    """Whether the agreement may stand again where it stood: nothing that nobody signed holds."""
    if signed is None:
        return former.state is AgreementState.DRAFT
    return not agreement.changed_fields(signed, former)


def undone(before: AnyRecord, after: AnyRecord, now: AnyRecord, on: date) -> AnyRecord:
    """``now`` without what led from ``before`` to ``after``: the fields that it changed are as
    before where they still are as it left them; what was written since stays.

    The state is put back only as a whole, and not where a mistake could not rest in it any more
    or where an agreement that was amended since would seem signed;
    what rests wakes ``on`` that day where the ground for it goes.
    """
    changed, since = _differing(before, after), _differing(after, now)
    kept = since | {name for group in _TOGETHER if since & set(group) for name in group}
    if isinstance(now, Agreement) and since & set(agreement.SIGNED):
        kept |= set(_COURSE)
    fields = {name: getattr(before, name) for name in changed - kept}
    course = {name: fields.pop(name) for name in _COURSE if name in fields}
    if not isinstance(now, Mistake):
        return now.changed(**fields, **course)
    try:
        return now.changed(**fields, **course)
    except ValueError:  # what it rests on was taken away since, or goes now
        return revise(now, on, **fields)


def _differing(one: AnyRecord, other: AnyRecord) -> set[str]:
    names = one.__struct_fields__
    return {name for name in names if getattr(one, name) != getattr(other, name)}
