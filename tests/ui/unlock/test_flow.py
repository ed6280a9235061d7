"""The way into a journal, walked as a person walks it."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from allyjournal.domain.errors import DiskFull
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.unlock.patience import Patience
from allyjournal.vault import files, vault
from tests.ui.refusing import refuse

PASSPHRASE = "lantern quarry velvet 41"


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> dict[str, Path | None]:
    """What is answered when a path is asked for."""
    answers: dict[str, Path | None] = {"folder": None, "save": None}
    monkeypatch.setattr(messages, "choose_folder", lambda *_: answers["folder"])
    monkeypatch.setattr(messages, "choose_save_path", lambda *_: answers["save"])
    return answers


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What had to be read before going on."""
    sentences: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence, *_: sentences.append(sentence))
    return sentences


def first_evening(somebody: Any) -> None:
    """As far as the recovery code of a new journal."""
    somebody.arrive()
    somebody.click("Start a journal")
    somebody.type(PASSPHRASE)
    somebody.press(Qt.Key.Key_Tab)
    somebody.enter(PASSPHRASE)


def test_tab_from_a_passphrase_goes_to_show_last(somebody: Any, code: str) -> None:
    somebody.arrive()
    seen = []
    for _ in range(5):
        seen.append(somebody.focus().text())
        somebody.press(Qt.Key.Key_Tab)
    assert seen == ["", "Unlock", "Use the recovery code", "Another journal", "Show"]


# A first journal


def test_a_first_journal_takes_four_clicks_and_keys(somebody: Any) -> None:
    first_evening(somebody)
    somebody.click("Later")
    somebody.tasks.drain()
    assert somebody.touches == 4
    assert somebody.just_created is True
    assert somebody.folders == []
    assert somebody.look_up(partial(somebody.journal.setting, "recovery_kit_kept")) is None


def test_enter_alone_begins_a_journal(somebody: Any) -> None:
    somebody.arrive()
    somebody.press(Qt.Key.Key_Return)
    somebody.enter(PASSPHRASE)
    somebody.enter(PASSPHRASE)
    assert "Keep the recovery code" in somebody.sees()


def test_the_kit_counts_as_kept_once_two_groups_were_typed_back(somebody: Any) -> None:
    first_evening(somebody)
    assert f"The journal is in {somebody.folder}." in somebody.sees()
    code = somebody.reads_code()
    somebody.click("I have kept it")
    assert somebody.reads_code() == ["••••"] * 14
    somebody.enter(somebody.asked_groups(code).lower())
    assert somebody.just_created is True
    assert somebody.look_up(partial(somebody.journal.setting, "recovery_kit_kept")) is True


def test_nothing_can_be_typed_while_the_journal_is_made(somebody: Any) -> None:
    somebody.arrive()
    somebody.click("Start a journal")
    somebody.type(PASSPHRASE)
    somebody.press(Qt.Key.Key_Tab)
    somebody.type(PASSPHRASE)
    somebody.press(Qt.Key.Key_Return)
    assert all(line.isReadOnly() for line in somebody.lines())
    assert not somebody.can_click("Making the journal…")
    somebody.press(Qt.Key.Key_Escape)
    somebody.tasks.drain()
    assert "Keep the recovery code" in somebody.sees()


def test_what_the_vault_refuses_is_said_on_the_page(somebody: Any) -> None:
    somebody.arrive()
    somebody.click("Start a journal")
    somebody.enter("x" * 1025)
    somebody.enter("x" * 1025)
    assert "A passphrase has 1,024 characters at most" in somebody.sees()
    assert somebody.can_click("Create the journal")


def test_escape_and_back_lead_back_and_forget_what_was_typed(somebody: Any) -> None:
    somebody.arrive()
    somebody.click("Start a journal")
    line = somebody.lines()[0]
    somebody.type(PASSPHRASE)
    somebody.press(Qt.Key.Key_Escape)
    assert line.text() == ""
    assert somebody.can_click("Start a journal")
    assert not somebody.can_click("Back")
    somebody.press(Qt.Key.Key_Escape)
    somebody.click("Start a journal")
    somebody.click("Back")
    assert somebody.can_click("Look at a sample")


def test_other_keys_than_escape_are_left_alone(somebody: Any) -> None:
    somebody.arrive()
    somebody.press(Qt.Key.Key_F12)
    assert somebody.can_click("Start a journal")


def test_the_sample_is_asked_for(somebody: Any) -> None:
    somebody.arrive()
    somebody.click("Look at a sample")
    assert somebody.samples == 1


