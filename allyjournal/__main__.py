"""Where the program begins: a command goes to the command line, anything else opens the window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from allyjournal import paths
from allyjournal.cli import border, display
from allyjournal.domain.errors import JournalMissing, SurroundingsRefused
from allyjournal.vault.hardening import harden_process


def main() -> int:
    """Do what the arguments ask for; returns the exit code."""
    return border.guarded(lambda: run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The same for given arguments; raises what stands in the way of a window."""
    harden_process()
    if list(arguments) == ["demo"] and display.has_display():
        return _window(None, show_sample=True)
    if list(arguments) == ["--locked"]:
        return _window(None, resume=True)
    first, *others = arguments or [""]
    if first in border.COMMANDS or first.startswith("-") or others:
        # importers and renderers would double the window's start
        from allyjournal.cli import main as cli

        return cli.main(arguments)
    return _window(Path(first) if first else None)


def _window(folder: Path | None, *, show_sample: bool = False, resume: bool = False) -> int:
    if folder and not paths.holds_journal(folder) and not _has_backups(folder):
        raise JournalMissing()
    if not display.names_display():
        raise SurroundingsRefused(
            "There is no display for the window.",
            "Everything else works without one: allyjournal --help.",
        )
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        # the linker's message begins with the library; a package that is missing has its name
        missing = error.name if isinstance(error, ModuleNotFoundError) else str(error).split(":")[0]
        raise SurroundingsRefused(
            f"The window cannot be shown: “{missing}” cannot be loaded.",
            "Install what is missing; the README names what a bare Linux needs.",
        ) from error
    from allyjournal.app import run as show

    return show(folder, show_sample=show_sample, resume=resume)


def _has_backups(folder: Path) -> bool:
    """Whether a journal that is gone can be brought back: the window offers it."""
    # only a journal that is gone asks
    from allyjournal.vault import kept

    return bool(kept.beside(folder))


if __name__ == "__main__":
    sys.exit(main())
