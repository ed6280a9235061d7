"""Where in a text the words of a query stand.

The search index says which records match; this says where, in any text that is shown of them. It
takes words as the index does (https://www.sqlite.org/fts5.html, "Unicode61 Tokenizer"): letters
and digits, without case and accents, and each Chinese, Japanese or Korean character by itself.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from unicodedata import combining, normalize

from allyjournal.domain.query import Query, Words
from allyjournal.domain.text import plain

Span = tuple[int, int]
"""Where something begins and ends in a text, in characters."""

# Han, Hiragana, Katakana, Bopomofo and Hangul: written without spaces, or inflected at word ends.
CJK = (
    r"\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u30ff"
    r"\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)

_MARK = "\u0301"
"""Stands for every accent that is a character of its own."""

_ASIDE = 0x40000
"""How far away a character of CJK is folded, to where Unicode has no letters. A pattern that has to
tell it from letters by its ranges takes two milliseconds to compile, at every key of a search."""

_FOLDED_CJK = r"\U00041100-\U0007ffff"
_LETTER = r"[^\W_]"
_NO_LETTER = rf"(?:_|[^\w{_FOLDED_CJK}])"
_PIECE = re.compile(rf"[{_FOLDED_CJK}]|(?:{_LETTER}{_MARK}*)+")
_CJK_LETTER = re.compile(rf"(?=[{CJK}])\w")

_BEFORE = 30
"""How many characters of a passage stand before what was found in it, at most."""


class _Folding(dict[int, str]):
    """Every character by the one that stands for it, whatever its case and accents."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if _CJK_LETTER.match(character):
            base = chr(code + _ASIDE)
        else:
            base = normalize("NFD", character)[0]
        folded = base.casefold()
        self[code] = _MARK if combining(character) else folded if len(folded) == 1 else base
        return self[code]


_FOLDING = _Folding()


def folded(text: str) -> str:
    """``text`` without case and accents, as long as it was: to compare, not to read."""
    return text.translate(_FOLDING)


class Sought:
    """What texts are looked through for; nothing at all where there is no pattern."""

    def __init__(self, patterns: Iterable[str] = ()) -> None:
        # the longest first: a phrase, before the word with which it begins
        alternatives = sorted(dict.fromkeys(filter(None, patterns)), key=len, reverse=True)
        self._pattern = re.compile("|".join(alternatives)) if alternatives else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def spans(self, text: str) -> list[Span]:
        """Every place in ``text`` where something that is sought stands, from the beginning."""
        return [it.span() for it in self._pattern.finditer(folded(text))] if self._pattern else []


NOTHING_SOUGHT = Sought()


def words_of(query: Query) -> Sought:
    """The words and phrases that ``query`` asks for; its fields, and what it leaves out, stand
    in no text."""
    return Sought(map(_as_words, _words(query)))


def asked_words(query: Query) -> str:
    """The words that ``query`` asks for as one line, to be read."""
    return " ".join(words.text for words in _words(query))


def exactly(text: str) -> Sought:
    """``text`` as it stands, also in the middle of words; accents and case aside."""
    return Sought([_letters(folded(text))])


def _words(query: Query) -> Sequence[Words]:
    terms = chain.from_iterable(query.groups)
    return [term for term in terms if isinstance(term, Words) and not term.negated]


def _as_words(words: Words) -> str:
    pieces = _PIECE.findall(folded(words.text))
    if not pieces:
        return ""
    first, last = pieces[0], pieces[-1]
    letter = re.escape(first[0])
    # looked back from the first letter: a pattern that begins with one leaps from one to the next
    begin = letter if _is_cjk(first) else f"{letter}(?<!{_LETTER}{letter})"
    pattern = f"{begin}{_MARK}*+{_letters(first[1:])}"
    for former, piece in pairwise(pieces):
        apart = "*" if _is_cjk(former) or _is_cjk(piece) else "+"
        pattern += f"{_NO_LETTER}{apart}{_letters(piece)}"
    # the whole of a word of which only the beginning was asked for
    rest = f"(?:{_LETTER}{_MARK}*)*" if words.prefix else f"(?!{_LETTER})"
    return f"{pattern}{'' if _is_cjk(last) else rest}"


def _letters(text: str) -> str:
    """Each character of a folded ``text``, whatever accents stand behind it."""
    return "".join(re.escape(it) + f"{_MARK}*+" for it in text if it != _MARK)


def _is_cjk(piece: str) -> bool:
    return ord(piece[0]) > _ASIDE


def passage(text: str, sought: Sought, limit: int) -> str:
    """At most ``limit`` characters of a Markdown ``text`` on one line, from shortly before the
    first place where something stands that is ``sought``; empty where nothing does."""
    words = plain(text)
    places = sought.spans(words)
    if not places:
        return ""
    first, _ = places[0]
    cut = max(0, first - _BEFORE)
    begin = (words.find(" ", cut, first) + 1 or cut) if cut else 0
    end = begin + limit
    return f"{'…' if begin else ''}{words[begin:end].rstrip()}{'…' if end < len(words) else ''}"
