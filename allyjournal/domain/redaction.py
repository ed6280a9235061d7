"""What a summary may say of people and days: fewer identifying details, never anonymous.

Registered names become ``[Person A]``, ``[Person B]`` in the order in which one summary meets
them, so that no letter is stable; days become months. What the writer is to decide stands in
``doubts``.
"""

import re
import unicodedata
from bisect import bisect_right
from calendar import day_name, month_name
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from allyjournal.domain.person import Person

_PLACEHOLDER = r"\[Person [A-Z]+\]"
# A month stays even where somebody is called May: "[Person A] 2026" would give the name away.
KEPT = rf"{_PLACEHOLDER}|\b(?:{'|'.join(month_name[1:])}) \d{{4}}\b"

# What Unicode does not decompose into a letter and its accent; an apostrophe that is a letter.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h"}
    | {"Ħ": "H", "\u0131": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th"}
    | {"\u00b7": "", "\u02bc": "'", "\u00ad": "\u2010"}
)
# Letters of other scripts that look like Latin ones, below each other. Names of those scripts are
# compared in the same way, so that a likeness too many does no harm.
_LOOKALIKES = (
    ("аеорсухіјѕԁһԛԝвкмнтӏгп", "aeopcyxijsdhqwbkmhtlrn"),
    ("αβεζηικμνορτυχ", "abezhikmnoptyx"),
    ("օոսհցյ", "onuhgj"),
    ("ɑɡᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "agabcdeghijklmnoprstuvwyz"),
)
for _signs, _plain in _LOOKALIKES:
    for _sign, _latin in zip(_signs + _signs.upper(), _plain + _plain.upper(), strict=True):
        _PLAIN_LETTERS[ord(_sign)] = _latin
_UNSEEN = frozenset({"Cc", "Cf", "Mc", "Me", "Mn"})
_HANGUL_ENDINGS = "\u1160-\u11ff"
# Scripts that are written without spaces, or that set endings behind a name: no word ends there.
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "THAI", "LAO", "KHMER", "MYANMAR")

WORD = re.compile(r"[^\W_]+")
_MARKUP = r"[*_~`\\]|</?\w[^<>\n]{0,40}>|[\u2010\u2011-](?:[ \t]*\n[ \t]*)?"
_INSIDE_WORD = rf"(?:{_MARKUP}){{0,6}}"
_ACROSS_LINES = rf"(?:{_MARKUP}|[ \t]*\n[ \t]*){{0,6}}"
_BETWEEN_WORDS = rf"(?:(?!{_PLACEHOLDER})[\W_]){{0,8}}"


ORDINARY = frozenset(
    {
        "i",
        *(name.lower() for name in (*month_name[1:], *day_name)),
        *(f"{name.lower()}s" for name in day_name),
        *("mr", "mrs", "ms", "mx", "dr", "sir", "christmas", "easter", "internet"),
        *("black", "white", "deaf", "indigenous", "christian", "jewish", "muslim", "english"),
    }
)
"""Words with a capital that name nobody."""


class Redactor:
    """The names of one journal, and the letters of one summary as they are given out."""

    def __init__(
        self,
        people: Collection[Person],
        others: Iterable[str] = (),
        words: Collection[str] = (),
    ) -> None:
        """``others`` are the names of those without a record, such as an agreement's contacts;
        ``words`` stay as they are written, though somebody is called so."""
        whole = [(name, one.uid) for one in people for name in (one.pseudonym, *one.names)]
        whole += [(name, name) for name in others]
        parts = [(part, one.uid) for one in people for name in one.names for part in _parts(name)]
        found = [*_longest_first(whole), *_longest_first(parts, capital=True)]
        self._names = [_STAYS, *found]
        self._words = words
        self._letters: dict[str, str] = {}
        self.in_small_letters: dict[str, None] = {}
        """What was taken for a name although it has no capital: it may be a word, as "hope"."""

    def redact(self, text: str) -> str:
        """``text`` without names and days; doing it twice changes nothing."""
        return self.redact_pieces([text])[0]

    def redact_pieces(self, pieces: Sequence[str]) -> list[str]:
        """The same for a text that is cut into ``pieces``, which stay as many.

        What stands for a name across a cut goes to the piece in which the name begins.
        """
        result = list(pieces)
        while edits := _days("".join(result)) or list(self._edits("".join(result))):
            result = _edited(result, edits)
        return result

    def _edits(self, text: str) -> Iterator["_Edit"]:
        folded = list(map(fold, text))
        ends = list(accumulate(map(len, folded)))
        for match, owner in self._found("".join(folded)):
            start, end = bisect_right(ends, match.start()), bisect_right(ends, match.end())
            written = text[start:end]
            if written in self._words:
                continue
            if written.islower():
                self.in_small_letters[written] = None
            yield _Edit(start, end, self._placeholder(owner))

    def _found(self, folded: str) -> Iterator[tuple[re.Match[str], str]]:
        """The names in ``folded`` and their owners: where two overlap the first, then the longest.

        Only those are sought whose letters stand there. A tag in a name has letters of its own.
        """
        letters = "".join(filter(str.isalnum, folded)).lower()
        names = [it for it in self._names if it.letters in letters or "<" in folded]
        matches = [it.pattern.search(folded) for it in names]
        while there := [(it.start(), order) for order, it in enumerate(matches) if it]:
            _, first = min(there)
            match = matches[first]
            assert match  # noqa: S101 (those that are None are not there)
            if names[first].owner:
                yield match, names[first].owner
            for order, other in enumerate(matches):
                if other and other.start() < match.end():
                    matches[order] = names[order].pattern.search(folded, match.end())

    def _placeholder(self, uid: str) -> str:
        return f"[Person {self._letters.setdefault(uid, _letter(len(self._letters)))}]"


