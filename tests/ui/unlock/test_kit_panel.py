"""The recovery code and what is done about it."""

import re
import stat
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.domain.errors import SurroundingsRefused
from allyjournal.exchange.recovery_kit import RecoveryKit
from allyjournal.ui import messages
from allyjournal.ui.help import dialog
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock import kit_printing, secret_clipboard
from allyjournal.ui.unlock.kit_panel import KitPanel
from allyjournal.ui.unlock.recovery_code import RecoveryCode
from allyjournal.vault import kit
from tests.ui.refusing import refuse

KEY = bytes(range(32))
CODE = kit.recovery_code(KEY)
GROUPS = CODE.split("-")


@pytest.fixture
def panel(qtbot: QtBot, tasks: Tasks) -> KitPanel:
    widget = KitPanel(CODE, tasks)
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.begin()
    return widget


def seen(panel: KitPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def click(panel: KitPanel, qtbot: QtBot, words: str) -> None:
    buttons = [it for it in panel.findChildren(QPushButton) if it.isVisible()]
    button = next(it for it in buttons if it.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def asked(panel: KitPanel) -> list[int]:
    """The places, from 0, of the groups that are asked for."""
    question = re.search(r"Type group (\d+) and group (\d+)", seen(panel))
    return [int(number) - 1 for number in question.groups()]


def answer(panel: KitPanel, qtbot: QtBot, text: str) -> None:
    line = panel.findChild(QLineEdit)
    assert line.hasFocus()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def save_to(path: Path | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "choose_save_path", lambda *_: path)


@pytest.mark.parametrize(("name", "begins"), [("kit.pdf", b"%PDF"), ("kit.txt", b"AllyJournal")])
def test_the_kit_is_saved_as_its_name_says(
    panel: KitPanel,
    qtbot: QtBot,
    tasks: Tasks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    begins: bytes,
) -> None:
    save_to(tmp_path / name, monkeypatch)
    click(panel, qtbot, "Save the kit…")
    tasks.drain()
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert f"Saved as {name} in {tmp_path}, and not encrypted." in seen(panel)


def test_a_page_to_print_is_offered_first_and_plain_text_after_it(
    panel: KitPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(messages, "choose_save_path", lambda _, *words: asked.extend(words))
    click(panel, qtbot, "Save the kit…")
    assert asked[1:] == ["AllyJournal recovery kit.pdf", "PDF (*.pdf);;Plain text (*.txt)"]


def test_a_folder_that_is_copied_elsewhere_is_asked_about(
    panel: KitPanel, qtbot: QtBot, tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "Dropbox" / "kit.pdf"
    path.parent.mkdir()
    save_to(path, monkeypatch)
    asked: list[str] = []
    monkeypatch.setattr(messages, "confirm", lambda _, words, *__: asked.append(words))
    click(panel, qtbot, "Save the kit…")
    tasks.drain()
    assert "“Dropbox” is copied to other machines" in asked[0]
    assert not path.exists()
    monkeypatch.setattr(messages, "confirm", lambda *_: True)
    click(panel, qtbot, "Save the kit…")
    tasks.drain()
    assert path.exists()


def test_a_kit_that_nobody_names_is_not_written(
    panel: KitPanel, qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_to(None, monkeypatch)
    click(panel, qtbot, "Save the kit…")
    tasks.drain()
    assert "Saved" not in seen(panel)


def test_a_kit_that_cannot_be_written_is_said(
    panel: KitPanel,
    qtbot: QtBot,
    tasks: Tasks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save_to(tmp_path / "missing" / "kit.txt", monkeypatch)
    click(panel, qtbot, "Save the kit…")
    tasks.drain()
    assert "There is no file or folder “missing”." in seen(panel)
    assert "Saved" not in seen(panel)


def test_without_a_printer_it_is_said_what_to_do(
    panel: KitPanel, qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit_printing, "printers", list)
    click(panel, qtbot, "Copy")
    click(panel, qtbot, "Print…")
    assert "Looking for printers…" in seen(panel)
    tasks.drain()
    assert "Looking" not in seen(panel)
    assert "This computer has no printer at the moment." in seen(panel)
    assert "Copied" not in seen(panel)
    led_to: list[str] = []
    monkeypatch.setattr(dialog, "show_help", lambda _parent, *place: led_to.extend(place))
    click(panel, qtbot, "What to do")
    assert led_to == [dialog.KIT, "Keeping it"]
    assert "## Keeping it" in dialog.help_text(dialog.KIT).splitlines()


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was asked, and what went to which printer."""
    said: list[Any] = []

    def ask(_parent: object, *words: Any) -> str:
        said.append(words)
        return "Den"

    def put(page: RecoveryKit, printer: str) -> None:
        if len(said) > 2:
            raise SurroundingsRefused("The printer does not take the page.")
        said.append(("".join(page.groups), printer))

    monkeypatch.setattr(messages, "ask_choice", ask)
    monkeypatch.setattr(kit_printing, "printers", lambda: ["Office", "Den"])
    monkeypatch.setattr(kit_printing, "print_kit", put)
    return said


def test_the_kit_goes_to_the_printer_that_is_chosen(
    panel: KitPanel, qtbot: QtBot, tasks: Tasks, printed: list[Any]
) -> None:
    click(panel, qtbot, "Print…")
    tasks.drain()
    (_question, _label, printers, advice), done = printed
    assert printers == ["Office", "Den"]
    assert "keep a copy" in advice
    assert done == ("".join(GROUPS), "Den")
    assert "Sent to the printer." in seen(panel)
    click(panel, qtbot, "Print…")
    tasks.drain()
    assert "does not take the page." in seen(panel)
    assert "Sent to the printer." not in seen(panel)


def test_printers_that_do_not_answer_are_said(
    panel: KitPanel, qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit_printing, "printers", refuse(SurroundingsRefused("No answer.")))
    click(panel, qtbot, "Print…")
    tasks.drain()
    assert "No answer." in seen(panel)
    assert "Looking" not in seen(panel)


def test_who_leaves_without_a_printer_prints_nothing(
    panel: KitPanel,
    qtbot: QtBot,
    tasks: Tasks,
    printed: list[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(messages, "ask_choice", lambda *_: None)
    click(panel, qtbot, "Print…")
    tasks.drain()
    assert printed == []
    assert "Sent" not in seen(panel)


def test_copying_takes_the_code_for_a_while(panel: KitPanel, qtbot: QtBot) -> None:
    click(panel, qtbot, "Copy")
    assert QGuiApplication.clipboard().text() == CODE
    assert "30 seconds" in seen(panel)
    secret_clipboard.clear()


@pytest.mark.parametrize("between", ["", " ", "-", ", "])
def test_two_groups_typed_back_show_that_it_is_kept(
    panel: KitPanel, qtbot: QtBot, between: str
) -> None:
    click(panel, qtbot, "I have kept it")
    typed = between.join(GROUPS[place] for place in asked(panel)).lower()
    with qtbot.waitSignal(panel.kept):
        answer(panel, qtbot, typed)


def test_a_slip_names_the_group(panel: KitPanel, qtbot: QtBot) -> None:
    click(panel, qtbot, "I have kept it")
    first, second = asked(panel)
    slip = ("A" if GROUPS[second][0] != "A" else "B") + GROUPS[second][1:]
    with qtbot.assertNotEmitted(panel.kept):
        answer(panel, qtbot, GROUPS[first] + slip)
    assert f"mistyped in group {second + 1}." in seen(panel)
    line = panel.findChild(QLineEdit)
    assert line.selectedText() == line.text()


def test_too_little_is_said(panel: KitPanel, qtbot: QtBot) -> None:
    click(panel, qtbot, "I have kept it")
    with qtbot.assertNotEmitted(panel.kept):
        answer(panel, qtbot, "ABC")
    assert "eight letters and digits" in seen(panel)


def test_the_code_is_covered_while_it_is_asked_for(panel: KitPanel, qtbot: QtBot) -> None:
    assert all(group in seen(panel) for group in GROUPS)
    click(panel, qtbot, "I have kept it")
    assert not any(group in seen(panel) for group in GROUPS)
    click(panel, qtbot, "Show the code again")
    assert all(group in seen(panel) for group in GROUPS)


def test_a_screen_reader_spells_group_after_group(panel: KitPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    spelt = []
    for _ in range(16):
        name = QAccessible.queryAccessibleInterface(QApplication.focusWidget())
        spelt.append(name.text(QAccessible.Text.Name))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    expected = [f"Group {place}: {' '.join(group)}" for place, group in enumerate(GROUPS, 1)]
    assert spelt == [*expected, expected[-1], expected[-1]]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert "Group 13" in QApplication.focusWidget().accessibleName()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    assert "Group 13" in QApplication.focusWidget().accessibleName()


def test_the_code_is_one_tab_stop(panel: KitPanel, qtbot: QtBot) -> None:
    code = panel.findChild(RecoveryCode)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert code.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Save the kit…"
