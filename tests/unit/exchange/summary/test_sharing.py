"""What is kept of a summary that was saved."""

from datetime import date
from hashlib import sha256

import pytest

from allyjournal.domain.mentoring import Format, Mentor, Redactions
from allyjournal.domain.record import Visibility
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange.summary.compose import compose
from allyjournal.exchange.summary.decided import Decided
from allyjournal.exchange.summary.selection import Section, Selection, gather
from allyjournal.exchange.summary.sharing import redactions, shared
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import NOW, TODAY, made

SINCE = date(2026, 8, 2)
QUINCE = made(Mentor, pseudonym="Quince")
TICKED, UNTICKED = made(Reflection, title="On asking"), made(Reflection, title="The bus")
PRIVATE = made(Reflection, title="Not this", visibility=Visibility.PRIVATE)


@pytest.mark.parametrize("mentor", [QUINCE.uid, ""])
def test_it_is_what_was_chosen_and_the_exact_file(journal: Journal, mentor: str) -> None:
    journal.add([QUINCE, TICKED, UNTICKED, PRIVATE])
    sections = frozenset({Section.REFLECTIONS, Section.PERIOD})
    # what nobody offered cannot have been told
    selection = Selection(sections=sections, included=frozenset({TICKED.uid, PRIVATE.uid}))
    material = gather(journal, SINCE, TODAY, mentor)
    decided = Redactions(replaced=1, kept=("Ines",))
    share = shared(
        material,
        selection,
        b"%PDF",
        Format.PDF,
        NOW,
        mentor=mentor,
        title="For Quince",
        password="six words",
        redactions=decided,
    )
    assert (share.mentor or "") == mentor
    assert (share.since, share.until, share.shared_on, share.occurred_on) == (SINCE, *[TODAY] * 3)
    assert share.sections == ("period", "reflections")
    assert share.included == (TICKED.uid,)
    assert (share.copy, share.sha256) == (b"%PDF", sha256(b"%PDF").hexdigest())
    assert (share.title, share.password) == ("For Quince", "six words")
    assert share.redactions == decided


def test_of_what_was_decided_only_what_is_told_is_kept(journal: Journal) -> None:
    # a word that was settled for another summary may be somebody's name
    entry = made(Reflection, title="What Ines and Amara said")
    journal.add([entry])
    decided = Decided(people=("Amara", "Oren"), settled=("Ines", "Olive"))
    selection = Selection(included=frozenset({entry.uid}), decided=decided)
    summary = compose(gather(journal, None, TODAY), selection, TODAY)
    assert redactions(summary, decided) == Redactions(replaced=1, kept=("Ines",))
