"""Others beside AllyJournal on the same entries: ``python -m tests.benchmarks.peers [ENTRIES]``.

jrnl (encrypted) and Bouquin are installed with pip into an environment of their own, which is
removed at the end; one that cannot be installed is named with what pip says. Every figure is a
whole process from its start to its end, with whatever it does to derive its key: they keep their
files under keys of different strength. Bouquin has no command line, so a process of its own calls
the part of it that keeps the pages, without its window; it has one page a day.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Sequence
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

_BOUQUIN = f"""
import sys
from collections import defaultdict
from json import loads
from pathlib import Path
from bouquin.db import DBConfig, DBManager
notebook = DBManager(DBConfig(Path(sys.argv[1]), {PASSPHRASE!r}))
assert notebook.connect()
if sys.argv[2] == "search":
    assert notebook.search_entries(sys.argv[3])
else:
    pages = defaultdict(list)
    for entry in loads(Path(sys.argv[3]).read_bytes())["entries"]:
        pages[entry["date"]].append(entry["title"] + entry["body"])
    for day, texts in pages.items():
        notebook.save_new_version(day, "\\n\\n".join(texts))
notebook.close()
"""


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
        for name, releases, measured in (
            ("jrnl", ("jrnl",), _jrnl),
            # of later ones the driver is a source that does not build
            ("bouquin", ("bouquin", "bouquin<0.7"), _bouquin),
        ):
            python = _environment(folder / name)
            installed, complaint = _install(python, name, releases)
            measuring = iter([(complaint, None)]) if complaint else measured(folder, python)
            _print(installed, measuring)


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


def _bouquin(folder: Path, python: Path) -> Figures:
    numbers = iter(range(100))

    def call(number: int, *arguments: str) -> None:
        notebook = str(folder / f"bouquin-{number}.db")
        command = [str(python), "-c", _BOUQUIN, notebook, *arguments]
        subprocess.run(command, check=True, capture_output=True)

    def bring_in() -> None:
        call(next(numbers), "import", str(folder / "entries.json"))

    yield "a new journal with all of them", _median(bring_in)
    yield f"search for {_SOUGHT}", _median(partial(call, 0, "search", _SOUGHT))


def _as_text(entries: int) -> str:
    """The same entries as jrnl's own text."""
    listed = msgspec.json.decode(entries_of_jrnl(entries))["entries"]
    return "\n\n".join(f"[{it['date']} {it['time']}] {it['title']}{it['body']}" for it in listed)


def _environment(folder: Path) -> Path:
    """The Python of a new virtual environment."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def _install(python: Path, name: str, releases: Sequence[str]) -> tuple[str, str]:
    """Install the first of ``releases`` that can be; the program's name with its version, and
    what pip says where none can."""
    pip = [str(python), "-m", "pip"]
    for release in releases:
        done = _run(*pip, "install", "--quiet", release)
        if not done.returncode:
            shown = _run(*pip, "show", name).stdout
            return f"{name} {shown.partition('Version: ')[2].split()[0]}", ""
    last = done.stderr.strip().splitlines()[-1:]
    return name, f"cannot be installed here: {' '.join(last)}"


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _median(work: Callable[[], object]) -> float:
    return statistics.median(seconds(work) for _ in range(_ROUNDS))


def _print(name: str, figures: Figures) -> None:
    for what, measured in figures:
        print(f"{name:14} {what}" + ("" if measured is None else f": {measured:.2f} s"), flush=True)


if __name__ == "__main__":
    main()
