"""What the person turns to: typed once, remembered in the journal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from allyjournal.domain.errors import DiskFull
from allyjournal.store import remembered
from tests.ui.settings.conftest import Somebody


def the_line(somebody: Somebody) -> QLineEdit:
    name = "A person, a phone number, a place"
    lines = somebody.page.findChildren(QLineEdit)
    return next(line for line in lines if line.accessibleName() == name)


def test_what_is_typed_is_remembered(somebody: Somebody) -> None:
    somebody.arrive()
    line = the_line(somebody)
    line.setFocus()
    QTest.keyClicks(line, "Rowan, in the evening")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    somebody.tasks.drain()
    assert somebody.do(lambda: somebody.journal.setting("support")) == "Rowan, in the evening"
    somebody.arrive()
    assert the_line(somebody).text() == "Rowan, in the evening"


def test_what_is_being_typed_is_kept_when_the_journal_locks(somebody: Somebody) -> None:
    somebody.arrive()
    line = the_line(somebody)
    line.setFocus()
    QTest.keyClicks(line, "Rowan")
    somebody.page.flush()
    somebody.tasks.drain()
    assert somebody.do(lambda: somebody.journal.setting("support")) == "Rowan"


def test_what_is_being_typed_is_left_alone(somebody: Somebody) -> None:
    somebody.arrive()
    line = the_line(somebody)
    line.setFocus()
    QTest.keyClicks(line, "Row")
    somebody.page.refresh(None)
    somebody.tasks.drain()
    assert line.text() == "Row"


def test_what_cannot_be_saved_is_said_to_be_unsaved_and_tried_again(
    somebody: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody.arrive()
    line = the_line(somebody)
    line.setFocus()
    with monkeypatch.context() as patch, somebody.qtbot.waitSignal(somebody.page.failed):
        patch.setattr(remembered, "keep", _full)
        QTest.keyClicks(line, "Rowan")
        somebody.page.flush()
        somebody.tasks.drain()
    assert not somebody.page.is_saved()
    somebody.page.flush()
    somebody.tasks.drain()
    assert somebody.page.is_saved()
    assert somebody.do(lambda: somebody.journal.setting("support")) == "Rowan"


def _full(*_args: object) -> None:
    raise DiskFull()
