"""A backup takes the place of what is lost or damaged; nothing is ever erased."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from allyjournal.domain.errors import Interrupted, JournalDamaged
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.help import dialog
from allyjournal.ui.keeping.long_work import LongWork
from tests.ui.shelf import NOW, TODAY

PASSPHRASE = "lantern quarry velvet 41"


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> dict[str, Path | None]:
    """The file that is chosen when one is asked for."""
    answers: dict[str, Path | None] = {"file": None}
    monkeypatch.setattr(messages, "choose_file", lambda *_: answers["file"])
    return answers


def has_a_backup(somebody: Any, text: str = "as it was") -> Path:
    """A journal with one reflection, and a backup of it."""
    journal, _code = Journal.create(somebody.folder, PASSPHRASE)
    with closing(journal):
        journal.save(begin(Reflection, TODAY, NOW, text=text))
        return journal.back_up(journal.backup_folders()[0])


def writes_on(somebody: Any) -> None:
    with closing(Journal.open(somebody.folder, PASSPHRASE)) as journal:
        journal.save(begin(Reflection, TODAY, NOW, text="afterwards"))


def cut_in_half(somebody: Any) -> None:
    database = somebody.folder / "journal.db"
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2 + 1])


def button(somebody: Any, beginning: str) -> str:
    """The words of the button in sight that begins so."""
    found = [it.text() for it in somebody.flow.findChildren(QPushButton) if it.isVisible()]
    return next(words for words in found if words.startswith(beginning))


def texts(somebody: Any) -> list[str]:
    return somebody.look_up(lambda: [it.text for it in somebody.journal.all()])


def put_aside(somebody: Any) -> list[Path]:
    return [*somebody.folder.parent.glob("* put aside *")]


# From the first page


def test_three_clicks_bring_back_a_journal_that_is_gone(somebody: Any) -> None:
    has_a_backup(somebody)
    somebody.folder.rename(somebody.folder.with_name("elsewhere"))
    somebody.arrive()
    somebody.click("Restore a backup")
    somebody.tasks.drain()
    somebody.click(button(somebody, "today, "))
    somebody.tasks.drain()
    assert "The journal is restored." in somebody.sees()
    assert put_aside(somebody) == []
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == ["as it was"]


def test_where_only_the_backups_are_left_they_are_named_and_offered_first(somebody: Any) -> None:
    has_a_backup(somebody)
    somebody.folder.rename(somebody.folder.with_name("elsewhere"))
    somebody.arrive()
    somebody.tasks.drain()
    assert "Backups of a journal are here." in somebody.sees()
    assert "today, " in somebody.sees()
    assert somebody.focus().text() == "Restore a backup"
    somebody.press(Qt.Key.Key_Return)
    somebody.tasks.drain()
    assert somebody.can_click(button(somebody, "today, "))


def test_a_first_evening_hears_nothing_of_backups(somebody: Any) -> None:
    somebody.arrive()
    somebody.tasks.drain()
    assert "Backups" not in somebody.sees()
    assert somebody.focus().text() == "Start a journal"


def test_who_has_gone_on_meanwhile_is_not_led_back(somebody: Any) -> None:
    has_a_backup(somebody)
    somebody.folder.rename(somebody.folder.with_name("elsewhere"))
    somebody.arrive()
    somebody.click("Start a journal")
    somebody.tasks.drain()
    assert "Choose a passphrase" in somebody.sees()


def test_a_backup_that_cannot_be_restored_is_said_and_the_journal_is_as_it_was(
    somebody: Any, tmp_path: Path
) -> None:
    has_a_backup(somebody)
    (tmp_path / "letter.txt").write_text("Dear Quill")
    somebody.arrive(restore=tmp_path / "letter.txt")
    somebody.tasks.drain()
    assert "Choose another backup." in somebody.sees()
    assert not somebody.can_click("Save what can be read")
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == ["as it was"]


def test_a_backup_from_a_stick_is_chosen_as_a_file(
    somebody: Any, chosen: dict[str, Path | None], tmp_path: Path
) -> None:
    stick = has_a_backup(somebody).rename(tmp_path / "stick.allybackup")
    somebody.folder.rename(somebody.folder.with_name("elsewhere"))
    somebody.arrive()
    somebody.click("Restore a backup")
    somebody.tasks.drain()
    somebody.click("From a file…")
    assert "Restore a backup" in somebody.sees()
    chosen["file"] = stick
    somebody.click("From a file…")
    somebody.tasks.drain()
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == ["as it was"]


def test_a_file_that_is_no_backup_is_said_on_the_page(
    somebody: Any, chosen: dict[str, Path | None], tmp_path: Path
) -> None:
    chosen["file"] = tmp_path / "letter.txt"
    chosen["file"].write_text("dear diary")
    somebody.arrive()
    somebody.click("Restore a backup")
    somebody.tasks.drain()
    somebody.click("From a file…")
    somebody.tasks.drain()
    assert "Choose another backup." in somebody.sees()
    assert somebody.can_click("From a file…")
    somebody.click("Back")
    assert somebody.can_click("Start a journal")


# Beside a journal that is there


def test_the_present_journal_is_put_aside_whole_and_it_is_said_where(somebody: Any) -> None:
    backup = has_a_backup(somebody)
    writes_on(somebody)
    somebody.arrive(restore=backup)
    somebody.tasks.drain()
    [aside] = put_aside(somebody)
    assert aside.name in somebody.sees()
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == ["as it was"]
    with closing(Journal.open(aside, PASSPHRASE)) as journal:
        assert [it.text for it in journal.all()] == ["as it was", "afterwards"]


def test_the_page_says_that_the_present_one_is_kept(somebody: Any) -> None:
    has_a_backup(somebody)
    somebody.arrive()
    somebody.click("Another journal")
    somebody.click("Restore a backup")
    somebody.tasks.drain()
    assert "is kept as it is" in somebody.sees()
    somebody.press(Qt.Key.Key_Escape)
    assert somebody.can_click("Unlock")


# Damage


def test_a_damaged_journal_is_offered_its_newest_good_backup(
    somebody: Any, asked: list[str]
) -> None:
    has_a_backup(somebody)
    (somebody.folder / "journal.db").write_bytes(b"")
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    assert "journal.db is empty" in somebody.sees()
    somebody.tasks.drain()
    touches = somebody.touches
    somebody.click(button(somebody, "Restore the backup: today, "))
    somebody.tasks.drain()
    [question] = asked
    assert question.startswith("Restore the journal as it was: today, ")
    assert "What was written since then stays in the journal that is here now" in question
    assert somebody.touches - touches + len(asked) < 3
    assert len(put_aside(somebody)) == 1
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == ["as it was"]


def test_who_does_not_want_it_after_all_has_changed_nothing(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_a_backup(somebody)
    (somebody.folder / "journal.db").write_bytes(b"")
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    monkeypatch.setattr(messages, "confirm", lambda *_: False)
    restore = button(somebody, "Restore the backup: today, ")
    somebody.click(restore)
    somebody.tasks.drain()
    assert put_aside(somebody) == []
    assert somebody.can_click(restore)


def test_without_a_good_backup_it_is_said_and_one_is_looked_for_elsewhere(
    somebody: Any,
) -> None:
    has_a_backup(somebody).unlink()
    (somebody.folder / "journal.db").write_bytes(b"")
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert "There is no backup beside the journal that can be read." in somebody.sees()
    somebody.click("Look for a backup elsewhere…")
    somebody.tasks.drain()
    assert "There is no backup beside the journal." in somebody.sees()
    assert somebody.can_click("From a file…")


@pytest.mark.parametrize("way", ["Look for a backup elsewhere…", "Use the recovery code"])
def test_the_damage_with_its_ways_out_stands_there_also_on_the_way_back(
    somebody: Any, way: str
) -> None:
    has_a_backup(somebody).unlink()
    cut_in_half(somebody)
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    somebody.click(way)
    somebody.tasks.drain()
    somebody.click("Back")
    somebody.tasks.drain()
    assert "journal.db has been cut short" in somebody.sees()
    assert somebody.can_click("Save what can be read")
    somebody.click("Another journal")
    somebody.click("Restore a backup")
    somebody.tasks.drain()
    somebody.click("Back")
    somebody.tasks.drain()
    assert "cut short" not in somebody.sees()


def test_the_ways_out_are_offered_once(somebody: Any) -> None:
    has_a_backup(somebody)
    cut_in_half(somebody)
    somebody.arrive()
    for _ in range(2):
        somebody.enter(PASSPHRASE)
        somebody.tasks.drain()
    assert len(somebody._buttons("Save what can be read")) == 1


@pytest.mark.parametrize("damage", ["no database", "an empty one", "no keys"])
def test_only_what_can_help_is_offered(somebody: Any, damage: str) -> None:
    has_a_backup(somebody)
    if damage == "an empty one":
        (somebody.folder / "journal.db").write_bytes(b"")
    else:
        (somebody.folder / ("keys.json" if damage == "no keys" else "journal.db")).unlink()
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    assert somebody.can_click(button(somebody, "Restore the backup: today, "))
    assert not somebody.can_click("Save what can be read")
    # below the damage, and in its usual place
    assert len(somebody._buttons("Use the recovery code")) == 1 + (damage == "no keys")


@pytest.fixture
def damaged(somebody: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journal that is here cannot be opened; somebody has typed the passphrase of it."""
    has_a_backup(somebody)
    opened = Journal.open

    def refuse(folder: Path, passphrase: str) -> Journal:
        if folder == somebody.folder:
            raise JournalDamaged()
        return opened(folder, passphrase)

    monkeypatch.setattr(Journal, "open", refuse)
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    somebody.tasks.drain()
    somebody.type(PASSPHRASE)


