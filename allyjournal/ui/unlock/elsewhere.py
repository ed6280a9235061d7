"""A journal that is somewhere else than usual."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import JournalMissing
from allyjournal.paths import holds_journal
from allyjournal.ui import messages


def chosen_journal(parent: QWidget, beginning: Path) -> Path | None:
    """The folder of the journal that the person chooses, from ``beginning`` on; None where none
    is, and for a folder that holds none, which is told."""
    folder = messages.choose_folder(parent, _translate("Open a journal"), beginning)
    if folder is not None and not holds_journal(folder):
        sentence = _translate("This folder does not hold a journal.")
        advice = _translate("Choose the one that ends in .allyjournal.")
        messages.tell(parent, sentence, advice, JournalMissing.passage)
        return None
    return folder


def _translate(text: str) -> str:
    return QCoreApplication.translate("unlock", text)
