"""Notices that nobody has touched the keyboard or the mouse for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
_WARNING_SECONDS = 60
_SECONDS_BETWEEN_TOUCHES = 10


class IdleLock(QObject):
    """Asks for the lock after some minutes without a key or the mouse, in any window.

    A touch within ten seconds of another is not looked for, so that it may come that much earlier.
    ``warning`` comes a minute ahead, of a single minute half of it, with the seconds that are left;
    ``touched_again`` when somebody came back after it. ``now`` is a clock in seconds that goes on
    while the computer sleeps, so that a lid closed for an hour locks at once.
    """

    warning = Signal(int)
    touched_again = Signal()
    lock_requested = Signal()

    def __init__(
        self,
        minutes: int,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = time.time,
        tick_milliseconds: int = 1000,
    ) -> None:
        super().__init__(parent)
        self._seconds = minutes * 60
        self._now = now
        self._touched = now()
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setInterval(tick_milliseconds)
        self._timer.timeout.connect(self._tick)

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes; 0: never."""
        self._seconds = minutes * 60

    def start(self) -> None:
        """Begin to watch; nobody was idle before."""
        self._touched = self._now()
        self._warned = False
        self._application().installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Watch no more, as while the journal is locked."""
        self._application().removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            # somebody who comes back after the lid was closed must not escape the lock
            self._look()
            self._touched = self._now()
            # one in ten seconds is enough, and to see every event makes each page a third slower
            self._application().removeEventFilter(self)
            if self._warned:
                self._warned = False
                self.touched_again.emit()
        return False

    @Slot()
    def _tick(self) -> None:
        self._look()
        if self._timer.isActive() and abs(self._now() - self._touched) >= _SECONDS_BETWEEN_TOUCHES:
            self._application().installEventFilter(self)

    def _look(self) -> None:
        if not self._seconds or not self._timer.isActive():
            return
        # a clock that was set back must not postpone the lock
        left = self._seconds - abs(self._now() - self._touched)
        if left <= 0:
            self.stop()
            self.lock_requested.emit()
        elif left <= min(_WARNING_SECONDS, self._seconds / 2) and not self._warned:
            self._warned = True
            self.warning.emit(round(left))

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise RuntimeError("there is no application to watch")
        return application
