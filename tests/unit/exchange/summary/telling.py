"""What one section of a summary says, as lines."""

from collections.abc import Iterable
from datetime import date

from allyjournal.domain.kinds import AnyRecord
from allyjournal.exchange.summary.compose import compose
from allyjournal.exchange.summary.document import texts
from allyjournal.exchange.summary.selection import LetIn, Section, Selection, gather
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import TODAY


def written(
    journal: Journal,
    section: Section,
    ticked: Iterable[AnyRecord] = (),
    let_in: Iterable[LetIn] = (),
    since: str = "2026-01-01",
    mentor: str = "",
) -> list[str]:
    """The lines of one section below its heading."""
    uids = frozenset(record.uid for record in ticked)
    selection = Selection(
        sections=frozenset({section}),
        included=uids,
        let_in=dict.fromkeys(uids, frozenset(let_in)),
    )
    material = gather(journal, date.fromisoformat(since), TODAY, mentor)
    return list(texts(compose(material, selection, TODAY).document))[3:]
