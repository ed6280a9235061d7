"""The worker thread: in order, delivered in the window's thread, nothing swallowed."""

import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import DiskFull, JournalError
from allyjournal.ui.tasks import Tasks
from allyjournal.vault.vault import Interrupted


class Listener(QObject):
    """Notes what it is told, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[object] = []
        self.threads: set[threading.Thread] = set()

    def success(self, result: object) -> None:
        self.results.append(result)
        self.threads.add(threading.current_thread())

    def failure(self, error: object) -> None:
        self.errors.append(error)
        self.threads.add(threading.current_thread())


class Slow:
    """An operation that runs until it is let go or interrupted."""

    def __init__(self, result: object = "slow") -> None:
        self.result = result
        self.started = threading.Event()
        self.released = threading.Event()
        self.interrupted = False

    def __call__(self) -> object:
        self.started.set()
        assert self.released.wait(30)
        if self.interrupted:
            raise Interrupted
        return self.result

    def interrupt(self) -> None:
        self.interrupted = True
        self.released.set()


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def slow(tasks: Tasks) -> Iterator[Slow]:
    operation = Slow()
    yield operation
    operation.released.set()


def fail_with(error: Exception) -> object:
    def operation() -> None:
        raise error

    return operation


def test_operations_run_in_order_in_one_other_thread(tasks: Tasks, listener: Listener) -> None:
    for number in range(20):
        tasks.run(lambda number=number: (number, threading.current_thread()), listener.success)
    tasks.drain()
    assert [number for number, _ in listener.results] == list(range(20))
    workers = {thread for _, thread in listener.results}
    assert len(workers) == 1
    assert threading.main_thread() not in workers
    assert listener.threads == {threading.main_thread()}


def test_results_come_by_themselves(tasks: Tasks, listener: Listener, qtbot: QtBot) -> None:
    tasks.run(lambda: 42, listener.success)
    qtbot.waitUntil(lambda: listener.results == [42])


def test_a_failure_goes_to_who_asked(tasks: Tasks, listener: Listener) -> None:
    error = DiskFull()
    tasks.run(fail_with(error), listener.success, listener.failure)
    tasks.drain()
    assert listener.errors == [error]
    assert listener.results == []


def test_a_failure_that_nobody_asked_about_is_told(tasks: Tasks, listener: Listener) -> None:
    error = JournalError("The disk is gone.")
    tasks.failed.connect(listener.failure)
    tasks.run(fail_with(error))
    tasks.drain()
    assert listener.errors == [error]


def test_a_fault_of_the_program_is_told(tasks: Tasks, listener: Listener) -> None:
    error = ZeroDivisionError()
    tasks.crashed.connect(listener.success)
    tasks.run(fail_with(error), failure=listener.failure)
    tasks.run(lambda: "goes on", listener.success)
    tasks.drain()
    assert listener.results == [error, "goes on"]
    assert listener.errors == []


def test_an_interruption_that_nobody_asked_for_is_told(tasks: Tasks, listener: Listener) -> None:
    error = Interrupted()
    tasks.crashed.connect(listener.success)
    tasks.run(fail_with(error))
    tasks.drain()
    assert listener.results == [error]


def test_what_waits_is_replaced(tasks: Tasks, listener: Listener, slow: Slow) -> None:
    tasks.run(slow, listener.success)
    tasks.run(lambda: "first", listener.success, replaces="search")
    tasks.run(lambda: "other", listener.success, replaces="window")
    tasks.run(lambda: "second", listener.success, replaces="search")
    slow.released.set()
    tasks.drain()
    assert listener.results == ["slow", "other", "second"]


def test_what_runs_is_interrupted_and_drops_out(
    tasks: Tasks, listener: Listener, slow: Slow
) -> None:
    tasks.interrupt_with(slow.interrupt)
    tasks.run(slow, listener.success, listener.failure, replaces="search")
    assert slow.started.wait(30)
    tasks.run(lambda: "newer", listener.success, replaces="search")
    tasks.drain()
    assert slow.interrupted
    assert listener.results == ["newer"]
    assert listener.errors == []


def test_what_an_interrupted_reading_held_is_let_go_of_at_once(
    tasks: Tasks, listener: Listener
) -> None:
    """A statement that was not read to its end would keep the file locked after its closing."""
    held = Slow()
    gone = weakref.ref(held)

    def reading(statement: Slow) -> None:
        raise Interrupted(str(statement.result))

    gc.disable()
    try:
        tasks.run(partial(reading, held), listener.success, replaces="search")
        del held
        tasks.drain()
        tasks.run(lambda: "newer", listener.success, replaces="search")
        tasks.drain()
        assert listener.results == ["newer"]
        assert gone() is None
    finally:
        gc.enable()


def test_what_runs_under_another_name_is_left_alone(
    tasks: Tasks, listener: Listener, slow: Slow
) -> None:
    tasks.interrupt_with(slow.interrupt)
    tasks.run(slow, listener.success)
    assert slow.started.wait(30)
    tasks.run(lambda: "search", listener.success, replaces="search")
    slow.released.set()
    tasks.drain()
    assert not slow.interrupted
    assert listener.results == ["slow", "search"]


def test_an_overtaken_result_is_dropped_without_an_interrupt(
    tasks: Tasks, listener: Listener, slow: Slow
) -> None:
    tasks.run(slow, listener.success, replaces="search")
    assert slow.started.wait(30)
    tasks.run(lambda: "newer", listener.success, replaces="search")
    slow.released.set()
    tasks.drain()
    assert listener.results == ["newer"]


def test_callbacks_do_not_keep_their_object_alive(tasks: Tasks, slow: Slow) -> None:
    gone = Listener()
    told = gone.results
    tasks.run(slow, gone.success)
    del gone
    slow.released.set()
    tasks.drain()
    assert told == []


def test_callbacks_of_a_deleted_object_are_dropped(
    tasks: Tasks, listener: Listener, slow: Slow
) -> None:
    tasks.run(slow, listener.success)
    shiboken6.delete(listener)
    slow.released.set()
    tasks.drain()
    assert listener.results == []


def test_drain_hands_over_what_results_set_going(tasks: Tasks) -> None:
    chain = Chain(tasks)
    tasks.run(lambda: 3, chain.go_on)
    tasks.drain()
    assert chain.seen == [3, 2, 1, 0]


class Chain(QObject):
    """Asks for the next result out of each result."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self.seen: list[int] = []

    def go_on(self, number: int) -> None:
        self.seen.append(number)
        if number:
            self._tasks.run(lambda: number - 1, self.go_on)


