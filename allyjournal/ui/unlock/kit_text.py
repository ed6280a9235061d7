"""The recovery kit: one page of plain text, to be printed or kept on a stick."""

import textwrap
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from allyjournal.vault import vault

_ACROSS = 7
_WIDTH = 76


def kit_text(code: str, made_on: str) -> str:
    """The page for ``code``; ``made_on`` is the day, in words. Raises WrongRecoveryCode."""
    groups = code.split("-")
    lines = [groups[start : start + _ACROSS] for start in range(0, len(groups), _ACROSS)]
    return "\n\n".join(
        [
            _translate("AllyJournal recovery kit"),
            _translate("Made on {day}").format(day=made_on),
            _paragraph(
                _translate(
                    "With this page a journal opens when its passphrase is forgotten or its"
                    " keys.json is lost. Whoever has it and a copy of the journal can read"
                    " everything. Keep it where the computer is not; nobody else has it."
                )
            ),
            _translate("RECOVERY CODE"),
            _block("   ".join(line) for line in lines),
            _paragraph(
                _translate(
                    "In AllyJournal: choose “Use the recovery code” where the passphrase is"
                    " asked, type the code, choose a new passphrase. Capital or small letters,"
                    " spaces and hyphens do not matter."
                )
            ),
            _translate("WITHOUT ALLYJOURNAL"),
            _paragraph(
                _translate(
                    "The journal is an ordinary SQLCipher 4 database. In a copy of its folder,"
                    " a stock sqlcipher shell of version 4 reads it with these lines. The second"
                    " one holds the same key as 64 hexadecimal digits."
                )
            ),
            _block((*vault.stock_shell_lines(code), "SELECT document FROM record ORDER BY id;")),
        ]
    )


def _paragraph(text: str) -> str:
    return textwrap.fill(text, _WIDTH)


def _block(lines: Iterable[str]) -> str:
    return textwrap.indent("\n".join(lines), "    ")


def _translate(text: str) -> str:
    return QCoreApplication.translate("kit", text)
