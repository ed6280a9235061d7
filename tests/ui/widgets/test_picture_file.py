"""Pictures as files: everything that is seen is in them, and nothing goes through the disk."""

from datetime import date

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.dot_strip import DotStrip
from allyjournal.ui.widgets.month_grid import GridRow, MonthGrid
from allyjournal.ui.widgets.picture_file import Sheet, png, svg


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    grid = MonthGrid("When")
    row = GridRow("class & <race>", "class", "listening", [date(2026, 2, 1)])
    grid.show_rows([row], [date(2026, month, 1) for month in range(1, 13)])
    strip = DotStrip("Days", "responsibility")
    strip.show_dots([3], str)
    for picture in (grid, strip):
        qtbot.addWidget(picture)
        picture.resize(400, picture.sizeHint().height())
    return Sheet("When, and about what", [("2026", grid), ("", strip)], "Quiet months are quiet.")


def test_a_drawing_holds_every_word_and_its_title(sheet: Sheet) -> None:
    drawing = svg(sheet).decode("utf-8")
    assert "<title>When, and about what</title>" in drawing
    assert ">class &amp; &lt;race&gt;</text>" in drawing
    assert "Quiet months are quiet." in drawing
    assert theme.colour("listening").name() in drawing
    assert theme.colour("responsibility").name() in drawing


def test_an_image_is_twice_as_sharp_and_on_the_ground_of_the_page(sheet: Sheet) -> None:
    image = QImage.fromData(png(sheet))
    assert image.width() == 2 * 440
    assert image.pixelColor(0, 0) == theme.colour("canvas")
    places = [(x, y) for x in range(0, 880, 3) for y in range(0, image.height(), 3)]
    seen = {image.pixelColor(*place).name() for place in places}
    assert {theme.colour("listening").name(), theme.colour("responsibility").name()} <= seen


def test_a_sheet_without_a_note_ends_with_its_pictures(sheet: Sheet) -> None:
    shorter = QImage.fromData(png(sheet._replace(note="")))
    assert shorter.height() < QImage.fromData(png(sheet)).height()
