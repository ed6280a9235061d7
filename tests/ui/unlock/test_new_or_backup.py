"""Where salvage lost something, the new journal and the backup stand side by side."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from allyjournal.store.journal import Journal
from allyjournal.store.salvage import Report
from allyjournal.ui.keeping import salvaging
from allyjournal.ui.keeping.salvaging import Salvaged
from allyjournal.vault.kept import newest_good

PASSPHRASE = "lantern quarry velvet 41"


def salvages(somebody: Any, monkeypatch: pytest.MonkeyPatch, report: Report) -> None:
    """Somebody saves what can be read of a damaged journal with a backup; ``report`` says what
    could be."""
    journal, _code = Journal.create(somebody.folder, PASSPHRASE)
    with closing(journal):
        journal.back_up(journal.backup_folders()[0])
    database = somebody.folder / "journal.db"
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2 + 1])

    def saved(folder: Path, *_: object) -> Salvaged:
        return Salvaged(folder.with_name("New.allyjournal"), report, newest_good(folder))

    monkeypatch.setattr(salvaging, "salvaged", saved)
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    somebody.click("Save what can be read")
    somebody.tasks.drain()


def way_back(somebody: Any) -> list[str]:
    found = [it.text() for it in somebody.flow.findChildren(QPushButton) if it.isVisible()]
    return [words for words in found if words.startswith("Restore the backup: today, ")]


@pytest.mark.parametrize(
    "report",
    [Report({"record": 3}, {"record": 1}, (), ()), Report({}, {"record": 0}, ("record",), ())],
)
def test_where_something_is_lost_or_may_be_neither_is_pressed_by_enter_at_once(
    somebody: Any, monkeypatch: pytest.MonkeyPatch, report: Report
) -> None:
    salvages(somebody, monkeypatch, report)
    assert "The backup has all that was there when it was made" in somebody.sees()
    assert somebody.can_click("Go on with the new journal")
    assert somebody.focus().text() == "What to do"
    [restore] = way_back(somebody)
    somebody.click(restore)
    somebody.tasks.drain()
    assert "The journal is restored." in somebody.sees()
    somebody.enter(PASSPHRASE)
    assert somebody.journal is not None


def test_where_nothing_is_lost_one_goes_on_with_the_new_one(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    salvages(somebody, monkeypatch, Report({"record": 3}, {"record": 0}, (), ()))
    assert way_back(somebody) == []
    assert somebody.focus().text() == "Go on with the new journal"
