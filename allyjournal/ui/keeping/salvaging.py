"""What can be read of a damaged journal, saved beside it; called in the worker thread."""

import os
from collections.abc import Callable
from pathlib import Path

from allyjournal.domain.errors import Interrupted
from allyjournal.store.salvage import Report, salvage


def salvaged(
    folder: Path, passphrase: str, between: Callable[[float], None]
) -> tuple[Path, Report] | None:
    """The folder of the new journal and what is in it, None where ``between`` stopped it; raises
    what ``salvage`` raises."""
    new = _free_name(folder)
    try:
        return new, salvage(folder, passphrase, new, between)
    except Interrupted:
        return None


def _free_name(folder: Path) -> Path:
    stem = f"{folder.name.removesuffix('.allyjournal')} salvaged"
    number, name = 1, stem
    while os.path.lexists(path := folder.with_name(f"{name}.allyjournal")):
        number += 1
        name = f"{stem} {number}"
    return path
