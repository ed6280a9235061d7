"""The bad day: what was deleted or damaged comes back from the backup of another evening."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from tests.journeys.person import Person
from tests.journeys.processes import Processes
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks


def unlocks(person: Person) -> None:
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    person.waits_for("Saved")


def backups(folder: Path) -> list[Path]:
    return [*folder.with_name("Mine.backups").glob("*.allybackup")]


def in_view(person: Person, words: str) -> bool:
    """Whether the button with these words is in sight without scrolling."""
    found = [it for it in person.window.findChildren(QPushButton) if it.text() == words]
    return any(not it.visibleRegion().isEmpty() for it in found)


def clicks_first(person: Person, beginning: str) -> None:
    """On the first button whose words begin so."""

    def found() -> list[str]:
        return [it.text() for it in person._visible(QPushButton) if it.text().startswith(beginning)]

    person.waits_until(lambda: bool(found()))
    person.clicks(found()[0])


def has_a_backup(person: Person, folder: Path) -> None:
    """A first evening with one reflection, and the unlocking after it."""
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("Quill told me about the meeting.")
    locks(person)
    unlocks(person)
    person.waits_until(lambda: len(backups(folder)) == 1)


def leaves_and_comes_back(person: Person, processes: Processes, folder: Path) -> None:
    """The program is ended, and started anew."""
    size = person.window.size()
    person.window.close()
    person.waits_until(lambda: not person.window.isVisible())
    processes.end(person.window)
    person.window = processes.start().show(folder)
    person.window.resize(size)
    person.window.activateWindow()


def writes_afterwards(person: Person) -> None:
    person.clicks("Today")
    person.presses(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    person.waits_for("Keep it")
    person.types("This was written afterwards.")
    person.waits_until(lambda: "written afterwards" in person.reads())


def test_an_evening_is_taken_back_in_three_clicks(
    person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_a_backup(person, folder)
    writes_afterwards(person)
    person.waits_for("Saved")
    monkeypatch.setattr(messages, "confirm", lambda *_: True)
    person.clicks("Settings")
    person.clicks("Restore…")
    person.waits_for("The journal is restored.")
    [aside] = folder.parent.glob("Mine put aside *")
    unlocks(person)
    person.clicks("Reflections")
    person.waits_until(lambda: "Quill told me" in person.reads())
    assert "afterwards" not in person.reads()
    assert (aside / "journal.db").exists()


def reads_label(person: Person, beginning: str) -> bool:
    return any(it.text().startswith(beginning) for it in person._visible(QLabel))


@pytest.mark.parametrize("is_left", [False, True])
def test_a_restored_journal_keeps_the_second_folder_of_the_one_before(
    person: Person,
    processes: Processes,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    is_left: bool,
) -> None:
    """Also where the window was left before it was opened."""
    has_a_backup(person, folder)
    [old] = backups(folder)
    (stick := tmp_path / "stick").mkdir()
    monkeypatch.setattr(messages, "choose_folder", lambda *_: stick)
    monkeypatch.setattr(messages, "choose_file", lambda *_: old)
    monkeypatch.setattr(messages, "confirm", lambda *_: True)
    person.clicks("Settings")
    person.clicks("Choose a second folder…")
    goes_there = f"A copy of each goes to {stick}, too."
    person.waits_until(lambda: reads_label(person, goes_there))
    person.clicks("Restore one from a file…")
    person.waits_for("The journal is restored.")
    if is_left:
        leaves_and_comes_back(person, processes, folder)
    unlocks(person)
    person.clicks("Settings")
    person.waits_until(lambda: reads_label(person, goes_there))


def test_a_damaged_file_is_replaced_by_its_newest_good_backup(
    person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence, *_: told.append(sentence))
    monkeypatch.setattr(messages, "confirm", lambda *_: True)
    has_a_backup(person, folder)
    locks(person)
    (folder / "journal.db").write_bytes(b"")
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    clicks_first(person, "Restore the backup: today, ")
    person.waits_for("The journal is restored.")
    unlocks(person)
    person.clicks("Reflections")
    person.waits_until(lambda: "Quill told me" in person.reads())
    assert told == ["If you had chosen a second folder for backups, choose it once more."]


def test_lost_keys_come_back_out_of_a_backup_with_all_that_was_written_since(
    person: Person, folder: Path
) -> None:
    has_a_backup(person, folder)
    writes_afterwards(person)
    locks(person)
    (folder / "keys.json").unlink()
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    person.clicks("Open it with the backup's passphrase")
    person.waits_until(lambda: "written afterwards" in person.reads())
    locks(person)
    unlocks(person)
    person.waits_until(lambda: "written afterwards" in person.reads())


def test_what_could_be_read_of_a_damaged_file_is_there_at_the_next_start(
    person: Person, processes: Processes, folder: Path
) -> None:
    has_a_backup(person, folder)
    writes_afterwards(person)
    locks(person)
    content = bytearray((folder / "journal.db").read_bytes())
    content[2000] ^= 1  # on the first page
    (folder / "journal.db").write_bytes(content)
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    person.clicks("Save what can be read")
    person.clicks("Go on with the new journal")
    person.waits_for("The new journal is in its place.")
    before = backups(folder)
    unlocks(person)
    person.waits_until(lambda: len(backups(folder)) == 2)
    leaves_and_comes_back(person, processes, folder)
    unlocks(person)
    person.clicks("Settings")
    person.waits_for("Restore…")  # the backup from before is its own
    locks(person)
    assert len(backups(folder)) == 2
    assert {*before} < {*backups(folder)}
    with closing(Journal.open(folder, PASSPHRASE)) as journal:
        texts = {it.text for it in journal.of_kind(Reflection)}
    assert texts == {"Quill told me about the meeting.", "This was written afterwards."}
    [aside] = folder.parent.glob("Mine put aside *")
    assert (aside / "journal.db").read_bytes() == bytes(content)


def test_a_backup_that_cannot_be_made_is_said_once_and_nothing_stops(
    person: Person, folder: Path
) -> None:
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    folder.with_name("Mine.backups").write_text("something else")
    locks(person)
    unlocks(person)
    clicks_first(person, "Look")
    person.waits_until(lambda: in_view(person, "Back up now"))
    person.clicks("Today")
    person.waits_for("Saved")
