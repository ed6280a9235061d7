"""What stands in a field, as words that can be compared."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.record import Part
from allyjournal.ui import looks
from allyjournal.ui.field_words import field_words


def field_value(record: AnyRecord, field: str, names: Mapping[str, str]) -> str:
    """What stands in a field of ``record``, in words; ``names`` stand for uids."""
    if field == "occurred_on":
        return looks.date_words(record.occurred_on, record.precision)
    return value_words(getattr(record, field), names)


def value_words(value: Any, names: Mapping[str, str]) -> str:
    """A field's value as a person reads it, empty for nothing; ``names`` stand for uids."""
    match value:
        case None | False:
            return ""
        case True:
            return QCoreApplication.translate("history", "yes")
        case StrEnum():
            return looks.words(value)
        case date():
            return looks.date_words(value)
        case Part():
            return _part_words(value, names)
        case dict():
            return "\n".join(f"{field_words(step)}: {text}" for step, text in value.items())
        case tuple():
            return "\n".join(_item_words(item, names) for item in value)
        case _:
            return names.get(str(value), str(value))


def _item_words(item: Any, names: Mapping[str, str]) -> str:
    words = value_words(item, names)
    # a topic is stored as one word
    return looks.words(words) if isinstance(item, str) else words


def _part_words(part: Part, names: Mapping[str, str]) -> str:
    filled = {
        field.name: words
        for field in msgspec.structs.fields(part)
        if field.name != "uid" and (words := value_words(getattr(part, field.name), names))
    }
    # a part that has a value is called by it
    own = filled.pop("value", "")
    others = (f"{field_words(name)}: {words}" for name, words in filled.items())
    return " · ".join(filter(None, (own, *others)))
