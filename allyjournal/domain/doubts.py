"""What a writer is asked before words leave: likely names, near misses, risky combinations."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import takewhile
from unicodedata import normalize

from allyjournal.domain.days import MONTH
from allyjournal.domain.likeness import WORD, fold
from allyjournal.domain.redaction import KEPT
from allyjournal.domain.sentences import DOES, ORDINARY, begins_sentence
from allyjournal.domain.text import shortened

_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]*@\w[\w.-]*|(?<![\w.])\+?\d(?:[ ()/.-]{0,2}\d){6,}(?!\w)"
)
_REPLACED = "x"  # a small word where a name was
_CAPITALISED = re.compile(r"[^\W\d_]+(?:['\u2019\u2010-][^\W\d_]+)*")
_NOBODY = re.compile(
    "he|she|they|we|you|it|this|that|these|those|here|there|who|what|which|nobody|somebody|everybody"
    "|anybody|someone|everyone|anyone|both|all|some|many|most|one|few|each|another|neither|either"
    "|others|nothing|something|everything|let|how|where|when|today|yesterday|people"
    "|\u00e9l|ella|ellos|ellas|nadie|alguien|todos|todo|qui\u00e9n|que|eso|esto",
    re.IGNORECASE,
)
_NAMES = range(4, 41)  # letters: a shorter one has too many neighbours, a longer one is none
# What English and Spanish make of a name they are fond of: Tommy, Annie, Juanito, Carlitas.
_FOND = re.compile(r"(?:c?it[oa]s?|ill[oa]s?|ie|y)$")
_ROLE = (
    "chair|chairperson|coach|colleague|coordinator|deputy|director|doctor|editor|head|imam|leader"
    "|lecturer|manager|mayor|minister|neighbour|neighbor|nurse|officer|organiser|organizer|owner"
    "|pastor|priest|principal|professor|rabbi|secretary|supervisor|teacher|therapist|trainer"
    "|treasurer"
    "|alcaldesa?|cura|directora?|doctora|encargad[oa]|enfermer[oa]|entrenadora?|jef[ea]|m\u00e9dic[oa]"
    "|ministr[oa]|pastora|president[ea]|profesora?|psic\u00f3log[oa]|secretari[oa]|terapeuta|tesorer[oa]"
    "|vecin[oa]|maestr[oa]|compa\u00f1er[oa]"
)
_PLACE = re.compile(
    r"\b(?:at|from|in|near|on|of|en|de|del|desde)\s+(?:(?:the|la|el|los|las)\s+)?"
    r"(?P<name>[^\W\d_a-z][^\W_]+)"
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


def likely_names(
    texts: Iterable[str], known: Collection[str] = (), first_names: Collection[str] = ()
) -> tuple[str, ...]:
    """Capitalised words within sentences that are neither ``known`` nor ordinary, and addresses.

    ``texts`` have been redacted. A word that also stands there in small letters is ordinary, and
    so are months, weekdays and abbreviations in capitals. At the start of a sentence any word has
    a capital: there it is one of the ``first_names`` (in small letters), or does what people do.
    """
    shown = _shown(texts)
    words = {word for text in shown for word in _CAPITALISED.findall(text)}
    ordinary = ORDINARY | {word for word in words if word.islower()}
    ordinary |= {part.casefold() for word in known for part in WORD.findall(word)}
    found = (
        name
        for text in shown
        for name in (*_addresses(text), *_names_within(text, ordinary, first_names))
    )
    return tuple(dict.fromkeys(found))


def _shown(texts: Iterable[str]) -> list[str]:
    # "[Person A] Lane" still names somebody, so a word stays in the place of what was replaced; and
    # letters with their accents, since an accent of its own would end a word
    return [normalize("NFC", re.sub(KEPT, f"{_REPLACED} ", text)) for text in texts]


def _addresses(text: str) -> Iterator[str]:
    """Mail addresses, telephone numbers, and what people go by elsewhere: "@moss"."""
    found = (address.strip(".") for address in _ADDRESS.findall(text))
    yield from (address for address in found if address != f"@{_REPLACED}")


def _names_within(
    text: str, ordinary: Collection[str], first_names: Collection[str]
) -> Iterator[str]:
    for match in _CAPITALISED.finditer(text):
        if not match.group()[0].isupper():
            continue
        word = _without_ending(match.group())
        if word.isupper() or word.casefold() in ordinary:
            continue
        starts = begins_sentence(text, match.start())
        named = word.casefold() in first_names or DOES.match(text, match.start())
        if not starts or (named and not _NOBODY.fullmatch(word)):
            yield word


def _without_ending(word: str) -> str:
    return re.split("['\u2019]", word)[0]


def near_names(
    texts: Iterable[str], names: Iterable[str], ordinary: Collection[str] = ()
) -> tuple[str, ...]:
    """The words that are a registered name but for one typing error or a fond ending, and not
    ``ordinary``; also part of a name that is written small, and what an address makes of one:
    "rowanashby87".

    ``texts`` have been redacted.
    """
    spelt = [WORD.findall(fold(name).lower()) for name in names]
    parts = {part for words in spelt for part in (*words, "".join(words))}
    # two words that differ by one error have a word in common when a letter is left out of each
    near: dict[str, set[str]] = {}
    for part in parts:
        if len(part) in _NAMES:
            for shorter in _shorter(part):
                near.setdefault(shorter, set()).add(part)
    stems = {stem for part in parts if len(part) > 2 for stem in (_single(part), _stem(part))}
    words = dict.fromkeys(word for text in _shown(texts) for word in WORD.findall(text))
    return tuple(word for word in words if _is_near(fold(word).lower(), near, stems, ordinary))


def _is_near(
    word: str, near: Mapping[str, set[str]], stems: Collection[str], ordinary: Collection[str]
) -> bool:
    # one letter may be missing or too many, and a possessive or a number stand behind it
    if not _NAMES.start - 1 <= len(word) <= _NAMES.stop + 1 or word in ordinary:
        return False
    forms = (word, word.removesuffix("s"), word.rstrip("0123456789"))
    written = [it for it in forms if it not in ordinary]
    if any(_FOND.search(it) and _single(_FOND.sub("", it)) in stems for it in written):
        return True
    return any(
        _at_most_one_error(it, name)
        for it in written
        for shorter in _shorter(it)
        for name in near.get(shorter, ())
    )


def _stem(name: str) -> str:
    """What a fond ending is put behind: Ros for Rosa, Carl for Carlos."""
    return _single(re.sub("[aeo]s?$", "", name))


def _single(stem: str) -> str:
    """Without the letter that English writes twice: Tom for the Tomm of Tommy."""
    return stem[:-1] if stem[-1:] == stem[-2:-1] else stem


def _shorter(word: str) -> set[str]:
    """``word``, and it without each of its letters."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _at_most_one_error(word: str, name: str) -> bool:
    """Whether they are the same, or one letter is missing, too many or another, or two have
    changed places."""
    start = _alike(word, name)
    rests = word[start:], name[start:]
    end = _alike(*(rest[::-1] for rest in rests))
    first, second = (rest[: len(rest) - end] for rest in rests)
    if len(first) == len(second) == 2:
        return first == second[::-1]
    return max(len(first), len(second)) <= 1


def _alike(word: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = zip(word, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def risky_combinations(texts: Iterable[str], roles: Iterable[str] = ()) -> tuple[str, ...]:
    """The sentences with a role and a place, in a text that also tells a month.

    ``roles`` are those that the journal gives to people, beside the common ones.
    """
    named = "|".join(re.escape(role) for role in roles if role.strip())
    role = re.compile(rf"\b(?:{_ROLE}{'|' if named else ''}{named})\b", re.IGNORECASE)
    return tuple(
        shortened(" ".join(sentence.split()), 120)
        for text in texts
        if MONTH.search(text)
        for sentence in _SENTENCE.findall(text)
        if role.search(sentence) and _place(sentence)
    )


def _place(sentence: str) -> bool:
    names = (match["name"].lower() for match in _PLACE.finditer(sentence))
    return any(name not in ORDINARY for name in names)
