"""An exchange of names that a kill interrupted is finished by whoever looks for the journal."""

import errno
from contextlib import closing
from pathlib import Path

import pytest

from allyjournal import paths
from allyjournal.domain.errors import JournalExists
from allyjournal.vault import exchanging, vault
from allyjournal.vault.restore import restore

from .conftest import PASSPHRASE, Closed, Make, contents, nothing, prepare
from .test_backup import NOW, backed_up

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
    make(tmp_path / "Third").folder.rename(killed.folder)
    before = contents(tmp_path)
    exchanging.finish(killed.folder)
    assert contents(tmp_path) == before


def test_what_waits_for_one_that_was_put_aside_is_not_its(killed: Closed, tmp_path: Path) -> None:
    """Where a backup was to take the place of the one that was put aside, and this one is away."""
    waiting = tmp_path / f"{ASIDE}.new"
    other = Path(ASIDE).stem + " put aside 2026-11-26T080000.allyjournal"
    waiting.rename(tmp_path / f"{other}.new")
    (tmp_path / ASIDE).rename(tmp_path / other)
    exchanging.finish(killed.folder)
    assert not killed.folder.exists()
    exchanging.finish(tmp_path / ASIDE)
    assert {path.name for path in tmp_path.glob("Mine*")} == {ASIDE, other}


def test_nothing_is_made_in_its_place(killed: Closed) -> None:
    with pytest.raises(JournalExists):
        vault.create(killed.folder, PASSPHRASE, prepare)
    assert killed.entries() == ["a quiet day", "of the other"]


def test_what_is_restored_in_its_place_puts_it_aside(killed: Closed, tmp_path: Path) -> None:
    source = backed_up(Closed(tmp_path / ASIDE, killed.code), tmp_path / "kept")
    aside = restore(source, killed.folder, NOW)
    assert killed.entries() == ["a quiet day"]
    assert aside and Closed(aside, "").entries() == ["a quiet day", "of the other"]


@pytest.mark.parametrize(
    "failing", [("Mine.allyjournal", ASIDE), (f"{ASIDE}.new", "Mine.allyjournal")]
)
def test_a_step_that_fails_leaves_each_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: tuple[str, str]
) -> None:
    for name in ("Mine.allyjournal", ASIDE):
        (tmp_path / name / name).mkdir(parents=True)
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if (path.name, target.name) == failing:
            raise OSError(errno.EBUSY, "busy")
        return rename(path, target)

    monkeypatch.setattr(exchanging, "_exchanged", lambda _one, _other: False)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OSError, match="busy"):
        exchanging.exchange(tmp_path / ASIDE, tmp_path / "Mine.allyjournal")
    assert not [*tmp_path.glob("*.new")]
    assert all((tmp_path / name / name).exists() for name in ("Mine.allyjournal", ASIDE))


def test_where_there_is_no_folder_at_all_nothing_waits(tmp_path: Path) -> None:
    assert not paths.holds_journal(tmp_path / "nowhere" / "Mine.allyjournal")
