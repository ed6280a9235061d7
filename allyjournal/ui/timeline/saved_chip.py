"""The chip behind the filters: what is kept under a name, to be shown again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from allyjournal.ui import messages
from allyjournal.ui.timeline.saved import Saved


class SavedChip(QPushButton):
    """Shown where something is kept, or could be.

    ``picked`` carries what the person wants to see again, ``edited`` all that is to be kept.
    """

    picked = Signal(object)
    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My filters ▾"), parent)
        self.setAccessibleName(self.tr("My filters"))
        self.setProperty("flavour", "chip")
        self.setAutoDefault(False)
        self._saved: list[Saved] = []
        self._now = self._deleted = Saved(name="")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._show()

    def show_saved(self, saved: Sequence[Saved]) -> None:
        """Offer what is kept."""
        self._saved = list(saved)
        self._show()

    def show_now(self, now: Saved) -> None:
        """Remember what is asked for now, whatever its name."""
        self._now = now
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._saved or self._asks_for_something()))

    def _asks_for_something(self) -> bool:
        return not self._now.is_about(Saved(name=""))

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        for saved in self._saved:
            action = self._add(self._menu, saved, self._pick)
            action.setCheckable(True)
            action.setChecked(saved.is_about(self._now))
        self._menu.addSeparator()
        keep = self._menu.addAction(self.tr("Keep this filter…"))
        keep.setEnabled(self._asks_for_something())
        keep.triggered.connect(self._keep)
        if self._saved:
            rename, delete = self.tr("Rename"), self.tr("Delete")
            for words, act in ((rename, self._rename), (delete, self._delete)):
                below = self._menu.addMenu(words)
                for saved in self._saved:
                    self._add(below, saved, act)

    def _add(self, menu: QMenu, saved: Saved, act: Callable[[], None]) -> QAction:
        action = menu.addAction(saved.name.replace("&", "&&"))
        action.setData(saved.name)
        action.triggered.connect(act)
        return action

    def _asked(self) -> Saved:
        """What the entry that was just chosen stands for."""
        action = self.sender()
        assert isinstance(action, QAction)  # noqa: S101 (only entries are connected)
        return next(saved for saved in self._saved if saved.name == action.data())

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self._asked())

    @Slot()
    def _keep(self) -> None:
        self._keep_as(self._now, self.tr("What shall this filter be called?"), self.tr("Keep it"))

    @Slot()
    def _rename(self) -> None:
        saved = self._asked()
        question = self.tr("What shall “{name}” be called?").format(name=saved.name)
        self._keep_as(saved, question, self.tr("Rename"))

    def _keep_as(self, saved: Saved, question: str, label: str) -> None:
        """Ask for a name to keep it under; nothing without one."""
        name = messages.ask_text(self, question, label, saved.name)
        if name and name != saved.name and self._may_have(name):
            self._write(Saved(name=name, query=saved.query, chosen=saved.chosen), saved.name)

    def _may_have(self, name: str) -> bool:
        if all(saved.name != name for saved in self._saved):
            return True
        taken = self.tr("“{name}” is kept already.").format(name=name)
        return messages.confirm(self, taken, self.tr("Replace it"))

    def _write(self, saved: Saved, former: str = "") -> None:
        """Have it kept, in place of what had its name or its ``former`` one."""
        names = (saved.name, former)
        self.edited.emit([*(it for it in self._saved if it.name not in names), saved])

    @Slot()
    def _delete(self) -> None:
        self._deleted = self._asked()
        self.edited.emit([saved for saved in self._saved if saved != self._deleted])
        words = self.tr("“{name}” is not kept any more.").format(name=self._deleted.name)
        messages.toast(self, words, self.tr("Undo"), self._undo)

    def _undo(self) -> None:
        self._write(self._deleted)
