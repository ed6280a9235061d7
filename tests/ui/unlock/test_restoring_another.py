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
