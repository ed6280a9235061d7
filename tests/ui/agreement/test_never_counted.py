"""Check-ins are neither counted nor averaged anywhere: nothing that is told of them changes when
one value of the sample's check-ins is there three times as often, on the same days."""

from collections.abc import Iterator
from datetime import date

import msgspec
import pypdfium2
import pytest

from allyjournal import assets
from allyjournal.domain.agreement import Agreement
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import new_uid
from allyjournal.exchange.portable import PortableFile
from allyjournal.exchange.renderers import html, markdown, pdf
from allyjournal.exchange.summary.compose import compose
from allyjournal.exchange.summary.selection import Section, Selection, gather
from allyjournal.store.journal import Journal
from allyjournal.ui.agreement.held import CheckInLane
from tests.ui.agreement.pen import lay
from tests.ui.desk import Desk

LAST = date(2026, 11, 21)

VALUES = [value for value in CheckInValue if value is not CheckInValue.NOT_APPLICABLE]


@pytest.fixture(scope="module")
def shipped() -> PortableFile:
    text = assets.text("sample/sample.allyjournal.json")
    return msgspec.json.decode(text, type=PortableFile)


def oftener(shipped: PortableFile, value: CheckInValue) -> list[CheckIn]:
    """Each check-in with ``value`` of the sample twice more."""
    there = [it for it in shipped.records if isinstance(it, CheckIn) and it.value is value]
    assert there
    bare = [it.changed(obstacle="", adjustment="") for it in there for _ in range(2)]
    return [it.changed(uid=new_uid()) for it in bare]


def put_in(journal: Journal, shipped: PortableFile) -> None:
    journal.add(shipped.records, shipped.agreement_versions)


def summaries(journal: Journal) -> Iterator[str]:
    """What a summary with every check-in says, in every format."""
    material = gather(journal, None, LAST)
    told = [it.uid for it in material.records if isinstance(it, Agreement | CheckIn)]
    sections = frozenset({Section.PERIOD, Section.AGREEMENT, Section.COMMITMENTS})
    selection = Selection(sections=sections, included=frozenset(told))
    document = compose(material, selection, LAST).document
    yield markdown.render(document).decode()
    yield html.render(document).decode()
    with pypdfium2.PdfDocument(pdf.render(document).data) as pages:
        yield "".join(page.get_textpage().get_text_range() for page in pages)


def test_no_summary_tells_how_often(journal: Journal, shipped: PortableFile) -> None:
    put_in(journal, shipped)
    before = list(summaries(journal))
    assert all("Did as described" in text for text in before)
    for value in VALUES:
        journal.add(oftener(shipped, value))
    assert list(summaries(journal)) == before


def page_words(desk: Desk) -> tuple[list[str], list[str], list[set[str]]]:
    """The texts of the agreement page, its buttons, and what each lane says, each once."""
    lanes = [set(lane.value_in_words().split("; ")) for lane in desk.all_of(CheckInLane)]
    return desk.reads(), desk.buttons(), lanes


@pytest.mark.parametrize("value", VALUES)
def test_the_page_of_the_agreement_tells_of_no_check_in_how_often(
    desk: Desk, shipped: PortableFile, value: CheckInValue
) -> None:
    desk.does(lambda: put_in(desk.journal, shipped))
    page = lay(desk)
    before = page_words(desk)
    assert any("Check-ins" in words for words in before[1])
    assert any(before[2])
    page.refresh(desk.does(lambda: desk.journal.add(oftener(shipped, value))))
    desk.settles()
    assert page_words(desk) == before
