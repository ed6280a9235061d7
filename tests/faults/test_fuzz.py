"""What the fuzzer starts from and what it once found is read, or refused with a sentence."""

import secrets
from datetime import datetime
from pathlib import Path

import pytest

from allyjournal.domain.errors import JournalDamaged
from allyjournal.vault import keys
from allyjournal.vault.restore import restore

from .fuzz import CORPUS, TARGETS

FILES = [path for path in sorted(CORPUS.rglob("*")) if path.is_file()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_bytes_of_the_corpus_are_read_or_refused(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_the_fuzzer_starts_from_files_that_are_whole(tmp_path: Path) -> None:
    """So it reaches what comes after every check."""
    for name in ("one-key.json", "two-keys.json"):
        assert keys.read(CORPUS / "keys" / name).generations
    restore(CORPUS / "backups" / "whole", tmp_path / "Mine.allyjournal", datetime(2026, 1, 2))


def test_a_reader_with_a_fault_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "_checksum", lambda file: secrets.token_bytes(32))
    with pytest.raises(JournalDamaged):
        TARGETS["keys"]((CORPUS / "keys" / "one-key.json").read_bytes())
