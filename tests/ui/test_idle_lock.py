"""The lock that comes by itself, on a clock that the test moves."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from allyjournal.ui.idle_lock import IdleLock


class Watch:
    """An idle lock of ten minutes, its clock, and what it said."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.lock = IdleLock(10, now=self.now)
        self.said: list[object] = []
        self.lock.warning.connect(self.said.append)
        self.lock.touched_again.connect(self._touched)
        self.lock.lock_requested.connect(self._locked)
        self.lock.start()

    def now(self) -> float:
        return self.time

    def pass_seconds(self, seconds: float) -> None:
        self.time += seconds
        (timer,) = self.lock.findChildren(QTimer)
        if timer.isActive():
            timer.timeout.emit()

    def _touched(self) -> None:
        self.said.append("touched")

    def _locked(self) -> None:
        self.said.append("lock")


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[Watch]:
    watch = Watch()
    yield watch
    watch.lock.stop()


@pytest.fixture
def line(qtbot: QtBot) -> QLineEdit:
    widget = QLineEdit()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_it_warns_a_minute_ahead_and_locks(watch: Watch) -> None:
    watch.pass_seconds(539)
    assert watch.said == []
    watch.pass_seconds(1)
    assert watch.said == [60]
    watch.pass_seconds(59)
    assert watch.said == [60]
    watch.pass_seconds(1)
    assert watch.said == [60, "lock"]
    watch.pass_seconds(600)
    assert watch.said == [60, "lock"], "asks once"


def test_of_a_single_minute_half_is_over_before_it_warns(watch: Watch) -> None:
    watch.lock.set_minutes(1)
    watch.pass_seconds(29)
    assert watch.said == []
    watch.pass_seconds(1)
    assert watch.said == [30]


def test_a_key_begins_the_time_anew(watch: Watch, line: QLineEdit, qtbot: QtBot) -> None:
    watch.pass_seconds(500)
    qtbot.keyClicks(line, "a")
    watch.pass_seconds(530)
    assert watch.said == []


def test_every_tick_looks_for_a_touch_of_its_own(
    watch: Watch, line: QLineEdit, qtbot: QtBot
) -> None:
    for _ in range(3):
        watch.pass_seconds(400)
        qtbot.keyClicks(line, "ab")
    watch.pass_seconds(530)
    assert watch.said == []
    watch.pass_seconds(70)
    assert watch.said == ["lock"]


def test_a_touch_soon_after_another_is_not_looked_for(
    watch: Watch, line: QLineEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line, "a")
    watch.pass_seconds(9)
    qtbot.keyClicks(line, "b")
    watch.pass_seconds(590)
    assert watch.said == [1]
    watch.pass_seconds(1)
    assert watch.said == [1, "lock"]


def test_coming_back_after_the_warning_is_told(watch: Watch, line: QLineEdit, qtbot: QtBot) -> None:
    watch.pass_seconds(550)
    qtbot.mouseMove(line)
    assert watch.said == [50, "touched"]
    watch.pass_seconds(500)
    assert watch.said == [50, "touched"]


def test_waking_up_after_a_long_sleep_locks_before_the_first_key(
    watch: Watch, line: QLineEdit, qtbot: QtBot
) -> None:
    watch.time += 3600
    qtbot.keyClicks(line, "a")
    assert watch.said == ["lock"]


def test_a_clock_set_back_does_not_postpone_the_lock(watch: Watch) -> None:
    watch.pass_seconds(-7200)
    assert watch.said == ["lock"]


def test_zero_minutes_is_never(watch: Watch) -> None:
    watch.lock.set_minutes(0)
    watch.pass_seconds(100_000)
    assert watch.said == []


def test_it_can_start_again_after_the_lock(watch: Watch) -> None:
    watch.pass_seconds(600)
    watch.lock.start()
    watch.pass_seconds(599)
    assert watch.said == ["lock", 1]
