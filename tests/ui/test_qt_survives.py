"""100,000 calls each of the Qt functions that the program paints and writes text with.

PySide6 6.12.0 on Python 3.11 loses a reference to None in many functions that return nothing;
after some thousands of calls the process aborts. This module, run as a program, makes the calls
in one process and names every function before it calls it.
"""

import ast
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QStandardItem,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

CALLS = 100_000
PLACE = QPoint(4, 12)
AREA = QRect(0, 0, 40, 16)
RED = QColor("red")
ROOT = Path(__file__).parents[2]

Calls = Iterator[tuple[str, Callable[[], object]]]


def painting() -> Calls:
    """What a paint event or a delegate does."""
    image = QImage(48, 16, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    path, pen, brush, font, pixmap = QPainterPath(PLACE), QPen(RED), QBrush(RED), QFont(), QPixmap()
    picture = QImage(4, 4, QImage.Format.Format_ARGB32_Premultiplied)
    path.lineTo(20, 4)
    smooth = QPainter.RenderHint.Antialiasing
    yield "QPainter.drawText", lambda: painter.drawText(PLACE, "a")
    yield "QPainter.drawText in a rectangle", lambda: painter.drawText(AREA, 0, "a")
    yield "QPainter.drawLine", lambda: painter.drawLine(0, 0, 9, 9)
    yield "QPainter.drawPath", lambda: painter.drawPath(path)
    yield "QPainter.drawRect", lambda: painter.drawRect(0, 0, 9, 9)
    yield "QPainter.drawRects", lambda: painter.drawRects([AREA])
    yield "QPainter.drawRoundedRect", lambda: painter.drawRoundedRect(AREA, 3, 3)
    yield "QPainter.drawEllipse", lambda: painter.drawEllipse(PLACE, 3, 3)
    yield "QPainter.drawPixmap", lambda: painter.drawPixmap(PLACE, pixmap)
    yield "QPainter.drawImage", lambda: painter.drawImage(PLACE, picture)
    yield "QPainter.fillRect", lambda: painter.fillRect(AREA, RED)
    yield "QPainter.fillPath", lambda: painter.fillPath(path, brush)
    yield "QPainter.setPen", lambda: painter.setPen(pen)
    yield "QPainter.setBrush", lambda: painter.setBrush(brush)
    yield "QPainter.setFont", lambda: painter.setFont(font)
    yield "QPainter.setOpacity", lambda: painter.setOpacity(1)
    yield "QPainter.setRenderHint", lambda: painter.setRenderHint(smooth, False)
    yield "QPainter.translate", lambda: painter.translate(0, 0)
    yield "QPainter.setClipRect", lambda: painter.setClipRect(AREA)
    yield "QPainter.save", lambda: (painter.save(), painter.restore())
    yield "QPainterPath.lineTo", lambda: QPainterPath().lineTo(1, 1)
    yield "QPen.setWidthF", lambda: pen.setWidthF(1)
    yield "QFont.setPointSizeF", lambda: font.setPointSizeF(9)
    painter.end()


def documents() -> Calls:
    """What editors and reading views do to their text."""
    document, font = QTextDocument(), QFont()
    page = QTextDocument()
    cursor = QTextCursor(page)
    form, block = QTextCharFormat(), QTextBlockFormat()
    start, line = QTextCursor.MoveOperation.Start, QTextCursor.SelectionType.LineUnderCursor
    yield "QTextDocument.setPlainText", lambda: document.setPlainText("a")
    yield "QTextDocument.setMarkdown", lambda: document.setMarkdown("a")
    yield "QTextDocument.setHtml", lambda: document.setHtml("a")
    yield "QTextDocument.setDefaultFont", lambda: document.setDefaultFont(font)
    yield "QTextDocument.setTextWidth", lambda: document.setTextWidth(80)
    yield "QTextDocument.setModified", lambda: document.setModified(False)
    yield "QTextCursor.insertText", lambda: (cursor.insertText("a"), cursor.deletePreviousChar())
    yield "QTextCursor.insertBlock", lambda: (cursor.insertBlock(), cursor.deletePreviousChar())
    yield "QTextCursor.beginEditBlock", lambda: (cursor.beginEditBlock(), cursor.endEditBlock())
    yield "QTextCursor.setPosition", lambda: cursor.setPosition(0)
    yield "QTextCursor.movePosition", lambda: cursor.movePosition(start)
    yield "QTextCursor.select", lambda: (cursor.select(line), cursor.removeSelectedText())
    yield "QTextCursor.setCharFormat", lambda: cursor.setCharFormat(form)
    yield "QTextCursor.mergeCharFormat", lambda: cursor.mergeCharFormat(form)
    yield "QTextCursor.setBlockFormat", lambda: cursor.setBlockFormat(block)
    yield "QTextCursor.mergeBlockFormat", lambda: cursor.mergeBlockFormat(block)
    yield "QTextCharFormat.setFontWeight", lambda: form.setFontWeight(QFont.Weight.Bold)
    yield "QTextBlockFormat.setBottomMargin", lambda: block.setBottomMargin(4)


class Listener(QWidget):
    """Python that Qt calls, and that returns nothing: a slot and an overridden function."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.told.connect(self.hear)

    @Slot(str)
    def hear(self, text: str) -> None:
        self.heard = text

    def customEvent(self, event: QEvent) -> None:
        self.heard = "event"


def widgets() -> Calls:
    """What pages do to their fields, and what Qt calls in them."""
    label, button, line, combo = QLabel(), QPushButton(), QLineEdit(), QComboBox()
    plain, rich, listener, timer = QPlainTextEdit(), QTextEdit(), Listener(), QTimer()
    combo.addItem("a")
    event = QEvent(QEvent.Type.User)
    yield "QLabel.setText", lambda: label.setText("a")
    yield "QPushButton.setText", lambda: button.setText("a")
    yield "QLineEdit.setText", lambda: line.setText("a")
    yield "QLineEdit.clear", lambda: line.clear()
    yield "QComboBox.setCurrentIndex", lambda: combo.setCurrentIndex(0)
    yield "QPlainTextEdit.setPlainText", lambda: plain.setPlainText("a")
    yield "QTextEdit.setPlainText", lambda: rich.setPlainText("a")
    yield "QTextEdit.setTextCursor", lambda: rich.setTextCursor(rich.textCursor())
    yield "QWidget.setVisible", lambda: label.setVisible(False)
    yield "QWidget.setEnabled", lambda: label.setEnabled(True)
    yield "QWidget.setToolTip", lambda: label.setToolTip("a")
    yield "QWidget.setAccessibleName", lambda: label.setAccessibleName("a")
    yield "QWidget.setFixedHeight", lambda: label.setFixedHeight(20)
    yield "QWidget.update", lambda: label.update()
    yield "QTimer.start", lambda: (timer.start(600), timer.stop())
    yield "Signal.emit to a slot", lambda: listener.told.emit("a")
    yield "QWidget.customEvent", lambda: QCoreApplication.sendEvent(listener, event)


class Model(QAbstractListModel):
    """One row, whose data Qt asks of Python."""

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        return "a row" if role == Qt.ItemDataRole.DisplayRole else None


def models() -> Calls:
    """What views and models say to each other."""
    model, item = Model(), QStandardItem()
    index = model.index(0)
    yield "QModelIndex.data that is there", lambda: index.data()
    yield "QModelIndex.data that is None", lambda: index.data(Qt.ItemDataRole.ToolTipRole)
    yield "QAbstractListModel.dataChanged", lambda: model.dataChanged.emit(index, index)
    yield (
        "QAbstractListModel.beginResetModel",
        lambda: (model.beginResetModel(), model.endResetModel()),
    )
    yield "QStandardItem.setText", lambda: item.setText("a")
    yield "QStandardItem.setData", lambda: item.setData("a")


def main() -> None:
    """Make all the calls; print each function's name before its first."""
    for group in (painting, documents, widgets, models):
        for name, function in group():
            print(name, flush=True)
            for _ in range(CALLS):
                function()
    print("lived")


def test_qt_lives_through_100_000_calls() -> None:
    result = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=False)
    last = result.stdout.splitlines()[-1]
    assert (last, result.returncode) == ("lived", 0), f"died in {last}: {result.stderr[-2000:]}"


def test_every_painting_call_of_the_program_is_among_them() -> None:
    modules = (ROOT / "allyjournal" / "ui").rglob("*.py")
    statements = (node for path in modules for node in _nodes(path) if isinstance(node, ast.Expr))
    of_the_program = _calls(statement.value for statement in statements)
    assert of_the_program - _calls(_nodes(Path(__file__))) == set()


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _calls(nodes: Iterable[ast.AST]) -> set[tuple[str, str]]:
    """What is called on a ``painter`` or a ``cursor``: {("painter", "drawLine"), ...}."""
    functions = (node.func for node in nodes if isinstance(node, ast.Call))
    methods = (function for function in functions if isinstance(function, ast.Attribute))
    called = {(getattr(method.value, "id", ""), method.attr) for method in methods}
    return {(name, method) for name, method in called if name in ("painter", "cursor")}


if __name__ == "__main__":
    application = QApplication([])
    main()
