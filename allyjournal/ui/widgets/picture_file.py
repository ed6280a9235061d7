"""Pictures as the bytes of a file; they never touch the disk on the way."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from allyjournal.ui import theme
from allyjournal.ui.widgets.marked_picture import MarkedPicture, prepare

_SIDE, _GAP = 20, 12
_WRAP = Qt.TextFlag.TextWordWrap
_SHARPNESS = 2
"""How many pixels of a file stand for one of the screen."""


class Sheet(NamedTuple):
    """Pictures below each other, each under its caption, with a title and a note."""

    title: str
    pictures: Sequence[tuple[str, MarkedPicture]]
    note: str = ""


def svg(sheet: Sheet) -> bytes:
    """The sheet as SVG, as wide as its pictures are now."""
    size, buffer = _size(sheet), _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(sheet.title)
    generator.setDescription(sheet.note)
    painter = QPainter(generator)
    _paint(painter, sheet)
    painter.end()
    return bytes(buffer.data().data())


def png(sheet: Sheet) -> bytes:
    """The sheet as PNG, twice as sharp as on the screen."""
    image = QImage(_size(sheet) * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    _paint(painter, sheet)
    painter.end()
    buffer = _buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub names its type as bytes
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _lines(sheet: Sheet) -> Iterator[tuple[str, QFont, MarkedPicture | None]]:
    """What stands below each other: words in their font, and pictures."""
    small = theme.font(theme.SMALLEST + 1)
    yield sheet.title, theme.font(theme.SMALLEST + 1, QFont.Weight.Bold), None
    for caption, picture in sheet.pictures:
        if caption:
            yield caption, small, None
        yield "", small, picture
    if sheet.note:
        yield sheet.note, small, None


def _placed(sheet: Sheet) -> Iterator[tuple[QRect, str, QFont, MarkedPicture | None]]:
    """The same with their places on the sheet."""
    side, gap = theme.px(_SIDE), theme.px(_GAP)
    width = max(picture.width() for _caption, picture in sheet.pictures)
    top = side
    for words, font, picture in _lines(sheet):
        room = QRect(side, top, width, 1 << 20)
        metrics = QFontMetrics(font)
        needed = metrics.boundingRect(room, _WRAP, words).height() if words else 0
        room.setHeight(picture.sizeHint().height() if picture else needed)
        yield room, words, font, picture
        top += room.height() + gap


def _size(sheet: Sheet) -> QSize:
    *_, (last, _words, _font, _picture) = _placed(sheet)
    side = theme.px(_SIDE)
    return QSize(last.right() + 1 + side, last.bottom() + 1 + side)


def _paint(painter: QPainter, sheet: Sheet) -> None:
    painter.fillRect(QRect(QPoint(0, 0), _size(sheet)), theme.colour("canvas"))
    for place, words, font, picture in _placed(sheet):
        if picture:
            painter.save()
            painter.translate(place.topLeft())
            prepare(painter)
            picture.paint(painter)
            painter.restore()
        else:
            painter.setFont(font)
            painter.setPen(theme.colour("ink"))
            painter.drawText(place, _WRAP, words)
