"""Others beside AllyJournal on the same entries: ``python -m tests.benchmarks.peers [ENTRIES]``.

jrnl (encrypted) and Bouquin are installed with pip into an environment of their own, which is
removed at the end; one that cannot be installed is named with what pip says. Every figure is a
whole process from its start to its end, with whatever it does to derive its key: the two keep
their files under keys of different strength.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from tests.benchmarks.importing import entries_of_jrnl
from tests.benchmarks.processes import run
from tests.benchmarks.seeded import PASSPHRASE, words
from tests.benchmarks.table import seconds

_ROUNDS = 5
_SOUGHT = words()[-1]

_DRIVER = f"""
import sys
import jrnl.encryption.BasePasswordEncryption as asking
asking.create_password = lambda _name: {PASSPHRASE!r}
asking.prompt_password = lambda first_try=True: {PASSPHRASE!r}
from jrnl.main import run
sys.exit(run(sys.argv[1:]))
"""
"""jrnl, which asks a terminal for its passphrase, told it instead."""


def main() -> None:
    """Print a line for each program and figure."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "entries.json").write_bytes(entries_of_jrnl(entries))
        (folder / "entries.txt").write_text(_as_text(entries), encoding="utf-8")
        (folder / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
        print(f"{entries:,} entries; medians of {_ROUNDS} whole processes")
        _print("AllyJournal", _ours(folder))
        for name, measured in (("jrnl", _jrnl), ("bouquin", _bouquin)):
            python = _environment(folder / name)
            complaint = _install(python, name)
            _print(name, iter([(complaint, None)]) if complaint else measured(folder, python))


Figures = Iterator[tuple[str, float | None]]


def _ours(folder: Path) -> Figures:
    numbers = iter(range(100))
    secret = ("--passphrase-file", str(folder / "passphrase"))

    def bring_in() -> None:
        journal = str(folder / f"{next(numbers)}.allyjournal")
        run("allyjournal", "create", journal, *secret)
        run("allyjournal", "import", journal, str(folder / "entries.json"), *secret)

    yield "a new journal with all of them", _median(bring_in)
    journal = str(folder / "0.allyjournal")
    yield (
        f"search for {_SOUGHT}",
        _median(partial(run, "allyjournal", "search", journal, _SOUGHT, *secret)),
    )


def _jrnl(folder: Path, python: Path) -> Figures:
    numbers = iter(range(100))

    def call(number: int, *arguments: str) -> None:
        config = folder / f"jrnl-{number}.yaml"
        if not config.exists():
            journal = folder / f"jrnl-{number}.txt"
            config.write_text(_CONFIG.format(journal=journal), encoding="utf-8")
        environment = os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        command = [str(python), "-c", _DRIVER, "--config-file", str(config), *arguments]
        subprocess.run(command, check=True, capture_output=True, env=environment)

    def bring_in() -> None:
        call(next(numbers), "--import", "--file", str(folder / "entries.txt"))

    yield "a new journal with all of them", _median(bring_in)
    yield f"search for {_SOUGHT}", _median(partial(call, 0, "-contains", _SOUGHT))


_CONFIG = """
version: v4.0
encrypt: true
editor: ''
default_hour: 9
default_minute: 0
timeformat: '%Y-%m-%d %H:%M'
tagsymbols: '@'
highlight: false
linewrap: 79
indent_character: '|'
template: false
colors: {{body: none, date: none, tags: none, title: none}}
journals: {{default: {{journal: {journal}, encrypt: true}}}}
"""


def _bouquin(_folder: Path, _python: Path) -> Figures:
    """It has a window only, without a way to drive it from outside."""
    yield "installed, but it has no command line to measure", None


def _as_text(entries: int) -> str:
    """The same entries as jrnl's own text."""
    listed = msgspec.json.decode(entries_of_jrnl(entries))["entries"]
    return "\n\n".join(f"[{it['date']} {it['time']}] {it['title']}{it['body']}" for it in listed)


def _environment(folder: Path) -> Path:
    """The Python of a new virtual environment."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def _install(python: Path, name: str) -> str:
    """Install a program; what pip says where it cannot."""
    command = [str(python), "-m", "pip", "install", "--quiet", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    last = done.stderr.strip().splitlines()[-1:] if done.returncode else []
    return f"cannot be installed here: {last[0]}" if last else ""


def _median(work: Callable[[], object]) -> float:
    return statistics.median(seconds(work) for _ in range(_ROUNDS))


def _print(name: str, figures: Figures) -> None:
    for what, measured in figures:
        print(f"{name:12} {what}" + ("" if measured is None else f": {measured:.2f} s"), flush=True)


if __name__ == "__main__":
    main()
