"""Redaction: no registered name and no day survives, and nothing else is touched."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from allyjournal.domain.redaction import Redactor
from tests.unit.domain.people import ROWAN, person, redact


@pytest.mark.parametrize(
    "written",
    [
        "Rowan",
        "rowan",
        "ROWAN",
        "Zoë Müller",
        "zoe muller",
        "ZOE\nMULLER",
        "Zoë-Müller",
        "Zoë. Müller",
        "ZoëMüller",
        "Zoe\u0308",
        "\uff3a\uff4f\uff45",
        "Z**oë",
        "R\\_o\\_wan",
        "Ro\u200bwan",
        "Ro\u00adwan",
        "Ro-\nwan",
        "Ro-wan",
        "Ro\u2011wan",
        "Ro\nwan",
        "R<b>ow</b>an",
        "\u202eRowan",
        "Ro\u2066wan\u2069",
        "Ro\u3164wan",
        "Ro\uffa0wan",
        "Ro\u2800wan",
        "R\u2060o\U000e0077wan",
    ],
)
def test_every_way_of_writing_a_name_is_caught(written: str) -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        text = unicodedata.normalize(form, f"And then {written} said so.")
        assert redact(text, ROWAN).replace("\u202e", "") == "And then [Person A] said so."


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Rowan's cup", "[Person A]'s cup"),
        ("Rowan\u2019s cup", "[Person A]\u2019s cup"),
        ("the Rowans' cups", "the [Person A]' cups"),
        ("Rowans cup, ROWANS", "[Person A] cup, [Person A]"),
        ("Zoë Mu\u0308llers cup", "[Person A] cup"),
        ("**Rowan**", "**[Person A]**"),
        ("Zoë _Müller_", "[Person A]_"),
        ("(Rowan,)", "([Person A],)"),
        ("snake_rowan_case", "snake_[Person A]_case"),
        ("Rowan, Zoë", "[Person A], [Person A]"),
        ("Zoe\u0308\u0301!", "[Person A]!"),
    ],
)
def test_what_stands_around_a_name_stays(written: str, left: str) -> None:
    assert redact(written, ROWAN) == left


@pytest.mark.parametrize("text", ["Rowanberry", "Growan", "Rowanses", "ro\nwan", "Zo", "", "…"])
def test_other_words_stay(text: str) -> None:
    assert redact(text, ROWAN) == text


def test_a_line_end_makes_no_name_of_small_words() -> None:
    isa = person("Isa")
    assert redact("that is\na start", isa) == "that is\na start"
    assert redact("and Is\na said", isa) == "and [Person A] said"


def test_letters_follow_the_order_of_one_summary() -> None:
    redactor = Redactor([person("Bay"), person("Moss"), person("Tansy")])
    assert redactor.redact("Tansy and Bay") == "[Person A] and [Person B]"
    assert redactor.redact("Moss, Bay, Tansy") == "[Person C], [Person B], [Person A]"


def test_letters_go_on_after_z() -> None:
    people = [person(f"Somebody{'x' * count}") for count in range(1, 29)]
    text = ", ".join(one.pseudonym for one in people)
    assert redact(text, *people).endswith("[Person Z], [Person AA], [Person AB]")


def test_a_full_name_is_one_person_and_a_shared_one_belongs_to_the_first() -> None:
    people = person("Moss", "Ada"), person("Bay", "Ada Lane"), person("Tansy", "Ada Lane")
    assert redact("Ada and Ada Lane", *people) == "[Person A] and [Person B]"


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Strauß", "STRAUSS, strauß", "[Person A], [Person A]"),
        ("Łukasz", "Lukasz's", "[Person A]'s"),
        ("Søren", "soren", "[Person A]"),
        ("O'Neill", "ONeill, O\u2019Neill, O\u02bcneill", "[Person A], [Person A], [Person A]"),
        ("Jean-Luc", "Jean Luc, jeanluc", "[Person A], [Person A]"),
        ("王芳", "我和王芳说", "我和[Person A]说"),
        ("민수", "민수가 왔다, 민숙", "[Person A]가 왔다, 민숙"),
        ("สมชาย", "คุณสมชายครับ", "คุณ[Person A]ครับ"),
        ("राम", "राम ने", "[Person A] ने"),
        ("R2D2", "r2d2 r2d23", "[Person A] r2d23"),
    ],
)
def test_names_of_many_scripts(name: str, text: str, left: str) -> None:
    assert redact(text, person(name)) == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("M.", "M. said: I'm 5 m, M is not", "[Person A] said: I'm 5 m, M is not"),
        ("M", "M, m, I'M, M's", "[Person A], m, I'M, [Person A]'s"),
        ("J.T.", "J.T. JT J. T. jt", "[Person A] [Person A] [Person A] jt"),
    ],
)
def test_initials_are_taken_as_they_are_written(name: str, text: str, left: str) -> None:
    assert redact(text, person(name)) == left


@pytest.mark.parametrize("name", ["", "…", "🦊", "\u200b"])
def test_a_name_without_a_letter_is_none(name: str) -> None:
    assert redact("… 🦊 and text", person(name)) == "… 🦊 and text"


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Ada Lane", "Ms Lane, ada lane", "Ms [Person A], [Person A]"),
        ("Ada Lane", "LANE, Ada", "[Person A], [Person A]"),
        ("Zoë Müller-Ødegård", "Mr Odegard", "Mr [Person A]"),
        ("Ada Lane", "a lane behind the house", "a lane behind the house"),
        ("Jo de la Cruz", "De la Jo, de la rue", "De la Jo, de la rue"),
        ("Ada Black", "Black neighbours", "Black neighbours"),
        ("\U0001f150\U0001f150\U0001f150 Lane", "nothing", "nothing"),
    ],
)
def test_a_part_of_a_full_name_is_caught_with_its_capital(name: str, text: str, left: str) -> None:
    assert redact(text, person("Heron", name)) == left


def test_whose_whole_name_it_is_goes_before_whose_part() -> None:
    assert redact("Ada Lane, Ada", person("Bay", "Ada Lane"), person("Ada")) == (
        "[Person A], [Person B]"
    )


def test_names_without_a_record_are_caught() -> None:
    assert Redactor([ROWAN], ["Ulla", "zoe"]).redact("Ulla's, Zoë") == "[Person A]'s, [Person B]"


def test_a_month_stays_where_somebody_is_called_like_it() -> None:
    assert redact("May came in May 2026.", person("May")) == "[Person A] came in May 2026."


def test_what_stands_for_a_person_stays_where_somebody_is_called_like_it() -> None:
    people = person("Person"), person("A")
    assert redact("[Person A] and Person", *people) == "[Person A] and [Person A]"


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Jones", "the Joneses' house", "the [Person A]' house"),
        ("Abel", "los Abeles", "los [Person A]"),
        ("Cruz", "los Cruces, cruces", "los [Person A], cruces"),
        ("Beatriz", "Las Beatrices", "Las [Person A]"),
        ("Tim", "many times. Times change", "many times. Times change"),
        ("Ros", "roses", "roses"),
        ("Al", "Ales", "Ales"),
    ],
)
def test_several_of_a_name_are_caught_with_their_capital(name: str, text: str, left: str) -> None:
    assert redact(text, person(name)) == left


def test_a_name_across_a_cut_goes_to_the_piece_in_which_it_begins() -> None:
    redactor = Redactor([person("Ada Lane")])
    assert redactor.redact_pieces(["with A", "da ", "", "Lane, 14 ", "May"]) == [
        "with [Person A]",
        "",
        "",
        ", May",
        "",
    ]


def test_a_short_name_has_its_capital_before_a_bare_possessive() -> None:
    assert redact("was Was, wa's Wa", person("Wa")) == "was [Person A], [Person A]'s [Person A]"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Maria", "M\u0430ria"),
        ("Rowan", "R\u043ewan"),
        ("ROWAN", "R\u039fWAN"),
        ("Heron", "\u041deron"),
        ("Anna", "\u0410nna"),
        ("Bay", "\u0412ay"),
        ("Gwen", "\u050cw\u0435n"),
        ("Rosy", "R\u03bfs\u03b3"),
        ("Анна", "анна"),
        ("Νίκος", "ΝΙΚΟΣ"),
    ],
)
def test_letters_that_look_alike_are_one(name: str, written: str) -> None:
    assert redact(f"So {written} came", person(name)) == "So [Person A] came"


LATIN = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=3, max_size=9)
TWINS = str.maketrans("aceijopsxyHKMTB", "асеіјорѕхуНКМТВ")  # noqa: RUF001


@given(
    LATIN.map(str.capitalize),
    st.sampled_from([str, str.upper, str.lower]),
    st.integers(0, 8),
    st.sampled_from(["", "s", "'s", "\u2019s", "'"]),
    st.sampled_from(["", "\u200b", "**", "-\n", "\u0301"]),
)
def test_one_letter_of_another_script_a_sign_and_a_possessive_hide_no_name(
    name: str, case: Callable[[str], str], place: int, possessive: str, sign: str
) -> None:
    written = case(name)
    place %= len(written)
    hidden = written[:place] + written[place].translate(TWINS) + sign + written[place + 1 :]
    left = redact(f"+ {hidden}{possessive} +", person(name))
    assert re.fullmatch(r"\+ \[Person A\]\W*s? \+", left)


LETTERS = st.characters(
    categories=("Lu", "Ll", "Lo"), exclude_characters="\u0149\u1160\u115f\u3164\uffa0"
)
NAMES = st.text(LETTERS, min_size=2, max_size=8) | st.sampled_from(
    ["Rowan", "Zoë Müller", "Jean-Luc", "O'Neill", "王芳", "민수", "Łukasz Ødegård", "van den Berg"]
)
WRITINGS = st.sampled_from(
    [
        str,
        str.upper,
        str.lower,
        str.swapcase,
        lambda name: "**".join(name),
        lambda name: "\u200b".join(name),
        lambda name: "\u00ad".join(name),
        lambda name: name.replace(" ", "\n"),
        lambda name: f"_{name}_'s",
        lambda name: f"{name[:1]}-\n{name[1:]}",
    ]
)
FORMS = st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"])


def letters(text: str) -> str:
    """``text`` as a reader who ignores case, accents and signs would compare it."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(filter(str.isalpha, decomposed))


