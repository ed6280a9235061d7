"""What is said above the passphrase once another journal has taken the place of the one here."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from allyjournal.ui.handover import Remark
from allyjournal.ui.keeping.wording import code_words


def restored(aside: Path | None) -> Remark:
    """Of a backup, and of the journal that went ``aside``, if there was one."""
    words = _translate("It opens with the passphrase of that day.")
    if aside is not None:
        kept = _translate("What was here until now is kept; its folder beside it is {name}.")
        words = f"{words} {kept.format(name=aside.name)} {code_words(aside)}".rstrip()
    return Remark(_translate("The journal is restored."), words)


def put_in_place(aside: Path) -> Remark:
    """Of a journal made of what could be read, and of the damaged one that went ``aside``."""
    words = _translate(
        "It opens with the same passphrase. The damaged one is kept as it was; its folder beside"
        " it is {name}."
    )
    heading = _translate("The new journal is in its place.")
    return Remark(heading, words.format(name=aside.name))


def _translate(text: str) -> str:
    return QCoreApplication.translate("unlock", text)
