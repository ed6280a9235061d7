"""Help: a text for every page, and the others that say what is promised and what to do."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.ui import cheat_sheet, places, theme
from allyjournal.ui.help import dialog
from allyjournal.ui.help.dialog import (
    KIT,
    PROMISES,
    WITHOUT,
    WRONG,
    HelpDialog,
    help_text,
    show_help,
)
from allyjournal.ui.widgets.markdown_view import MarkdownView

PAGES = (
    places.TODAY,
    places.TIMELINE,
    places.AGREEMENT,
    places.REFLECTIONS,
    places.REPAIR,
    places.LISTENING,
    places.LEARNING,
    places.GROWTH,
    places.SHARE,
    places.MENTORING,
    places.SETTINGS,
    "unlock",
)


@pytest.fixture
def help_on_today(qtbot: QtBot) -> Iterator[HelpDialog]:
    shown = HelpDialog(None, places.TODAY)
    qtbot.addWidget(shown)
    shown.show()
    yield shown


def reads(shown: HelpDialog) -> str:
    view = shown.findChild(MarkdownView)
    assert view is not None
    return str(view.toPlainText())


def click(qtbot: QtBot, shown: HelpDialog, words: str) -> None:
    [button] = [it for it in shown.findChildren(QPushButton) if it.text() == words]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("topic", [*PAGES, PROMISES, WRONG, KIT, WITHOUT])
def test_every_page_and_every_text_has_its_words(topic: str) -> None:
    assert help_text(topic).startswith("# ")


@pytest.mark.parametrize(
    "words", ["A journal that is open", "Swap and hibernation", "older copy", "A court", "revoke"]
)
def test_what_is_not_promised_is_named(words: str) -> None:
    assert words in " ".join(help_text(PROMISES).split())


def test_the_other_texts_are_one_click_away(qtbot: QtBot, help_on_today: HelpDialog) -> None:
    assert reads(help_on_today).startswith("Today")
    click(qtbot, help_on_today, "When something is wrong")
    assert "The journal is said to be damaged" in reads(help_on_today)
    click(qtbot, help_on_today, "The recovery kit")
    assert "Use the recovery code" in reads(help_on_today)
    click(qtbot, help_on_today, "Without this program")
    assert "sqlcipher journal.db" in reads(help_on_today)


def test_the_keys_stand_beside_it(
    qtbot: QtBot, help_on_today: HelpDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(cheat_sheet, "show_cheat_sheet", asked.append)
    click(qtbot, help_on_today, "The keyboard")
    assert asked == [help_on_today]


def test_showing_it_waits_until_it_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def run(shown: HelpDialog) -> bool:
        ran.append(reads(shown))
        shown.deleteLater()
        return True

    monkeypatch.setattr(dialog.HelpDialog, "run", run)
    show_help(None, "unlock")
    assert ran[0].startswith("Unlocking")


def test_the_keys_scroll_the_text(qtbot: QtBot, help_on_today: HelpDialog) -> None:
    help_on_today.show_topic(WRONG)
    view = help_on_today.findChild(MarkdownView)
    [area] = help_on_today.findChildren(QScrollArea)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()
    qtbot.keyClick(view, Qt.Key.Key_A)
    click(qtbot, help_on_today, "Without this program")
    assert area.verticalScrollBar().value() == 0


def test_it_fits_into_a_small_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 480)
    shown = HelpDialog(window, PROMISES)
    shown.show()
    assert shown.width() <= 640
    assert shown.height() <= 480
    shown.reject()


def test_the_frame_of_the_focus_is_around_what_is_in_sight(
    qtbot: QtBot, help_on_today: HelpDialog
) -> None:
    [area] = help_on_today.findChildren(QScrollArea)
    view = help_on_today.findChild(MarkdownView)

    def edge() -> list[QColor]:
        """The colour of the pane's frame and of the text's, in the middle of their left sides."""
        picture = help_on_today.grab().toImage()
        at = [it.mapTo(help_on_today, QPoint(0, it.height() // 2)) for it in (area, view)]
        return [picture.pixelColor(point) for point in at]

    view.setFocus()
    assert edge() == [theme.colour("accent"), theme.colour("canvas")]
    close = next(it for it in help_on_today.findChildren(QPushButton) if it.text() == "Close")
    close.setFocus()
    assert edge() == [theme.colour("line"), theme.colour("canvas")]
