"""Settings, Check this journal: what is found in words, and what can be done about it."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from allyjournal.domain.errors import Interrupted, JournalError, JournalInUse, JournalShut
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.store.salvage import Report
from allyjournal.ui import messages
from allyjournal.ui.keeping.long_work import LongWork
from allyjournal.ui.keeping.salvaging import Salvaged
from allyjournal.ui.places import BACKUPS
from allyjournal.ui.settings import check
from allyjournal.vault import integrity, vault
from allyjournal.vault.integrity import Findings
from allyjournal.vault.kept import Kept
from tests.ui.shelf import NOW, TODAY

PASSPHRASE = "lantern quarry velvet 41"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """What is answered when the passphrase is asked for, the first last."""
    answers: list[str | None] = [PASSPHRASE] * 3
    monkeypatch.setattr(messages, "ask_passphrase", lambda *_: answers.pop())
    return answers


def writes(somebody: Any) -> Reflection:
    record = begin(Reflection, TODAY, NOW, text="tamarisk")
    somebody.do(partial(somebody.journal.save, record))
    return record


def found(monkeypatch: pytest.MonkeyPatch, *rounds: Findings) -> None:
    """What the checks find, one round after the other."""
    answers = [*rounds]
    monkeypatch.setattr(integrity, "examined", lambda *_: answers.pop(0))


def test_a_sound_journal_is_said_to_be_and_goes_on(somebody: Any, typed: list[str | None]) -> None:
    writes(somebody)
    somebody.arrive()
    somebody.click("Check it")
    assert "as they were written" in somebody.sees()
    assert somebody.buttons("Save what can be read…") == []
    assert writes(somebody).uid in {it.uid for it in somebody.do(lambda: [*somebody.journal.all()])}


def test_a_wrong_passphrase_saves_nothing_elsewhere_and_closes_nothing(
    somebody: Any, typed: list[str | None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typed.append("wrong")
    found(
        monkeypatch,
        Findings(("A part of journal.db cannot be read, or does not fit the rest.",), ()),
    )
    somebody.arrive()
    somebody.click("Check it")
    somebody.click("Save what can be read…")
    assert "This passphrase does not open this journal." in somebody.sees()
    writes(somebody)
    assert not (tmp_path / "Mine salvaged.allyjournal").exists()


def test_a_check_shows_how_far_it_is_and_can_be_stopped(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    parts: list[float] = []
    go_on = LongWork.go_on

    def watched(work: LongWork, part: float) -> None:
        parts.append(part)
        if part > 0.3:
            seen.append(work.isVisible())
            work._stopped = True
        go_on(work, part)

    monkeypatch.setattr(LongWork, "go_on", watched)
    somebody.arrive()
    somebody.click("Check it")
    assert "Stopped before the end; nothing was changed." in somebody.sees()
    assert (len(parts), seen) == (1, [True])
    assert somebody.focus().text() == "Check it"
    assert somebody.buttons("Stop") == []
    writes(somebody)


def test_an_index_that_is_being_made_anew_is_left_at_a_lock(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes(somebody)
    found(monkeypatch, Findings((integrity.SEARCH_DAMAGED,), ()))

    def lock(journal: Journal, between: Callable[[], None]) -> None:
        somebody.tasks.hurry(True)
        between()

    monkeypatch.setattr(Journal, "rebuild_search", lock)
    somebody.arrive()
    somebody.click("Check it")
    assert "nothing was changed" in somebody.sees()


def test_salvage_that_is_stopped_leaves_no_new_journal(
    somebody: Any, typed: list[str | None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    writes(somebody)
    found(
        monkeypatch,
        Findings(("A part of journal.db cannot be read, or does not fit the rest.",), ()),
    )
    somebody.arrive()
    somebody.click("Check it")

    def stopped(work: LongWork, part: float) -> None:
        if part > 0.5:
            raise Interrupted

    monkeypatch.setattr(LongWork, "go_on", stopped)
    somebody.click("Save what can be read…")
    assert "no new journal was made" in somebody.sees()
    assert {it.name for it in tmp_path.iterdir()} == {"Mine.allyjournal", "home"}


def test_a_journal_that_does_not_open_again_after_the_check_is_told_to_the_window(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(*_arguments: object) -> None:
        raise JournalInUse()

    told: list[JournalError] = []
    somebody.tasks.failed.connect(told.append)
    monkeypatch.setattr(vault, "open_with_key", in_use)
    somebody.arrive()
    somebody.click("Check it")
    assert "could not be opened again" in somebody.sees()
    assert isinstance(told[0], JournalShut)


def test_a_search_index_that_does_not_fit_is_made_anew_and_said(
    somebody: Any, typed: list[str | None]
) -> None:
    writes(somebody)
    connection = somebody.journal._connection
    forget = "INSERT INTO search (search) VALUES ('delete-all')"
    somebody.do(lambda: connection.execute(forget).fetchall())
    somebody.arrive()
    somebody.click("Check it")
    assert "made anew" in somebody.sees()
    assert somebody.do(lambda: somebody.journal.search("tamarisk").total) == 1


def test_damage_is_said_and_what_can_be_read_goes_to_a_new_journal(
    somebody: Any, typed: list[str | None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    writes(somebody)
    found(
        monkeypatch,
        Findings(("A part of journal.db cannot be read, or does not fit the rest.",), ()),
    )
    somebody.arrive()
    somebody.click("Check it")
    assert "cannot be read" in somebody.sees()
    assert "left as it is" in somebody.sees()
    sees = somebody.sees()
    assert sees.index("All that you wrote can be read.") < sees.index("Only what is made of it")
    assert sees.index("Only what is made of it") < sees.index("What was found: A part of")
    somebody.page.resize(640, 480)
    typed += [PASSPHRASE, None]
    somebody.click("Save what can be read…")
    assert not (tmp_path / "Mine salvaged.allyjournal").exists()
    somebody.click("Save what can be read…")
    assert "Records: 1 saved, 0 lost." in somebody.sees()
    with closing(Journal.open(tmp_path / "Mine salvaged.allyjournal", PASSPHRASE)) as journal:
        assert journal.search("tamarisk").total == 1
    [go_on] = somebody.buttons("Go on with the new journal")
    assert somebody.focus() is go_on
    somebody.qtbot.waitUntil(lambda: go_on.visibleRegion().boundingRect() == go_on.rect())
    wanted: list[Path] = []
    somebody.page.restore_requested.connect(wanted.append)
    somebody.click("Go on with the new journal")
    assert wanted == [tmp_path / "Mine salvaged.allyjournal"]


def test_where_something_that_was_written_is_damaged_it_is_not_said_to_be_there(
    somebody: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(monkeypatch, Findings(("Pages of journal.db that are not as they were: 1.",), ()))
    monkeypatch.setattr(Journal, "is_all_there", lambda _journal: False)
    somebody.arrive()
    somebody.click("Check it")
    assert "Not all that you wrote can be read." in somebody.sees()
    assert "Save what can be read into a new journal, or restore a backup" in somebody.sees()
    assert "All that you wrote" not in somebody.sees()


def test_what_can_be_read_can_be_saved_at_once_where_damage_was_met_already(
    somebody: Any, typed: list[str | None]
) -> None:
    writes(somebody)
    somebody.arrive()
    assert somebody.buttons("Save what can be read…") == []
    somebody.do(partial(setattr, somebody.journal._connection, "was_damaged", True))
    somebody.page.show_record(BACKUPS.uid)
    somebody.tasks.drain()
    assert "Damage was met since the journal was opened." in somebody.sees()
    somebody.click("Save what can be read…")
    assert "Records: 1 saved, 0 lost." in somebody.sees()


def test_a_check_that_finds_nothing_offers_it_no_longer(somebody: Any) -> None:
    somebody.do(partial(setattr, somebody.journal._connection, "was_damaged", True))
    somebody.arrive()
    somebody.click("Check it")
    assert somebody.buttons("Save what can be read…") == []
    assert "Damage was met" not in somebody.sees()
    somebody.page.show_record(BACKUPS.uid)
    somebody.tasks.drain()
    assert somebody.buttons("Save what can be read…") == []


def test_what_opening_put_right_is_said(
    somebody: Any, typed: list[str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    found(monkeypatch, Findings((), ("The first bytes had changed.",)))
    somebody.arrive()
    somebody.click("Check it")
    assert "The first bytes had changed." in somebody.sees()


def test_where_something_is_lost_and_there_is_a_backup_enter_takes_neither(
    somebody: Any, typed: list[str | None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    report = Report({"record": 3}, {"record": 1}, (), ())
    saved = Salvaged(tmp_path / "New.allyjournal", report, Kept(NOW, tmp_path / "x.allybackup"))
    monkeypatch.setattr(check, "salvaged", lambda *_: saved)
    somebody.arrive()
    somebody.do(partial(setattr, somebody.journal._connection, "was_damaged", True))
    somebody.page.show_record(BACKUPS.uid)
    somebody.tasks.drain()
    somebody.buttons("Check it")[0].setFocus()
    somebody.click("Save what can be read…")
    assert somebody.buttons("Go on with the new journal")
    assert somebody.focus().text() != "Go on with the new journal"
