"""The sample journal is one of its own, shows every state, and ends in the year before today."""

import os
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from allyjournal import assets
from allyjournal.domain.kinds import KINDS, AnyRecord, body
from allyjournal.domain.person import Person
from allyjournal.domain.record import Precision, Record, Visibility
from allyjournal.exchange import sample
from allyjournal.exchange.portable import PortableFile
from allyjournal.exchange.renderers import portable
from allyjournal.store.journal import Journal

FILE = "sample/sample.allyjournal.json"
FIRST, LAST = date(2024, 11, 21), date(2026, 11, 21)
SHARED = {field.encode_name for field in msgspec.structs.fields(Record)} - {"state"}


@pytest.fixture(scope="module")
def shipped() -> PortableFile:
    return msgspec.json.decode(assets.text(FILE), type=PortableFile)


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (date(2026, 11, 20), -52),
        (date(2026, 11, 21), 0),
        (date(2027, 11, 18), 0),
        (date(2027, 11, 20), 52),
        (date(2031, 3, 3), 208),
    ],
)
def test_its_days_move_by_whole_years(
    tmp_path: Path, shipped: PortableFile, today: date, weeks: int
) -> None:
    folder = tmp_path / "Sample.allyjournal"
    journal = sample.create(folder, today)
    before = {record.uid: record.occurred_on for record in shipped.records}
    for record in journal.all():
        was = before[record.uid]
        if record.precision is Precision.DAY:
            assert record.occurred_on == was + timedelta(weeks=weeks)
        else:
            assert record.occurred_on == was.replace(year=was.year + weeks // 52)
    written = max(record.created_at.date() for record in journal.all())
    assert LAST + timedelta(weeks=weeks) == written
    assert timedelta(0) <= today - written < timedelta(weeks=52)
    journal.close()
    Journal.open(folder, sample.PASSPHRASE).close()


def test_moments_keep_their_zone_and_move_as_well(tmp_path: Path) -> None:
    journal = sample.create(tmp_path / "Sample.allyjournal", date(2027, 11, 20))
    record = max(journal.all(), key=lambda one: one.created_at)
    assert record.created_at.tzinfo is not None
    assert record.created_at.year == 2027
    journal.close()


def test_the_shipped_file_is_its_own_export(tmp_path: Path, shipped: PortableFile) -> None:
    journal = sample.create(tmp_path / "Sample.allyjournal", LAST)
    assert portable.render(journal, shipped.exported_at) == assets.path(FILE).read_bytes()
    journal.close()


def test_it_is_two_years_of_every_kind(shipped: PortableFile) -> None:
    shown = [record for record in shipped.records if not record.trashed_at]
    assert len(shown) >= 300
    assert {record.kind for record in shown} == set(KINDS)
    written = [record.created_at.date() for record in shown]
    assert (min(written), max(written)) == (FIRST, LAST)
    months = {(day.year, day.month) for day in written}
    assert len(months) == 25, "something was written in every month"
    assert 1 <= len(shipped.records) - len(shown) <= 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_and_choice_of_a_kind_is_shown(shipped: PortableFile, kind: str) -> None:
    """A state also by having been gone through: a history shows it."""
    fields = {field.encode_name: field.type for field in _struct(KINDS[kind]).fields}
    asked = {one for name in fields.keys() - SHARED for one in _choices(fields[name])}
    assert asked - set(_shown(record for record in shipped.records if record.kind == kind)) == set()


def test_every_precision_and_visibility_is_shown(shipped: PortableFile) -> None:
    assert {record.precision for record in shipped.records} == set(Precision)
    assert {record.visibility for record in shipped.records} == set(Visibility)


def test_what_prompted_an_amendment_is_there(shipped: PortableFile) -> None:
    kinds = {record.uid: record.kind for record in shipped.records}
    prompted = [one.prompted_by for one in shipped.agreement_versions if one.prompted_by]
    assert prompted
    assert {kinds[uid] for uid in prompted} == {"feedback"}
    assert {revision.record for revision in shipped.revisions} <= kinds.keys()


def test_it_calls_people_by_pseudonyms(shipped: PortableFile) -> None:
    """But for the few slips that a summary is there to catch."""
    real = {
        name for person in shipped.records if isinstance(person, Person) for name in person.names
    }
    slips = [one for one in shipped.records if any(name in _text(one) for name in real)]
    assert 1 <= len(slips) <= 4


def test_it_neither_scores_nor_praises(shipped: PortableFile) -> None:
    words = r"\b(scores?|streaks?|well done|good job|congratulations|overdue|good ally)\b"
    found = [hit for one in shipped.records for hit in re.findall(words, _text(one), re.IGNORECASE)]
    assert not found


def _text(record: AnyRecord) -> str:
    return "\n".join([record.title, *body(record)])


def _struct(kind: type[Record]) -> inspect.StructType:
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    return described


def _choices(kind: inspect.Type) -> Iterator[Enum]:
    """Every member of every enum that a field of this type can hold."""
    match kind:
        case inspect.EnumType(cls=choices):
            yield from choices
        case inspect.Metadata(type=inner) | inspect.VarTupleType(item_type=inner):
            yield from _choices(inner)
        case inspect.UnionType(types=types):
            yield from (one for inner in types for one in _choices(inner))
        case inspect.StructType(fields=fields):
            yield from (one for field in fields for one in _choices(field.type))


def _shown(value: Any) -> Iterator[Enum]:
    """Every member of an enum in ``value``, and the states that its records went through."""
    if isinstance(value, Enum):
        yield value
    elif isinstance(value, Record):
        yield from (type(value.state)(change.state) for change in value.state_history)
        yield from _shown(_values(value))
    elif isinstance(value, msgspec.Struct):
        yield from _shown(_values(value))
    elif not isinstance(value, str | dict | int | date | None):
        yield from (one for part in value for one in _shown(part))


def _values(struct: msgspec.Struct) -> list[Any]:
    return list(msgspec.structs.asdict(struct).values())


def test_what_a_kill_left_behind_goes_after_a_day(tmp_path: Path) -> None:
    now = datetime.now()
    (place := tmp_path / "tmp").mkdir()
    for name, hours in (("old", 25), ("young", 23), ("other", 25)):
        prefix = "" if name == "other" else sample.PREFIX
        folder = place / f"{prefix}{name}"
        (folder / "Sample.allyjournal").mkdir(parents=True)
        touched = (now - timedelta(hours=hours)).timestamp()
        os.utime(folder / "Sample.allyjournal", (touched, touched))
        os.utime(folder, (0, 0))
    (place / f"{sample.PREFIX}link").symlink_to(place / "other")
    sample.sweep(place, now)
    left = {it.name.removeprefix(sample.PREFIX) for it in place.iterdir()}
    assert left == {"young", "other", "link"}
    assert (place / "other" / "Sample.allyjournal").exists()
