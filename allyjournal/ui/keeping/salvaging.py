"""What can be read of a damaged journal, saved beside it; called in the worker thread."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from allyjournal.domain.errors import Interrupted
from allyjournal.store.salvage import Report, free_name, salvage
from allyjournal.vault.kept import Kept, newest_good


class Salvaged(NamedTuple):
    """The folder of the new journal, what is in it, and the newest good backup of the old one."""

    new: Path
    report: Report
    backup: Kept | None

    @property
    def is_less(self) -> bool:
        """Whether something is lost, or may be."""
        return any(self.report.lost.values()) or bool(self.report.unsure)


def salvaged(folder: Path, passphrase: str, between: Callable[[float], None]) -> Salvaged | None:
    """What could be saved, None where ``between`` stopped it; raises what ``salvage`` raises."""
    new = free_name(folder)
    try:
        report = salvage(folder, passphrase, new, between)
        return Salvaged(new, report, newest_good(folder))
    except Interrupted:
        return None
