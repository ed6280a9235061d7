"""Whatever stands in any field of any kind of record: no name leaves in any file, and hostile text
leaves as text."""

import html as html_entities
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

import pikepdf
import pypdfium2
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.kinds import AnyRecord, decode, encode
from allyjournal.domain.likeness import fold
from allyjournal.domain.person import Person
from allyjournal.domain.record import Visibility
from allyjournal.domain.redaction import Redactor
from allyjournal.domain.reflection import Reflection
from allyjournal.domain.text import clean
from allyjournal.exchange.renderers import html, markdown, pdf
from allyjournal.exchange.summary.compose import compose
from allyjournal.exchange.summary.document import Document, redacted, texts
from allyjournal.exchange.summary.selection import LetIn, Material, Section, Selection
from tests.unit.exchange.records import TODAY, every_kind, made

_NOT_TOLD = ("person", "mentor", "share")
_EVERY, _VERSION = every_kind()


def material(words: str, *people: Person) -> Material:
    """A journal with ``words`` in every text of every kind of record."""
    records = tuple(_saying(it, words) for it in _EVERY if it.kind not in _NOT_TOLD)
    (agreement,) = (it for it in records if it.kind == "agreement")
    version = AgreementVersion(
        uid=_VERSION.uid,
        agreement=_VERSION.agreement,
        number=1,
        signed_on=_VERSION.signed_on,
        change_reason=words,
        content=agreement,
    )
    return Material(None, TODAY, records, (version,), people, ())


def _saying(record: AnyRecord, words: str) -> AnyRecord:
    # no file and no page brings in what JSON cannot hold
    written = json.dumps(clean(words))[1:-1]
    said = re.sub(r"The \*\w+\* of it", lambda _: written, encode(record).decode())
    fields = {"out_of_scope": False} if record.kind == "mistake" else {}
    return decode(said.encode()).changed(visibility=Visibility.ASK, **fields)


def composed(words: str, *people: Person) -> Document:
    """The summary that lets in all there is."""
    there = material(words, *people)
    uids = frozenset(record.uid for record in there.records)
    selection = Selection(
        sections=frozenset(Section),
        included=uids,
        let_in=dict.fromkeys(uids, frozenset(LetIn)),
        questions=words,
    )
    return compose(there, selection, TODAY).document


def outputs(document: Document) -> Iterator[str]:
    """All that any of the files says to a reader, and what else a PDF holds in words."""
    yield markdown.render(document).decode()
    yield html_entities.unescape(re.sub("<[^>]*>", "", html.render(document).decode()))
    data = pdf.render(document).data
    with pypdfium2.PdfDocument(data) as opened:
        yield "\n".join(page.get_textpage().get_text_range() for page in opened)
    with pikepdf.open(io.BytesIO(data)) as file:
        yield "\n".join(str(it) for it in _strings(file))
        yield file.Root.Metadata.read_bytes().decode()


def _strings(file: pikepdf.Pdf) -> Iterator[pikepdf.String]:
    for thing in file.objects:
        yield from _strings_in(thing)


def _strings_in(thing: object) -> Iterator[pikepdf.String]:
    if isinstance(thing, pikepdf.String):
        yield thing
    elif isinstance(thing, pikepdf.Array):
        for part in thing.as_list():
            if not getattr(part, "is_indirect", False):
                yield from _strings_in(part)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for _, part in thing.items():
            if not getattr(part, "is_indirect", False):
                yield from _strings_in(part)


def letters(text: str) -> str:
    """As a reader compares who sees neither case, accents nor signs."""
    return "".join(filter(str.isalpha, fold(text))).lower()


NAMES = st.text("qxzkvwéñø", min_size=4, max_size=9).map(str.capitalize) | st.sampled_from(
    ["Rowan", "Zoë Müller", "Jean-Luc", "O'Neill", "王芳", "Łukasz Ødegård", "Иван"]
)
WRITINGS = st.sampled_from(
    [
        str,
        str.upper,
        str.lower,
        lambda name: f"{name}s",
        lambda name: f"{name}\u2019s",
        lambda name: f"**{name[:1]}**{name[1:]}",
        lambda name: f"{name[:-1]}_{name[-1]}_",
        lambda name: "\u200b".join(name),
        lambda name: "\u2066".join(name),
        lambda name: f"{name[:2]}-\n{name[2:]}",
        lambda name: f"[{name}](https://a.example/{name})",
        lambda name: name.replace("o", "\u043e").replace("x", "\u0445"),
    ]
)


@cache
def of_its_own() -> str:
    """The letters of the files in which nobody is named: "www" and "have on" are in a row there."""
    return "\n".join(map(letters, outputs(composed("so it was, again"))))


@settings(max_examples=40)
@example("Rowan", lambda name: f"**{name[:1]}**{name[1:]}", "NFD")
@given(NAMES, WRITINGS, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_no_registered_name_is_in_any_file(
    name: str, writing: Callable[[str], str], form: str
) -> None:
    assume(letters(name) not in of_its_own())
    words = unicodedata.normalize(form, f"so it was {writing(name)}, again")
    person = made(Person, pseudonym="Heron", names=(name,))
    document = composed(words, person)
    for output in outputs(document):
        assert letters(name) not in letters(output)
    assert "[Person A]" in "\n".join(texts(document))
    assert redacted(document, Redactor([person])) == document


@pytest.mark.parametrize(
    "hostile",
    [
        '#set text(red) #sys.inputs $x$ @ref <label> \\u{41} /* c */ // "',
        "<script>alert(1)</script> &amp; </style></title><!-- -->",
        "{{7*7}} {% x %} ${x} <%= y %>",
        "a\x00b\ud800c\u202ed\u2066e\u200bf",
    ],
    ids=["typst", "html", "templates", "unseen"],
)
def test_hostile_text_is_text_in_every_field(hostile: str) -> None:
    document = composed(hostile)
    seen = re.sub("[\x00\u202e\u2066\u200b]", "", hostile).replace("\ud800", "\ufffd")
    _markdown, as_html, as_pdf, *_rest = outputs(document)
    for said in (as_html, as_pdf):
        # the numbers of pages stand between words
        there = re.sub(r"\s|\d+ / \d+", "", said)
        assert "".join(seen.split()) in there


def test_a_word_of_a_million_letters_is_in_every_file() -> None:
    """It reaches each of them whole, and nothing along the way takes more than its share."""
    word = "w" * 1_000_000
    entry = made(Reflection, title="Long", text=word)
    there = Material(None, TODAY, (entry,), (), (made(Person, pseudonym="Heron"),), ())
    selection = Selection(
        included=frozenset({entry.uid}), let_in={entry.uid: frozenset({LetIn.BODY})}
    )
    summary = compose(there, selection, TODAY)
    assert summary.to_decide == ()
    for said in list(outputs(summary.document))[:3]:
        assert said.count("w") >= len(word)
