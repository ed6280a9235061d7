"""The whole summary: nothing unchosen, no name and no day leaves in any format."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from allyjournal import assets
from allyjournal.domain.agreement import AccountabilityContact, Agreement
from allyjournal.domain.kinds import AnyRecord, body
from allyjournal.domain.mentoring import Mentor
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.person import Person
from allyjournal.domain.record import Visibility, new_uid
from allyjournal.domain.redaction import Redactor, fold
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.exchange import importing
from allyjournal.exchange.renderers import html, markdown, pdf
from allyjournal.exchange.summary.compose import Decision, Doubt, compose
from allyjournal.exchange.summary.decided import Decided
from allyjournal.exchange.summary.document import texts
from allyjournal.exchange.summary.selection import (
    LetIn,
    Material,
    Selection,
    first_selection,
    gather,
    offers,
)
from allyjournal.store.journal import Journal
from tests.conftest import PASSPHRASE
from tests.unit.exchange.records import TODAY, commitment, made, signed


@pytest.fixture
def sample(journal: Journal) -> Material:
    shipped = importing.read(assets.path("sample/sample.allyjournal.json"))
    importing.bring_in(journal, importing.prepare(journal, shipped))
    return gather(journal, None, TODAY)


def everything(material: Material) -> Selection:
    """All that a writer can let in."""
    uids = frozenset(offer.record.uid for offer in offers(material))
    return Selection(included=uids, let_in=dict.fromkeys(uids, frozenset(LetIn)))


def test_the_first_summary_is_neither_empty_nor_careless(sample: Material) -> None:
    summary = compose(sample, first_selection(sample), TODAY)
    shown = "\n".join(texts(summary.document))
    assert len(shown) > 1000
    for reflection in sample.of(Reflection):
        for text in body(reflection.changed(next_action=None)):
            assert text not in shown
    for mistake in sample.of(Mistake):
        for text in body(mistake):
            assert len(text) < 20 or text not in shown
    for record in _unticked(sample):
        assert not record.title or record.title not in shown


def test_a_hidden_topic_leaves_no_trace_in_a_summary(journal: Journal) -> None:
    journal.save(made(Reflection, text="A supper.", state=ReflectionState.KEPT))
    before = compose(gather(journal, None, TODAY), everything(gather(journal, None, TODAY)), TODAY)
    journal.change_vocabulary(lambda own: own.hiding("caste").skipping("caste-served"))
    material = gather(journal, None, TODAY)
    summary = compose(material, everything(material), TODAY)
    assert summary == before
    assert "caste" not in "\n".join(texts(summary.document))


def _unticked(material: Material) -> list[AnyRecord]:
    return [offer.record for offer in offers(material) if not offer.ticked]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(st.data())
def test_what_is_not_ticked_might_as_well_not_exist(
    tmp_path: Path, sample: Material, data: st.DataObject
) -> None:
    """Neither a word nor a number tells of it: without it, the same bytes leave."""
    there = {record.uid: record for record in sample.records}
    uids = frozenset(data.draw(st.sets(st.sampled_from(list(there)), max_size=40)))
    since = data.draw(st.none() | st.dates(date(2025, 12, 1), TODAY))
    let_in = data.draw(st.sets(st.sampled_from(LetIn)))
    selection = Selection(included=uids, let_in=dict.fromkeys(uids, frozenset(let_in)))
    ticked = [record for uid, record in there.items() if uid in uids]
    amid_others, alone = (
        composed(tmp_path / new_uid(), records, sample, since, selection)
        for records in (sample.records, ticked)
    )
    assert amid_others == alone


def composed(
    folder: Path,
    records: Sequence[AnyRecord],
    sample: Material,
    since: date | None,
    selection: Selection,
) -> bytes:
    """The summary from a journal that holds ``records`` of the sample, and its people."""
    uids = {record.uid for record in records}
    with closing(Journal.create(folder, PASSPHRASE)[0]) as journal:
        versions = [version for version in sample.versions if version.agreement in uids]
        journal.add([*sample.people, *records], versions)
        document = compose(gather(journal, since, TODAY), selection, TODAY).document
    return markdown.render(document)


def test_a_private_record_is_not_told_even_when_it_was_ticked(journal: Journal) -> None:
    record = made(Reflection, title="Mine alone", visibility=Visibility.PRIVATE)
    journal.add([record])
    selection = Selection(included=frozenset({record.uid}))
    shown = "\n".join(texts(compose(gather(journal, None, TODAY), selection, TODAY).document))
    assert "Mine alone" not in shown


def test_who_holds_the_writer_to_account_is_known_from_what_is_not_ticked(
    journal: Journal,
) -> None:
    contact = AccountabilityContact(person="Ulla")
    entry = made(Reflection, title="What Ulla heard")
    agreement = made(Agreement, accountability_contacts=(contact,), visibility=Visibility.PRIVATE)
    journal.add([agreement, entry])
    selection = Selection(included=frozenset({entry.uid}))
    shown = "\n".join(texts(compose(gather(journal, None, TODAY), selection, TODAY).document))
    assert "What [Person A] heard" in shown


def test_names_of_those_in_the_trash_stay_out_as_well(journal: Journal) -> None:
    person, mentor = made(Person, pseudonym="Ashby"), made(Mentor, pseudonym="Quince")
    entry = made(Reflection, title="What Ashby and Quince asked")
    journal.add([person, mentor, entry])
    for somebody in (person, mentor):
        journal.trash(somebody.uid)
    selection = Selection(included=frozenset({entry.uid}))
    shown = "\n".join(texts(compose(gather(journal, None, TODAY), selection, TODAY).document))
    assert "What [Person A] and [Person B] asked" in shown


def test_a_mentor_is_not_named_either(journal: Journal) -> None:
    entry = made(Reflection, title="What Quince and Medlar asked")
    journal.add([made(Mentor, pseudonym="Quince"), made(Mentor, pseudonym="Medlar"), entry])
    selection = Selection(included=frozenset({entry.uid}))
    shown = "\n".join(texts(compose(gather(journal, None, TODAY), selection, TODAY).document))
    assert "What [Person A] and [Person B] asked" in shown


def test_what_somebody_was_called_before_leaves_no_more_than_their_name(journal: Journal) -> None:
    person, mentor = made(Person, pseudonym="Ashby"), made(Mentor, pseudonym="Quince")
    entry = made(Reflection, title="What Ashby, Heron and Quince asked")
    journal.add([person, mentor, entry])
    journal.save(person.changed(pseudonym="Heron"), keep_previous=True)
    journal.save(mentor.changed(pseudonym="Medlar"), keep_previous=True)
    selection = Selection(included=frozenset({entry.uid}))
    shown = "\n".join(texts(compose(gather(journal, None, TODAY), selection, TODAY).document))
    assert "What [Person A], [Person A] and [Person B] asked" in shown
    # who is called so now is meant
    journal.save(made(Person, pseudonym="Ashby"))
    shown = "\n".join(texts(compose(gather(journal, None, TODAY), selection, TODAY).document))
    assert "What [Person A], [Person B] and [Person C] asked" in shown


def test_no_name_and_no_day_leaves_when_everything_is_let_in(sample: Material) -> None:
    summary = compose(sample, everything(sample), TODAY)
    rendered = pdf.render(summary.document).data
    with pypdfium2.PdfDocument(rendered) as document:
        described = str(document.get_metadata_dict())
    outputs = ["\n".join(texts(summary.document)), markdown.render(summary.document).decode()]
    outputs += [html.render(summary.document).decode(), pdf_text(rendered), described]
    names = [name for one in sample.people for name in (one.pseudonym, *one.names) if name]
    assert names
    for output in outputs:
        assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b", output)
        for name in names:
            assert not re.search(rf"\b{re.escape(name)}\b", output, re.IGNORECASE), name


def test_composing_again_gives_the_same(sample: Material) -> None:
    selection = everything(sample)
    assert compose(sample, selection, TODAY) == compose(sample, selection, TODAY)


def test_no_sum_average_or_share_is_told(sample: Material) -> None:
    shown = "\n".join(texts(compose(sample, first_selection(sample), TODAY).document)).lower()
    assert not re.search(r"%|percent|average|total|score|streak|overdue", shown)


def test_what_is_to_be_decided_is_listed(journal: Journal) -> None:
    records = [
        made(Reflection, title=title, visibility=Visibility.SHAREABLE, state=ReflectionState.KEPT)
        for title in ("What Amara said about Pride", "The tree warden from Oakham")
    ]
    records[0] = records[0].changed(topics=("amara",), communities=("Pride choir",))
    journal.add([*records, made(Person, pseudonym="Fern", role="tree warden")])
    material = gather(journal, None, TODAY)
    summary = compose(material, first_selection(material), TODAY)
    assert summary.to_decide == (
        Decision(Doubt.LIKELY_NAME, "Amara"),
        Decision(Doubt.LIKELY_NAME, "Oakham"),
        Decision(Doubt.RISKY_COMBINATION, "The tree warden from Oakham."),
    )


def test_a_typing_error_and_a_name_that_is_a_word_are_to_be_decided(journal: Journal) -> None:
    entry = made(Reflection, title="I hope that Rowna and Petra came")
    journal.add([entry, made(Person, pseudonym="Hope"), made(Person, pseudonym="Rowan")])
    material = gather(journal, None, TODAY)
    selection = Selection(included=frozenset({entry.uid}))
    summary = compose(material, selection, TODAY)
    assert summary.to_decide == (
        Decision(Doubt.NEAR_NAME, "Rowna"),
        Decision(Doubt.LIKELY_NAME, "Petra"),
        Decision(Doubt.MAYBE_A_WORD, "hope"),
    )
    assert "I [Person A] that Rowna" in "\n".join(texts(summary.document))
    kept = compose(material, replace(selection, decided=Decided(words=("hope",))), TODAY)
    assert "I hope that Rowna" in "\n".join(texts(kept.document))
    assert Decision(Doubt.MAYBE_A_WORD, "hope") not in kept.to_decide


def test_what_was_decided_is_obeyed_and_not_asked_again(journal: Journal) -> None:
    title = "I hope that Rowna, Petra and the Oaks met Ines at Elmford, in Elm Street"
    entry = made(Reflection, title=title, communities=("Oak Society",), text="The Oak Society")
    journal.add([entry, made(Person, pseudonym="Hope"), made(Person, pseudonym="Rowan")])
    material = gather(journal, None, TODAY)
    decided = Decided(
        people=("Petra", "Rowna", "Elsewhere"),
        places=("Elmford",),
        organisations=("the Oaks",),
        words=("hope", "Elm Street"),
        settled=("Ines",),
    )
    summary = compose(material, replace(everything(material), decided=decided), TODAY)
    shown = "\n".join(texts(summary.document))
    assert (
        "I hope that [Person A], [Person B] and [organisation] met Ines at [place], in Elm Street"
    ) in shown
    # the writer's own communities are told by their names
    assert "The Oak Society" in shown
    assert (summary.to_decide, summary.replaced) == ((), 4)


def test_a_place_by_its_form_is_pointed_out(journal: Journal) -> None:
    journal.add([entry := made(Reflection, title="Rowan came to Elm Street")])
    journal.add([made(Person, pseudonym="Rowan")])
    selection = Selection(included=frozenset({entry.uid}))
    summary = compose(gather(journal, None, TODAY), selection, TODAY)
    assert "[Person A] came to [place]" in "\n".join(texts(summary.document))
    assert summary.to_decide == (Decision(Doubt.BY_FORM, "Elm Street"),)
    assert not Doubt.BY_FORM.is_open


def test_who_holds_the_writer_to_account_is_not_named(journal: Journal) -> None:
    contacts = [AccountabilityContact(person=name) for name in ("Ulla", "my sister", "")]
    agreement = made(Agreement, accountability_contacts=contacts, visibility=Visibility.SHAREABLE)
    agreement, first = signed(agreement.changed(commitments=(commitment("Ask"),)), "2026-11-01")
    without = agreement.changed(accountability_contacts=(), title="What Ulla and my sister heard")
    without, second = signed(without, "2026-11-02", first, reason="They moved away")
    journal.add([without], [first, second])
    material = gather(journal, None, TODAY)
    shown = "\n".join(texts(compose(material, first_selection(material), TODAY).document))
    assert "What [Person A] and my sister heard" in shown


NAMES = st.text(st.characters(categories=("Lu", "Ll")), min_size=3, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(NAMES, st.text(max_size=30), st.booleans())
def test_no_registered_name_survives_in_any_text(name: str, around: str, upper: bool) -> None:
    written = f"{around} {name.upper() if upper else name}, {around}"
    person = made(Person, pseudonym=name)
    entry = made(Reflection, title=written, text=written, people=(person.uid,))
    material = Material(TODAY, TODAY, (entry,), (), (person,), ())
    summary = compose(material, everything(material), TODAY)
    again = Redactor([person])
    assert all(again.redact(text) == text for text in texts(summary.document))


WRITINGS = st.sampled_from(
    [
        str,
        str.upper,
        str.lower,
        lambda name: f"{name}s",
        lambda name: f"{name}'s",
        lambda name: "**".join(name),
        lambda name: "\u200b".join(name),
        lambda name: f"{name[:2]}-\n{name[2:]}",
        lambda name: name.replace("a", "\u0430"),
        lambda name: unicodedata.normalize("NFD", name),
    ]
)


@settings(max_examples=40)
@given(st.sampled_from(["Rowan", "Zoë Müller", "Jean-Luc", "O'Neill", "Łukasz Dana"]), WRITINGS)
def test_no_registered_name_is_in_any_file(name: str, writing: Callable[[str], str]) -> None:
    words = f"So it was {writing(name)}, again"
    entry = made(Reflection, title=words, text=words)
    person = made(Person, pseudonym="Heron", names=(name,))
    material = Material(TODAY, TODAY, (entry,), (), (person,), ())
    document = compose(material, everything(material), TODAY).document
    shown = re.sub("<[^>]*>", "", html.render(document).decode().partition("<body>")[2])
    for output in (markdown.render(document).decode(), shown, pdf_text(pdf.render(document).data)):
        assert "[Person A]" in output
        assert letters(name) not in letters(output)


def pdf_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def letters(text: str) -> str:
    """As a reader would compare it who sees neither case, accents nor signs."""
    return "".join(filter(str.isalpha, fold(text))).lower()
