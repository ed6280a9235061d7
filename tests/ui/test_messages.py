"""Every dialog, driven by keys and clicks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import DiskFull
from allyjournal.ui import messages
from allyjournal.ui.help.what_to_do import WhatToDo
from allyjournal.ui.passages import FAULT
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.passphrase_line import PassphraseLine
from allyjournal.ui.widgets.toast import Toast

Act = Callable[[QWidget], None]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    return widget


def in_dialog(act: Act) -> None:
    """Do ``act`` with the dialog that opens next."""

    def later() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            act(dialog)
        finally:
            # a test that fails must not leave its dialog open
            if dialog.isVisible():
                dialog.close()

    QTimer.singleShot(0, later)


def press(label: str) -> Act:
    def act(dialog: QWidget) -> None:
        (button,) = [it for it in dialog.findChildren(QPushButton) if it.text() == label]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return act


def key(key: Qt.Key) -> Act:
    def act(dialog: QWidget) -> None:
        QTest.keyClick(dialog.focusWidget() or dialog, key)

    return act


def texts(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_tell_says_its_sentence_and_its_advice(window: QWidget) -> None:
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        seen.extend(texts(dialog))
        assert dialog.accessibleName() == "The disk is full."
        press("Close")(dialog)

    in_dialog(look)
    messages.tell(window, "The disk is full.", "Free some space.")
    assert seen[:2] == ["The disk is full.", "Free some space."]


def test_an_error_is_told_with_a_link_to_the_help(window: QWidget, led_to: list[str]) -> None:
    def look(dialog: QWidget) -> None:
        # Enter closes it
        assert dialog.focusWidget().text() == "Close"
        press("What to do")(dialog)
        press("Close")(dialog)

    in_dialog(look)
    messages.tell_error(window, DiskFull())
    in_dialog(press("What to do"))
    messages.show_crash(window, ValueError())
    assert led_to == [DiskFull.passage, FAULT]


@pytest.mark.parametrize(("label", "wanted"), [("Show the settings", True), ("Close", False)])
def test_what_is_said_may_offer_one_thing_to_do(
    window: QWidget, led_to: list[str], label: str, wanted: bool
) -> None:
    def look(dialog: QWidget) -> None:
        press("What to do")(dialog)
        press(label)(dialog)

    in_dialog(look)
    assert messages.offer(window, "It is damaged.", "Show the settings", "", FAULT) is wanted
    assert led_to == [FAULT]


def test_what_is_no_error_is_told_without_a_link(window: QWidget) -> None:
    shown: list[bool] = []
    in_dialog(lambda dialog: shown.append(dialog.findChild(WhatToDo) is not None))
    messages.tell(window, "There is no former state of it yet.")
    assert shown == [False]


def test_a_dialog_above_a_dialog_knows_the_lock_of_the_window(window: QWidget) -> None:
    window.lock = Undo().undo
    below = Dialog(window, "The disk is full.")
    assert Dialog(below, "Help").lock == window.lock


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (press("Move it"), True),
        (press("Cancel"), False),
        (key(Qt.Key.Key_Escape), False),
        (key(Qt.Key.Key_Return), False),
    ],
    ids=["yes", "cancel", "escape", "enter on the cancel that has the focus"],
)
def test_confirm(window: QWidget, act: Act, answer: bool) -> None:
    in_dialog(act)
    assert messages.confirm(window, "Move it to the bin?", "Move it") is answer


@pytest.mark.parametrize(
    ("act", "answer"),
    [
        (press("Leave without it"), True),
        (press("Stay"), False),
        (key(Qt.Key.Key_Escape), False),
        (key(Qt.Key.Key_Return), False),
    ],
    ids=["lose", "stay", "escape", "enter"],
)
def test_words_are_lost_by_their_own_button_only(
    window: QWidget, led_to: list[str], act: Act, answer: bool
) -> None:
    def seen(dialog: QWidget) -> None:
        assert "Free some space." in texts(dialog)
        press("What to do")(dialog)
        act(dialog)

    in_dialog(seen)
    arguments = ("Not in it yet.", "Leave without it", "Free some space.", FAULT)
    assert messages.confirm_loss(window, *arguments) is answer
    assert led_to == [FAULT]


def type_and_enter(text: str) -> Act:
    def act(dialog: QWidget) -> None:
        line = dialog.findChild(QLineEdit)
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    return act


def test_ask_passphrase_is_masked_until_show_which_tab_reaches_last(window: QWidget) -> None:
    def act(dialog: QWidget) -> None:
        line = dialog.findChild(PassphraseLine)
        assert line.echoMode() == QLineEdit.EchoMode.Password
        for focused in ("Cancel", "Unlock", "Show"):
            key(Qt.Key.Key_Tab)(dialog)
            assert dialog.focusWidget().text() == focused
        key(Qt.Key.Key_Space)(dialog)
        assert line.echoMode() == QLineEdit.EchoMode.Normal
        press("Hide")(dialog)
        assert line.echoMode() == QLineEdit.EchoMode.Password
        type_and_enter(" two words ")(dialog)

    in_dialog(act)
    assert messages.ask_passphrase(window, "Your passphrase", "Unlock") == " two words "
    in_dialog(key(Qt.Key.Key_Escape))
    assert messages.ask_passphrase(window, "Your passphrase", "Unlock") is None


def test_ask_text_gives_a_few_words_or_none(window: QWidget) -> None:
    in_dialog(type_and_enter(" About Quill "))
    assert messages.ask_text(window, "What is it called?", "Save") == "About Quill"
    in_dialog(key(Qt.Key.Key_Return))
    assert messages.ask_text(window, "What is it called?", "Rename", "Old") == "Old"
    # what was there is marked, so that typing replaces it
    in_dialog(type_and_enter("  "))
    assert messages.ask_text(window, "What is it called?", "Rename", "Old") is None
    in_dialog(key(Qt.Key.Key_Escape))
    assert messages.ask_text(window, "What is it called?", "Rename", "Old") is None


def test_ask_choice_gives_the_first_unless_another_is_chosen(window: QWidget) -> None:
    def ask() -> str | None:
        return messages.ask_choice(window, "Print it?", "Print", ["Office", "Den"], "It stays.")

    in_dialog(press("Print"))
    assert ask() == "Office"

    def act(dialog: QWidget) -> None:
        assert "It stays." in texts(dialog)
        key(Qt.Key.Key_Down)(dialog)
        press("Print")(dialog)

    in_dialog(act)
    assert ask() == "Den"
    in_dialog(key(Qt.Key.Key_Escape))
    assert ask() is None


def test_ask_when_takes_a_day_a_month_or_a_year(window: QWidget) -> None:
    day = (date(2026, 11, 21), "day")
    in_dialog(key(Qt.Key.Key_Return))
    assert messages.ask_when(window, "When?", "Go there", day) == day
    in_dialog(type_and_enter("2025-07"))
    assert messages.ask_when(window, "When?", "Go there", day) == (date(2025, 7, 1), "month")
    in_dialog(key(Qt.Key.Key_Escape))
    assert messages.ask_when(window, "When?", "Go there", day) is None


def test_what_asks_for_a_date_stays_until_it_is_understood(window: QWidget) -> None:
    day, said = (date(2026, 11, 21), "day"), "Write it like 2026-10-14, 2026-10, April or 2019."

    def act(dialog: QWidget) -> None:
        type_and_enter("spring 2026")(dialog)
        assert dialog.isVisible()
        assert said in texts(dialog)
        assert dialog.focusWidget() is dialog.findChild(QLineEdit)
        # what was not understood is typed over
        type_and_enter("2026-04")(dialog)
        assert not dialog.isVisible()

    in_dialog(act)
    assert messages.ask_when(window, "When?", "Go there", day) == (date(2026, 4, 1), "month")


def test_a_crash_shows_types_and_frames_and_no_value(window: QWidget) -> None:
    secret = "what Quill told me"

    def raise_it() -> None:
        try:
            raise ValueError(secret)
        except ValueError as error:
            raise RuntimeError(f"cannot save {secret}") from error

    with pytest.raises(RuntimeError) as caught:
        raise_it()
    reports: list[str] = []

    def read(dialog: QWidget) -> None:
        reports.append(dialog.findChild(QPlainTextEdit).toPlainText())
        assert secret not in "".join(texts(dialog))
        press("Close")(dialog)

    in_dialog(read)
    messages.show_crash(window, caught.value)
    (report,) = reports
    assert secret not in report
    assert "RuntimeError" in report
    assert "ValueError" in report
    assert "test_messages.py" in report
    assert "raise_it" in report
    assert str(Path(__file__).parent) not in report


class Undo(QObject):
    """Notes that it was undone."""

    done = 0

    def undo(self) -> None:
        self.done += 1


def test_a_toast_offers_its_action_once(window: QWidget) -> None:
    undo = Undo()
    messages.toast(window, "Moved to the bin.", "Undo", undo.undo)
    (toast,) = window.findChildren(Toast)
    assert toast.isVisible()
    assert toast.accessibleName() == "Moved to the bin."
    press("Undo")(toast)
    assert undo.done == 1
    assert not toast.isVisible()


def test_a_toast_leaves_by_itself_but_not_from_under_the_focus(
    window: QWidget, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    messages.toast(window, "Moved to the bin.", "Undo", Undo().undo)
    (toast,) = window.findChildren(Toast)
    (clock,) = toast.findChildren(QTimer)
    toast.findChild(QPushButton).setFocus()
    clock.timeout.emit()
    assert toast.isVisible()
    window.setFocus()
    clock.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_stays_at_the_foot_and_replaces_the_former(window: QWidget) -> None:
    messages.toast(window, "One")
    messages.toast(window, "Two")
    (shown,) = [toast for toast in window.findChildren(Toast) if toast.isVisible()]
    assert shown.accessibleName() == "Two"
    window.resize(500, 400)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert window.rect().contains(shown.geometry())
    assert shown.geometry().center().x() == pytest.approx(250, abs=1)


def choose(name: str) -> Act:
    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(name)
        dialog.accept()

    return act


def test_choose_save_path(window: QWidget, home: Path) -> None:
    in_dialog(choose(str(home / "kit")))
    chosen = messages.choose_save_path(window, "Save the kit", "kit.pdf", "PDF (*.pdf)")
    assert chosen == home / "kit.pdf"
    in_dialog(key(Qt.Key.Key_Escape))
    assert messages.choose_save_path(window, "Save the kit", "kit.pdf") is None


def test_a_name_without_a_suffix_gets_that_of_the_chosen_kind(window: QWidget, home: Path) -> None:
    def act(dialog: QWidget) -> None:
        kinds = dialog.findChild(QComboBox, "fileTypeCombo")
        QTest.keyClick(kinds, Qt.Key.Key_Down)
        choose(str(home / "kit"))(dialog)

    in_dialog(act)
    kinds = "PDF (*.pdf);;Plain text (*.txt)"
    assert messages.choose_save_path(window, "Save", "a.pdf", kinds) == home / "kit.txt"


def test_choose_file_and_folder(window: QWidget, home: Path) -> None:
    (home / "a.txt").write_text("a")
    in_dialog(choose(str(home / "a.txt")))
    assert messages.choose_file(window, "Open") == home / "a.txt"
    (home / "backups").mkdir()
    (home / "backups" / "b.txt").write_text("b")
    in_dialog(choose("b.txt"))
    assert messages.choose_file(window, "Open", "", home / "backups") == home / "backups" / "b.txt"
    in_dialog(choose(str(home)))
    assert messages.choose_folder(window, "Where") == home
