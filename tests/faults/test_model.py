"""A journal and a plain model of it are driven together, and agree after every step.

``pytest -m long tests/faults`` drives them twenty times as often, and further; in parts, since a
test that takes five minutes is ended.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from allyjournal.domain.errors import WrongPassphrase
from allyjournal.store.journal import Journal
from allyjournal.vault import backup, integrity, rekey, vault
from allyjournal.vault.restore import restore

from .actions import entry
from .conftest import ACTIONS, PASSPHRASE

WORDS = st.sampled_from(["river", "bridge", "harbour", "meadow", "orchard"])
CHOICE = st.integers(0, 10**6)
T = TypeVar("T", str, Path)
Kill = Callable[[Path, int, str, float], int]


@dataclass
class Model:
    """What a journal holds and what opens it."""

    passphrase: str
    code: str
    here: dict[str, str] = field(default_factory=dict)  # titles by uid
    trash: dict[str, str] = field(default_factory=dict)


@contextmanager
def _killer() -> Iterator[Kill]:
    """Kills a process that saves; a warm one, since each start would take longer than the rest."""
    command, pipe = [sys.executable, str(ACTIONS.with_name("rounds.py"))], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin
        assert process.stdout

        def kill(folder: Path, turn: int, passphrase: str, seconds: float) -> int:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps([str(folder), turn, passphrase, seconds]) + "\n")
            process.stdin.flush()
            return int(process.stdout.readline())

        yield kill
        process.stdin.close()


class Together(RuleBasedStateMachine):
    """The journal and its model; every rule does the same to both."""

    kill: Kill

    def __init__(self) -> None:
        super().__init__()
        self._place = tempfile.mkdtemp()
        self.folder = Path(self._place) / "Mine.allyjournal"
        self.backups: dict[Path, Model] = {}
        self.turn = 0

    @initialize()
    def create(self) -> None:
        self.journal, code = Journal.create(self.folder, PASSPHRASE)
        self.model = Model(PASSPHRASE, code)

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            assert not integrity.examine(self.folder, self.model.passphrase).damage
        shutil.rmtree(self._place)

    @invariant()
    def they_agree(self) -> None:
        if hasattr(self, "journal"):
            _agree(self.journal, self.model)

    @contextmanager
    def closed(self) -> Iterator[None]:
        self.journal.close()
        yield
        self.journal = Journal.open(self.folder, self.model.passphrase)

    # Records

    @rule(title=WORDS)
    def save(self, title: str) -> None:
        record = entry(title)
        self.journal.save(record)
        self.model.here[record.uid] = title

    @rule(which=CHOICE, title=WORDS, keep=st.booleans())
    def change(self, which: int, title: str, keep: bool) -> None:
        uid = _chosen(self.model.here, which)
        if uid is None:
            return
        changed = self.journal.get(uid).changed(title=title, text=entry(title).text)
        self.journal.save(changed, keep_previous=keep)
        self.model.here[uid] = title

    @rule(which=CHOICE)
    def throw_away(self, which: int) -> None:
        uid = _chosen(self.model.here, which)
        if uid is None:
            return
        self.journal.trash(uid)
        self.model.trash[uid] = self.model.here.pop(uid)

    @rule(which=CHOICE)
    def bring_back(self, which: int) -> None:
        uid = _chosen(self.model.trash, which)
        if uid is None:
            return
        self.journal.restore(uid)
        self.model.here[uid] = self.model.trash.pop(uid)

    @rule(which=CHOICE)
    def remove(self, which: int) -> None:
        uid = _chosen(self.model.trash, which)
        if uid is None:
            return
        self.journal.remove(uid)
        self.journal.merge_search()
        del self.model.trash[uid]

    @rule(word=WORDS)
    def search(self, word: str) -> None:
        found = self.journal.search(word).total
        assert found == list(self.model.here.values()).count(word)

    # The file

    @rule()
    def lock(self) -> None:
        with self.closed(), pytest.raises(WrongPassphrase):
            Journal.open(self.folder, f"not {self.model.passphrase}")

    @rule(seconds=st.floats(0, 0.02))
    def be_killed(self, seconds: float) -> None:
        """While another process saves; what it acknowledged is there, and at most one more."""
        self.turn += 1
        with self.closed():
            done = self.kill(self.folder, self.turn, self.model.passphrase, seconds)
        known = self.model.here.keys()
        new = {it.uid: it.title for it in self.journal.all() if it.uid not in known}
        titles = [f"{self.turn}-{number}" for number in range(done + 1)]
        assert sorted(new.values()) in (sorted(titles), sorted(titles[:-1]))
        self.model.here |= new

    # Backups

    @rule()
    def back_up(self) -> None:
        made = self.journal.back_up(backup.folder_of(self.folder))
        self.backups[made] = deepcopy(self.model)

    @rule(which=CHOICE)
    def restore_a_backup(self, which: int) -> None:
        path = _chosen([path for path in self.backups if path.exists()], which)
        if path is None:
            return
        self.journal.close()
        aside = restore(path, self.folder, datetime.now())
        assert aside
        with closing(Journal.open(aside, self.model.passphrase)) as before:
            _agree(before, self.model)
        shutil.rmtree(aside)
        self.model = deepcopy(self.backups[path])
        self.journal = Journal.open(self.folder, self.model.passphrase)

    # What opens it

    @rule(new=WORDS)
    def change_passphrase(self, new: str) -> None:
        vault.change_passphrase(self.folder, self.model.passphrase, new)
        self.model.passphrase = new

    @rule()
    def replace_the_key(self) -> None:
        with self.closed():
            self.model.code = rekey.rekey(self.folder, self.model.passphrase)

    @rule(new=WORDS)
    def recover(self, new: str) -> None:
        with self.closed():
            vault.recover(self.folder, self.model.code, new)
            self.model.passphrase = new


def _agree(journal: Journal, model: Model) -> None:
    assert {record.uid: record.title for record in journal.all()} == model.here
    assert {record.uid: record.title for record in journal.trashed()} == model.trash


def _chosen(among: Iterable[T], which: int) -> T | None:
    """One of them, if there are any: how many a kill left, no rule can know beforehand."""
    several = sorted(among)
    return several[which % len(several)] if several else None


@pytest.mark.parametrize(
    ("part", "steps"),
    [(0, 30), *(pytest.param(part, 60, marks=pytest.mark.long) for part in range(1, 21))],
)
def test_a_journal_is_what_its_model_is(
    monkeypatch: pytest.MonkeyPatch, part: int, steps: int
) -> None:
    with _killer() as kill:
        monkeypatch.setattr(Together, "kill", staticmethod(kill), raising=False)
        run_state_machine_as_test(
            seed(part)(Together) if part else Together,
            settings=settings(max_examples=25, stateful_step_count=steps),
        )
