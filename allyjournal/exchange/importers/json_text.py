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
_BYTE = re.compile(r" \(byte (?P<byte>\d+)\)")


def read_json(text: str, kind: type[Read], root: str = "$") -> Read | Problem:
    """``text`` as ``kind``; a problem's place is a path below ``root``, or a line."""
    try:
        return msgspec.json.decode(text, type=kind)
    except RecursionError:
        return Problem(root, "This is nested more deeply than any record")
    except msgspec.ValidationError as error:
        return _invalid(str(error), root)
    except msgspec.DecodeError as error:
        return _malformed(str(error), text)


def _invalid(message: str, root: str) -> Problem:
    placed = _AT.fullmatch(message)
    where, what = (placed["where"], placed["what"]) if placed else ("$", message)
    where = root + where.removeprefix("$")
    if field := _FIELD.fullmatch(what):
        return Problem(f"{where}.{field['name']}", _FAULTS[field["fault"]])
    return Problem(where, what)


def _malformed(message: str, text: str) -> Problem:
    data = text.encode("utf-8", "replace")
    byte = _BYTE.search(message)
    line = data[: int(byte["byte"]) if byte else len(data)].count(b"\n") + 1
    return Problem(f"line {line}", _BYTE.sub("", message))


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
