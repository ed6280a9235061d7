"""A journal of which a part cannot be read: it is told once, and what helps is at hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from allyjournal.ui import messages, theme
from allyjournal.ui.widgets.toast import Toast
from tests.damaging import flip, leaves
from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said with a way to the settings, which is taken."""
    said: list[str] = []

    def offer(_page: object, sentence: str, *_others: str) -> bool:
        said.append(sentence)
        return True

    monkeypatch.setattr(messages, "offer", offer)
    return said


@pytest.fixture
def damaged(person: Person, folder: Path, offered: list[str]) -> Person:
    """Somebody who unlocked a journal whose only record cannot be read."""
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("Quill told me about the meeting.")
    locks(person)
    flip(folder, *leaves(folder, "record", PASSPHRASE))
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    person.waits_until(lambda: bool(offered))
    return person


def texts(person: Person) -> list[str]:
    """What every label in sight says."""
    return [it.text() for it in person.window.findChildren(QLabel) if it.isVisible()]


def test_who_is_led_to_the_settings_can_save_at_once_what_can_be_read(damaged: Person) -> None:
    damaged.waits_for("Back up now")
    damaged.waits_for("Save what can be read…")
    no_backup = "A backup could not be made"
    damaged.waits_until(lambda: any(text.startswith(no_backup) for text in texts(damaged)))
    assert not damaged.window.findChildren(Toast)


def test_damage_is_told_once_also_where_the_look_is_changed(
    damaged: Person, offered: list[str]
) -> None:
    before = damaged.window.centralWidget()
    damaged.clicks("Dark")
    damaged.waits_until(lambda: damaged.window.centralWidget() is not before)
    assert theme.is_dark()
    damaged.clicks("Today")
    damaged.waits_for("One record cannot be read, and is missing here.")
    damaged.clicks("Settings")
    damaged.clicks("Light")
    damaged.waits_until(lambda: not theme.is_dark())
    damaged.waits_for("Save what can be read…")
    assert len(offered) == 1
