"""What a summary may say of people, places and days: fewer identifying details, never anonymous.

Registered names become ``[Person A]``, ``[Person B]`` in the order in which one summary meets
them, so that no letter is stable; places and organisations lose their names, days become months.
What the writer is to decide stands in ``doubts``.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from allyjournal.domain.days import MONTH_AND_YEAR, days
from allyjournal.domain.likeness import WORD, fold
from allyjournal.domain.person import Person
from allyjournal.domain.places import ORGANISATION, PLACE, named_by_form
from allyjournal.domain.sentences import DOES, ORDINARY, WORDS_TOO, begins_sentence

_PLACEHOLDER = r"\[(?:Person [A-Z]+|place|organisation)\]"
# A month stays even where somebody is called May: "[Person A] 2026" would give the name away.
KEPT = rf"{_PLACEHOLDER}|{MONTH_AND_YEAR}"

_HANGUL_ENDINGS = "\u1161-\u11ff"
# Scripts that are written without spaces, or that set endings behind a name: no word ends there.
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "THAI", "LAO", "KHMER", "MYANMAR")

_MARKUP = r"[*_~`\\]|</?\w[^<>\n]{0,40}>|[\u2010\u2011-](?:[ \t]*\n[ \t]*)?"
_INSIDE_WORD = rf"(?:{_MARKUP}){{0,6}}"
_ACROSS_LINES = rf"(?:{_MARKUP}|[ \t]*\n[ \t]*){{0,6}}"
_BETWEEN_WORDS = rf"(?:(?!{_PLACEHOLDER})[\W_]){{0,8}}"
# English and Spanish: Jones, Joneses; Abel, Abeles; Cruz, Cruces
_TAKES_ES = ("s", "x", "z", "ch", "sh", "l", "n", "r", "d", "j")


class Redactor:
    """The names of one journal, and the letters of one summary as they are given out."""

    def __init__(
        self,
        people: Collection[Person],
        others: Iterable[str] = (),
        words: Collection[str] = (),
        places: Iterable[str] = (),
        organisations: Iterable[str] = (),
    ) -> None:
        """``others`` are the names of those without a record, such as an agreement's contacts;
        ``words`` stay as they are written, though somebody or a place is called so."""
        whole = [(name, one.uid) for one in people for name in (one.pseudonym, *one.names)]
        whole += [(name, name) for name in others]
        settings = [*((it, PLACE) for it in places), *((it, ORGANISATION) for it in organisations)]
        parts = [(part, one.uid) for one in people for name in one.names for part in _parts(name)]
        parts += [(plural, owner) for name, owner in whole for plural in _plurals(name)]
        found = [*_longest_first([*whole, *settings]), *_longest_first(parts, capital=True)]
        self._names = [_STAYS, *found]
        self._words = words
        self._letters: dict[str, str] = {}
        self.maybe_words: dict[str, None] = {}
        """What was taken for a name and may be a word: "hope", or "Will you come"."""
        self.by_form: dict[str, None] = {}
        """What was taken for a place or an organisation by its form, and may be known to all."""

    def redact(self, text: str) -> str:
        """``text`` without names and days; doing it twice changes nothing."""
        return self.redact_pieces([text])[0]

    def redact_pieces(self, pieces: Sequence[str]) -> list[str]:
        """The same for a text that is cut into ``pieces``, which stay as many.

        What stands for a name across a cut goes to the piece in which the name begins.
        """
        result = list(pieces)
        while edits := self._edits("".join(result)):
            result = _edited(result, edits)
        return result

    def _edits(self, text: str) -> list["_Edit"]:
        """What is to be put elsewhere in ``text``, one sort of it at a time; empty at the end."""
        if found := [_Edit(*day) for day in days(text)]:
            return found
        return list(self._settings(text)) or list(self._people(text))

    def _settings(self, text: str) -> Iterator["_Edit"]:
        done = 0
        for start, end, stands_for in sorted(named_by_form(text)):
            written = " ".join(text[start:end].split())
            if start < done or written in self._words or self._ends_in_name(fold(written)):
                continue
            self.by_form[written] = None
            done = end
            yield _Edit(start, end, stands_for)

    def _ends_in_name(self, folded: str) -> bool:
        """ "Ada Lane" and "Ms Lane" are no streets where somebody is called so."""
        return any(
            match.end() == len(folded)
            for name in self._names
            for match in name.pattern.finditer(folded)
        )

    def _people(self, text: str) -> Iterator["_Edit"]:
        folded = list(map(fold, text))
        ends = list(accumulate(map(len, folded)))
        for match, owner in self._found("".join(folded)):
            start, end = bisect_right(ends, match.start()), bisect_right(ends, match.end())
            asked = _maybe_word(text, start, end)
            if asked and asked in self._words:
                continue
            if asked:
                self.maybe_words[asked] = None
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

    def _placeholder(self, owner: str) -> str:
        if owner in (PLACE, ORGANISATION):
            return owner
        return f"[Person {self._letters.setdefault(owner, _letter(len(self._letters)))}]"


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


_REST_OF_SENTENCE = re.compile(r"[^.!?\n]*[.!?]?")
# A capital, or what stands for a name, within what follows a word.
_NAMED_BEHIND = re.compile(rf"{_PLACEHOLDER}|(?<!\w)(?=[^\W\d_])(?![a-z\u00df-\u00ff])\w+")


def _maybe_word(text: str, start: int, end: int) -> str:
    """What the writer is asked about the name there: it may be a word, as "hope"; a capital at the
    start of a sentence does not tell, so there the words behind it come along. Empty where it is a
    name for sure."""
    written = text[start:end]
    if "@" in text[max(start - 1, 0) : end + 1]:
        return ""  # an address, or part of one
    if written.islower():
        return written
    if fold(written).lower() not in WORDS_TOO or not begins_sentence(text, start):
        return ""
    if DOES.match(text, start):
        return ""
    # another name behind it reads the same before and after it is replaced
    behind = _NAMED_BEHIND.sub("\u2026", _REST_OF_SENTENCE.findall(text, end, end + 200)[0])
    return written + " ".join(behind.split(" ")[:4]).rstrip()


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


def _plurals(name: str) -> Iterator[str]:
    """A family, or several of a name, beyond what a bare s makes: "the Joneses", "los Cruces"."""
    name = name.strip()
    if len(name) > 2 and name.lower().endswith(_TAKES_ES):
        yield f"{name}es"
        if name[-1] in "zZ":
            yield f"{name[:-1]}ces"


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
