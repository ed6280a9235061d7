"""Something behind a line of words; and columns that stand below each other in little room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.ui.widgets.columns import Columns
from allyjournal.ui.widgets.disclosure import Disclosure


def test_it_opens_and_closes(qtbot: QtBot) -> None:
    content = QLabel("To be quick.")
    fold = Disclosure("Intent", content)
    qtbot.addWidget(fold)
    fold.show()
    button = fold.findChild(QPushButton)
    assert (button.text(), button.accessibleDescription()) == ("▸ Intent", "closed")
    assert not content.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert fold.is_open()
    assert content.isVisible()
    assert (button.text(), button.accessibleDescription()) == ("▾ Intent", "open")
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not content.isVisible()


def test_other_words_leave_it_as_open_as_it_was(qtbot: QtBot) -> None:
    fold = Disclosure("Intent", QLabel())
    qtbot.addWidget(fold)
    fold.set_open(True)
    fold.set_words("Looking back")
    fold.set_words("Looking back")
    assert fold.is_open()
    button = fold.findChild(QPushButton)
    assert (button.text(), button.accessibleName()) == ("▾ Looking back", "Looking back")


def test_columns_stand_side_by_side_where_there_is_room(qtbot: QtBot) -> None:
    left, right = QLabel("What happened"), QLabel("Impact")
    columns = Columns(left, right, gap=8)
    qtbot.addWidget(columns)
    columns.resize(800, 100)
    columns.show()
    assert left.y() == right.y()
    assert right.x() - left.geometry().right() - 1 == 8
    assert left.width() == right.width()
    columns.resize(400, 100)
    qtbot.waitUntil(lambda: right.y() > left.geometry().bottom())
    assert left.width() == right.width() == 400


def test_columns_are_no_wider_than_the_widest_of_them(qtbot: QtBot) -> None:
    left, right, hidden = QLabel(), QLabel(), QLabel()
    for label, width in ((left, 200), (right, 300), (hidden, 400)):
        label.setMinimumWidth(width)
    columns = Columns(left, right, hidden)
    qtbot.addWidget(columns)
    hidden.hide()
    widest = max(left.minimumSizeHint().width(), right.minimumSizeHint().width())
    assert columns.minimumSizeHint().width() == widest
