"""The schema: at its newest step after opening, and refused where it is past that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from allyjournal.domain.errors import NewerJournal
from allyjournal.store.journal import Journal
from allyjournal.store.migrations import NEWEST, migrate
from allyjournal.vault import vault
from allyjournal.vault.vault import Connection

PASSPHRASE = "three quiet words"


def at_version(number: int) -> Callable[[Connection], None]:
    def prepare(connection: Connection) -> None:
        connection.execute("CREATE TABLE IF NOT EXISTS later (id)")
        connection.execute(f"PRAGMA user_version = {number:d}")

    return prepare


def test_a_migrated_journal_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "Mine.allyjournal"
    vault.create(folder, PASSPHRASE, migrate)
    Journal.open(folder, PASSPHRASE).close()


def test_a_newer_schema_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "Newer.allyjournal"
    vault.create(folder, PASSPHRASE, at_version(NEWEST + 1))
    before = (folder / "journal.db").read_bytes()
    with pytest.raises(NewerJournal):
        Journal.open(folder, PASSPHRASE)
    assert (folder / "journal.db").read_bytes() == before


def test_a_step_that_fails_leaves_the_journal_at_the_step_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        @staticmethod
        def apply(connection: Connection) -> None:
            connection.execute("CREATE TABLE half (id)")
            connection.execute("CREATE TABLE this is not SQL")

    folder = tmp_path / "Mine.allyjournal"
    vault.create(folder, PASSPHRASE, migrate)
    with monkeypatch.context() as patch:
        from allyjournal.store import migrations

        patch.setattr(migrations, "STEPS", (*migrations.STEPS, Broken))
        patch.setattr(migrations, "NEWEST", NEWEST + 1)
        with pytest.raises(Exception, match="syntax error"):
            Journal.open(folder, PASSPHRASE)
    Journal.open(folder, PASSPHRASE).close()
