"""What is wrong with JSON from elsewhere is said in the program's own words, and quotes none."""

from datetime import date, datetime
from enum import Enum
from typing import Annotated, Any

import pytest
from msgspec import Meta, Struct

from allyjournal.exchange.importers.incoming import Problem
from allyjournal.exchange.importers.json_text import read_json


class Colour(Enum):
    RED = "red"


class One(Struct, tag="one", forbid_unknown_fields=True):
    number: int = 0

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("There is less than nothing")


class Other(Struct, tag="other"):
    """Something else."""


@pytest.mark.parametrize(
    ("kind", "text", "what"),
    [
        (str, "1", "What belongs here is a text"),
        (int | None, '"tamarisk"', "What belongs here is a whole number or null"),
        (list[bool], "[1]", "What belongs here is true or false"),
        (bytes, "3", "What belongs here is a file in Base64"),
        (range, "1", "What belongs here is something else"),
        (date, '"tamarisk"', "This is no day such as 2026-10-14"),
        (datetime, '"tamarisk"', "This is no moment such as 2026-10-14T18:30:00Z"),
        (
            Annotated[datetime, Meta(tz=True)],
            '"2026-10-14T18:30:00"',
            "This moment does not say its time zone",
        ),
        (Colour, '"tamarisk"', "This value is not known"),
        (One | Other, '{"type": "tamarisk"}', "This value is not known"),
        (
            Annotated[str, Meta(pattern="^a")],
            '"tamarisk"',
            "This text does not have the form that belongs here",
        ),
        (Annotated[str, Meta(max_length=1)], '"tamarisk"', "The length of this should be <= 1"),
        (Annotated[int, Meta(ge=1)], "0", "This number should be >= 1"),
        (bytes, '"tamarisk!"', "This is no file in Base64"),
        (Annotated[float, Meta(multiple_of=2)], "3.0", "This cannot be understood"),
        (One, '{"type": "one", "number": -1}', "There is less than nothing"),
    ],
)
def test_a_value_that_does_not_belong(kind: Any, text: str, what: str) -> None:
    problem = read_json(text, kind)
    assert isinstance(problem, Problem)
    assert problem.what == what
    assert problem.where.startswith("$")


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ('["a",\n"b', "line 2", "The file ends before its JSON does"),
        ('["a",\n"b",\ntamarisk]', "line 3", "From here on this is not JSON"),
        ("", "line 1", "The file ends before its JSON does"),
    ],
)
def test_what_is_no_json(text: str, where: str, what: str) -> None:
    assert read_json(text, list[str]) == Problem(where, what)


def test_a_field_too_many_or_too_few() -> None:
    assert read_json('{"type": "one", "b": 1}', One) == Problem("$.b", "This field is not known")
    assert read_json("{}", One | Other) == Problem("$.type", "This field is missing")
