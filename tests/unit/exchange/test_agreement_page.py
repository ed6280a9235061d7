"""The agreement as one page of PDF, read back with another library."""

import io
from datetime import UTC, date, datetime
from typing import Any

import pikepdf
import pypdfium2
import pytest

from allyjournal.domain.agreement import (
    AccountabilityContact,
    Agreement,
    AgreementVersion,
    Commitment,
    CommitmentStatus,
    CommunityInput,
    sign,
)
from allyjournal.domain.record import Pillar, begin, new_uid
from allyjournal.exchange import agreement_page

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DAY = date(2026, 10, 23)


def held(pillar: Pillar, statement: str, **fields: Any) -> Commitment:
    return Commitment(uid=new_uid(), pillar=pillar, statement=statement, **fields)


def signed(**fields: Any) -> AgreementVersion:
    usual: dict[str, Any] = {
        "title": "With the tenants",
        "communities": ("tenants", "the hall"),
        "positionality": "I rent.\n\nI am a guest.",
        "guidance_sources": "- the sheet at the door\n- the minutes",
        "community_input": CommunityInput.INVITED,
        "accountability_contacts": (
            AccountabilityContact(person="Moss", role="organiser", since=date(2025, 12, 1)),
            AccountabilityContact(person="Rowan", agreed_to="asks *me*"),
        ),
        "commitments": (
            held(Pillar.REFLECTION, "I read before I ask.", status=CommitmentStatus.PAUSED),
            held(Pillar.LISTENING, "I *wait*.", in_practice="Ten\nbreaths.", if_then_plan="If."),
            held(
                Pillar.RESPONSIBILITY,
                "Two hours.",
                in_practice="Leaflets.",
                status=CommitmentStatus.RETIRED,
            ),
        ),
    }
    agreement = begin(Agreement, DAY, NOW, **(usual | fields))
    return sign(agreement, (), DAY)[1]


def read(version: AgreementVersion) -> list[str]:
    with pypdfium2.PdfDocument(agreement_page.render(version.content, version).data) as document:
        assert len(document) == 1
        text = document[0].get_textpage().get_text_range()
    return [line.strip() for line in text.splitlines()]


def test_it_reads_back_in_the_order_of_the_document() -> None:
    assert read(signed()) == [
        "With the tenants",
        "tenants · the hall",
        "Version 1, signed on 23 October 2026",
        "The community was invited to comment on it.",
        "Where I stand",
        "I rent.",
        "I am a guest.",
        "Listening",
        "1 I wait.",
        "In practice: Ten breaths.",
        "If and then: If.",
        "Responsibility",
        "2 Two hours. (retired)",
        "Reflection and learning",
        "3 I read before I ask. (paused)",
        "Who holds me to account",
        "• Moss, organiser, since December 2025",
        "• Rowan, asks me",
        "What leaders and organisers said",
        "• the sheet at the door",
        "• the minutes",
    ]


def test_a_bare_one_still_says_the_part_of_the_community() -> None:
    bare = signed(
        title=" ",
        communities=(),
        positionality="",
        guidance_sources="",
        accountability_contacts=(),
        community_input=CommunityInput.NONE,
        commitments=(held(Pillar.LISTENING, "I wait."), held(Pillar.LISTENING, "I ask.")),
    )
    assert read(bare) == [
        "My agreement",
        "Version 1, signed on 23 October 2026",
        "My own undertaking; the community was not asked.",
        "Listening",
        "1 I wait.",
        "2 I ask.",
    ]
    assert "Not signed yet" in agreement_page.document(bare.content, None).subtitle


def test_it_is_tagged_and_tells_nothing_but_its_title() -> None:
    version = signed()
    data = agreement_page.render(version.content, version).data
    with pypdfium2.PdfDocument(data) as document:
        assert document.is_tagged()
        told = {name: value for name, value in document.get_metadata_dict().items() if value}
    assert told == {"Title": "With the tenants"}
    with pikepdf.open(io.BytesIO(data)) as opened, opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert {name.rpartition("}")[2] for name in metadata} == {
            "title",
            "language",
            "format",
            "part",
        }


@pytest.mark.parametrize("text", ["#set text(red) $x$ *b* @ref", "\x00\u202e\ufeff\ud800 a", "\n"])
def test_what_is_no_text_and_what_is_no_markup_break_nothing(text: str) -> None:
    version = signed(title=f"T{text}", positionality=text, guidance_sources=text)
    rendered = agreement_page.render(version.content, version)
    with pypdfium2.PdfDocument(rendered.data) as document:
        assert "I wait." in document[0].get_textpage().get_text_range()


def test_characters_without_a_font_are_told() -> None:
    version = signed(positionality="a \ue000 \U0010fffd b")
    assert agreement_page.render(version.content, version).notes
