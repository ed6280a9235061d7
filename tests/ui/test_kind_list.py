"""The list of a page, while a new record is on its way."""

from PySide6.QtCore import Qt

from allyjournal.domain.reflection import Reflection
from allyjournal.ui.reflection.page import ReflectionPage
from tests.ui.desk import Desk
from tests.ui.shelf import lay, made, save, the_list


def texts(desk: Desk) -> set[str]:
    return {it.text for it in desk.records() if isinstance(it, Reflection)}


def test_what_is_typed_before_a_new_record_is_there_goes_into_it(desk: Desk) -> None:
    desk.has(made(Reflection, text="I raised my hand."))
    page = lay(desk, ReflectionPage)
    page.show_new("reflection")
    desk.types("I r")
    desk.settles()
    desk.types("ang.")
    save(desk)
    assert texts(desk) == {"I raised my hand.", "I rang."}


def test_who_goes_to_a_row_meanwhile_is_in_the_list(desk: Desk) -> None:
    records = [made(Reflection, text=text) for text in ("Plates.", "Gravy.")]
    desk.has(*records)
    page = lay(desk, ReflectionPage)
    first = page.shown_uid()
    page.show_new("reflection")
    desk.types("I")
    desk.presses(Qt.Key.Key_Down)
    assert page.shown_uid() not in ("", first)
    assert the_list(desk).hasFocus()
    desk.types("P")
    desk.settles()
    assert texts(desk) == {"Plates.", "Gravy."}
