"""What is taken for a place, for an organisation, or for a name that may be a word."""

import pytest

from allyjournal.domain.redaction import Redactor
from tests.unit.domain.people import ROWAN, person, redact


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("At 14 Elm Street, near Hyde Park", "At [place], near [place]"),
        ("The old Elm\nRoad", "The old [place]"),
        ("Saint Mary's Church and Oakham Library", "[organisation] and [organisation]"),
        ("The University of East Anglia said", "The [organisation] said"),
        ("Vive en la calle de la Luna, 5", "Vive en la [place]"),
        ("Plaza Mayor", "[place]"),
        ("la Biblioteca Nacional de España", "la [organisation]"),
        ("Asociación de Vecinos", "[organisation]"),
        ("When Black Lives Network met", "When [organisation] met"),
        (
            "A street in a park, the School, my library",
            "A street in a park, the School, my library",
        ),
        ("The Road to Elm", "The Road to Elm"),
    ],
)
def test_a_place_and_an_organisation_are_known_by_their_form(text: str, left: str) -> None:
    assert redact(text) == left


def test_a_person_whose_name_has_the_form_of_a_place_is_a_person() -> None:
    assert redact("Ada Lane. Elm Street. Ms Lane", person("Heron", "Ada Lane")) == (
        "[Person A]. [place]. Ms [Person A]"
    )


def test_what_was_known_by_its_form_is_told_and_may_stay() -> None:
    redactor = Redactor([])
    assert redactor.redact("On Elm\nStreet") == "On [place]"
    assert list(redactor.by_form) == ["Elm Street"]
    kept = Redactor([], words=["Elm Street"])
    assert kept.redact("On Elm\nStreet") == "On Elm\nStreet"
    assert not kept.by_form


def test_what_the_writer_called_a_place_or_an_organisation_has_no_letter() -> None:
    redactor = Redactor([ROWAN], places=["Elm"], organisations=["Tall Oaks"])
    assert redactor.redact("elm, TALL OAKS', Rowan") == "[place], [organisation]', [Person A]"


def test_what_was_written_small_may_be_a_word() -> None:
    hope = person("Hope")
    redactor = Redactor([hope])
    assert redactor.redact("I hope so, HOPE and Hope") == (
        "I [Person A] so, [Person A] and [Person A]"
    )
    assert list(redactor.maybe_words) == ["hope"]
    knowing = Redactor([hope], words=["hope"])
    assert knowing.redact("I hope so, HOPE and Hope") == "I hope so, [Person A] and [Person A]"
    assert not knowing.maybe_words


@pytest.mark.parametrize("text", ["devika@a.example", "mail devika@b.example", "she is @devika"])
def test_an_address_and_what_is_in_it_can_be_no_word(text: str) -> None:
    redactor = Redactor([person("Devika", "devika@a.example")])
    assert "[Person A]" in redactor.redact(text)
    assert not redactor.maybe_words


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Will you come?", "Will you come?"),
        ("So. Will you, then?", "Will you, then?"),
        ("“Will he and Moss come?”", "Will he and …"),
        ("¿Will viene?", "Will viene?"),
        ("And I met Will there", ""),
        ("Will said no. Will's cup. Will and I", ""),
        ("WILL", "WILL"),
    ],
)
def test_a_name_that_begins_a_sentence_as_a_word_does_is_asked_about(text: str, asked: str) -> None:
    people = person("Will"), person("Moss")
    redactor = Redactor(people)
    assert "Will" not in redactor.redact(text)
    assert "".join(redactor.maybe_words) == asked
    knowing = Redactor(people, words=list(redactor.maybe_words))
    assert ("[Person A]" in knowing.redact(text)) == (not asked or "Moss" in text)
    assert asked[:4] in knowing.redact(text)


def test_what_is_kept_as_a_word_is_kept_only_there() -> None:
    redactor = Redactor([person("Will")], words=["Will you come?"])
    assert redactor.redact("Will you come? Will, come here. I met Will.") == (
        "Will you come? [Person A], come here. I met [Person A]."
    )
