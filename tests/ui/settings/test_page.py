"""The page as a whole."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from allyjournal.domain.errors import JournalDamaged, JournalError
from allyjournal.domain.person import Person
from allyjournal.domain.record import begin
from allyjournal.store.changes import Changes
from allyjournal.ui.places import BACKUPS
from allyjournal.ui.settings import page as settings_page
from tests.ui.refusing import refuse

HERON = begin(Person, date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC), pseudonym="Heron")


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_narrow_window_shows_it_from_side_to_side(
    somebody: Any, text_size: Callable[[float], None], scale: float
) -> None:
    text_size(scale)
    somebody.arrive()
    somebody.page.resize(640, 480)
    somebody.tasks.drain()
    [area] = somebody.page.findChildren(QScrollArea)
    somebody.qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.horizontalScrollBar().maximum() == 0


def test_it_says_where_the_journal_is(somebody: Any) -> None:
    somebody.arrive()
    labels = somebody.page.findChildren(QLabel)
    place = next(label for label in labels if label.text() == str(somebody.folder))
    assert place.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_what_changed_elsewhere_is_read_when_the_page_is_in_sight(somebody: Any) -> None:
    somebody.arrive()
    somebody.do(partial(somebody.journal.save, HERON))
    somebody.page.refresh(Changes(frozenset({"person"})))
    somebody.tasks.drain()
    assert "Heron" in somebody.sees()


def test_out_of_sight_it_reads_nothing_until_it_is_shown(somebody: Any) -> None:
    somebody.arrive()
    somebody.page.hide()
    somebody.do(partial(somebody.journal.save, HERON))
    somebody.page.refresh(Changes(frozenset({"person"})))
    somebody.tasks.drain()
    labels = [label.text() for label in somebody.page.findChildren(QLabel)]
    assert "Heron" not in labels
    somebody.page.show()
    somebody.tasks.drain()
    assert "Heron" in somebody.sees()


def test_out_of_sight_it_does_not_look_for_backups_as_the_window_is_used_again(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Any] = []
    somebody.arrive()
    monkeypatch.setattr(settings_page, "read_backups", lambda *asked: looked.append(asked))
    somebody.page.hide()
    QCoreApplication.sendEvent(somebody.page, QEvent(QEvent.Type.WindowActivate))
    somebody.tasks.drain()
    assert not looked


def test_shown_again_unchanged_it_reads_nothing(somebody: Any) -> None:
    somebody.arrive()
    somebody.do(partial(somebody.journal.save, HERON))
    somebody.page.hide()
    somebody.page.show()
    somebody.tasks.drain()
    assert "Heron" not in somebody.sees()


def test_what_cannot_be_read_takes_no_other_part_away(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The backups least of all."""
    [folder] = somebody.do(somebody.journal.backup_folders)
    somebody.do(partial(somebody.journal.back_up, folder))
    somebody.do(partial(somebody.journal.save, HERON))
    told: list[JournalError] = []
    somebody.tasks.failed.connect(told.append)
    for name in ("setting", "vocabulary", "deletions"):
        monkeypatch.setattr(somebody.journal, name, refuse(JournalDamaged()))
    somebody.arrive()
    assert "Heron" in somebody.sees()
    assert "Last good backup" in somebody.sees()
    assert {type(error) for error in told} == {JournalDamaged}


def test_who_comes_for_the_backups_sees_them(somebody: Any) -> None:
    somebody.arrive()
    assert somebody.buttons("Back up now")[0].visibleRegion().isEmpty()
    somebody.page.show_record(BACKUPS.uid)
    somebody.qtbot.waitUntil(
        lambda: not somebody.buttons("Back up now")[0].visibleRegion().isEmpty()
    )