@settings(max_examples=400)
@example("Rowan", lambda name: "**".join(name), "NFD", "before ", " after")
@given(NAMES, WRITINGS, FORMS, st.text(max_size=20), st.text(max_size=20))
def test_no_registered_name_survives(
    name: str, writing: object, form: str, before: str, after: str
) -> None:
    # letters that touch a name make another word of it
    before, after = f"{before} ", f" {after}"
    # a letter that has no capital of its own may come back from it as another letter
    assume(letters(writing(name)) == letters(name))  # type: ignore[operator]
    text = before + unicodedata.normalize(form, writing(name)) + after  # type: ignore[operator]
    left = redact(text, person(name))
    assert "[Person A]" in left
    assert letters(name) not in letters(left.replace("[Person A]", "\n")) or letters(
        name
    ) in letters(before + "\n" + after)


@settings(max_examples=300)
@given(
    st.lists(NAMES, max_size=3),
    st.lists(
        st.text(max_size=12)
        | NAMES
        | st.sampled_from(
            ["2026-10-14", "14 May", "3/4/2026", "[Person B]", "Oct 3", "May 2026", "[place]"]
        )
        | st.sampled_from([" Elm ", "Street ", " of the School", "el 3 de mayo", "Will you "]),
        max_size=8,
    ).map("".join),
)
def test_redacting_twice_changes_nothing(names: list[str], text: str) -> None:
    people = [person(name) for name in names]
    once = redact(text, *people)
    assert redact(once, *people) == once


@given(st.text(max_size=60), st.lists(st.integers(0, 60), max_size=4))
def test_pieces_together_are_the_redacted_text(text: str, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [text[start:end] for start, end in pairwise(places)]
    redacted = Redactor([ROWAN]).redact_pieces(pieces)
    assert len(redacted) == len(pieces)
    assert "".join(redacted) == redact(text, ROWAN)