class _Name(NamedTuple):
    """A name as it is sought: its ``letters`` stand in every text that ``pattern`` matches."""

    letters: str
    pattern: re.Pattern[str]
    owner: str


_STAYS = _Name("", re.compile(KEPT), "")


class _Edit(NamedTuple):
    """Put ``text`` in the place of the characters from ``start`` to before ``end``."""

    start: int
    end: int
    text: str


def _edited(pieces: Sequence[str], edits: Iterable[_Edit]) -> list[str]:
    characters = list("".join(pieces))
    for start, end, text in edits:
        characters[start:end] = [text] + [""] * (end - start - 1)
    ends = list(accumulate(map(len, pieces), initial=0))
    return ["".join(characters[ends[i] : ends[i + 1]]) for i in range(len(pieces))]


def _letter(number: int) -> str:
    """A, B, … Z, AA, AB, … for 0, 1, …"""
    rest, last = divmod(number, 26)
    return (_letter(rest - 1) if rest else "") + chr(ord("A") + last)


# Names


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """``text`` as names are compared: without accents and what is not seen; its case is kept."""
    # the Greek iota below a letter stands beside it in capitals
    decomposed = unicodedata.normalize("NFKD", text).replace("\u0345", "\u03b9")
    decomposed = decomposed.translate(_PLAIN_LETTERS)
    seen = (c for c in decomposed if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    # casefold: ß is ss; lower is all that ignoring case does in a regular expression
    return "".join(c if c.lower() == c.casefold() else c.casefold() for c in seen)


def _longest_first(named: Iterable[tuple[str, str]], *, capital: bool = False) -> Iterator[_Name]:
    """Each name with its first owner, those that have no letter left out.

    The longest come first: a full name is one person, not its first word and a rest.
    """
    patterns: dict[str, tuple[str, str]] = {}
    for name, owner in named:
        if pattern := _pattern(name, capital=capital):
            patterns.setdefault(pattern, (name, owner))
    for pattern, (name, owner) in sorted(patterns.items(), key=lambda it: -len(it[0])):
        letters = "".join(WORD.findall(fold(name))).lower()
        yield _Name(letters, re.compile(pattern), owner)


def _pattern(name: str, *, capital: bool = False) -> str:
    """A regular expression for ``name`` in folded text; empty where the name has no letter.

    With ``capital`` only as its first letter is: who is called Hope leaves "hope" alone.
    """
    words = WORD.findall(fold(name))
    if not words:
        return ""
    if all(len(word) == 1 and word.lower() != word.upper() for word in words):
        return _initials(words, dotted="." in name)
    first, *rest = words
    # behind the first letter, so that a search leaps to where that letter stands
    start = "" if _unspaced(first[0]) else r"(?<![^\W_][\s\S])"
    word = _word(first, first[0] if capital else _cases(first[0]), start)
    return _BETWEEN_WORDS.join((word, *(_word(it, _cases(it[0])) for it in rest))) + _ending(words)


def _ending(words: Sequence[str]) -> str:
    """What may stand behind a name: nothing of a word but the possessive, "Mias" as well.

    Of a name of two letters only behind a capital: "was" is not Wa's.
    """
    if _unspaced(words[-1][-1]):
        return f"(?![{_HANGUL_ENDINGS}])"
    possessive = "(?i:s)"
    if len(words) == 1 and len(words[0]) < 3:
        capital = re.escape(words[0][0].upper())
        possessive = rf"s(?=['\u2018\u2019])|(?<={capital}{'.' * (len(words[0]) - 1)})s"
    return rf"(?:{_INSIDE_WORD}(?:{possessive}))?(?![^\W_])"


def _parts(name: str) -> Iterator[str]:
    """The words of a full name that can stand for it, "Ms Lane": not its "de", no other word."""
    words = re.split(r"[\s-]+", name.strip())
    for word in words if len(words) > 1 else ():
        if len(word) > 2 and word[0].isupper() and word.casefold() not in ORDINARY:
            yield word


def _cases(letter: str) -> str:
    return "".join(it for it in (letter.lower(), letter.upper(), letter) if len(it) == 1)


def _word(word: str, begins: str, behind: str = "") -> str:
    """A word in any case that ``begins`` with one of these, with a look ``behind`` that.

    It is broken by a bare line end only behind a capital: "is⏎a" is not Isa.
    """
    rest = ["", *map(re.escape, word[1:])]
    inside, across = f"(?i:{_INSIDE_WORD.join(rest)})", f"(?i:{_ACROSS_LINES.join(rest)})"
    capital = f"(?<={re.escape(word[0].upper())})"
    return f"[{re.escape(begins)}]{behind}(?:{inside}|{capital}{across})"


def _initials(letters: Sequence[str], *, dotted: bool) -> str:
    """Initials are taken only as they are written, in capitals or not: "m" is not M."""
    dot = "" if not dotted else r"\." if len(letters) == 1 else r"\.?"
    joined = r"[\W_]{0,3}".join(letters) + dot
    return rf"(?<![^\W_])(?<!['\u2018\u2019]){joined}(?![^\W_])(?!['\u2018\u2019](?!s))"


def _unspaced(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_UNSPACED)


# Days

_MONTHS = {name[:3].lower(): name for name in month_name[1:]}
_ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY = rf"(?<!\d){_ORDINAL}(?:(?:\s*(?:[-\u2010-\u2013/&,]|and|to)){{1,2}}\s*{_ORDINAL}){{0,9}}"
_MONTH = (
    r"january|february|april|june|july|august|september|october|november|december"
    r"|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec"
)
# May and March are words, too, so these two count only with a capital, or with a year.
MONTH_NAME = rf"(?P<name>\b(?:(?i:{_MONTH})|M(?:ay|AY|ar|AR|arch|ARCH))\b)\.?"
_ANY_NAME = rf"(?P<name>\b(?i:{_MONTH}|may|mar|march)\b)\.?"
_APART = r"[\s./\u2010-\u2013-]{1,3}"
_YEAR = rf"(?:,\s*|{_APART})(?P<year>\d{{4}})(?!\d)"
_DIGIT = re.compile(r"\d")
_DAYS = (
    re.compile(
        r"(?<!\d)(?P<year>\d{4})([-/.\u2010-\u2013])(?P<month>\d{1,2})\2\d{1,2}"
        r"(?:T[\d:.,]+(?:Z|[+-][\d:]+)?)?(?!\d)"
    ),
    re.compile(
        r"(?<![\d.])(?P<first>\d{1,2})([-/.\u2010-\u2013])(?P<second>\d{1,2})\2(?P<year>\d{4}|\d{2})(?!\.?\d)"
    ),
    re.compile(r"(?<![\d.])(?P<first>\d{1,2})\.\s(?P<second>\d{1,2})\.\s(?P<year>\d{4})(?!\d)"),
    *(
        re.compile(form)
        for name, year in ((MONTH_NAME, f"(?:{_YEAR})?"), (_ANY_NAME, _YEAR))
        for form in (
            rf"{_DAY}{_APART}(?:of\s+)?{name}{year}",
            rf"{name}{_APART}(?:the\s+)?{_DAY}(?!\d){year}",
        )
    ),
)


def _days(text: str) -> list[_Edit]:
    """What the first form that finds a day in ``text`` makes of it: fewer numbers than before."""
    if not _DIGIT.search(text):
        return []
    for form in _DAYS:
        found = ((match, _month(match.groupdict())) for match in form.finditer(text))
        if edits := [_Edit(*match.span(), month) for match, month in found if month]:
            return edits
    return []


def _month(parts: dict[str, str | None]) -> str:
    """The month of a day, without its year where it gives none; empty where it is no date."""
    year = parts["year"] or ""
    if name := parts.get("name"):
        return f"{_MONTHS[name[:3].lower()]} {year}".rstrip()
    numbers = [int(number) for key in ("month", "second", "first") if (number := parts.get(key))]
    months = {number for number in numbers if 1 <= number <= 12}
    year = year if len(year) == 4 else f"20{year}"
    if not months or max(numbers) > 31:
        return ""
    # 3/4/2026 is a day in April or in March
    return f"{month_name[months.pop()]} {year}" if len(months) == 1 else year
