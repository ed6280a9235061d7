"""The list of kinds: a new one is added here, as a struct of its own file and a page."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

import msgspec
from msgspec import inspect

from allyjournal.domain.agreement import Agreement, AgreementVersion
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.mentoring import Mentor, Session, Share
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.person import Person
from allyjournal.domain.record import Part, Record
from allyjournal.domain.reflection import Reflection
from allyjournal.domain.resource import Resource
from allyjournal.domain.text import first_line

AnyRecord = (
    Agreement
    | CheckIn
    | Reflection
    | Mistake
    | Feedback
    | Conversation
    | Resource
    | Session
    | Share
    | Mentor
    | Person
)

KINDS: dict[str, type[Record]] = {
    str(kind.__struct_config__.tag): kind for kind in get_args(AnyRecord)
}

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyRecord] = msgspec.json.Decoder(AnyRecord)
_version_decoder = msgspec.json.Decoder(AgreementVersion)


def encode(record: Record | AgreementVersion) -> bytes:
    """``record`` as JSON; fields with their default are left out."""
    return _encoder.encode(record)


def decode(document: bytes | str) -> AnyRecord:
    """The record in ``document``; raises msgspec.ValidationError with the place of a fault."""
    return _decoder.decode(document)


def decode_version(document: bytes | str) -> AgreementVersion:
    """The agreement version in ``document``; raises msgspec.ValidationError as ``decode`` does."""
    return _version_decoder.decode(document)


def display_title(record: Record) -> str:
    """The title, or the first line of what was written."""
    if record.title:
        return record.title
    if isinstance(record, Person | Mentor):
        return record.pseudonym
    return next(filter(None, map(first_line, body(record))), "")


def body(record: Record) -> Iterator[str]:
    """Every text that the person wrote in ``record`` but its title, in the order of the fields."""
    for name in _prose_fields(type(record)):
        if name != "title":
            yield from _texts(getattr(record, name))


def prose(record: Record) -> Iterator[tuple[str, str]]:
    """The names and texts of the fields that are one long text, but its title."""
    for name in _prose_fields(type(record)):
        if name != "title" and isinstance(text := getattr(record, name), str):
            yield name, text


def _texts(value: Any) -> Iterator[str]:
    """The texts in a field's value: itself, or those of the parts and answers that it holds."""
    if isinstance(value, str):
        yield from (value,) if value else ()
    elif isinstance(value, Part):
        for name in _prose_fields(type(value)):
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for text in value.values():
            yield from _texts(text)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


@cache
def _prose_fields(kind: type[Part]) -> tuple[str, ...]:
    """The fields of ``kind`` that are prose or hold some."""
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)  # noqa: S101 (kinds are structs)
    return tuple(field.encode_name for field in described.fields if _holds_prose(field.type))


def _holds_prose(kind: inspect.Type) -> bool:
    match kind:
        case inspect.Metadata(extra={"prose": True}):
            return True
        case inspect.Metadata(type=inner):
            return _holds_prose(inner)
        case inspect.UnionType(types=types):
            return any(map(_holds_prose, types))
        case inspect.VarTupleType(item_type=item):
            return _holds_prose(item)
        case inspect.DictType(value_type=value):
            return _holds_prose(value)
        case inspect.StructType(cls=part):
            return bool(_prose_fields(part))
    return False
