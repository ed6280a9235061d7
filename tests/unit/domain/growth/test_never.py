"""What looking back never does: count, add up, rank or praise.

Numbers of words, streaks, gaps, feelings, apologies given, fewer mistakes as progress, and any
total, average or share are neither in the results nor in the names of the code.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
import pytest
from msgspec import Struct

from allyjournal import assets
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.growth.facts import of_mistake
from allyjournal.domain.growth.measures import Growth, growth
from allyjournal.domain.growth.noticing import Dot
from allyjournal.domain.growth.period import year_until
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Apology, ApologyPart, ApologyStatus, Mistake
from allyjournal.domain.record import new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange.portable import PortableFile
from tests.unit.domain.growth.making import day
from tests.unit.domain.growth.telling import sources

PACKAGE = Path(assets.__file__).parent
PLACES = (
    "domain/growth",
    "store/growth.py",
    "store/moments.py",
    "exchange/summary/growth.py",
    "ui/growth",
)
NEVER = {
    *("streak", "streaks", "average", "averages", "mean", "median", "total", "totals"),
    *("score", "scores", "sentiment", "percent", "percentage", "rate", "rates", "ratio"),
    *("badge", "rank", "ranking", "statistics", "counter", "percentile"),
}


def files(place: str) -> list[Path]:
    found = PACKAGE / place
    return [found] if found.is_file() else sorted(found.rglob("*.py"))


def words(source: str) -> set[str]:
    """Every word in the names and texts of a program, its comments and docstrings apart."""
    tree = ast.parse(source)
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts = [text for node in ast.walk(tree) if id(node) not in told for text in _texts(node)]
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", " ".join(texts))
    return set(re.findall("[a-z]+", spaced.casefold()))


def _texts(node: ast.AST) -> Iterator[str]:
    """The names that a node has, and the text that it is."""
    for name in ("name", "id", "attr", "arg", "module", "value"):
        if isinstance(text := getattr(node, name, None), str):
            yield text


@pytest.mark.parametrize("place", PLACES)
def test_no_name_or_text_in_the_code_is_on_the_list(place: str) -> None:
    assert files(place)
    for path in files(place):
        assert not words(path.read_text(encoding="utf-8")) & NEVER, path


def test_the_check_sees_every_place_a_word_can_stand_in() -> None:
    program = """
    '''total'''  # score
    import statistics
    from a import median as m
    def averageOf(rates, *, percent=0): return rates.badge
    class StreakRow: ranking: int = f"{x} sentiment"
    f(ratio=1)
    """
    source = "\n".join(line.strip() for line in program.splitlines())
    expected = {"statistics", "median", "average", "rates", "percent", "badge", "streak"}
    assert words(source) & NEVER == {*expected, "ranking", "sentiment", "ratio"}


def numbers(kind: Any, place: str = "") -> Iterator[str]:
    """Where a result holds a number."""
    if kind in (int, float):
        yield place
    elif (
        isinstance(kind, type)
        and issubclass(kind, Struct | tuple)
        and hasattr(kind, "__annotations__")
    ):
        if kind.__module__.startswith("allyjournal.domain.growth"):
            for name, part in get_type_hints(kind).items():
                yield from numbers(part, f"{kind.__name__}.{name}")
    elif get_origin(kind):
        for part in get_args(kind):
            yield from numbers(part, place)


def test_the_days_of_one_mistake_are_the_only_numbers() -> None:
    kept = {"Stretch.days", "Stretch.taken_out"}
    assert set(numbers(Growth)) == {"Dot.days", "Dot.taken_out", *kept}
    assert set(numbers(Dot)) == {"Dot.days", "Dot.taken_out", *kept}


@pytest.fixture(scope="module")
def shipped() -> PortableFile:
    text = assets.text("sample/sample.allyjournal.json")
    return msgspec.json.decode(text, type=PortableFile)


def looked_back(shipped: PortableFile, records: list[AnyRecord]) -> Growth:
    there = [it for it in records if not it.trashed_at]
    return growth(sources(there, shipped.agreement_versions), year_until(day("2026-11-21")))


def but_for(found: Growth, *names: str) -> list[Any]:
    return [getattr(found, it) for it in found.__struct_fields__ if it not in names]


@pytest.mark.parametrize("value", CheckInValue)
def test_more_check_ins_of_one_value_are_marks_and_change_nothing_else(
    shipped: PortableFile, value: CheckInValue
) -> None:
    before = looked_back(shipped, list(shipped.records))
    there = [it for it in shipped.records if isinstance(it, CheckIn) and it.value is value]
    assert there
    more = [it.changed(uid=new_uid()) for it in there for _ in range(2)]
    after = looked_back(shipped, [*shipped.records, *more])
    assert but_for(after, "lanes") == but_for(before, "lanes")
    for one, other in zip(before.lanes, after.lanes, strict=True):
        said = [{(it.occurred_on, it.value) for it in lane.check_ins} for lane in (one, other)]
        assert said[0] == said[1]
        assert (one.uid, one.reworded_on) == (other.uid, other.reworded_on)


def test_how_much_was_written_and_how_it_felt_change_nothing(shipped: PortableFile) -> None:
    before = looked_back(shipped, list(shipped.records))
    longer = [
        it.changed(text=f"{it.text}{' word' * 500}", intensity_before=0, intensity_after=10)
        if isinstance(it, Reflection)
        else it
        for it in shipped.records
    ]
    after = looked_back(shipped, longer)
    assert but_for(after, "pairs") == but_for(before, "pairs")
    chosen = [
        [(it.subject, it.then.uid, it.now.uid) for it in one.pairs] for one in (before, after)
    ]
    assert chosen[0] == chosen[1]


def test_no_month_tells_how_often_something_was_written(shipped: PortableFile) -> None:
    before = looked_back(shipped, list(shipped.records))
    more = [it.changed(uid=new_uid()) for it in shipped.records if it.pillar and not it.trashed_at]
    assert looked_back(shipped, [*shipped.records, *more]).grid == before.grid


@pytest.mark.parametrize("status", ApologyStatus)
def test_apologies_are_not_looked_at(shipped: PortableFile, status: ApologyStatus) -> None:
    given = Apology(status=status, draft="I am sorry.", checklist=tuple(ApologyPart))
    for mistake in shipped.records:
        if isinstance(mistake, Mistake):
            assert of_mistake(mistake.changed(apology=given)) == of_mistake(mistake)
