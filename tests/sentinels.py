"""Words that nothing but the journal may hold, and every form in which they could leave it."""

import base64
from collections.abc import Iterable

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def forms(word: str) -> set[bytes]:
    """The bytes in which a word could stand, written so or in one case."""
    return set().union(*map(forms_as_written, (word, word.lower(), word.upper())))


def forms_as_written(word: str) -> set[bytes]:
    """Each encoding of it, as it is, in hex, and in base64."""
    found = set()
    for data in map(word.encode, _ENCODINGS):
        found |= {data, data.hex().encode(), data.hex().upper().encode(), *_base64(data)}
    return found


def _base64(data: bytes) -> Iterable[bytes]:
    """At each of its three beginnings, without the characters that depend on what is beside it."""
    for before in range(3):
        text = base64.b64encode(bytes(before) + data)
        yield text[-(-4 * before // 3) : (before + len(data)) * 4 // 3]


def standing_in(data: bytes, words: Iterable[str]) -> list[str]:
    """Which of the words stand in ``data``."""
    return [word for word in words if any(form in data for form in forms(word))]
