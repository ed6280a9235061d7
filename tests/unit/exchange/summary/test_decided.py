"""What was decided about words is remembered inside the journal, and forgotten with the names."""

import pytest

from allyjournal.exchange.summary.decided import Decided, remember, remembered
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import a_few

DECIDED = Decided(people=("Amara",), places=("Elm",), settled=("Pride",))


def test_it_is_remembered(journal: Journal) -> None:
    assert remembered(journal) == Decided()
    remember(journal, DECIDED)
    assert remembered(journal) == DECIDED


def test_what_is_replaced_and_what_stays_are_told_apart() -> None:
    every = Decided(
        people=("a",), places=("b",), organisations=("c",), words=("d",), settled=("e",)
    )
    assert every.named() == ("a", "b", "c")
    assert every.stays() == ("d", "e")


@pytest.mark.parametrize("by", ["names", "removal"])
def test_it_is_forgotten_with_the_names_and_with_what_is_removed(journal: Journal, by: str) -> None:
    records, _version = a_few()
    journal.add(records)
    journal.set_setting("summary", {"questions": "Is Amara right?"})
    remember(journal, DECIDED)
    if by == "names":
        journal.forget_names()
    else:
        journal.trash(records[-1].uid)
        journal.empty_trash()
    assert remembered(journal) == Decided()
    assert journal.setting("summary") is None
