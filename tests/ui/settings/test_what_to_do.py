"""Whatever the settings refuse is said with a link to the passage of the help that says more."""

from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.errors import DiskFull, JournalDamaged, JournalShut, WrongPassphrase
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.passages import NO_BACKUP
from allyjournal.vault import integrity
from allyjournal.vault.integrity import Findings
from tests.ui.refusing import refuse


@pytest.fixture(autouse=True)
def wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is answered when the passphrase is asked for."""
    monkeypatch.setattr(messages, "ask_passphrase", lambda *_: "wrong")


def test_the_passphrase_and_the_kit(somebody: Any, led_to: list[str]) -> None:
    somebody.arrive()
    for words in ("Show the recovery kit…", "Remove a passphrase…"):
        somebody.click(words)
        somebody.click("What to do")
    somebody.click("Replace the key…")
    somebody.enter("wrong")
    somebody.click("What to do")
    somebody.click("Cancel")
    for words, done in (
        ("Change the passphrase…", "Change the passphrase"),
        ("Add a passphrase…", "Add the passphrase"),
    ):
        somebody.click(words)
        for line in somebody.lines():
            line.setText("wrong")
        somebody.click(done)
        somebody.click("What to do")
    assert led_to == [WrongPassphrase.passage] * 5


def test_backups(
    somebody: Any, led_to: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Journal, "back_up", refuse(DiskFull()))
    somebody.arrive()
    somebody.click("Back up now")
    somebody.click("What to do")
    monkeypatch.setattr(Journal, "choose_second_folder", refuse(DiskFull()))
    monkeypatch.setattr(messages, "choose_folder", lambda *_: tmp_path)
    somebody.click("Choose a second folder…")
    somebody.click("What to do")
    assert led_to == [NO_BACKUP, DiskFull.passage]


def test_the_check(somebody: Any, led_to: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    damage = Findings(("A part of journal.db cannot be read, or does not fit the rest.",), ())
    monkeypatch.setattr(integrity, "examined", lambda *_: damage)
    somebody.arrive()
    somebody.click("Check it")
    somebody.click("What to do")
    somebody.click("Save what can be read…")
    somebody.click("What to do")
    monkeypatch.setattr(Journal, "examine", refuse(JournalShut()))
    somebody.click("Check it")
    somebody.click("What to do")
    assert led_to == [JournalDamaged.passage, WrongPassphrase.passage, JournalShut.passage]
