"""One record as the value of a field: chosen by typing, opened by its link."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.kinds import AnyRecord
from allyjournal.store.journal import Journal
from allyjournal.ui.links import link_to
from allyjournal.ui.record_search import ask_record
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.outdent import link_row


class RecordField(QWidget):
    """One record or none; ``but`` is the uid of the one that cannot be chosen, if any.

    ``open_requested`` carries the uid of the chosen one.
    """

    edited = Signal()
    open_requested = Signal(str)

    def __init__(
        self,
        name: str,
        journal: Journal,
        tasks: Tasks,
        but: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._journal = journal
        self._tasks = tasks
        self._but = but
        self._uid: str | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row = QWidget()
        self._column.addWidget(self._row)
        self._show()

    def value(self) -> str | None:
        """The uid of the chosen record."""
        return self._uid

    def fill(self, uid: str | None) -> None:
        """Show the record with this uid, or none."""
        self._uid = uid
        if uid is None:
            self._show()
        else:
            self._tasks.run(partial(self._journal.find, uid), self._show)

    def is_filled(self) -> bool:
        """Whether a record is chosen."""
        return self._uid is not None

    def _show(self, record: AnyRecord | None = None) -> None:
        """The record, or what there is to do without one; one in the trash has no words."""
        had_focus = self.isAncestorOf(self.focusWidget() or self)
        choose = buttons.link(
            self.tr("Choose a record…") if record is None else self.tr("Another…")
        )
        choose.setAccessibleDescription(self.accessibleName())
        choose.clicked.connect(self._ask)
        parts: list[QWidget] = [choose]
        if record is not None:
            link = link_to(record)
            link.clicked.connect(self._open)
            parts.insert(0, link)
        if self._uid is not None:
            remove = buttons.remove(self.tr("Take this link away"))
            remove.clicked.connect(self._remove)
            parts.insert(len(parts) - 1, remove)
        row = QWidget()
        inner = link_row(*parts)
        inner.setContentsMargins(0, 0, 0, 0)
        row.setLayout(inner)
        self._column.replaceWidget(self._row, row)
        self._row.hide()
        self._row.deleteLater()
        self._row = row
        row.show()
        if had_focus:
            parts[0].setFocus()

    @Slot()
    def _ask(self) -> None:
        label = self.tr("Choose it")
        uid = ask_record(self, self._journal, self._tasks, label, self._but)
        if uid is not None:
            self.fill(uid)
            self.edited.emit()

    @Slot()
    def _open(self) -> None:
        self.open_requested.emit(self._uid or "")

    @Slot()
    def _remove(self) -> None:
        self.fill(None)
        self.edited.emit()
