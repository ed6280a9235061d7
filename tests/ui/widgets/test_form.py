"""Fields, "More", notices, the layouts: what forms are put together from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.shortcuts import sequence
from allyjournal.ui.widgets import buttons, labels, marks
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.more import More
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.page_scroll import page_scroll
from allyjournal.ui.widgets.passphrase_line import PassphraseLine
from allyjournal.ui.widgets.rail_entry import RailEntry
from allyjournal.ui.widgets.search_field import SearchField
from allyjournal.ui.widgets.text_line import TextLine
from allyjournal.ui.widgets.tick import Tick


def test_a_field_names_its_content(qtbot: QtBot) -> None:
    line = TextLine("")
    field = Field("Pseudonym", line, "An invented name")
    qtbot.addWidget(field)
    assert field.label().buddy() is line
    assert line.accessibleName() == "Pseudonym"
    assert line.accessibleDescription() == "An invented name"
    assert not field.is_filled()
    line.fill("Quill")
    assert field.is_filled()
    field.set_hint("")
    assert line.accessibleDescription() == ""


def test_a_field_of_a_content_takes_its_name_and_a_box_keeps_it_beside_itself(qtbot: QtBot) -> None:
    line, box = Field.of(TextLine("By"), "Whoever made it"), Field.of(Tick("I paid for it"))
    for field in (line, box):
        qtbot.addWidget(field)
    assert line.label().text() == "By"
    assert line.content.accessibleDescription() == "Whoever made it"
    assert box.label().text() == ""
    assert box.content.accessibleName() == "I paid for it"


def test_a_tick_tells_what_the_person_did_only(qtbot: QtBot) -> None:
    box = Tick("I paid for it")
    qtbot.addWidget(box)
    with qtbot.assertNotEmitted(box.edited):
        box.setChecked(True)
    assert box.is_filled()
    with qtbot.waitSignal(box.edited):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.is_filled()


def test_a_content_that_cannot_tell_counts_as_empty(qtbot: QtBot) -> None:
    field = Field("Nothing", QLabel("words"))
    qtbot.addWidget(field)
    assert not field.is_filled()


def test_a_line_tells_what_the_person_typed(qtbot: QtBot) -> None:
    line = TextLine("Title")
    qtbot.addWidget(line)
    with qtbot.assertNotEmitted(line.edited):
        line.fill("a\0b")
    assert line.text() == "ab"
    with qtbot.waitSignal(line.edited):
        qtbot.keyClicks(line, "c")
    assert line.text().endswith("c")


@pytest.fixture
def more(qtbot: QtBot) -> More:
    widget = More()
    qtbot.addWidget(widget)
    for name in ("Setting", "Pattern"):
        widget.add(Field(name, TextLine(name)))
    widget.show()
    return widget


def in_sight(more: More) -> list[str]:
    return [it.label().text() for it in more.findChildren(Field) if it.isVisible()]


def disclosure(more: More) -> QPushButton:
    (button,) = more.findChildren(QPushButton)
    return button


def test_empty_fields_are_behind_more(more: More, qtbot: QtBot) -> None:
    more.settle()
    assert in_sight(more) == []
    assert disclosure(more).accessibleName() == "More"
    qtbot.keyClick(disclosure(more), Qt.Key.Key_Space)
    assert in_sight(more) == ["Setting", "Pattern"]
    qtbot.keyClick(disclosure(more), Qt.Key.Key_Space)
    assert in_sight(more) == []


def test_an_empty_field_that_is_asked_for_is_in_sight(more: More) -> None:
    setting = more.findChildren(Field)[0]
    more.ask_for(setting)
    assert in_sight(more) == ["Setting"]
    assert disclosure(more).isVisible()
    more.ask_for(setting, False)
    assert in_sight(more) == []


def test_a_filled_field_stays_in_sight(more: More) -> None:
    line = more.findChildren(TextLine)[1]
    line.fill("speaking first")
    more.settle()
    assert in_sight(more) == ["Pattern"]
    assert disclosure(more).isVisible()
    more.findChildren(TextLine)[0].fill("a meeting")
    more.settle()
    assert in_sight(more) == ["Setting", "Pattern"]
    assert not disclosure(more).isVisible()


def test_what_is_being_filled_does_not_jump_away(more: More) -> None:
    more.set_open(True)
    more.findChildren(TextLine)[0].fill("a meeting")
    more.settle()
    assert in_sight(more) == ["Setting", "Pattern"]
    assert more.is_open()


def test_a_notice_says_its_words(qtbot: QtBot) -> None:
    notice = Notice("Contact: through a third party", "Agreed with Moss.", "responsibility")
    qtbot.addWidget(notice)
    notice.add(buttons.small("Change"))
    notice.show()
    shown = [label.text() for label in notice.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Contact: through a third party", "Agreed with Moss."]
    notice.set_text("Do not contact")
    shown = [label.text() for label in notice.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Do not contact"]
    assert notice.accessibleName() == "Do not contact"


@pytest.mark.parametrize(
    "make", [labels.title, labels.heading, labels.body, labels.note, labels.over_title]
)
def test_a_label_shows_markup_as_it_was_typed(qtbot: QtBot, make: type[QLabel]) -> None:
    label = make("<b>Quill</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.wordWrap()


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_chips_go_on_in_the_next_line(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setLayoutDirection(direction)
    row = FlowLayout(window, spacing=10)
    for _ in range(3):
        box = QWidget()
        box.setFixedSize(100, 20)
        row.addWidget(box)
    window.resize(215, 100)
    window.show()
    places = [row.itemAt(at).geometry() for at in range(3)]
    near, far = (0, 110) if direction == Qt.LayoutDirection.LeftToRight else (115, 5)
    assert [(place.x(), place.y()) for place in places] == [(near, 0), (far, 0), (near, 30)]
    assert row.heightForWidth(215) == 50
    assert row.heightForWidth(1000) == 20
    first = QWidget()
    first.setFixedSize(10, 20)
    row.insert_widget(0, first)
    assert row.itemAt(0).widget() is first
    assert row.count() == 4
    assert row.itemAt(4) is None
    assert row.takeAt(4) is None
    assert row.takeAt(0).widget() is first


def test_a_page_stands_in_the_middle(qtbot: QtBot) -> None:
    content = QWidget()
    area = page_scroll(content, 400)
    qtbot.addWidget(area)
    area.resize(1000, 300)
    area.show()
    assert content.width() == 400
    left = content.mapTo(area, content.rect().topLeft()).x()
    right = area.viewport().width() - left - content.width()
    assert abs(left - right) <= 2
    area.resize(300, 300)
    assert content.width() < 300


def test_a_page_takes_all_there_is(qtbot: QtBot) -> None:
    content = QWidget()
    area = page_scroll(content, None, (10, 0))
    qtbot.addWidget(area)
    area.resize(1000, 300)
    area.show()
    assert content.width() == area.viewport().width() - 20


def test_the_search_field_shows_its_key_until_something_is_typed(qtbot: QtBot) -> None:
    field = SearchField("Search everything", sequence("search"))
    qtbot.addWidget(field)
    field.resize(500, 40)
    field.show()
    (cap,) = field.findChildren(QLabel)
    assert cap.text() == "Ctrl K"
    assert cap.isVisible()
    qtbot.keyClicks(field, "a")
    assert not cap.isVisible()
    field.clear()
    assert cap.isVisible()
    field.resize(120, 40)
    assert not cap.isVisible(), "it would lie over the words"


def test_a_rail_entry_is_pressed_and_named(qtbot: QtBot) -> None:
    entry = RailEntry("Repair", marks.DIAMOND, "responsibility", "Ctrl 5")
    qtbot.addWidget(entry)
    entry.resize(entry.sizeHint())
    entry.show()
    assert entry.accessibleName() == "Repair"
    assert entry.height() >= theme.px(24)
    with qtbot.waitSignal(entry.clicked):
        qtbot.keyClick(entry, Qt.Key.Key_Space)
    assert entry.isChecked()
    picture = entry.grab().toImage()
    colours = {picture.pixelColor(x, entry.height() // 2).name() for x in range(entry.width())}
    assert theme.colour("responsibility").name() in colours
    assert theme.colour("surface").name() in colours


@pytest.mark.parametrize("shape", marks.SHAPES)
def test_every_shape_has_a_form_of_its_own(qtbot: QtBot, shape: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label = marks.MarkLabel(shape, "accent")
    column.addWidget(label)
    window.show()
    picture = label.grab().toImage()
    painted = {
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) == theme.colour("accent")
    }
    assert len(painted) > 15


def test_shapes_differ() -> None:
    from PySide6.QtCore import QRectF

    paths = [marks.mark_path(shape, QRectF(0, 0, 16, 16)) for shape in marks.SHAPES]
    assert all(one != other for at, one in enumerate(paths) for other in paths[:at])


def test_a_passphrase_is_masked_until_show(qtbot: QtBot) -> None:
    line = PassphraseLine()
    qtbot.addWidget(line)
    line.resize(300, 36)
    line.show()
    line.setText("correct horse")
    assert line.displayText() != line.text()
    (show,) = line.findChildren(QPushButton)
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    assert line.displayText() == "correct horse"
    assert line.rect().contains(show.geometry())
