"""The command line: the window's services for scripts, schedules and machines without a screen.

What was asked for goes to standard output, messages go to standard error.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import Final, NoReturn

from allyjournal import __version__
from allyjournal.cli import commands, keeping
from allyjournal.cli.answer import Answer, Command
from allyjournal.cli.border import guarded, tell
from allyjournal.domain.errors import SurroundingsRefused
from allyjournal.exchange.importing import READERS
from allyjournal.exchange.summary.selection import Section
from allyjournal.vault.files import system_errors_told


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code."""
    return guarded(lambda: _run(arguments), as_json="--json" in arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        parsed = parser().parse_args(arguments)
    except SystemExit as stop:  # argparse has said what is wrong, or helped
        return int(stop.code or 0)
    answer: Answer = parsed.command(parsed)
    tell(answer.messages)
    _put([json.dumps(answer.data)] if parsed.json else answer.lines)
    return answer.exit_code


def _put(lines: Iterable[str]) -> None:
    # a terminal or a pipe may know fewer characters than a journal
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    with system_errors_told():
        try:
            for line in lines:
                print(line)
            sys.stdout.flush()
        except OSError as error:
            # https://docs.python.org/3/library/signal.html#note-on-sigpipe: Python would try once
            # more when it ends, and complain.
            with Path(os.devnull).open("w") as nowhere:
                os.dup2(nowhere.fileno(), sys.stdout.fileno())
            if isinstance(error, BrokenPipeError):
                raise SurroundingsRefused("What was reading the output stopped reading.") from error
            raise


# What is understood

_AddParser = Callable[..., argparse.ArgumentParser]
_QUERY: Final = "words, and filters such as kind:mistake; -- stands before one that begins with -"
_KIT: Final = "write the recovery kit as a page to print, or as plain text where OUT ends in .txt"
_FIRST_LINE: Final = "a file with {} in its first line; - is standard input"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        # what begins with - was taken for an option
        hint = "; if it begins with -, write -- before it: search PATH -- -word"
        super().error(message + hint if message.endswith(": QUERY") else message)


def parser() -> argparse.ArgumentParser:
    """The parser of every command; the window, which is none, is opened elsewhere."""
    top = _Parser(
        prog="allyjournal",
        description="A private, encrypted journal for people who act as allies.",
        epilog="Without a command, 'allyjournal [PATH]' opens the window on a journal.",
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"AllyJournal {__version__}")
    chosen = top.add_subparsers(metavar="COMMAND", required=True).add_parser
    _add(chosen, "demo", commands.demo, "show the sample journal, which is gone at the end")
    _add_keeping(chosen)
    _add_secrets(chosen)
    _add_exchange(chosen)
    return top


def _add_keeping(chosen: _AddParser) -> None:
    """The commands about the journal itself."""
    added = _add(chosen, "create", keeping.create, "make a journal and print its recovery code")
    _take_journal(added)
    _take_kit(added)
    added = _add(chosen, "check", keeping.check, "read every byte of a journal")
    _take_journal(added)
    added.add_argument(
        "--repair",
        action="store_true",
        help="make the search index anew; take a lost keys.json out of a backup; or save what can"
        " be read into a new journal beside it",
    )
    added = _add(chosen, "backup", keeping.backup, "write an encrypted backup")
    _take_journal(added)
    added.add_argument(
        "out", type=Path, nargs="?", metavar="OUT", help="the file (one more beside the journal)"
    )
    added.add_argument("--force", action="store_true", help="replace OUT if it exists")
    added = _add(chosen, "restore", keeping.restore, "put a backup in the place of a journal")
    added.add_argument("backup", type=Path, metavar="BACKUP", help="the .allybackup file")
    added.add_argument("path", type=Path, metavar="PATH", help="the folder of the journal")


def _add_secrets(chosen: _AddParser) -> None:
    """The commands about what opens the journal."""
    added = _add(chosen, "passphrase", keeping.passphrase, "change, add or remove a passphrase")
    _take_journal(added)
    either = added.add_mutually_exclusive_group()
    either.add_argument("--add", action="store_true", help="keep the present one as well")
    either.add_argument("--remove", action="store_true", help="take away the one that is given")
    _take_secret(added, "--new-passphrase-file", "the new passphrase")
    anew = "set a new passphrase in the place of all others, by the recovery code"
    added = _add(chosen, "recover", keeping.recover, anew)
    added.add_argument("path", type=Path, metavar="PATH", help="the folder of the journal")
    _take_secret(added, "--recovery-file", "the recovery code")
    _take_secret(added, "--new-passphrase-file", "the new passphrase")
    added = _add(chosen, "kit", keeping.kit, _KIT)
    _take_journal(added)
    _take_out(added)
    added = _add(chosen, "rekey", keeping.rekey, "encrypt a journal with a new key")
    _take_journal(added)
    _take_kit(added)
    added.add_argument(
        "--force", action="store_true", help="drop its other passphrases; it replaces no file"
    )


def _add_exchange(chosen: _AddParser) -> None:
    """The commands about what the journal holds."""
    added = _add(chosen, "import", commands.bring_in, "bring in the entries of a file")
    _take_journal(added)
    added.add_argument("source", type=Path, metavar="SOURCE", help="the file")
    added.add_argument("--format", choices=("auto", *READERS), default="auto")
    added.add_argument("--dry-run", action="store_true", help="only say what would come in")

    added = _add(chosen, "export", commands.export, "write all of it as one unencrypted file")
    _take_journal(added)
    _take_out(added, "portable")

    added = _add(chosen, "summary", commands.summary, "write a summary for a mentor")
    _take_journal(added)
    _take_out(added, "pdf", "html", "markdown")
    added.add_argument("--since", type=_day, metavar="DATE", help="its first day")
    added.add_argument("--until", type=_day, metavar="DATE", help="its last day")
    added.add_argument("--mentor", metavar="NAME", help="who is to read it")
    added.add_argument(
        "--section",
        action="append",
        choices=[section.value for section in Section],
        metavar="NAME",
        help=f"only this one; can be repeated: {', '.join(Section)}",
    )
    added.add_argument(
        "--accept-warnings", action="store_true", help="write it although there are warnings"
    )
    _take_secret(added, "--password-file", "a password that locks the PDF")

    added = _add(chosen, "search", commands.search, "find records")
    _take_journal(added)
    added.add_argument("query", metavar="QUERY", help=_QUERY)
    added.add_argument("--limit", type=_count, default=50, metavar="N", help="at most N (50)")


def _add(
    chosen: _AddParser, name: str, command: Command, help_text: str
) -> argparse.ArgumentParser:
    added = chosen(name, help=help_text, description=help_text, allow_abbrev=False)
    added.add_argument("--json", action="store_true", help="print one JSON object")
    added.set_defaults(command=command)
    return added


def _take_journal(added: argparse.ArgumentParser) -> None:
    added.add_argument("path", type=Path, metavar="PATH", help="the folder of the journal")
    _take_secret(added, "--passphrase-file", "the passphrase")


def _take_secret(added: argparse.ArgumentParser, option: str, what: str) -> None:
    added.add_argument(option, metavar="FILE", help=_FIRST_LINE.format(what))


def _take_out(added: argparse.ArgumentParser, *formats: str) -> None:
    added.add_argument("out", type=Path, metavar="OUT", help="the file to write")
    added.add_argument("--force", action="store_true", help="replace OUT if it exists")
    if formats:
        added.add_argument("--format", choices=formats)


def _take_kit(added: argparse.ArgumentParser) -> None:
    added.add_argument("--kit", type=Path, metavar="OUT", help=f"also {_KIT}")


def _count(words: str) -> int:
    with suppress(ValueError):
        if 0 <= (count := int(words)) <= sys.maxsize:
            return count
    raise argparse.ArgumentTypeError(f"“{words}” is not a number from 0 on")


def _day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{words}” is not a day of the calendar; one looks like 2026-10-14"
        ) from None
