"""A page of records after a lock: the record that was open, and the caret in it."""

from collections.abc import Iterator

import pytest
import time_machine

from allyjournal.domain.mistake import Mistake
from allyjournal.domain.reflection import Framework, Reflection, ReflectionState
from allyjournal.ui.mistake.page import MistakePage
from allyjournal.ui.places import Caret
from allyjournal.ui.records_page import RecordsPage
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.shelf import NOW, lay, made, named


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """It stands still."""
    with time_machine.travel(NOW, tick=False):
        yield


def comes_back(desk: Desk, page: RecordsPage, uid: str, field: str) -> None:
    """As the window does, the caret behind two letters."""
    page.put_caret(Caret(field, 2))
    page.show_record(uid)
    desk.settles()


def has_caret(desk: Desk, name: str) -> bool:
    field = named(desk, MarkdownEditor, name)
    return field.hasFocus() and field.textCursor().position() == 2


def test_a_kept_text_is_edited_again(desk: Desk) -> None:
    gravy = made(Reflection, text="A ladle.", state=ReflectionState.KEPT)
    desk.has(gravy, made(Reflection, text="Plates."))
    comes_back(desk, lay(desk, ReflectionPage), gravy.uid, "Your reflection")
    assert has_caret(desk, "Your reflection")
    assert "Edit the text" not in desk.buttons()


@pytest.mark.parametrize("state", [ReflectionState.KEPT, ReflectionState.DRAFT])
def test_the_step_that_was_written_in_is_in_sight(desk: Desk, state: ReflectionState) -> None:
    answers = {"what": "Sixty plates.", "so_what": "Too few."}
    guided = made(
        Reflection, framework=Framework.WHAT_SO_WHAT_NOW_WHAT, answers=answers, state=state
    )
    desk.has(guided, made(Reflection, text="Gravy.", on=NOW.date()))
    comes_back(desk, lay(desk, ReflectionPage), guided.uid, "What")
    assert has_caret(desk, "What")


def test_what_was_only_read_is_read_again(desk: Desk) -> None:
    gravy = made(Reflection, title="Gravy", text="A ladle.", state=ReflectionState.KEPT)
    desk.has(gravy, made(Reflection, text="Plates."))
    comes_back(desk, lay(desk, ReflectionPage), gravy.uid, "Title")
    assert named(desk, TextLine, "Title").hasFocus()
    assert "Edit the text" in desk.buttons()


def test_what_was_folded_away_is_open_again(desk: Desk) -> None:
    mistake = made(Mistake, title="Gravy", what_changed="A ladle.")
    desk.has(mistake, made(Mistake, title="Plates", on=NOW.date()))
    comes_back(desk, lay(desk, MistakePage), mistake.uid, "What I do differently")
    assert has_caret(desk, "What I do differently")
