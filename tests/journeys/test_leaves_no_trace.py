"""After a whole session of the window no word of any record is in any byte on the disk."""

import base64
from pathlib import Path

from PySide6.QtCore import Qt

from tests.journeys.person import Person
from tests.journeys.test_first_evening import PASSPHRASE, creates_a_journal, locks
from tests.sentinels import standing_in

SENTINELS = ("Quillfeather", "tamarisk", "Wollemi")


def traces(folder: Path, words: tuple[str, ...]) -> list[str]:
    """Which word stands in which file below ``folder``, in its name or its bytes."""
    found = []
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        for word in standing_in(path.name.encode() + b"\n" + data, words):
            found.append(f"{word} in {path.relative_to(folder)}")
    return found


def test_the_search_itself_finds_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("xx Tamarisk".encode("utf-16-le"))
    (tmp_path / "b").write_bytes(base64.b64encode(b"say tamarisk aloud"))
    (tmp_path / "wollemi.txt").write_text("")
    found = traces(tmp_path, ("Tamarisk", "tamarisk", "Wollemi"))
    assert {line.split(" in ")[1] for line in found} == {"a", "b", "wollemi.txt"}


def writes_everywhere(person: Person) -> None:
    """From nothing: a journal, records of three kinds, a search, and the page that shares."""
    creates_a_journal(person)
    person.waits_for("Something went wrong")
    person.types("Today Quillfeather spoke about the tamarisk.")
    person.clicks("Something went wrong")
    person.waits_for("What happened")
    person.types("At Wollemi I answered for her.")
    person.clicks("Timeline")
    person.presses(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    person.types("tamarisk")
    person.clicks("Agreement")
    person.clicks("Sign it")
    person.clicks("Share")
    person.waits_for("Saved")


def comes_back(person: Person) -> None:
    """After a lock."""
    person.types(PASSPHRASE)
    person.presses(Qt.Key.Key_Return)
    person.waits_for("Saved")


def test_a_whole_session_leaves_no_word_on_the_disk(person: Person, tmp_path: Path) -> None:
    writes_everywhere(person)
    locks(person)
    comes_back(person)
    assert traces(tmp_path, (*SENTINELS, PASSPHRASE)) == []
