"""What the page of every record has: a date, words, people, links."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QWidget

from allyjournal.domain.agreement import Agreement, AgreementState, new_commitment
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar, Precision, Visibility, new_uid
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.ui.mistake.page import MistakePage
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.widgets.chip_field import ChipField
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.agreement.pen import in_dialog
from tests.ui.desk import Desk
from tests.ui.shelf import (
    NOW,
    TODAY,
    kept,
    lay,
    made,
    named,
    notes,
    picks,
    save,
    titles,
    writes,
)

# the list of completions, on the offscreen platform
POPUP = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    """It stands still."""
    with time_machine.travel(NOW, tick=False) as moved:
        yield moved


@pytest.fixture
def two(desk: Desk) -> dict[str, Any]:
    """Two reflections, a draft and one that is kept."""
    gravy = made(Reflection, title="Gravy", text="A ladle.", state=ReflectionState.KEPT)
    plates = made(Reflection, title="Plates", text="Sixty of them.", on=date(2026, 11, 2))
    desk.has(gravy, plates)
    return {"gravy": gravy, "plates": plates}


def editor(desk: Desk) -> MarkdownEditor:
    return named(desk, MarkdownEditor, "Your reflection")


# What every record has


def test_a_date_can_be_changed_later(desk: Desk, two: dict[str, Any]) -> None:
    lay(desk, ReflectionPage)
    picks(desk, "Gravy")
    desk.clicks("More")
    line = named(desk, DateField, "Date").focusProxy()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "2019-03")
    save(desk)
    changed = kept(desk, two["gravy"])
    assert (changed.occurred_on, changed.precision) == (date(2019, 3, 1), Precision.MONTH)
    assert titles(desk) == ["Drafts", "Plates", "March 2019", "Gravy"]
    assert notes(desk)["Gravy"] == "1 Mar 2019"


def test_visibility_and_this_day_are_chosen_behind_more(desk: Desk, two: dict[str, Any]) -> None:
    lay(desk, ReflectionPage)
    assert "In a summary" not in desk.reads()
    desk.clicks("More")
    field = named(desk, ChoiceField, "In a summary")
    field.setFocus()
    desk.presses(Qt.Key.Key_End)
    desk.clicks("Do not bring it back in later years")
    save(desk)
    changed = kept(desk, two["plates"])
    assert changed.visibility is Visibility.PRIVATE
    assert changed.keep_out_of_on_this_day


def test_what_can_no_longer_be_chosen_stays(desk: Desk) -> None:
    commitment, person = new_uid(), new_uid()
    record = made(Reflection, text="A bus.", commitments=(commitment,), people=(person,))
    desk.has(record)
    lay(desk, ReflectionPage)
    assert desk.reads().count("(gone)") == 2
    writes(desk, editor(desk), " came.")
    save(desk)
    assert kept(desk, record).commitments == (commitment,)
    assert kept(desk, record).people == (person,)


@POPUP
def test_commitments_in_force_are_chosen_by_typing(desk: Desk, two: dict[str, Any]) -> None:
    held = new_commitment(Pillar.LISTENING, "I ask for times first.")
    old = new_commitment(Pillar.LISTENING, "Something else.")
    active = made(Agreement, commitments=(held,), state=AgreementState.ACTIVE)
    retired = made(Agreement, commitments=(old,), state=AgreementState.RETIRED)
    desk.has(active, retired)
    lay(desk, ReflectionPage)
    desk.clicks("More")
    field = named(desk, ChipField, "Commitments")
    writes(desk, field, held.statement)
    desk.presses(Qt.Key.Key_Return)
    save(desk)
    assert kept(desk, two["plates"]).commitments == (held.uid,)
    writes(desk, field, old.statement)
    desk.presses(Qt.Key.Key_Return)
    save(desk)
    assert kept(desk, two["plates"]).commitments == (held.uid,)


# People


@POPUP
def test_somebody_new_is_added_on_the_way(desk: Desk, two: dict[str, Any]) -> None:
    desk.has(made(Person, pseudonym="Moss"))
    lay(desk, ReflectionPage)
    desk.clicks("More")
    writes(desk, named(desk, ChipField, "People"), "Moss,Quill")
    desk.presses(Qt.Key.Key_Return)
    assert "Quill is not among your people yet." in desk.reads()
    in_dialog(lambda dialog: _press(dialog, "Keep"))
    desk.clicks("Add them…")
    assert "Quill is not among your people yet." not in desk.reads()
    save(desk)
    people = desk.does(lambda: desk.journal.of_kind(Person))
    assert [person.pseudonym for person in people] == ["Moss", "Quill"]
    assert kept(desk, two["plates"]).people == tuple(person.uid for person in people)


@POPUP
def test_nobody_is_added_by_the_way_out(desk: Desk, two: dict[str, Any]) -> None:
    lay(desk, ReflectionPage)
    desk.clicks("More")
    field = named(desk, ChipField, "People")
    writes(desk, field, "Quill")
    desk.presses(Qt.Key.Key_Return)
    in_dialog(lambda dialog: _press(dialog, "Cancel"))
    desk.clicks("Add them…")
    assert field.values() == ()
    assert not desk.does(lambda: desk.journal.of_kind(Person))


def _press(dialog: Dialog, label: str) -> None:
    (button,) = [it for it in dialog.findChildren(QPushButton) if it.text() == label]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# Links


@pytest.fixture
def key(desk: Desk) -> Mistake:
    """A mistake to link."""
    mistake: Mistake = made(Mistake, title="The hall key", what_happened="One key.")
    desk.has(mistake)
    return mistake


def test_a_record_is_linked_by_typing(desk: Desk, two: dict[str, Any], key: Mistake) -> None:
    lay(desk, ReflectionPage)

    def find(dialog: Dialog) -> None:
        found = dialog.findChild(QListWidget)
        assert found is not None
        desk.settles()
        # the newest first, without people and without itself
        assert [found.item(row).text().split(" · ")[0] for row in range(found.count())] == [
            "The hall key",
            "Gravy",
        ]
        QTest.keyClicks(dialog.focusWidget(), "hall k")
        desk.settles()
        assert found.count() == 1
        _press(dialog, "Link it")

    desk.has(made(Person, pseudonym="Moss", on=TODAY))
    in_dialog(find)
    desk.clicks("Link a record…")
    desk.qtbot.waitUntil(lambda: "The hall key · noticed" in desk.buttons())
    save(desk)
    assert kept(desk, two["plates"]).related == (key.uid,)


def test_of_very_many_links_the_newest_stand_there_and_the_rest_is_asked_for(desk: Desk) -> None:
    steps = [made(Mistake, title=f"Step {number}") for number in range(50)]
    walk = made(Reflection, text="The walk", related=tuple(it.uid for it in steps))
    desk.has(*steps, walk)
    page = lay(desk, ReflectionPage)
    page.show_record(walk.uid)
    desk.settles()

    def linked() -> list[str]:
        lines = [it for it in desk.all_of(QPushButton) if it.text().startswith("Step")]
        lines.sort(key=lambda it: it.mapTo(page, QPoint()).y())
        return [it.text().split(" · ")[0] for it in lines]

    assert linked() == [f"Step {number}" for number in range(30, 50)]
    desk.clicks("30 earlier ones")
    assert linked() == [f"Step {number}" for number in range(10, 50)]
    assert desk.button("Step 10 · noticed").hasFocus()
    desk.clicks("10 earlier ones")
    assert linked() == [f"Step {number}" for number in range(50)]
    assert not any("earlier" in words for words in desk.buttons())
    desk.clicks("Take this link away")
    save(desk)
    # of the newest that were there first
    assert kept(desk, walk).related == walk.related[:30] + walk.related[31:]


def test_nothing_is_linked_where_nothing_is_found(desk: Desk, two: dict[str, Any]) -> None:
    lay(desk, ReflectionPage)

    def find(dialog: Dialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "zebra?")
        desk.settles()
        _press(dialog, "Link it")

    in_dialog(find)
    desk.clicks("Link a record…")
    save(desk)
    assert kept(desk, two["plates"]).related == ()


def test_naming_a_record_twice_or_itself_changes_nothing(
    desk: Desk, two: dict[str, Any], key: Mistake
) -> None:
    page = lay(desk, ReflectionPage)
    for _ in range(2):
        page._link(key)
    page._link(two["plates"])
    save(desk)
    assert kept(desk, two["plates"]).related == (key.uid,)


def test_links_show_at_both_ends_and_are_let_go_of_where_they_were_made(
    desk: Desk, key: Mistake, qtbot: Any
) -> None:
    plates = made(Reflection, title="Plates", text="Sixty.", related=(key.uid,))
    desk.has(plates)
    lay(desk, MistakePage)
    assert "Plates · draft" in desk.buttons()
    assert not [it for it in desk.all_of(QWidget) if it.accessibleName() == "Take this link away"]
    with qtbot.waitSignal(desk.page.open_requested) as asked:
        desk.clicks("Plates · draft")
    assert asked.args == [plates.uid]
    desk.page.hide()
    lay(desk, ReflectionPage)
    desk.clicks("Take this link away")
    assert "The hall key · noticed" not in desk.buttons()
    save(desk)
    assert kept(desk, plates).related == ()
