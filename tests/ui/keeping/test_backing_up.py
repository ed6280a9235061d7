"""Backups by themselves and on demand: in the worker thread, giving way to everything else."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.errors import JournalError
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.ui.keeping.backing_up import BackingUp
from allyjournal.ui.keeping.wording import unmade_words
from tests.ui.desk import Desk
from tests.ui.shelf import made


@pytest.fixture
def backing_up(desk: Desk) -> Iterator[BackingUp]:
    yield BackingUp(desk.journal, desk.tasks)


def backups(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "Mine.backups").glob("*.allybackup"))


def test_one_is_made_when_it_is_due_and_not_again_the_same_day(
    desk: Desk, backing_up: BackingUp, tmp_path: Path
) -> None:
    backing_up.back_up_if_due()
    assert backing_up.busy
    desk.settles()
    assert not backing_up.busy
    assert len(backups(tmp_path)) == 1
    desk.has(made(Reflection, text="a second one"))
    backing_up.back_up_if_due()
    desk.settles()
    assert len(backups(tmp_path)) == 1


def test_asked_twice_at_once_it_is_made_once(
    desk: Desk, backing_up: BackingUp, tmp_path: Path
) -> None:
    backing_up.back_up()
    backing_up.back_up()
    desk.settles()
    assert len(backups(tmp_path)) == 1


def test_what_is_written_meanwhile_is_saved_in_between(
    desk: Desk, backing_up: BackingUp, tmp_path: Path
) -> None:
    order: list[str] = []
    backing_up.changed.connect(partial(order.append, "round"))
    backing_up.back_up()
    desk.tasks.run(lambda: order.append("saved") or desk.journal.save(made(Reflection, text="x")))
    desk.settles()
    assert order == ["round", "saved", "round"]
    assert len(desk.records()) == 1
    assert len(backups(tmp_path)) == 1


def test_a_lock_ends_it_and_nothing_half_made_is_left(
    desk: Desk, backing_up: BackingUp, tmp_path: Path
) -> None:
    desk.tasks.hurry(True)
    backing_up.back_up()
    desk.settles()
    assert not backing_up.busy
    assert backing_up.trouble is None
    assert [*(tmp_path / "Mine.backups").iterdir()] == []


def test_what_stands_in_the_way_is_told_once_and_harms_nothing(
    desk: Desk, backing_up: BackingUp, tmp_path: Path
) -> None:
    told: list[Any] = []
    backing_up.failed.connect(told.append)
    (tmp_path / "Mine.backups").write_text("something else")
    backing_up.back_up_if_due()
    desk.settles()
    assert len(told) == 1
    [trouble] = told
    assert isinstance(trouble.error, JournalError)
    assert (trouble.folder, trouble.made) == (tmp_path / "Mine.backups", None)
    (tmp_path / "Mine.backups").unlink()
    backing_up.back_up_if_due()
    desk.settles()
    assert backing_up.trouble is None
    assert len(told) == 1


def test_what_somebody_asked_for_is_not_told_as_a_surprise(
    desk: Desk, backing_up: BackingUp, tmp_path: Path
) -> None:
    told: list[Any] = []
    backing_up.failed.connect(told.append)
    (tmp_path / "Mine.backups").write_text("something else")
    backing_up.back_up()
    desk.settles()
    assert told == []
    assert backing_up.trouble is not None


def test_a_second_folder_that_is_away_is_waited_for(
    desk: Desk, backing_up: BackingUp, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    desk.does(lambda: desk.journal.choose_second_folder(stick))
    backing_up.back_up_if_due()
    desk.settles()
    assert backing_up.trouble is None
    assert not stick.exists()
    stick.mkdir()
    backing_up.back_up_if_due()
    desk.settles()
    assert len([*(stick / "Mine.backups").iterdir()]) == 1


def test_a_journal_that_cannot_say_where_is_told(
    desk: Desk, backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Journal) -> list[Path]:
        raise JournalError("no answer")

    monkeypatch.setattr(Journal, "backup_folders", fail)
    backing_up.back_up()
    desk.settles()
    assert backing_up.trouble is not None
    assert unmade_words(backing_up.trouble) == "A backup could not be made. no answer"
    assert not backing_up.busy
