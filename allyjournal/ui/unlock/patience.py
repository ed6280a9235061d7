"""The growing wait after wrong passphrases. Nothing else ever comes of them."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_FREE_TRIES = 2
_LONGEST = 30
_SECOND = 1000


class Patience(QObject):
    """Counts wrong passphrases: after two, each next try waits 1, 2, 4, … at most 30 seconds.

    ``changed`` tells the seconds that are left, down to 0.
    """

    changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wrong = 0
        self._left = 0
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self._tick)

    def left(self) -> int:
        """How many seconds the next try has to wait."""
        return self._left

    def wrong(self) -> None:
        """One more wrong passphrase."""
        self._wrong += 1
        if self._wrong <= _FREE_TRIES:
            return
        # the exponent is held down: nobody waits for a power of two of a stuck key
        self._left = min(_LONGEST, 2 ** min(self._wrong - _FREE_TRIES - 1, 5))
        self._clock.start()
        self.changed.emit(self._left)

    @Slot()
    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._clock.stop()
        self.changed.emit(self._left)
