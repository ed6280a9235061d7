"""Settings, Backups: when and where the last one was made, one more now, the way back."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from allyjournal.domain.errors import DiskFull, JournalDamaged
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.vault import backup
from tests.ui.refusing import refuse


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What is answered when a path or a yes is asked for."""
    given: dict[str, Any] = {"folder": None, "file": None, "yes": True, "asked": []}

    def confirm(_parent: object, question: str, _label: str, advice: str) -> bool:
        given["asked"].append(question)
        given["advice"] = advice
        return bool(given["yes"])

    def choose_file(*arguments: Any) -> Path | None:
        given["beginning"] = arguments[3]
        return given["file"]  # type: ignore[no-any-return]

    monkeypatch.setattr(messages, "choose_folder", lambda *_: given["folder"])
    monkeypatch.setattr(messages, "choose_file", choose_file)
    monkeypatch.setattr(messages, "confirm", confirm)
    return given


def test_the_last_good_one_is_told_with_where_it_is(somebody: Any, tmp_path: Path) -> None:
    somebody.arrive()
    assert "There is no backup yet." in somebody.sees()
    somebody.click("Back up now")
    assert "Last good backup: today, " in somebody.sees()
    assert str(tmp_path / "Mine.backups") in somebody.sees()
    assert len([*(tmp_path / "Mine.backups").iterdir()]) == 1
    assert somebody.buttons("Back up now")[0].isEnabled()


def test_the_button_says_what_is_under_way(somebody: Any) -> None:
    somebody.arrive()
    somebody.backing_up.back_up()
    assert not somebody.buttons("Backing up…")[0].isEnabled()
    somebody.tasks.drain()
    assert somebody.buttons("Back up now")[0].isEnabled()


def test_the_focus_stays_on_the_button_while_one_is_made(somebody: Any) -> None:
    somebody.arrive()
    somebody.buttons("Back up now")[0].setFocus()
    somebody.backing_up.back_up()
    assert not isinstance(somebody.focus(), QAbstractButton)
    somebody.tasks.drain()
    assert somebody.focus().text() == "Back up now"


def test_who_has_gone_on_meanwhile_is_not_called_back(somebody: Any) -> None:
    somebody.arrive()
    somebody.buttons("Back up now")[0].setFocus()
    somebody.backing_up.back_up()
    somebody.buttons("Check it")[0].setFocus()
    somebody.tasks.drain()
    assert somebody.focus().text() == "Check it"


def test_what_stood_in_the_way_is_said_until_one_succeeds(somebody: Any, tmp_path: Path) -> None:
    (tmp_path / "Mine.backups").write_text("something else")
    somebody.arrive()
    somebody.click("Back up now")
    assert f"A backup could not be made in {tmp_path / 'Mine.backups'}. " in somebody.sees()
    (tmp_path / "Mine.backups").unlink()
    somebody.click("Back up now")
    assert "could not be made" not in somebody.sees()


def test_of_damage_the_way_to_this_very_place_is_not_told(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "write", refuse(JournalDamaged()))
    somebody.arrive()
    somebody.click("Back up now")
    assert "or restore the newest backup, if there is one." in somebody.sees()
    assert "in Settings" not in somebody.sees()


