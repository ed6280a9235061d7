"""A year later: the sample journal is looked back on, and what was found goes to a mentor."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox

from allyjournal.domain.reflection import Reflection
from allyjournal.exchange import sample
from allyjournal.exchange.summary.selection import Section
from allyjournal.store.journal import Journal
from allyjournal.ui import shell
from allyjournal.ui.places import GROWTH, REPAIR
from allyjournal.ui.reflection.wording import text_name
from allyjournal.ui.share.wording import section_words
from allyjournal.ui.shell import Shell
from allyjournal.ui.widgets.dot_strip import DotStrip
from tests.journeys.person import Person
from tests.journeys.test_first_evening import locks

DAY = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def clock() -> object:
    with time_machine.travel(DAY):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The sample journal, closed."""
    place = tmp_path / "Sample.allyjournal"
    sample.create(place).close()
    return place


def unlocks(person: Person) -> None:
    person.waits_for("Unlock")
    person.types(sample.PASSPHRASE)
    person.presses(Qt.Key.Key_Return)


def looks_back(person: Person) -> None:
    """At the eighth page of the rail, until its pictures are there."""
    person.presses(Qt.Key.Key_8, CONTROL)
    person.waits_for("From noticing to acknowledging, in days")


def written(folder: Path) -> list[Reflection]:
    """What a locked journal holds that says what changed."""
    journal = Journal.open(folder, sample.PASSPHRASE)
    try:
        return [it for it in journal.of_kind(Reflection) if it.prompt == "What changed in between?"]
    finally:
        journal.close()


def test_looked_at_opened_compared_written_about_and_shared(person: Person, folder: Path) -> None:
    unlocks(person)
    person.waits_for("Something went wrong")
    looks_back(person)
    strip = person.finds(DotStrip)
    strip.setFocus()
    mark = QAccessible.queryAccessibleInterface(strip).child(0).text(QAccessible.Text.Name)
    person.presses(Qt.Key.Key_Home)
    person.presses(Qt.Key.Key_Return)
    person.waits_until(lambda: person.finds(Shell).place().page == REPAIR)
    behind = person.finds(Shell).place().uid
    person.presses(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    person.waits_until(lambda: person.finds(Shell).place().page == GROWTH)
    person.clicks("Compare with the year before")
    person.waits_for("Nov 2024 \N{EN DASH} Nov 2025")
    person.clicks("Compare with the year before")
    person.clicks("What changed in between?")
    person.types("I ask what is wanted now, and I wait.")
    # nothing asks to be saved before the lock
    locks(person)
    [draft] = written(folder)
    assert draft.text == "I ask what is wanted now, and I wait."
    unlocks(person)
    # it is gone on with on a page of its own
    person.waits_until(lambda: person.writes_in() == text_name())
    looks_back(person)
    person.waits_for("I ask what is wanted now, and I… · draft")
    person.clicks("Add to a summary")
    person.waits_for("26 November 2025 to 25 November ▾")
    ticked = [it.text() for it in person.window.findChildren(QCheckBox) if it.isChecked()]
    assert section_words(Section.GROWTH) in ticked
    locks(person)
    journal = Journal.open(folder, sample.PASSPHRASE)
    assert f": {journal.get(behind).title}, noticed" in mark
    linked = {it.uid for it in journal.linked(draft.uid)}
    journal.close()
    assert set(draft.related) <= linked
    assert len(draft.related) == 2


def test_help_is_about_the_page_in_sight_while_one_writes(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    topics: list[str] = []
    monkeypatch.setattr(shell, "show_help", lambda _parent, topic: topics.append(topic))
    unlocks(person)
    person.waits_for("Something went wrong")
    looks_back(person)
    person.clicks("What changed in between?")
    person.types("I wait.")
    person.presses(Qt.Key.Key_F1)
    assert topics == [GROWTH]
