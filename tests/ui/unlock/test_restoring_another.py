"""A backup of another journal is known as that before it takes the place of the present one."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from allyjournal.store.journal import Journal
from allyjournal.ui import messages

PASSPHRASE = "lantern quarry velvet 41"


def test_one_of_another_journal_takes_its_place_only_once_that_is_confirmed(
    somebody: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asked: list[str],
) -> None:
    Journal.make(somebody.folder, PASSPHRASE)
    with closing(Journal.create(tmp_path / "Other.allyjournal", PASSPHRASE)[0]) as other:
        other.back_up_to(tmp_path / "x.allybackup")
    monkeypatch.setattr(messages, "choose_file", lambda *_: tmp_path / "x.allybackup")
    somebody.arrive()
    somebody.click("Another journal")
    somebody.click("Restore a backup")
    somebody.tasks.drain()
    with monkeypatch.context() as patch:
        patch.setattr(messages, "confirm", lambda *_: False)
        somebody.click("From a file…")
        somebody.tasks.drain()
    assert [*tmp_path.glob("* put aside *")] == []
    somebody.click("From a file…")
    somebody.tasks.drain()
    assert "This backup is of another journal." in asked[0]
    assert len([*tmp_path.glob("* put aside *")]) == 1


def test_the_name_of_what_was_put_aside_stands_on_the_page_also_after_a_look_elsewhere(
    somebody: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Journal.create(somebody.folder, PASSPHRASE)[0]) as journal:
        journal.back_up_to(tmp_path / "x.allybackup")
    Journal.make(tmp_path / "Other.allyjournal", PASSPHRASE)
    somebody.arrive(restore=tmp_path / "x.allybackup")
    somebody.tasks.drain()
    [aside] = tmp_path.glob("* put aside *")
    assert aside.name in somebody.sees()
    somebody.click("Another journal")
    assert aside.name not in somebody.sees()
    somebody.click("Back")
    assert aside.name in somebody.sees()
    monkeypatch.setattr(messages, "choose_folder", lambda *_: tmp_path / "Other.allyjournal")
    somebody.click("Another journal")
    somebody.click("Open a journal elsewhere…")
    assert "Other" in somebody.sees()
    assert aside.name not in somebody.sees()