def test_the_code_of_a_new_journal_is_seen_also_where_that_cannot_be_opened(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_evening(somebody)
    code = somebody.reads_code()
    with monkeypatch.context() as patch:
        patch.setattr(vault, "connect", refuse(DiskFull()))
        somebody.click("Later")
        somebody.tasks.drain()
    assert "The disk is full." in somebody.sees()
    assert somebody.reads_code() == code
    somebody.click("Later")
    somebody.tasks.drain()
    assert somebody.just_created is True


def test_leaving_at_the_recovery_code_closes_the_journal(somebody: Any) -> None:
    first_evening(somebody)
    QApplication.instance().aboutToQuit.emit()
    somebody.click("Later")
    somebody.tasks.drain()
    assert somebody.journal is None
    Journal.open(somebody.folder, PASSPHRASE).close()


@pytest.mark.parametrize("words", ["Create the journal", "Unlock"])
def test_leaving_while_the_key_is_made_closes_the_journal(somebody: Any, words: str) -> None:
    if words == "Unlock":
        Journal.create(somebody.folder, PASSPHRASE)[0].close()
        somebody.arrive()
    else:
        somebody.arrive()
        somebody.click("Start a journal")
        somebody.type(PASSPHRASE)
        somebody.press(Qt.Key.Key_Tab)
    somebody.type(PASSPHRASE)
    somebody.click(words)
    somebody.flow.leave()
    somebody.tasks.drain()
    assert somebody.journal is None
    Journal.open(somebody.folder, PASSPHRASE).close()


# Every evening after


def test_the_passphrase_opens_the_journal(somebody: Any, code: str) -> None:
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    assert somebody.touches == 1
    assert somebody.just_created is False
    assert somebody.folders == []


def test_a_wrong_passphrase_is_said_and_selected(somebody: Any, code: str) -> None:
    somebody.arrive()
    somebody.enter("wrong")
    assert "This passphrase does not open this journal." in somebody.sees()
    assert somebody.focus().selectedText() != ""
    somebody.enter(PASSPHRASE)
    assert somebody.just_created is False


def test_an_empty_passphrase_is_not_tried(somebody: Any, code: str) -> None:
    somebody.arrive()
    for _ in range(5):
        somebody.enter("")
    assert "Type the passphrase first." in somebody.sees()
    assert somebody.can_click("Unlock")


def test_after_two_wrong_passphrases_there_is_a_wait(somebody: Any, code: str) -> None:
    somebody.arrive()
    somebody.flow.findChild(Patience).findChild(QTimer).setInterval(0)
    for _ in range(2):
        somebody.enter("wrong")
        assert somebody.can_click("Unlock")
    somebody.enter("wrong")
    assert not somebody.can_click("Next try in 1 s")
    assert "This passphrase does not open this journal." in somebody.sees()
    somebody.type(PASSPHRASE)
    assert "This passphrase does not open this journal." not in somebody.sees()
    somebody.qtbot.waitUntil(partial(somebody.can_click, "Unlock"))
    somebody.press(Qt.Key.Key_Return)
    somebody.tasks.drain()
    assert somebody.just_created is False


@pytest.mark.parametrize("typed_on", ["", "x"])
def test_enter_during_the_wait_counts_when_it_is_over_unless_something_is_typed(
    somebody: Any, code: str, typed_on: str
) -> None:
    somebody.arrive()
    for _ in range(3):
        somebody.enter("wrong")
    somebody.enter(PASSPHRASE)
    somebody.type(typed_on)
    assert somebody.just_created is None
    clock = somebody.flow.findChild(Patience).findChild(QTimer)
    clock.timeout.emit()
    somebody.tasks.drain()
    assert somebody.just_created is (None if typed_on else False)


def test_another_page_does_not_shorten_the_wait(somebody: Any, code: str) -> None:
    somebody.arrive()
    for _ in range(3):
        somebody.enter("wrong")
    somebody.click("Use the recovery code")
    somebody.click("Back")
    assert not somebody.can_click("Next try in 1 s")
    assert not somebody.can_click("Unlock")


def test_a_damaged_journal_is_said_with_what_to_do(somebody: Any, code: str) -> None:
    (somebody.folder / "journal.db").write_bytes(b"")
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    assert "journal.db is empty" in somebody.sees()
    assert "Restore the newest backup" in somebody.sees()
    assert somebody.can_click("Unlock")


def test_a_fault_of_the_program_leaves_the_page_usable(
    somebody: Any, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Journal, "open", fail)
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    assert somebody.can_click("Unlock")


# The recovery code


def test_a_disk_that_does_not_confirm_the_new_passphrase_keeps_nobody_out(
    somebody: Any, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody.arrive()
    somebody.click("Use the recovery code")
    somebody.enter(code)
    monkeypatch.setattr(files, "sync_folder", refuse(OSError(5, "Input/output error")))
    for _ in range(2):
        somebody.enter("a new one")
    assert somebody.journal is not None
    monkeypatch.undo()
    assert vault.recovery_code(somebody.folder, "a new one") == code


def test_the_code_and_a_new_passphrase_open_the_journal(somebody: Any, code: str) -> None:
    somebody.arrive()
    somebody.click("Use the recovery code")
    assert "in the place of all others" in somebody.sees()
    somebody.enter(code.replace("-", " ").lower())
    assert "no other does" in somebody.sees()
    somebody.enter("a new one")
    somebody.enter("a new one")
    assert somebody.just_created is False
    assert somebody.look_up(partial(somebody.journal.setting, "recovery_kit_kept")) is True
    somebody.lock()
    Journal.open(somebody.folder, "a new one").close()


def test_a_mistyped_code_is_said_at_once(somebody: Any, code: str) -> None:
    somebody.arrive()
    somebody.click("Use the recovery code")
    somebody.enter(code[:-1])
    assert "this one has 55" in somebody.sees()
    assert isinstance(somebody.focus(), QLineEdit)


def test_the_code_of_another_journal_is_said_where_it_was_typed(
    somebody: Any, code: str, tmp_path: Path
) -> None:
    other, wrong_code = Journal.create(tmp_path / "Other.allyjournal", PASSPHRASE)
    other.close()
    somebody.arrive()
    somebody.click("Use the recovery code")
    somebody.enter(wrong_code)
    assert "does not open this journal.db" in somebody.sees()
    assert "Use the recovery code" in somebody.sees()
    assert somebody.focus().text() == wrong_code


def test_a_code_that_is_longer_than_its_line_can_be_compared_group_by_group(
    somebody: Any, code: str
) -> None:
    somebody.arrive()
    somebody.click("Use the recovery code")
    QTest.keyClicks(somebody.focus(), code.lower())
    assert code.replace("-", " ") in somebody.sees()
    somebody.focus().clear()
    QTest.keyClick(somebody.focus(), Qt.Key.Key_Space)
    assert "Spaces, hyphens and small letters do not matter." in somebody.sees()


def test_the_way_back_from_the_code(somebody: Any, code: str) -> None:
    somebody.arrive()
    somebody.click("Use the recovery code")
    somebody.enter(code)
    somebody.click("Back")
    assert "14 groups of four" in somebody.sees()
    somebody.click("Back")
    assert somebody.can_click("Unlock")


# Other journals


def test_a_journal_elsewhere_is_opened(
    somebody: Any, tmp_path: Path, chosen: dict[str, Path | None]
) -> None:
    elsewhere = tmp_path / "Second.allyjournal"
    Journal.create(elsewhere, PASSPHRASE)[0].close()
    somebody.arrive()
    somebody.click("Open a journal elsewhere…")
    assert somebody.can_click("Start a journal")
    chosen["folder"] = elsewhere
    somebody.click("Open a journal elsewhere…")
    assert "Second" in somebody.sees()
    somebody.enter(PASSPHRASE)
    assert somebody.folders == [elsewhere]
    assert somebody.just_created is False


def test_a_folder_without_a_journal_is_said(
    somebody: Any, tmp_path: Path, chosen: dict[str, Path | None], told: list[str]
) -> None:
    chosen["folder"] = tmp_path
    somebody.arrive()
    somebody.click("Open a journal elsewhere…")
    assert told == ["This folder does not hold a journal."]
    assert somebody.can_click("Start a journal")


def test_another_journal_and_back(somebody: Any, code: str) -> None:
    somebody.arrive()
    somebody.click("Another journal")
    somebody.click("Back")
    somebody.enter(PASSPHRASE)
    assert somebody.folders == []


def test_a_second_journal_goes_where_the_person_says(
    somebody: Any, code: str, tmp_path: Path, chosen: dict[str, Path | None]
) -> None:
    somebody.arrive()
    somebody.click("Another journal")
    somebody.click("Start a journal")
    assert somebody.can_click("Start a journal")
    chosen["save"] = tmp_path / "Second.allyjournal"
    somebody.click("Start a journal")
    somebody.enter(PASSPHRASE)
    somebody.enter(PASSPHRASE)
    somebody.click("Later")
    somebody.tasks.drain()
    assert somebody.folders == [tmp_path / "Second.allyjournal"]
    assert somebody.just_created is True
