"""The passphrase is changed, the recovery kit shown again."""

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from allyjournal.domain.errors import WrongPassphrase
from allyjournal.store.changes import Changes
from allyjournal.ui import messages
from allyjournal.vault import files, vault

PASSPHRASE = "lantern quarry velvet 41"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What is answered when the passphrase is asked for."""
    answers: list[str | None] = []
    monkeypatch.setattr(messages, "ask_passphrase", lambda *_: answers.pop())
    return answers


@pytest.fixture
def toasts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda _parent, text: said.append(text))
    return said


def test_the_passphrase_is_changed(somebody: Any, toasts: list[str]) -> None:
    somebody.arrive()
    somebody.click("Change the passphrase…")
    assert "does not revoke copies" in somebody.sees()
    somebody.enter(PASSPHRASE)
    somebody.enter("a new one")
    somebody.enter("a new one")
    assert toasts == ["The new passphrase opens the journal from now on."]
    assert somebody.focus().text() == "Change the passphrase…"
    assert somebody.lines() == []
    assert vault.recovery_code(somebody.folder, "a new one") == somebody.code
    with pytest.raises(WrongPassphrase):
        vault.recovery_code(somebody.folder, PASSPHRASE)


def test_one_that_is_in_force_is_said_to_be_also_where_the_disk_did_not_confirm_it(
    somebody: Any, toasts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    somebody.arrive()
    somebody.click("Change the passphrase…")
    monkeypatch.setattr(files, "sync_folder", fail)
    for words in (PASSPHRASE, "a new one", "a new one"):
        somebody.enter(words)
    assert toasts == ["The new passphrase opens the journal from now on."]
    assert "did not confirm that it keeps it" in somebody.sees()
    assert somebody.lines() == []
    monkeypatch.undo()
    assert vault.recovery_code(somebody.folder, "a new one") == somebody.code


@pytest.mark.parametrize(
    ("panel", "lines"),
    [("Change the passphrase…", 3), ("Add a passphrase…", 3), ("Replace the key…", 1)],
)
def test_a_passphrase_typed_on_after_tab_is_not_shown(
    somebody: Any, panel: str, lines: int
) -> None:
    somebody.arrive()
    somebody.click(panel)
    assert len(somebody.lines()) == lines
    for line in somebody.lines():
        assert somebody.focus() is line
        somebody.qtbot.keyClick(line, Qt.Key.Key_Tab)
    seen = []
    while not seen or seen[-1] != "Show":
        seen.append(somebody.focus().text())
        somebody.qtbot.keyClick(somebody.focus(), Qt.Key.Key_Tab)
    assert seen[1:] == ["Cancel", "Show"]


def test_what_is_opened_is_in_sight(somebody: Any) -> None:
    somebody.arrive()
    somebody.page.resize(1024, 860)
    somebody.click("Add a passphrase…")
    [button] = somebody.buttons("Add the passphrase")
    somebody.qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())


def test_a_second_passphrase_is_added_and_one_removed(
    somebody: Any, toasts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = [PASSPHRASE, "wrong", PASSPHRASE, None]
    monkeypatch.setattr(messages, "ask_passphrase", lambda *_: typed.pop())
    somebody.arrive()
    somebody.click("Add a passphrase…")
    assert "Either passphrase opens the journal then." in somebody.sees()
    somebody.enter(PASSPHRASE)
    somebody.enter("a second one")
    somebody.enter("a second one")
    assert toasts == ["Both passphrases open the journal now."]
    assert somebody.focus().text() == "Add a passphrase…"
    toasts.clear()
    assert vault.recovery_code(somebody.folder, "a second one") == somebody.code
    somebody.click("Remove a passphrase…")
    assert vault.passphrases(somebody.folder) == 2
    somebody.click("Remove a passphrase…")
    assert toasts[-1] == "That passphrase opens the journal no longer."
    with pytest.raises(WrongPassphrase):
        vault.recovery_code(somebody.folder, PASSPHRASE)
    for _ in range(2):
        somebody.click("Remove a passphrase…")
        assert "This passphrase does not open this journal." in somebody.sees()
    assert vault.recovery_code(somebody.folder, "a second one") == somebody.code


@pytest.mark.parametrize("act", ["Remove a passphrase…", "Change the passphrase…"])
def test_what_was_said_of_one_act_goes_when_the_next_begins(
    somebody: Any, typed: list[str | None], act: str
) -> None:
    vault.add_passphrase(somebody.folder, PASSPHRASE, "a second one")
    typed += ["a second one", PASSPHRASE]
    somebody.arrive()
    somebody.click("Remove a passphrase…")
    assert "That passphrase opens the journal no longer." in somebody.sees()
    somebody.click(act)
    assert "That passphrase opens the journal no longer." not in somebody.sees()


def test_a_wrong_present_passphrase_changes_nothing(somebody: Any, toasts: list[str]) -> None:
    somebody.arrive()
    somebody.click("Change the passphrase…")
    somebody.enter("wrong")
    somebody.enter("a new one")
    somebody.enter("a new one")
    assert "This passphrase does not open this journal." in somebody.sees()
    assert somebody.focus() is somebody.lines()[0]
    somebody.enter(PASSPHRASE)
    somebody.click("Change the passphrase")
    assert len(toasts) == 1


def test_what_cannot_be_a_passphrase_is_said(somebody: Any) -> None:
    somebody.arrive()
    somebody.click("Change the passphrase…")
    somebody.enter(PASSPHRASE)
    somebody.click("Change the passphrase")
    assert "A passphrase cannot be empty." in somebody.sees()
    somebody.enter("x" * 1025)
    somebody.enter("x" * 1025)
    assert "1,024 characters at most" in somebody.sees()
    assert vault.recovery_code(somebody.folder, PASSPHRASE) == somebody.code


def test_a_second_enter_changes_it_once(somebody: Any, toasts: list[str]) -> None:
    somebody.arrive()
    somebody.click("Change the passphrase…")
    somebody.enter(PASSPHRASE)
    somebody.enter("a new one")
    line = somebody.focus()
    somebody.qtbot.keyClicks(line, "a new one")
    somebody.qtbot.keyClick(line, Qt.Key.Key_Return)
    somebody.qtbot.keyClick(line, Qt.Key.Key_Return)
    somebody.tasks.drain()
    assert len(toasts) == 1


@pytest.mark.parametrize("way", ["Cancel", "Escape"])
def test_leaving_forgets_what_was_typed(somebody: Any, way: str) -> None:
    somebody.arrive()
    somebody.click("Change the passphrase…")
    line = somebody.focus()
    somebody.enter(PASSPHRASE)
    if way == "Cancel":
        somebody.click("Cancel")
    else:
        somebody.qtbot.keyClick(somebody.focus(), Qt.Key.Key_Escape)
    assert line.text() == ""
    assert somebody.lines() == []
    assert somebody.focus().text() == "Change the passphrase…"


def test_other_keys_are_left_alone(somebody: Any) -> None:
    somebody.arrive()
    somebody.qtbot.keyClick(somebody.buttons("Change the passphrase…")[0], Qt.Key.Key_Escape)
    somebody.qtbot.keyClick(somebody.buttons("Change the passphrase…")[0], Qt.Key.Key_F12)
    assert somebody.lines() == []


def test_the_kit_is_shown_after_the_passphrase(somebody: Any, typed: list[str | None]) -> None:
    typed += [PASSPHRASE]
    somebody.arrive()
    somebody.click("Show the recovery kit…")
    assert all(group in somebody.sees() for group in somebody.code.split("-"))
    somebody.click("Hide the kit")
    assert somebody.code[:4] not in somebody.sees()
    assert somebody.focus().text() == "Show the recovery kit…"


def test_the_window_can_ask_for_the_kit(somebody: Any, typed: list[str | None]) -> None:
    typed += [PASSPHRASE]
    somebody.arrive()
    somebody.page.show_recovery_kit()
    somebody.tasks.drain()
    assert somebody.code[:4] in somebody.sees()


def test_without_the_passphrase_there_is_no_kit(somebody: Any, typed: list[str | None]) -> None:
    typed += ["wrong", None]
    somebody.arrive()
    somebody.click("Show the recovery kit…")
    assert "This passphrase does not open" not in somebody.sees()
    somebody.click("Show the recovery kit…")
    assert "This passphrase does not open this journal." in somebody.sees()
    assert somebody.buttons("Hide the kit") == []
    assert somebody.buttons("Show the recovery kit…")[0].isEnabled()
    assert somebody.focus().text() == "Show the recovery kit…"


def test_a_kept_kit_is_remembered_and_told(somebody: Any, typed: list[str | None]) -> None:
    typed += [PASSPHRASE]
    somebody.arrive()
    assert "The recovery kit is not kept yet." in somebody.sees()
    somebody.click("Show the recovery kit…")
    somebody.click("I have kept it")
    numbers = re.search(r"Type group (\d+) and group (\d+)", somebody.sees()).groups()
    groups = somebody.code.split("-")
    somebody.enter("".join(groups[int(number) - 1] for number in numbers))
    assert "The recovery kit is kept." in somebody.sees()
    assert somebody.changes == [Changes()]
    assert somebody.do(partial(somebody.journal.setting, "recovery_kit_kept")) is True
