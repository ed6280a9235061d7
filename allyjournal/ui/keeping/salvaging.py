"""What can be read of a damaged journal, saved beside it; called in the worker thread."""

import os
from pathlib import Path

from allyjournal.store.salvage import Report, salvage


def salvaged(folder: Path, passphrase: str) -> tuple[Path, Report]:
    """The folder of the new journal and what is in it; raises what ``salvage`` raises."""
    new = _free_name(folder)
    return new, salvage(folder, passphrase, new)


def _free_name(folder: Path) -> Path:
    stem = f"{folder.name.removesuffix('.allyjournal')} salvaged"
    number, name = 1, stem
    while os.path.lexists(path := folder.with_name(f"{name}.allyjournal")):
        number += 1
        name = f"{stem} {number}"
    return path
