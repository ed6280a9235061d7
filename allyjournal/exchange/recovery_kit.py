"""The recovery kit: one page with everything that opens a journal, as PDF or as plain text."""

import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from allyjournal.exchange.renderers.pdf import typeset
from allyjournal.vault.files import write_private
from allyjournal.vault.kit import stock_shell_lines

Translate = Callable[[str, str], str]
"""From a context and an English text to the text in the person's language, as Qt's does."""

_ACROSS = 7
_WIDTH = 76


class RecoveryKit(Struct, frozen=True):
    """What stands on the page, in the order of the fields; ``language`` is its code."""

    language: str
    title: str
    made_on: str
    about: tuple[str, ...]
    code_heading: str
    groups: tuple[str, ...]
    typing: str
    place_heading: str
    place: str
    blanks: tuple[str, ...]
    shell_heading: str
    shell: str
    lines: tuple[str, ...]


def _in_english(_context: str, text: str) -> str:
    return text


def recovery_kit(code: str, made_on: str, translate: Translate = _in_english) -> RecoveryKit:
    """The kit for ``code``; ``made_on`` is the day, in words. Raises WrongRecoveryCode."""
    return RecoveryKit(
        language=translate("kit", "en"),
        title=translate("kit", "AllyJournal recovery kit"),
        made_on=translate("kit", "Made on {day}").format(day=made_on),
        about=_about(translate),
        code_heading=translate("kit", "Recovery code"),
        groups=tuple(code.split("-")),
        typing=translate(
            "kit",
            "In AllyJournal: choose “Use the recovery code” where the passphrase is asked, type"
            " the code, choose a new passphrase. Capital or small letters, spaces and hyphens do"
            " not matter. The code has no 0, 1 or 8: what looks like one is O, I or B.",
        ),
        place_heading=translate("kit", "Where the journal and its backups are"),
        place=translate(
            "kit",
            "The journal is a folder that ends in .allyjournal. A backup is a file that ends in"
            " .allybackup, and an ordinary ZIP file with the same journal.db in it.",
        ),
        blanks=(
            translate("kit", "Where the journal is (write it by hand)"),
            translate("kit", "Where its backups are (write it by hand)"),
        ),
        shell_heading=translate("kit", "Without AllyJournal"),
        shell=translate(
            "kit",
            "The journal is an ordinary SQLCipher 4 database. In a copy of its folder, a stock"
            " sqlcipher shell of version 4 reads it with these lines. The second one holds the"
            " same key as 64 digits, of which the letters go from a to f only.",
        ),
        lines=(*stock_shell_lines(code), "SELECT document FROM record ORDER BY id;"),
    )


def _about(translate: Translate) -> tuple[str, ...]:
    return (
        translate(
            "kit",
            "With this page a journal opens when its passphrase is forgotten or its keys.json is"
            " lost. It belongs to the key of its day: after “Replace the key” there is a new kit,"
            " and this one opens only backups and copies from before.",
        ),
        translate(
            "kit",
            "Whoever has this page and a copy of the journal can read everything in it. Give it to"
            " nobody whom you would not let do that. Keep it where the computer is not; not as a"
            " photo, in a mail, or in a folder that is copied to other machines.",
        ),
    )


def write(kit: RecoveryKit, path: Path) -> None:
    """Write the page to ``path`` for its owner alone, unencrypted: as plain text where that ends
    in .txt, else as PDF. Raises what ``write_private`` raises."""
    write_private(path, as_text(kit) if path.suffix.lower() == ".txt" else as_pdf(kit))


def as_pdf(kit: RecoveryKit) -> bytes:
    """The page as tagged PDF, PDF/UA-1 where a font has every character. Nothing is written."""
    return typeset("templates/kit.typ", kit)[0]


def as_text(kit: RecoveryKit) -> bytes:
    """The page as plain text in UTF-8."""
    rows = [kit.groups[at : at + _ACROSS] for at in range(0, len(kit.groups), _ACROSS)]
    parts = [
        kit.title,
        kit.made_on,
        *map(_paragraph, kit.about),
        kit.code_heading.upper(),
        _block("   ".join(row) for row in rows),
        _paragraph(kit.typing),
        kit.place_heading.upper(),
        _paragraph(kit.place),
        *(f"{blank}:\n\n{'_' * _WIDTH}" for blank in kit.blanks),
        kit.shell_heading.upper(),
        _paragraph(kit.shell),
        _block(kit.lines),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _paragraph(text: str) -> str:
    return textwrap.fill(text, _WIDTH)


def _block(lines: Iterable[str]) -> str:
    return textwrap.indent("\n".join(lines), "    ")
