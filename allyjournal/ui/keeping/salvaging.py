"""What can be read of a damaged journal, saved beside it; called in the worker thread."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from allyjournal.domain.errors import Interrupted
from allyjournal.store.salvage import Report, salvage
from allyjournal.vault.kept import Kept, newest_good


class Salvaged(NamedTuple):
    """The folder of the new journal, what is in it, and the newest good backup of the old one."""

    new: Path
    report: Report
    backup: Kept | None


def salvaged(folder: Path, passphrase: str, between: Callable[[float], None]) -> Salvaged | None:
    """What could be saved, None where ``between`` stopped it; raises what ``salvage`` raises."""
    new = _free_name(folder)
    try:
        report = salvage(folder, passphrase, new, between)
        return Salvaged(new, report, newest_good(folder))
    except Interrupted:
        return None


def _free_name(folder: Path) -> Path:
    # beside where it really is, so that it can take its place
    folder = Path(os.path.realpath(folder))
    stem = f"{folder.name.removesuffix('.allyjournal')} salvaged"
    number, name = 1, stem
    while os.path.lexists(path := folder.with_name(f"{name}.allyjournal")):
        number += 1
        name = f"{stem} {number}"
    return path
