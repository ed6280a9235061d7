"""The parts of a record, a few fields for each, edited where they stand."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.record import Part
from allyjournal.ui import messages, theme
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.tab_order import follow_layout

AnyPart = TypeVar("AnyPart", bound=Part)


class PartEditor(QWidget, Generic[AnyPart]):
    """The fields of one part; ``removed`` asks to take it out."""

    edited = Signal()
    removed = Signal()

    @abstractmethod
    def part(self) -> AnyPart:
        """The part as it stands in the fields."""

    @abstractmethod
    def is_filled(self) -> bool:
        """Whether anything stands in it."""

    def is_left_out(self) -> bool:
        """Whether it is no part of the record as it stands."""
        return not self.is_filled()

    @abstractmethod
    def begin(self) -> None:
        """Put the caret into the first field."""


class PartRows(QWidget, Generic[AnyPart]):
    """An editor for each of ``parts``, and a word that adds one."""

    edited = Signal()

    def __init__(self, parts: Iterable[AnyPart], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: list[PartEditor[AnyPart]] = []
        self._taken: tuple[int, PartEditor[AnyPart]] | None = None
        self._places = QVBoxLayout()
        self._places.setSpacing(theme.px(16))
        add = buttons.link(self.words_to_add())
        add.clicked.connect(self._add_empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(self._places)
        column.addLayout(link_row(add))
        for part in parts:
            self._add(self.editor(part))

    @abstractmethod
    def editor(self, part: AnyPart | None) -> PartEditor[AnyPart]:
        """The fields for ``part``; None: for a new one."""

    @abstractmethod
    def words_to_add(self) -> str:
        """What adds one."""

    def parts(self) -> tuple[AnyPart, ...]:
        """The parts as they stand in the fields; an empty one is left out."""
        return tuple(editor.part() for editor in self._editors if editor.is_filled())

    def is_filled(self) -> bool:
        """Whether there is a part with words."""
        return bool(self.parts())

    def _add(self, editor: PartEditor[AnyPart]) -> None:
        editor.edited.connect(self.edited)
        editor.removed.connect(self._take_out)
        self._editors.append(editor)
        self._places.addWidget(editor)

    @Slot()
    def _add_empty(self) -> None:
        editor = self.editor(None)
        self._add(editor)
        follow_layout(self)
        # once it is laid out
        QTimer.singleShot(0, editor, editor.begin)

    @Slot()
    def _take_out(self) -> None:
        editor = self.sender()
        if isinstance(editor, PartEditor):
            self._taken = self._editors.index(editor), editor
            self._editors.remove(editor)
            editor.hide()
            self.edited.emit()
            if editor.is_filled():
                messages.toast(self, self.tr("Taken out"), self.tr("Undo"), self._put_back)

    @Slot()
    def _put_back(self) -> None:
        if self._taken:
            self._editors.insert(*self._taken)
            self._taken[1].show()
            self._taken = None
            self.edited.emit()
