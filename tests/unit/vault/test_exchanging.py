"""An exchange of names that a kill interrupted is finished by whoever looks for the journal."""

from contextlib import closing
from pathlib import Path

import pytest

from allyjournal import paths
from allyjournal.vault import exchanging, vault

from .conftest import PASSPHRASE, Closed, Make, contents, nothing, prepare

ASIDE = "Mine put aside 2026-11-25T200000.allyjournal"


@pytest.fixture
def killed(journal: Closed, make: Make, tmp_path: Path) -> Closed:
    """The journal, aside already, where another one was to take its place."""
    with closing(make(tmp_path / f"{ASIDE}.new").open()) as other:
        other.execute("INSERT INTO entry VALUES ('of the other')")
    journal.folder.rename(tmp_path / ASIDE)
    return journal


def test_who_opens_it_has_the_one_that_waited(killed: Closed, tmp_path: Path) -> None:
    assert killed.entries() == ["a quiet day", "of the other"]
    with closing(vault.open_with_passphrase(tmp_path / ASIDE, PASSPHRASE, prepare)) as aside:
        assert aside.execute("SELECT text FROM entry").fetchall() == [("a quiet day",)]
    assert not [*tmp_path.glob("*.new")]
    assert (tmp_path / ASIDE).exists()


def test_who_asks_whether_there_is_one_hears_that_there_is(killed: Closed) -> None:
    assert paths.holds_journal(killed.folder)
    assert killed.entries() == ["a quiet day", "of the other"]


def test_through_a_link_as_well(killed: Closed, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "Link.allyjournal"
    link.symlink_to(killed.folder)
    assert paths.holds_journal(link)


def test_where_nothing_had_moved_the_other_one_is_beside_it(killed: Closed, tmp_path: Path) -> None:
    (tmp_path / ASIDE).rename(killed.folder)
    assert killed.entries() == ["a quiet day"]
    assert not [*tmp_path.glob("*.new")]
    assert (tmp_path / ASIDE).exists()


def test_while_they_are_exchanged_nobody_else_does(killed: Closed, tmp_path: Path) -> None:
    with closing(vault.open_with_passphrase(tmp_path / ASIDE, PASSPHRASE, nothing)):
        exchanging.finish(killed.folder)
        assert not killed.folder.exists()
    exchanging.finish(killed.folder)
    assert killed.folder.exists()


def test_what_waits_for_nothing_stays_as_it_is(killed: Closed, make: Make, tmp_path: Path) -> None:
    make(killed.folder)
    before = contents(tmp_path)
    exchanging.finish(killed.folder)
    assert contents(tmp_path) == before


def test_where_there_is_no_folder_at_all_nothing_waits(tmp_path: Path) -> None:
    assert not paths.holds_journal(tmp_path / "nowhere" / "Mine.allyjournal")
