"""Who is to read the summary, as a chip with a menu."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from allyjournal.domain.mentoring import Mentor


class ReaderChip(QPushButton):
    """Offers the mentors there are, nobody in particular, and a new one.

    ``edited`` tells that another one was chosen, ``new_wanted`` asks for a new one.
    """

    edited = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("flavour", "chip")
        self.setAccessibleName(self.tr("Who is to read it"))
        self._reader: str | None = None
        self._mentors: Sequence[Mentor] = ()
        menu = QMenu(self)
        self._actions = QActionGroup(menu)
        self._actions.triggered.connect(self._choose)
        self._rule = menu.addSeparator()
        menu.addAction(self.tr("A new mentor…")).triggered.connect(self.new_wanted)
        self.setMenu(menu)
        self.show_mentors((), "")

    def reader(self) -> str | None:
        """The uid of the chosen mentor; empty for nobody, None before anything was chosen."""
        return self._reader

    def name(self) -> str:
        """The chosen mentor's name, or nothing."""
        return next((it.pseudonym for it in self._mentors if it.uid == self._reader), "")

    def fill(self, reader: str | None) -> None:
        """Go on with who was chosen before."""
        self._reader = reader

    def show_mentors(self, mentors: Sequence[Mentor], reader: str) -> None:
        """Offer ``mentors``, of whom ``reader`` is chosen."""
        self._mentors = mentors
        # with nobody to choose nothing is chosen, so that the first mentor is taken at once
        self._reader = reader if mentors else None
        for action in self._actions.actions():
            self._actions.removeAction(action)
            self.menu().removeAction(action)
            action.deleteLater()
        nobody = self.tr("nobody in particular")
        for uid, words in [*((it.uid, it.pseudonym) for it in mentors), ("", nobody)]:
            action = QAction(words, self._actions)
            action.setData(uid)
            action.setCheckable(True)
            action.setChecked(uid == reader)
            self.menu().insertAction(self._rule, action)
        self.setText(f"{self.name() or nobody} ▾")

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._reader = str(action.data())
        self.edited.emit()
