"""What a record was, held against what it is; and taking a former state again."""

from datetime import date

import msgspec

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Visibility, enter

_ABOUT = frozenset({"uid", "created_at", "modified_at", "state_history", "trashed_at"})
"""What tells about the record, not what it says."""

_STAYS = _ABOUT | {"put_down_until", "out_of_scope", "names", "contact_consent", "consent_history"}
"""What is not compared and does not come back: real names that were forgotten stay forgotten, and
"do not contact" holds, whatever the text said before it was known."""


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


def taken_again(present: AnyRecord, former: AnyRecord, on: date) -> AnyRecord:
    """``present`` with what ``former`` said; its state is entered ``on`` that day.

    Whether it is out of this journal's scope stays as it is, and what is out of it private.
    """
    fields = {
        field.name: getattr(former, field.name)
        for field in msgspec.structs.fields(former)
        if field.name not in _STAYS
    }
    if isinstance(present, Mistake) and present.out_of_scope:
        fields["visibility"] = Visibility.PRIVATE
    return enter(present, fields.pop("state"), on, **fields)
