"""Locking replaces the process; here only what is in it."""

import msgspec
from PySide6.QtWidgets import QApplication, QWidget

from allyjournal import paths
from allyjournal.app import Program
from allyjournal.settings import Settings
from allyjournal.ui.handover import Handover
from tests.journeys.person import Person


class Processes:
    """Stands in for what the system does when a locked process replaces itself: the old window
    goes with all it held, and a program made anew takes up what was left."""

    person: Person
    refusing = False

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._program: Program

    def start(self) -> Program:
        """A program that is replaced when it is locked."""
        settings = Settings.load(paths.settings_file())
        self._program = Program(settings, self._application, self._replace)
        return self._program

    def end(self, window: QWidget) -> None:
        """The process is over, and its window with it."""
        window.hide()
        window.deleteLater()
        self._program.close()
        self._program.deleteLater()

    def _replace(self, left: Handover) -> None:
        if self.refusing:
            raise OSError
        # the sample's private place is for the last process to take away
        self._program._private_place = ""
        size = self.person.window.size()
        self.end(self.person.window)
        # what is left goes through a pipe
        passed_on = msgspec.json.decode(msgspec.json.encode(left), type=Handover)
        self.person.window = self.start().resume(passed_on)
        # the screen that is drawn in memory is smaller than the window on it
        self.person.window.resize(size)
        self.person.window.activateWindow()
