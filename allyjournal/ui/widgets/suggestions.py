"""What could be typed next, in a list below a line."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets.announce import announce

_MOST_IN_SIGHT = 9
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Suggestion(NamedTuple):
    """``words`` to choose, a ``note`` beside them; ``value`` is the caller's own."""

    words: str
    note: str
    value: str


class Suggestions(QTreeWidget):
    """Offers while ``line`` is typed in; the line keeps the focus and the caret.

    Down goes into the list, and at rest asks for it by ``wanted``; Enter and Tab take what is
    chosen there, Escape closes it. Where the ``first`` may be taken, Tab takes it, or also Enter,
    without going there; what is typed is otherwise left alone. ``taken`` carries the value.
    """

    taken = Signal(str)
    wanted = Signal()

    def __init__(self, line: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        self._first: tuple[Qt.Key, ...] = ()
        self.setProperty("flavour", "suggestions")
        self.setAccessibleName(self.tr("Suggestions"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._take)
        line.installEventFilter(self)
        self.hide()

    def offer(self, offered: Sequence[Suggestion], first: tuple[Qt.Key, ...] = ()) -> None:
        """Show these, none of them chosen; nothing to offer closes the list. The keys ``first``
        take the first one where none is chosen."""
        self._first = first
        self.clear()
        for suggestion in offered:
            item = QTreeWidgetItem([suggestion.words, suggestion.note])
            item.setData(0, Qt.ItemDataRole.UserRole, suggestion.value)
            item.setForeground(1, theme.colour("second_ink"))
            self.addTopLevelItem(item)
        self.setVisible(bool(offered))
        if offered:
            self._place()

    def words(self) -> list[str]:
        """What is offered, from the top."""
        return [self._item(index).text(0) for index in range(self.topLevelItemCount())]

    def eventFilter(self, _line: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.ShortcutOverride and self.isVisible():
            # or Escape would close what lies further out
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
                event.accept()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(Qt.Key(event.key()))
        return False

    def _press(self, key: Qt.Key) -> bool:
        """Whether a key was meant for the list and not for the line."""
        if not self.isVisible():
            if key == Qt.Key.Key_Down:
                self.wanted.emit()
            return key == Qt.Key.Key_Down
        actions: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Down: self._down,
            Qt.Key.Key_Up: self._up,
            Qt.Key.Key_Escape: self.hide,
        }
        chosen = self.currentItem() or (self._item(0) if key in self._first else None)
        if key in actions:
            actions[key]()
        elif key in _TAKING and chosen:
            self._take(chosen)
        else:
            return False
        return True

    def _down(self) -> None:
        self._choose(self.currentIndex().row() + 1)

    def _up(self) -> None:
        self._choose(self.currentIndex().row() - 1)

    def _choose(self, row: int) -> None:
        """Choose one; above the first and below the last is what was typed."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        if index.isValid():
            item = self._item(row)
            announce(self._line, ", ".join(filter(None, (item.text(0), item.text(1)))))

    def _item(self, index: int) -> QTreeWidgetItem:
        item = self.topLevelItem(index)
        assert item is not None  # noqa: S101 (within what is offered)
        return item

    @Slot(QTreeWidgetItem)
    def _take(self, item: QTreeWidgetItem) -> None:
        self.hide()
        self.taken.emit(str(item.data(0, Qt.ItemDataRole.UserRole)))

    def _place(self) -> None:
        rows = min(self.topLevelItemCount(), _MOST_IN_SIGHT)
        height = rows * self.sizeHintForRow(0) + theme.px(10)
        below = self._line.mapToGlobal(QPoint(0, self._line.height() + theme.px(2)))
        # a line may be shorter than what is offered below it
        width = max(self._line.width(), self.sizeHintForColumn(0) + theme.px(14))
        self.resize(width, height)
        self.move(self.mapToParent(self.mapFromGlobal(below)))
        self.raise_()