def test_what_stands_behind_waits_for_what_is_to_be_painted(
    tasks: Tasks, listener: Listener, qtbot: QtBot
) -> None:
    painted = Painted()
    qtbot.addWidget(painted)
    with qtbot.waitExposed(painted):
        painted.show()
    painted.times = 0
    tasks.run(lambda: painted.times, listener.success, behind=True)
    tasks.run(lambda: "at once", listener.success)
    painted.update()
    qtbot.waitUntil(lambda: len(listener.results) == 2)
    assert listener.results == ["at once", 1]


class Painted(QWidget):
    """Counts how often it was painted."""

    times = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.times += 1


def test_what_stands_behind_is_replaced_and_dropped_as_well(
    tasks: Tasks, listener: Listener
) -> None:
    tasks.run(lambda: "overtaken", listener.success, replaces="it", behind=True)
    tasks.run(lambda: "new", listener.success, replaces="it", behind=True)
    tasks.drain()
    assert listener.results == ["new"]
    tasks.run(lambda: "of a page on its way out", listener.success, behind=True)
    tasks.refuse(True)
    tasks.refuse(False)
    tasks.drain()
    assert listener.results == ["new"]


def test_a_function_that_is_no_method_is_refused(tasks: Tasks) -> None:
    with pytest.raises(TypeError):
        tasks.run(lambda: 1, lambda _: None)


def test_nothing_runs_after_the_end(qtbot: QtBot, listener: Listener) -> None:
    worker = Tasks()
    worker.run(lambda: "last", listener.success)
    worker.close()
    assert listener.results == ["last"]
    with pytest.raises(RuntimeError, match="closed"):
        worker.run(lambda: 1)


def test_long_work_lets_others_in_between_and_then_goes_on(
    tasks: Tasks, listener: Listener
) -> None:
    order: list[str] = []

    def long() -> str:
        tasks.run(lambda: order.append("save"))
        order.append("first half")
        tasks.rest()
        order.append("second half")
        tasks.rest()
        return "done"

    tasks.run(long, listener.success)
    tasks.drain()
    assert order == ["first half", "save", "second half"]
    assert listener.results == ["done"]


def test_what_fails_in_between_does_not_end_the_long_work(tasks: Tasks, listener: Listener) -> None:
    def long() -> str:
        tasks.run(fail_with(DiskFull()), None, listener.failure)
        tasks.rest()
        return "done"

    tasks.run(long, listener.success)
    tasks.drain()
    assert listener.results == ["done"]
    assert [type(error) for error in listener.errors] == [DiskFull]


def test_long_work_ends_when_a_lock_is_waiting(tasks: Tasks, listener: Listener) -> None:
    def long() -> str:
        tasks.hurry(True)
        tasks.run(lambda: "closed", listener.success)
        try:
            tasks.rest()
        except Interrupted:
            return "left"
        return "done"

    tasks.run(long, listener.success)
    tasks.drain()
    assert listener.results == ["left", "closed"]


def test_what_must_be_alone_waits_for_the_end_of_long_work(tasks: Tasks) -> None:
    order: list[str] = []

    def long() -> None:
        tasks.run(lambda: order.append("alone"), alone=True)
        tasks.run(lambda: order.append("behind it"))
        tasks.rest()
        order.append("long")

    tasks.run(long)
    tasks.drain()
    assert order == ["long", "alone", "behind it"]


# What the window does in turns


class Turns(QObject):
    """Does three pieces, and notes what comes in between."""

    between = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.between.connect(self._say, Qt.ConnectionType.QueuedConnection)

    def pieces(self) -> Iterator[None]:
        for number in range(3):
            self.said.append(f"piece {number}")
            self.between.emit()
            yield

    def _say(self) -> None:
        self.said.append("else")


def test_between_two_pieces_comes_all_else(tasks: Tasks, qtbot: QtBot) -> None:
    turns, after = Turns(), Turns()
    tasks.in_turns(turns, turns.pieces())
    tasks.in_turns(after, after.pieces())
    assert not turns.said
    qtbot.waitUntil(lambda: len(after.said) == 6)
    assert turns.said == ["piece 0", "else", "piece 1", "else", "piece 2", "else"]


def test_drained_are_also_the_pieces(tasks: Tasks) -> None:
    turns = Turns()
    tasks.in_turns(turns, turns.pieces())
    tasks.drain()
    assert turns.said == ["piece 0", "piece 1", "piece 2"]


def test_no_piece_is_done_for_what_is_gone_or_on_its_way_out(tasks: Tasks) -> None:
    gone, leaving = Turns(), Turns()
    tasks.in_turns(gone, gone.pieces())
    shiboken6.delete(gone)
    tasks.drain()
    tasks.in_turns(leaving, leaving.pieces())
    tasks.refuse(True)
    tasks.drain()
    assert gone.said == leaving.said == []
