"""Work that takes a while: how far it is, and a button that stops it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from allyjournal.domain.errors import Interrupted
from allyjournal.ui import theme
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.step import action, side_by_side


class LongWork(QWidget):
    """In sight from ``begin`` to ``end``; ``name`` says what is done, ``stop_words`` what stopping
    it means. The work, in the worker thread, calls ``go_on`` often."""

    _passed = Signal(int)

    def __init__(
        self, tasks: Tasks, name: str, stop_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._stopped = False
        self._percent = 0
        self._bar = QProgressBar()
        self._bar.setAccessibleName(name)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._passed.connect(self._bar.setValue)
        self._stop = action(stop_words)
        self._stop.clicked.connect(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._bar)
        column.addWidget(side_by_side(self._stop))
        self.hide()

    def begin(self) -> None:
        """Show that it has begun; the focus goes to what stops it."""
        self._stopped, self._percent = False, 0
        self._bar.setValue(0)
        self.show()
        self._stop.setFocus()

    def has_focus(self) -> bool:
        """Whether the focus is still on what stops it; at the end it has to go on from there."""
        return self._stop.hasFocus()

    def end(self) -> None:
        """It is over."""
        self.hide()

    @Slot()
    def stop(self) -> None:
        """Have the work end at its next ``go_on``."""
        self._stopped = True

    def go_on(self, part: float) -> None:
        """The part of the work that is done, up to 1; raises Interrupted when it is to stop, or
        the journal to lock."""
        self._tasks.give_way()
        if self._stopped:
            raise Interrupted
        percent = int(100 * part)
        if percent > self._percent:
            self._percent = percent
            self._passed.emit(percent)