def test_a_second_folder_gets_a_copy_at_once_and_can_be_forgotten(
    somebody: Any, answers: dict[str, Any], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    somebody.arrive()
    assert somebody.buttons("Forget the second folder") == []
    somebody.click("Choose a second folder…")
    assert not (tmp_path / "Mine.backups").exists()
    answers["folder"] = stick
    somebody.click("Choose a second folder…")
    assert len([*(stick / "Mine.backups").iterdir()]) == 1
    assert f"A copy of each goes to {stick}, too. The last one there: today, " in somebody.sees()
    for folder in (stick, tmp_path):
        assert str(folder / "Mine.backups") in somebody.sees().splitlines()
    stick.rename(tmp_path / "away")
    somebody.page.refresh(None)
    somebody.tasks.drain()
    assert f"{stick} is not there." in somebody.sees()
    somebody.click("Forget the second folder")
    assert somebody.focus().text() == "Choose a second folder…"
    assert str(stick) not in somebody.sees()
    assert len(somebody.do(somebody.journal.backup_folders)) == 1


def test_a_second_folder_that_went_is_told_when_the_page_comes_into_sight_again(
    somebody: Any, tmp_path: Path
) -> None:
    (stick := tmp_path / "stick").mkdir()
    somebody.do(lambda: somebody.journal.choose_second_folder(stick))
    somebody.arrive()
    assert f"A copy of each goes to {stick}, too." in somebody.sees()
    somebody.page.hide()
    stick.rename(tmp_path / "away")
    somebody.page.show()
    somebody.tasks.drain()
    assert f"{stick} is not there." in somebody.sees()
    (tmp_path / "away").rename(stick)
    with somebody.qtbot.waitActive(other := QWidget()):
        somebody.qtbot.addWidget(other)
        other.show()
        other.activateWindow()
    with somebody.qtbot.waitActive(somebody.page):
        somebody.page.activateWindow()
    somebody.tasks.drain()
    assert f"A copy of each goes to {stick}, too." in somebody.sees()


def test_a_second_folder_without_room_is_told_apart_from_the_first(
    somebody: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick := tmp_path / "stick").mkdir()
    somebody.do(lambda: somebody.journal.choose_second_folder(stick))
    make = backup.make

    def without_room(connection: Any, folder: Path, *others: Any) -> Path:
        if folder.parent == stick:
            raise DiskFull
        return make(connection, folder, *others)

    monkeypatch.setattr(backup, "make", without_room)
    somebody.arrive()
    somebody.click("Back up now")
    assert f"could not be made in {stick / 'Mine.backups'}. The disk is full." in somebody.sees()
    assert f"The one in {tmp_path / 'Mine.backups'} was made." in somebody.sees()
    assert f"A copy of each goes to {stick}, too. None is there yet." in somebody.sees()


def test_the_journals_own_folder_is_no_second_one(
    somebody: Any, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, sentence, *_: told.append(sentence))
    answers["folder"] = somebody.folder
    somebody.arrive()
    somebody.click("Choose a second folder…")
    assert told == ["This is the journal's own folder."]
    assert len(somebody.do(somebody.journal.backup_folders)) == 1


def test_the_newest_five_are_listed_and_the_others_on_request(somebody: Any) -> None:
    folder = somebody.do(somebody.journal.backup_folders)[0]
    for _ in range(7):
        somebody.do(lambda: somebody.journal.back_up(folder))
    somebody.arrive()
    assert len(somebody.buttons("Restore…")) == 5
    somebody.click("Show more backups")
    assert somebody.focus() is somebody.buttons("Restore…")[5]
    assert len(somebody.buttons("Restore…")) == 7
    assert somebody.buttons("Show more backups") == []


def test_restoring_is_asked_for_once_it_is_confirmed(
    somebody: Any, answers: dict[str, Any]
) -> None:
    wanted: list[Path] = []
    somebody.arrive()
    somebody.page.restore_requested.connect(wanted.append)
    somebody.click("Back up now")
    answers["yes"] = False
    somebody.click("Restore…")
    assert wanted == []
    answers["yes"] = True
    somebody.click("Restore…")
    [backup] = wanted
    assert backup.suffix == ".allybackup"
    assert answers["asked"][0].startswith("Restore the journal as it was: today, ")


def test_a_backup_that_is_elsewhere_is_chosen_as_a_file(
    somebody: Any, answers: dict[str, Any], tmp_path: Path
) -> None:
    wanted: list[Path] = []
    somebody.arrive()
    somebody.page.restore_requested.connect(wanted.append)
    somebody.click("Restore one from a file…")
    assert answers["asked"] == []
    old = answers["file"] = tmp_path / "old.allybackup"
    somebody.do(lambda: somebody.journal.back_up_to(old))
    somebody.click("Restore one from a file…")
    assert wanted == [old]
    assert answers["beginning"] == tmp_path / "Mine.backups"
    assert answers["asked"] == ["Restore the journal as it was in old.allybackup?"]
    assert "The file was last changed: today, " in answers["advice"]


def test_a_file_of_another_journal_is_told_as_that_before_anything_is_done(
    somebody: Any, answers: dict[str, Any], tmp_path: Path
) -> None:
    wanted: list[Path] = []
    other, _code = Journal.create(tmp_path / "Other.allyjournal", "lantern quarry velvet 41")
    with closing(other):
        other.back_up_to(tmp_path / "x.allybackup")
        named = other.back_up(tmp_path / "Other.backups")
    somebody.arrive()
    somebody.page.restore_requested.connect(wanted.append)
    answers["yes"] = False
    answers["file"] = tmp_path / "x.allybackup"
    somebody.click("Restore one from a file…")
    assert answers["asked"] == ["Restore the other journal as it was in x.allybackup?"]
    answers["file"] = named
    somebody.click("Restore one from a file…")
    assert answers["asked"][1].startswith("Restore the other journal as it was: today, ")
    assert answers["advice"].startswith("This backup is of another journal. ")
    assert "written since" not in answers["advice"]
    assert f"The backup is the file {named.name}." in answers["advice"]
    assert wanted == []


def test_a_file_that_is_no_backup_is_said_while_the_journal_is_open(
    somebody: Any, answers: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[Path] = []
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _parent, *words: told.extend(words))
    (tmp_path / "letter.txt").write_text("Dear Quill")
    answers["file"] = tmp_path / "letter.txt"
    somebody.arrive()
    somebody.page.restore_requested.connect(wanted.append)
    somebody.click("Restore one from a file…")
    assert told[0] == "This file cannot be read as a backup: it is damaged, or something else."
    assert told[1].startswith("Nothing has changed.")
    assert (wanted, answers["asked"]) == ([], [])


def test_those_of_a_journal_that_was_lost_here_are_offered_as_of_another(
    somebody: Any, answers: dict[str, Any], tmp_path: Path
) -> None:
    lost, _code = Journal.create(tmp_path / "Lost.allyjournal", "lantern quarry velvet 41")
    with closing(lost):
        of_lost = lost.back_up(backup.folder_of(somebody.folder))
    wanted: list[Path] = []
    somebody.arrive()
    somebody.page.restore_requested.connect(wanted.append)
    assert "There is no backup yet." in somebody.sees()
    assert ", of another journal" in somebody.sees()
    somebody.click("Restore…")
    assert wanted == [of_lost]
    assert answers["asked"][0].startswith("Restore the other journal as it was: today, ")
    somebody.click("Back up now")
    assert "Last good backup: today, " in somebody.sees()
    assert len(somebody.buttons("Restore…")) == 2
    somebody.click("Restore…")
    assert wanted[1] != of_lost


def test_a_second_folder_that_cannot_be_kept_is_said(
    somebody: Any, answers: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Journal, "choose_second_folder", fail)
    answers["folder"] = tmp_path
    somebody.arrive()
    somebody.click("Choose a second folder…")
    assert "The disk is full." in somebody.sees()


def test_the_journals_that_were_put_aside_are_named(somebody: Any, tmp_path: Path) -> None:
    somebody.arrive()
    assert "put aside" not in somebody.sees()
    name = "Mine put aside 2020-11-25T200000.allyjournal"
    Journal.make(tmp_path / name, "lantern quarry velvet 41")
    somebody.page.hide()
    somebody.page.show()
    somebody.tasks.drain()
    assert f"“{name}”, put aside: Wednesday 25 November 2020, 20:00" in somebody.sees()


def test_one_moment_is_one_row_that_says_where_its_copies_are(
    somebody: Any, answers: dict[str, Any], tmp_path: Path
) -> None:
    (stick := tmp_path / "stick").mkdir()
    wanted: list[Path] = []
    somebody.do(lambda: somebody.journal.choose_second_folder(stick))
    somebody.arrive()
    somebody.page.restore_requested.connect(wanted.append)
    somebody.click("Back up now")
    assert len(somebody.buttons("Restore…")) == 1
    copies = [*tmp_path.rglob("*.allybackup")]
    assert len(copies) == 2
    assert {str(it.parent) for it in copies} <= {*somebody.sees().splitlines()}
    for damaged, good in (copies, copies[::-1]):
        whole = damaged.read_bytes()
        damaged.write_bytes(whole[:5000])
        somebody.click("Restore…")
        assert wanted.pop() == good
        damaged.write_bytes(whole)


def test_a_double_click_asks_once(somebody: Any, answers: dict[str, Any]) -> None:
    somebody.arrive()
    somebody.click("Back up now")
    [restore] = somebody.buttons("Restore…")
    for _ in range(2):
        somebody.qtbot.mouseClick(restore, Qt.MouseButton.LeftButton)
    somebody.tasks.drain()
    assert len(answers["asked"]) == 1
