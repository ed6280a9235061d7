"""What one section of a summary says, as lines."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from allyjournal.domain.kinds import AnyRecord
from allyjournal.exchange.summary.compose import compose
from allyjournal.exchange.summary.document import Document, texts
from allyjournal.exchange.summary.selection import LetIn, Section, Selection, gather
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import TODAY


def told(
    journal: Journal,
    section: Section,
    ticked: Iterable[AnyRecord] = (),
    let_in: Iterable[LetIn] = (),
    since: str = "2026-01-01",
    mentor: str = "",
    questions: str = "",
) -> Document:
    """The summary of one section."""
    uids = frozenset(record.uid for record in ticked)
    selection = Selection(
        sections=frozenset({section}),
        included=uids,
        let_in=dict.fromkeys(uids, frozenset(let_in)),
        questions=questions,
    )
    material = gather(journal, date.fromisoformat(since), TODAY, mentor)
    return compose(material, selection, TODAY).document


def written(journal: Journal, section: Section, *chosen: Any, **more: Any) -> list[str]:
    """The lines of one section below its heading."""
    return list(texts(told(journal, section, *chosen, **more)))[3:]
