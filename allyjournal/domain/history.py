"""What a record was, held against what it is; and taking a former state again."""

from datetime import date

import msgspec

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Visibility, enter

_NOT_SHOWN = frozenset({"uid", "created_at", "modified_at", "state_history", "trashed_at"})
"""What tells about the record, not about what it says."""

_STAYS = _NOT_SHOWN | {"put_down_until", "names"}
"""What a former state does not bring back: real names that were forgotten stay forgotten."""


def changed_fields(before: AnyRecord, after: AnyRecord) -> tuple[str, ...]:
    """The names of the fields in which two states of one record differ, in their order.

    Real names are never among them: no page shows them.
    """
    names = [field.name for field in msgspec.structs.fields(before)]
    return tuple(
        name
        for name in names
        if name not in _NOT_SHOWN | {"names"} and getattr(before, name) != getattr(after, name)
    )


def taken_again(present: AnyRecord, former: AnyRecord, on: date) -> AnyRecord:
    """``present`` with what ``former`` said; its state is entered ``on`` that day.

    What is out of this journal's scope stays so, and private.
    """
    fields = {
        field.name: getattr(former, field.name)
        for field in msgspec.structs.fields(former)
        if field.name not in _STAYS
    }
    if isinstance(present, Mistake) and present.out_of_scope:
        fields |= {"out_of_scope": True, "visibility": Visibility.PRIVATE}
    return enter(present, fields.pop("state"), on, **fields)
