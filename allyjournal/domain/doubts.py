"""What a writer is asked before words leave: likely names, near misses, risky combinations."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import takewhile

from allyjournal.domain.redaction import KEPT, MONTH_NAME, ORDINARY, WORD, fold
from allyjournal.domain.text import shortened

_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]*@\w[\w.-]*|(?<![\w.])\+?\d(?:[ ()/.-]{0,2}\d){6,}(?!\w)"
)
_CAPITALISED = re.compile(r"[^\W\d_]+(?:['\u2019\u2010-][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\u2026\n])[\s\"'\u2018-\u201d()\[*_>#-]*$")
# What a person does at the start of a sentence: "Amara said", "Amara's", "Amara and I".
_DOES = re.compile(
    r"[^\W\d_]+(?:['\u2019]s\b|\s+(?:(?:and|y)\s+(?:I|we|yo)|says?|said|tells?|told|asks?|asked"
    r"|answer(?:s|ed)|repl(?:ies|ied)|writes|wrote|thinks|thought|wants|wanted|feels|felt|spoke"
    r"|laughed|cried|smiled|nodded|dice|dijo|pregunt\u00f3|respondi\u00f3|cont\u00f3|pens\u00f3|escribi\u00f3"
    r"|quiso|habl\u00f3)\b)"
)
_NOBODY = re.compile(
    "he|she|they|we|you|it|this|that|these|those|here|there|who|what|which|nobody|somebody|everybody"
    "|anybody|someone|everyone|anyone|both|all|some|many|most|one|few|each|another|neither|either"
    "|others|nothing|something|everything|let|how|where|when|today|yesterday|people"
    "|\u00e9l|ella|ellos|ellas|nadie|alguien|todos|todo|qui\u00e9n|que|eso|esto",
    re.IGNORECASE,
)
_NAMES = range(5, 41)  # letters: a shorter one has too many neighbours, a longer one is none
_ROLE = (
    "chair|chairperson|coach|colleague|coordinator|deputy|director|doctor|editor|head|imam|leader"
    "|lecturer|manager|mayor|minister|neighbour|neighbor|nurse|officer|organiser|organizer|owner"
    "|pastor|priest|principal|professor|rabbi|secretary|supervisor|teacher|therapist|trainer"
    "|treasurer"
)
_PLACE = re.compile(r"\b(?:at|from|in|near|on|of)\s+(?:the\s+)?(?P<name>[^\W\d_a-z][^\W_]+)")
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
    # a small word in the place of what was replaced: "[Person A] Lane" still names somebody
    return [re.sub(KEPT, "x ", text) for text in texts]


def _addresses(text: str) -> Iterator[str]:
    """Mail addresses, telephone numbers, and what people go by elsewhere: "@moss"."""
    yield from (address.strip(".") for address in _ADDRESS.findall(text))


def _names_within(
    text: str, ordinary: Collection[str], first_names: Collection[str]
) -> Iterator[str]:
    for match in _CAPITALISED.finditer(text):
        word = _without_ending(match.group())
        if not word[0].isupper() or word.isupper() or word.casefold() in ordinary:
            continue
        starts = _SENTENCE_START.search(text, max(0, match.start() - 40), match.start())
        named = word.casefold() in first_names or _DOES.match(text, match.start())
        if not starts or (named and not _NOBODY.fullmatch(word)):
            yield word


def _without_ending(word: str) -> str:
    return re.split("['\u2019]", word)[0]


def near_names(
    texts: Iterable[str], names: Iterable[str], ordinary: Collection[str] = ()
) -> tuple[str, ...]:
    """The words that are a registered name but for one typing error, and not ``ordinary``.

    ``texts`` have been redacted.
    """
    # two words that differ by one error have a word in common when a letter is left out of each
    near: dict[str, set[str]] = {}
    parts = {part for name in names for part in WORD.findall(fold(name).lower())}
    for part in parts:
        if len(part) in _NAMES:
            for shorter in _shorter(part):
                near.setdefault(shorter, set()).add(part)
    words = (_without_ending(word) for text in _shown(texts) for word in _CAPITALISED.findall(text))
    return tuple(word for word in dict.fromkeys(words) if _is_near(word, near, ordinary))


def _is_near(word: str, near: Mapping[str, set[str]], ordinary: Collection[str]) -> bool:
    letters = fold(word).lower()
    # one letter may be missing or too many
    if not _NAMES.start - 1 <= len(letters) <= _NAMES.stop or letters in ordinary:
        return False
    names = (name for shorter in _shorter(letters) for name in near.get(shorter, ()))
    return any(_one_error(letters, name) for name in names)


def _shorter(word: str) -> set[str]:
    """``word``, and it without each of its letters."""
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _one_error(word: str, name: str) -> bool:
    """Whether one letter is missing, too many or another, or two have changed places."""
    start = _alike(word, name)
    rests = word[start:], name[start:]
    end = _alike(*(rest[::-1] for rest in rests))
    first, second = (rest[: len(rest) - end] for rest in rests)
    if len(first) == len(second) == 2:
        return first == second[::-1]
    return max(len(first), len(second)) == 1


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
    month = re.compile(MONTH_NAME)
    return tuple(
        shortened(" ".join(sentence.split()), 120)
        for text in texts
        if month.search(text)
        for sentence in _SENTENCE.findall(text)
        if role.search(sentence) and _place(sentence)
    )


def _place(sentence: str) -> bool:
    names = (match["name"].lower() for match in _PLACE.finditer(sentence))
    return any(name not in ORDINARY for name in names)
