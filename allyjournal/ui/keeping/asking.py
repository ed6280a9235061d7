"""What is asked before a backup takes the place of a journal that is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from allyjournal.ui import messages
from allyjournal.ui.keeping.wording import moment_words

if TYPE_CHECKING:
    from allyjournal.vault.kept import Kept


def may_restore(parent: QWidget, backup: "Kept | None") -> bool:
    """Whether the person wants it, told what happens to both; None: a file that was chosen."""
    advice = _translate(
        "What was written since then stays in the journal that is here now: that one is put aside"
        " whole, beside the restored one, and you are told its name. The restored one opens with"
        " the passphrase of its day."
    )
    return messages.confirm(parent, _question(backup), _translate("Restore it"), advice)


def _question(backup: "Kept | None") -> str:
    if backup is None:
        return _translate("Restore the journal as it was in this backup?")
    words = _translate("Restore the journal as it was: {moment}?")
    if backup.of_another:
        words = _translate("Restore the other journal as it was: {moment}?")
    return words.format(moment=moment_words(backup.moment))


def _translate(text: str) -> str:
    return QCoreApplication.translate("keeping", text)
