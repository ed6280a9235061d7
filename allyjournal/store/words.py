"""Words as the search index holds them: one place for writing and for asking."""

import re
from functools import cache
from unicodedata import combining, normalize

from allyjournal.domain.matching import CJK

# U+E000 is a private-use character, which unicode61 takes as part of a word.
_JOINER = "\ue000"
_NOT_A_LETTER = re.compile(r"[\W_]+")

_CJK_CHARACTER = re.compile(f"([{CJK}])")
_SEPARATOR = "\u200b"

# unicode61 knows the accents of Latin letters, of others only those that stand by themselves
_WITH_ACCENT = re.compile("[\u0370-\u10ff\u1f00-\u1fff]")
_ACCENTS = frozenset(
    "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u030f\u0311"
)
"""Those that other alphabets have, out of what unicode61 drops (fts5_unicode2.c)."""


def token(name: str, value: str) -> str:
    """The one word that stands for ``name:value`` in the index's column of tokens."""
    joined = _NOT_A_LETTER.sub(_JOINER, normalize("NFC", f"{name}_{value.strip()}"))
    return _accents_apart(joined)


def folded(text: str) -> str:
    """``text`` without case, accents and the spaces around it."""
    decomposed = normalize("NFKD", text.casefold().strip())
    return "".join(character for character in decomposed if not combining(character))


def searchable(text: str) -> str:
    """``text`` with its CJK characters set apart, so that each is a word of its own, and the
    accents of Greek, Cyrillic and their like behind their letters, where they are not compared.

    ``trigram`` would need three characters, and most Chinese words have two.
    """
    if text.isascii():
        return text
    apart = _CJK_CHARACTER.sub(rf"{_SEPARATOR}\1{_SEPARATOR}", normalize("NFC", text))
    return _accents_apart(apart)


def readable(text: str) -> str:
    """What ``searchable`` was given, in Unicode's form C."""
    return normalize("NFC", text.replace(_SEPARATOR, ""))


def _accents_apart(text: str) -> str:
    return _WITH_ACCENT.sub(lambda found: _decomposed(found[0]), text)


@cache
def _decomposed(letter: str) -> str:
    parts = normalize("NFD", letter)
    return parts if _ACCENTS.issuperset(parts[1:]) else letter
