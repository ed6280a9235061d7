"""One worker thread that runs operations in order and hands their results to the window.

The journal's connection belongs to the thread that opened it, so everything that touches it is
run here, and the window never waits.
"""

import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from allyjournal.domain.errors import Interrupted, JournalError, JournalShut

T = TypeVar("T")

_OVER = object()


@dataclass
class _Task:
    operation: Callable[[], Any]
    success: "weakref.WeakMethod[Any] | None"
    failure: "weakref.WeakMethod[Any] | None"
    name: str
    alone: bool
    overtaken: bool = False
    result: Any = None
    error: Exception | None = None


class Tasks(QObject):
    """Runs operations one after the other in a thread of its own.

    ``failed`` carries a JournalError that nobody else was told, and JournalShut in any case, which
    concerns the whole window; ``crashed`` every other exception: a fault of the program.
    """

    failed = Signal(object)
    crashed = Signal(object)
    _finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changed = threading.Condition()
        self._waiting: deque[_Task] = deque()
        self._behind: deque[_Task] = deque()
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._let_follow)
        self._running: _Task | None = None
        self._done: deque[_Task] = deque()
        self._pieces: deque[tuple[QObject, Iterator[None]]] = deque()
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._do_piece)
        self._interrupt: Callable[[], None] | None = None
        self._closing = False
        self._refusing = False
        self._hurrying = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="journal")
        self._thread.start()

    def run(
        self,
        operation: Callable[[], T],
        success: Callable[[T], None] | None = None,
        failure: Callable[[JournalError], None] | None = None,
        *,
        replaces: str = "",
        alone: bool = False,
        behind: bool = False,
    ) -> None:
        """Run ``operation`` in the worker thread and hand its result to ``success``.

        ``success`` and ``failure`` are bound methods, called in the thread of the window; they
        do not keep their object alive and are dropped when it is gone. With ``replaces``, an
        operation of that name that waits is dropped and one that runs is interrupted; neither
        calls back. ``alone`` never runs while long work rests. ``behind`` waits until the window
        has painted what it knows, which it cannot do as fast beside an operation; only the thread
        of the window may ask so. Raises RuntimeError after ``close()``.
        """
        task = _Task(operation, _weak(success), _weak(failure), replaces, alone)
        with self._changed:
            if self._closing:
                raise RuntimeError("the worker thread is closed")
            if self._refusing:
                return
            if replaces:
                self._overtake(replaces)
            if behind:
                self._behind.append(task)
                self._painted.start()
            else:
                self._waiting.append(task)
                self._changed.notify_all()

    def in_turns(self, owner: QObject, pieces: Iterator[None]) -> None:
        """Do what takes the window long in ``pieces``, one by one, each with all else that the
        window has to do before the next; none any more once ``owner`` is gone."""
        if not self._refusing:
            self._pieces.append((owner, pieces))
            self._turn.start()

    def refuse(self, refusing: bool) -> None:
        """Drop what is asked for from now on, or was asked for behind what is to be painted: pages
        on their way out would meet a closed file."""
        self._refusing = refusing
        if refusing:
            self._pieces.clear()
        self._behind.clear()

    def hurry(self, hurrying: bool) -> None:
        """Have long work end at its next ``give_way`` or ``rest``: a lock waits for nothing."""
        self._hurrying = hurrying

    def give_way(self) -> None:
        """For long work, in the worker thread, where it can end; raises Interrupted if it must."""
        if self._hurrying:
            raise Interrupted

    def rest(self) -> None:
        """For long work, in the worker thread, where it can be left for a while: gives way, and
        runs what waits, so that what is typed is saved in between."""
        self.give_way()
        long = self._running
        while (task := self._take(alone=False)) is not None:
            self._do(task, long)
            del task

    def interrupt_with(self, interrupt: Callable[[], None] | None) -> None:
        """Have ``interrupt`` (callable from any thread) stop what runs; None: nothing can."""
        with self._changed:
            self._interrupt = interrupt

    def drain(self) -> None:
        """Wait until everything has run and every result, also of what those results set
        going, has been handed over; and do what is done in turns."""
        while True:
            self._let_follow()
            with self._changed:
                self._changed.wait_for(self._idle)
                if not self._done and not self._pieces:
                    return
            while self._done:
                self._deliver()
            while self._pieces:
                self._do_piece()

    def close(self) -> None:
        """Drain, and end the thread."""
        self.drain()
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()

    def _overtake(self, name: str) -> None:
        self._waiting = deque(task for task in self._waiting if task.name != name)
        self._behind = deque(task for task in self._behind if task.name != name)
        for task in self._done:
            task.overtaken = task.overtaken or task.name == name
        if self._running and self._running.name == name:
            self._running.overtaken = True
            # under the lock: the next operation cannot begin before the interrupt is over
            if self._interrupt:
                self._interrupt()

    @Slot()
    def _let_follow(self) -> None:
        with self._changed:
            self._waiting += self._behind
            self._behind.clear()
            self._changed.notify_all()

    def _idle(self) -> bool:
        return self._running is None and not self._waiting

    def _work(self) -> None:
        while (task := self._next()) is not None:
            self._do(task, None)
            # an operation often holds what it was asked about: let go of it here
            del task

    def _do(self, task: _Task, then: _Task | None) -> None:
        """Run an operation; ``then`` is the one that goes on after it."""
        try:
            task.result = task.operation()
        except Exception as error:  # noqa: BLE001  the border of the thread; nothing is lost
            task.error = error
        with self._changed:
            self._running = then
            self._done.append(task)
            self._changed.notify_all()
        # an error would hold on to this frame, and by it to itself and to what it interrupted
        del task
        self._finished.emit()

    def _next(self) -> _Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            return self._take()

    def _take(self, *, alone: bool = True) -> _Task | None:
        with self._changed:
            if not self._waiting or (self._waiting[0].alone and not alone):
                return None
            self._running = self._waiting.popleft()
            return self._running

    @Slot()
    def _deliver(self) -> None:
        with self._changed:
            # drain() may have been here before the signal
            if not self._done:
                return
            task = self._done.popleft()
        if task.overtaken or (task.name and isinstance(task.error, Interrupted)):
            return
        if task.error is None:
            _call(task.success, task.result)
        elif not isinstance(task.error, JournalError):
            self.crashed.emit(task.error)
        else:
            _call(task.failure, task.error)
            if task.failure is None or isinstance(task.error, JournalShut):
                self.failed.emit(task.error)

    @Slot()
    def _do_piece(self) -> None:
        # drain() may have been here before the timer
        if self._pieces:
            owner, pieces = self._pieces.popleft()
            if shiboken6.isValid(owner) and next(pieces, _OVER) is not _OVER:
                self._pieces.appendleft((owner, pieces))
        if not self._pieces:
            self._turn.stop()


def _weak(method: Callable[[Any], None] | None) -> "weakref.WeakMethod[Any] | None":
    return None if method is None else weakref.WeakMethod(method)


def _call(reference: "weakref.WeakMethod[Any] | None", value: object) -> None:
    method = reference() if reference is not None else None
    if method is None:
        return
    owner = method.__self__
    # the C++ half of a QObject can be gone while its Python half lives
    if not isinstance(owner, QObject) or shiboken6.isValid(owner):
        method(value)
