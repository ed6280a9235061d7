"""JSON from elsewhere: read into structs, or the place and the sentence of what is wrong."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import msgspec

from allyjournal.exchange.importers.incoming import Problem

Read = TypeVar("Read")

_AT = re.compile(r"(?P<what>.*) - at `(?P<where>\$.*)`", re.DOTALL)
_FIELD = re.compile(r"Object (?P<fault>contains unknown|missing required) field `(?P<name>.*)`")
_FAULTS = {
    "contains unknown": "This field is not known",
    "missing required": "This field is missing",
}
_BYTE = re.compile(r"\(byte (?P<byte>\d+)\)")
_TYPE = re.compile(r"Expected `(?P<expected>[^`]*)`, got `.*`")
_TYPES = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
    "date": "a day",
    "datetime": "a moment",
    "bytes": "a file in Base64",
}
_BOUND = re.compile(r"Expected `\w+` (?P<length>of length )?(?P<bound>[<>=\d].*)")
# what msgspec says of a value, and what a person is told
_SAID = (
    (r"Invalid (enum )?value", "This value is not known"),
    (r"Invalid RFC3339 encoded date$", "This is no day such as 2026-10-14"),
    (r"Invalid RFC3339", "This is no moment such as 2026-10-14T18:30:00Z"),
    (r"Expected `datetime` with", "This moment does not say its time zone"),
    (r"Expected `str` matching", "This text does not have the form that belongs here"),
    (r"Invalid base64", "This is no file in Base64"),
)


def read_json(text: str, kind: type[Read], root: str = "$") -> Read | Problem:
    """``text`` as ``kind``; a problem's place is a path below ``root``, or a line."""
    try:
        return msgspec.json.decode(text, type=kind)
    except RecursionError:
        return Problem(root, "This is nested more deeply than any record")
    except msgspec.ValidationError as error:
        return _invalid(error, root)
    except msgspec.DecodeError as error:
        return _malformed(str(error), text)


def _invalid(error: msgspec.ValidationError, root: str) -> Problem:
    placed = _AT.fullmatch(str(error))
    where, what = (placed["where"], placed["what"]) if placed else ("$", str(error))
    where = root + where.removeprefix("$")
    if field := _FIELD.fullmatch(what):
        return Problem(f"{where}.{field['name']}", _FAULTS[field["fault"]])
    # what a record itself refuses is said in our own words
    return Problem(where, what if isinstance(error.__cause__, ValueError) else _said(what))


def _said(message: str) -> str:
    """Our own sentence for what msgspec says of a value; that may quote what a person wrote."""
    if found := _TYPE.fullmatch(message):
        expected = (_TYPES.get(it, "something else") for it in found["expected"].split(" | "))
        return f"What belongs here is {' or '.join(expected)}"
    if found := _BOUND.fullmatch(message):
        counted = "The length of this" if found["length"] else "This number"
        return f"{counted} should be {found['bound']}"
    said = (sentence for pattern, sentence in _SAID if re.match(pattern, message))
    return next(said, "This cannot be understood")


def _malformed(message: str, text: str) -> Problem:
    data = text.encode("utf-8", "replace")
    byte = _BYTE.search(message)
    line = data[: int(byte["byte"]) if byte else len(data)].count(b"\n") + 1
    what = "From here on this is not JSON" if byte else "The file ends before its JSON does"
    return Problem(f"line {line}", what)


class _KeyTwice(str):
    """The key that an object gives twice, in the place of that object."""


def key_given_twice(text: str) -> str:
    """The path of a key that an object in valid JSON gives twice; empty where there is none.

    Readers, ours included, would take the last one and say nothing.
    """
    tree = json.loads(text, object_pairs_hook=_object)
    found = paths_to(lambda value: isinstance(value, _KeyTwice), tree)
    return next((f"{path}.{key}" for path, key in found), "")


def _object(pairs: list[tuple[str, Any]]) -> Any:
    content = dict(pairs)
    if len(content) == len(pairs):
        return content
    names = [name for name, _ in pairs]
    return _KeyTwice(next(name for name in names if names.count(name) > 1))


def paths_to(
    wanted: Callable[[Any], bool], tree: Any, path: str = "$"
) -> Iterator[tuple[str, Any]]:
    """The paths and values in ``tree`` (dicts and lists) that are ``wanted``."""
    if wanted(tree):
        yield path, tree
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from paths_to(wanted, value, f"{path}.{name}")
    elif isinstance(tree, list | tuple):
        for position, value in enumerate(tree):
            yield from paths_to(wanted, value, f"{path}[{position}]")