def test_what_can_be_read_takes_the_place_of_the_damaged_and_nothing_is_erased(
    somebody: Any, damaged: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (somebody.folder / "journal.db").read_bytes()
    somebody.flow.resize(640, 480)
    somebody.click("Save what can be read")
    somebody.tasks.drain()
    assert "What could be read is saved" in somebody.sees()
    [go_on] = somebody._buttons("Go on with the new journal")
    somebody.qtbot.waitUntil(lambda: go_on.visibleRegion().boundingRect() == go_on.rect())
    assert "Records: 1 saved, 0 lost." in somebody.sees()
    assert "Journal salvaged.allyjournal" in somebody.sees()
    assert (somebody.folder / "journal.db").read_bytes() == before
    somebody.click("Go on with the new journal")
    somebody.tasks.drain()
    [aside] = put_aside(somebody)
    assert aside.name in somebody.sees()
    assert (aside / "journal.db").read_bytes() == before
    monkeypatch.undo()
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == ["as it was"]
    assert (somebody.folders, somebody.just_created) == ([], False)


def test_the_next_start_opens_what_could_be_read(
    somebody: Any, damaged: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody.click("Save what can be read")
    somebody.tasks.drain()
    somebody.click("Go on with the new journal")
    somebody.tasks.drain()
    monkeypatch.undo()
    somebody.arrive()
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == ["as it was"]


def test_who_does_not_go_on_yet_is_told_where_the_new_journal_is(
    somebody: Any, damaged: None
) -> None:
    somebody.click("Save what can be read")
    somebody.tasks.drain()
    assert "Open a journal elsewhere: Journal salvaged.allyjournal." in somebody.sees()
    somebody.click("Not now")
    somebody.tasks.drain()
    assert somebody.can_click("Save what can be read")
    assert put_aside(somebody) == []


def test_salvage_can_be_stopped_and_the_way_in_is_as_before(
    somebody: Any, damaged: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_work: LongWork, _part: float) -> None:
        raise Interrupted

    monkeypatch.setattr(LongWork, "go_on", stopped)
    somebody.click("Save what can be read")
    somebody.tasks.drain()
    assert "Unlock your journal" in somebody.sees()
    assert not any(it.isVisible() for it in somebody.flow.findChildren(LongWork))
    assert [*somebody.folder.parent.glob("*salvaged*")] == []


def test_the_help_is_a_key_away(somebody: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    topics: list[str] = []
    monkeypatch.setattr(dialog, "show_help", lambda _parent, topic: topics.append(topic))
    has_a_backup(somebody)
    somebody.arrive()
    somebody.press(Qt.Key.Key_F1)
    assert topics == ["unlock"]


def test_a_journal_that_was_just_made_of_what_could_be_read_takes_its_place_first(
    somebody: Any,
) -> None:
    has_a_backup(somebody)
    new = somebody.folder.with_name("Journal salvaged.allyjournal")
    Journal.make(new, PASSPHRASE)
    somebody.arrive(restore=new)
    somebody.tasks.drain()
    assert len(put_aside(somebody)) == 1
    somebody.enter(PASSPHRASE)
    assert texts(somebody) == []
    assert (somebody.folders, somebody.just_created) == ([], False)
