"""Records under what they have in common: shown group by group, so that the window answers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.ui.growth.listing import Group, Item, Listing, Several


def item(name: str) -> Item:
    return Item("mistake", f"uid of {name}", name)


def groups(*headings: str, count: int = 1) -> list[Group]:
    return [Group(it, [f"{it} {n}" for n in range(count)], item) for it in headings]


def links(listing: Listing) -> list[str]:
    return [it.text() for it in listing.findChildren(QPushButton) if it.isVisible()]


@pytest.fixture
def listing(qtbot: QtBot) -> Listing:
    made = Listing()
    qtbot.addWidget(made)
    made.resize(300, 300)
    made.show()
    return made


def shows(listing: Listing, *headings: str, count: int = 1) -> None:
    assert list(listing.show_groups(groups(*headings, count=count))) == [None] * len(headings)


def test_a_group_comes_into_sight_with_each_step(listing: Listing) -> None:
    steps = listing.show_groups(groups("one", "two", "three"))
    for expected in (["one 0"], ["one 0", "two 0"], ["one 0", "two 0", "three 0"]):
        next(steps)
        assert links(listing) == expected
    assert list(steps) == []


def test_what_was_left_half_shown_is_begun_anew(listing: Listing) -> None:
    both = groups("one", "two")
    next(iter(listing.show_groups(both)))
    assert len(list(listing.show_groups(both))) == 2
    assert links(listing) == ["one 0", "two 0"]
    # and the same once more takes no step
    assert list(listing.show_groups(groups("one", "two"))) == []


def test_others_take_the_place_of_those_before(listing: Listing) -> None:
    shows(listing, "one", "two")
    shows(listing, "three")
    assert links(listing) == ["three 0"]
    shows(listing)
    assert not listing.isVisible()
    shows(listing, "four")
    assert listing.isVisible()


def test_all_of_a_group_are_asked_for_while_others_are_still_to_come(
    listing: Listing, qtbot: QtBot
) -> None:
    steps = listing.show_groups(groups("one", "two", count=9))
    next(steps)
    every = next(it for it in listing.findChildren(QPushButton) if it.text() == "All of them…")
    with qtbot.waitSignal(listing.wanted) as told:
        qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert told.args == [Several("one", [f"uid of one {n}" for n in range(9)])]
