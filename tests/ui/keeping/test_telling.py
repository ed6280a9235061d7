"""Damage is told once, with the way to what helps."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import DiskFull, JournalDamaged
from allyjournal.ui import messages
from allyjournal.ui.keeping.backing_up import Unmade
from allyjournal.ui.keeping.telling import Telling


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the dialogs said, the way to the settings taken."""
    told: list[str] = []

    def offer(_page: QWidget, sentence: str, _label: str, advice: str, _passage: str) -> bool:
        told.append(sentence)
        assert "Both are in Settings" in advice
        return True

    monkeypatch.setattr(messages, "offer", offer)
    monkeypatch.setattr(messages, "tell_error", lambda _, error: told.append(error.sentence))
    return told


def test_damage_is_told_once_and_leads_to_the_settings(qtbot: QtBot, said: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    telling = Telling(page)
    with qtbot.waitSignal(telling.settings_wanted):
        telling.tell(JournalDamaged())
    telling.tell(JournalDamaged("Some records cannot be read."))
    assert said == ["The journal is damaged."]
    for _ in range(2):
        telling.tell(DiskFull())
    assert said[1:] == ["The disk is full."] * 2


def test_a_lock_that_is_under_way_is_told_nothing(qtbot: QtBot, said: list[str]) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setEnabled(False)
    Telling(page).tell(JournalDamaged())
    Telling(page).tell(DiskFull())
    assert not said


def test_a_backup_that_damage_prevents_is_no_news_once_the_damage_was_told(
    qtbot: QtBot, said: list[str]
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    telling = Telling(page)
    unmade = Unmade(JournalDamaged("The copy is another one."))
    assert telling.news_of(unmade) == "A backup could not be made. The copy is another one."
    telling.tell(JournalDamaged())
    assert not telling.news_of(unmade)
    assert telling.news_of(Unmade(DiskFull())) == "A backup could not be made. The disk is full."
