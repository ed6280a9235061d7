"""Moments and folders as people say them, and what keeps a backup from being made."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from allyjournal.ui import looks

if TYPE_CHECKING:
    from allyjournal.ui.keeping.backing_up import Unmade
    from allyjournal.vault.kept import Kept


def moment_words(moment: datetime) -> str:
    """A moment on the clock of this place: "today, 20:15", "14 October 2026, 20:15"."""
    here = moment.astimezone()
    days = {
        date.today(): _translate("today"),
        date.today() - timedelta(days=1): _translate("yesterday"),
    }
    day = days.get(here.date()) or looks.date_words(here.date())
    time = QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
    return f"{day}, {time}"


def backup_words(backup: "Kept") -> str:
    """When a backup was made, and whether it is of another journal."""
    moment = moment_words(backup.moment)
    other = _translate("{moment}, of another journal")
    return other.format(moment=moment) if backup.of_another else moment


def saved_words(path: Path, *, for_all: bool = False) -> str:
    """Where a file was saved; that it is not encrypted, where it is readable ``for_all``."""
    words = _translate("Saved as {name} in {folder}")
    if for_all:
        words = _translate("Saved as {name} in {folder}, not encrypted")
    return words.format(name=path.name, folder=within(path.parent))


def code_words(journal: Path) -> str:
    """What opens a journal that is put aside, where its keys are lost or damaged; else nothing."""
    # which only a bad day needs
    from allyjournal.vault.keys_back import are_lost

    words = _translate(
        "The one that is put aside has no key file that can be read: it opens only with the"
        " recovery code."
    )
    return words if are_lost(journal) else ""


def unmade_words(unmade: "Unmade") -> str:
    """Which backup could not be made, and why."""
    reason = unmade.error.sentence
    if unmade.folder is None:
        return _translate("A backup could not be made. {reason}").format(reason=reason)
    words = _translate("A backup could not be made in {folder}. {reason}")
    return words.format(folder=within(unmade.folder), reason=reason)


def within(folder: Path) -> str:
    """A folder as it is named by somebody who is at home here: "~/Documents/Mine.backups"."""
    home = Path.home()
    return str(Path("~", folder.relative_to(home)) if folder.is_relative_to(home) else folder)


def _translate(text: str) -> str:
    return QCoreApplication.translate("keeping", text)
