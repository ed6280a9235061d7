"""Where a summary is saved, and what is asked before."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from allyjournal.domain.mentoring import Format
from allyjournal.ui import looks, messages

_SUFFIXES = {Format.PDF: ".pdf", Format.HTML: ".html", Format.MARKDOWN: ".md"}


def ask_path(parent: QWidget, file_format: Format, day: date) -> Path | None:
    """Where the summary of a ``day`` is to be saved; None where the person left."""
    suffix = _SUFFIXES[file_format]
    name = _translate("Summary {day}").format(day=day.isoformat()) + suffix
    kind = f"{looks.format_words(file_format)} (*{suffix})"
    return messages.choose_save_path(parent, _translate("Save the summary"), name, kind)


def may_be_copied(parent: QWidget, synced: Path | None) -> bool:
    """Whether the person has it saved although the folder ``synced`` is copied to other
    machines; nothing is asked where there is none."""
    if synced is None:
        return True
    words = _translate("The folder “{name}” is copied to other machines by another program.")
    label = _translate("Save it there all the same")
    return messages.confirm(parent, words.format(name=synced.name), label)


def _translate(text: str) -> str:
    return QCoreApplication.translate("share", text)
