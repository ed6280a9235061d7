"""The first evening: from welcome to lock, unlocked again, and read on the command line."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from allyjournal.cli import main as cli
from allyjournal.store.journal import Journal
from tests.journeys.person import Person

PASSPHRASE = "three quiet words in a row"
CONTROL = Qt.KeyboardModifier.ControlModifier


def creates_a_journal(person: Person) -> None:
    person.clicks("Start a journal")
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Tab)
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    person.clicks("Later")


def locks(person: Person) -> None:
    person.presses(Qt.Key.Key_L, CONTROL)
    person.waits_for("Unlock")


def test_who_locks_while_writing_on_today_goes_on_there(person: Person, folder: Path) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("I raised my hand.")
    for _ in range(5):
        person.presses(Qt.Key.Key_Left)
    for word in ("first ", "right "):
        locks(person)
        person.types(PASSPHRASE)
        person.presses(Qt.Key.Key_Return)
        person.waits_until(lambda: "I raised my" in person.reads())
        person.types(word)
    person.waits_for("Saved")
    locks(person)
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        assert [it.text for it in journal.all()] == ["I raised my first right hand."]


def test_who_locks_elsewhere_finds_the_draft_on_today_where_it_was(person: Person) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("I raised my hand.")
    person.clicks("Timeline")
    person.waits_until(lambda: "I raised my hand." in person.reads())
    locks(person)
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    person.waits_until(lambda: "I raised my hand." in person.reads())
    person.clicks("Today")
    person.waits_until(lambda: person.writes_in() == "Write here")
    person.waits_until(lambda: "I raised my hand." in person.reads())
    assert not person.sees("Drafts")


def test_welcome_to_lock_in_few_actions_and_everything_is_there(
    person: Person, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("I raised my hand before I knew what I thought.")
    person.clicks("Agreement")
    person.clicks("Sign it")
    person.waits_for("Amend")
    person.clicks("Today")
    person.clicks("Something went wrong")
    person.waits_for("What happened")
    person.types("I answered a question that was put to Quill.")
    locks(person)
    assert person.actions < 12

    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    # back at the record
    person.waits_until(lambda: "I answered a question that was put to Quill." in person.reads())
    person.clicks("Timeline")
    person.waits_for("Saved")
    locks(person)

    secret = tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    written = {"raised": "reflection", "question": "mistake", "offer": "agreement"}
    for word, kind in written.items():
        argv = ["search", str(folder), word, "--json", "--passphrase-file", str(secret)]
        assert cli.main(argv) == 0
        found = json.loads(capsys.readouterr().out)
        assert [hit["kind"] for hit in found["results"]] == [kind]
