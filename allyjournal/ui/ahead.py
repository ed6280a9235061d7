"""Loads the pages while the passphrase is typed."""

import gc
from functools import cache, partial
from importlib import import_module

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.ui.tasks import Tasks

_AFTER_THE_FIRST_PAINT = 300  # milliseconds


class LoadingAhead(QTimer):
    """Begins soon after ``shown`` is painted, and ends where that is hidden or gone.

    PySide6 builds a class of Qt's when Python first meets it: a hundred at once when a page or an
    event filter is handed a widget that Qt made itself, and not safely in two threads (6.11.3
    crashes). So they are built here one by one, while the window answers in between, and only then
    are the pages imported in the worker thread, and kept out of the search for garbage.
    """

    def __init__(self, tasks: Tasks, shown: QWidget) -> None:
        super().__init__(shown)
        self._tasks = tasks
        self._shown = shown
        modules = (QtCore, QtGui, QtWidgets)
        self._classes = ((module, name) for module in modules for name in dir(module))
        self.timeout.connect(self._go_on)
        self.start(_AFTER_THE_FIRST_PAINT)

    @Slot()
    def _go_on(self) -> None:
        self.setInterval(0)
        if not self._shown.isVisible():
            self.stop()
            return
        for module, name in self._classes:
            getattr(module, name)
            return
        self.stop()
        self._tasks.run(partial(import_module, "allyjournal.ui.shell"), self._loaded)

    @Slot(object)
    def _loaded(self, _shell: object) -> None:
        keep_out_of_garbage()


@cache
def keep_out_of_garbage() -> None:
    """Have Python leave the program, which is loaded by now, out of its search for garbage: it
    never is any, and to look through it kept the window for 50 to 100 ms.

    Where nothing was loaded ahead (the sample, a passphrase that is pasted at once) it is loaded
    when the journal is shown. Only the first call does so: later the pages of a journal would be
    left out, and never go.
    """
    gc.freeze()
