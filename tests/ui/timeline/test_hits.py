"""What was searched for is marked where it stands, in the rows and beside them."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel

from allyjournal.domain.matching import NOTHING_SOUGHT, words_of
from allyjournal.domain.query import parse
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.ui.timeline import listing
from allyjournal.ui.timeline.saved import Saved
from allyjournal.ui.timeline.saved_chip import SavedChip
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.record_list import Row
from tests.ui.desk import Desk
from tests.ui.timeline.reader import asks, lay, look, made, the_list

LONG = "It was late and we were tired, so nobody had a thing to say about it to anybody there."


def row(journal: Journal, query: str, **fields: Any) -> Row:
    """The row of a record beside a query."""
    record = made(Reflection, date(2026, 10, 12), **fields)
    journal.add([record])
    place = journal.row_id(record.uid)
    assert place is not None
    [found] = listing.rows(journal, [place], words_of(parse(query)))
    assert found is not None
    return found


def cut(text: str, places: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in places]


def test_title_and_passage_are_marked(journal: Journal) -> None:
    found = row(journal, "room", title="The Room", text="In the room.")
    assert cut(found.title, found.title_marks) == ["Room"]
    assert cut(found.subtitle, found.subtitle_marks) == ["room"]


def test_the_passage_that_matched_is_shown(journal: Journal) -> None:
    found = row(journal, "bus", title="Late", text=f"{LONG} Then a *bus* came.")
    assert found.subtitle == "…it to anybody there. Then a bus came."
    assert cut(found.subtitle, found.subtitle_marks) == ["bus"]


def test_a_first_line_in_place_of_a_title_is_not_read_twice(journal: Journal) -> None:
    found = row(journal, "bus", text="A bus came.\n\nWe waited.")
    assert (found.title, found.subtitle) == ("A bus came.", "We waited.")
    assert cut(found.title, found.title_marks) == ["bus"]


def test_nothing_is_marked_without_words(journal: Journal) -> None:
    found = row(journal, "kind:reflection", title="Kind", text="A reflection")
    assert found.title_marks == found.subtitle_marks == ()
    place = journal.ids().ids
    assert listing.rows(journal, place) == listing.rows(journal, place, NOTHING_SOUGHT)


def marked(desk: Desk) -> list[str]:
    """What is marked in the record beside the list."""
    views = desk.all_of(MarkdownView)
    return [it.cursor.selectedText() for view in views for it in view.extraSelections()]


def test_the_list_and_the_record_beside_it_follow_the_query(
    desk: Desk, year: dict[str, Any]
) -> None:
    lay(desk)
    asks(desk, "quill plan")
    listed = the_list(desk)
    [shown] = [listed.row(row_id) for row_id in listed.ids() if listed.row(row_id)]
    assert shown and cut(shown.title, shown.title_marks) == ["plan"]
    assert marked(desk) == ["Quill"]
    # a label is spoken by its words, not by what marks them
    [title] = [label for label in desk.all_of(QLabel) if "<span" in label.text()]
    assert title.accessibleName() == "Talked over the plan"
    asks(desk, "minutes")
    [shown] = [listed.row(row_id) for row_id in listed.ids() if listed.row(row_id)]
    assert shown and cut(shown.subtitle, shown.subtitle_marks) == ["minutes"]
    assert marked(desk) == ["minutes"]
    asks(desk, "")
    assert marked(desk) == []


def marked_in_rows(desk: Desk) -> list[str]:
    listed = the_list(desk)
    found = [listed.row(row_id) for row_id in listed.ids()]
    return [
        word
        for it in found
        if it
        for word in (*cut(it.title, it.title_marks), *cut(it.subtitle, it.subtitle_marks))
    ]


def test_what_is_shown_again_while_a_search_is_under_way_has_its_own_marks(
    desk: Desk, year: dict[str, Any]
) -> None:
    page = lay(desk)
    page.show_query("plan")
    chip = page.findChild(SavedChip)
    assert chip is not None
    chip.picked.emit(Saved(name="Minutes", query="minutes"))
    desk.settles()
    look(desk)
    assert marked_in_rows(desk) == marked(desk) == ["minutes"]


def test_once_a_whole_word_is_found_beginnings_are_marked_no_more(
    desk: Desk, year: dict[str, Any]
) -> None:
    page = lay(desk)
    asks(desk, "minu")
    assert marked_in_rows(desk) == ["minutes"]
    desk.has(made(Reflection, date(2026, 11, 2), title="Minu, not minutes"))
    page.refresh(None)
    desk.settles()
    look(desk)
    assert marked_in_rows(desk) == ["Minu"]
