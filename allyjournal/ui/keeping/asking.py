"""What is asked before a backup takes the place of a journal that is there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from allyjournal.ui import messages
from allyjournal.ui.keeping.wording import code_words, moment_words

if TYPE_CHECKING:
    from allyjournal.vault.kept import Kept


def may_restore(parent: QWidget, backup: "Kept", journal: Path) -> bool:
    """Whether the person wants it in the place of the one in the folder ``journal``, told which
    file it is and what happens to both."""
    advice = f"{_advice(backup)} {code_words(journal)}".rstrip()
    return messages.confirm(parent, _question(backup), _translate("Restore it"), advice)


def _question(backup: "Kept") -> str:
    if backup.renamed and backup.of_another:
        words = _translate("Restore the other journal as it was in {name}?")
    elif backup.renamed:
        words = _translate("Restore the journal as it was in {name}?")
    elif backup.of_another:
        words = _translate("Restore the other journal as it was: {moment}?")
    else:
        words = _translate("Restore the journal as it was: {moment}?")
    return _filled(words, backup)


def _advice(backup: "Kept") -> str:
    happens = _translate(
        "What was written since then stays in the journal that is here now: that one is put aside"
        " whole, beside the restored one, and you are told its name. The restored one opens with"
        " the passphrase of its day."
    )
    if backup.of_another:
        happens = _translate(
            "This backup is of another journal. The journal that is here now is put aside whole,"
            " beside the restored one, and you are told its name. The restored one opens with its"
            " own passphrase, the one of its day."
        )
    file = _translate("The backup is the file {name}.")
    if backup.renamed:
        file = _translate("The file was last changed: {moment}.")
    return f"{happens} {_filled(file, backup)}"


def _filled(words: str, backup: "Kept") -> str:
    return words.format(moment=moment_words(backup.moment), name=backup.path.name)


def _translate(text: str) -> str:
    return QCoreApplication.translate("keeping", text)
