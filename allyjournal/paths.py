"""Where things live on this machine."""

from pathlib import Path
from typing import Final

from platformdirs import user_config_path, user_data_path

_NAME: Final = "AllyJournal"


def usual_journal() -> Path:
    """The folder of the journal that opens when no other is named."""
    return user_data_path(_NAME, appauthor=False) / "Journal.allyjournal"


def settings_file() -> Path:
    """The file that remembers the look and the window's place."""
    return user_config_path(_NAME, appauthor=False) / "settings.toml"


def holds_journal(folder: Path) -> bool:
    """Whether there is a journal or what is left of one: nothing is ever made over it. One that a
    kill kept from getting its name has it by then."""
    if not folder.exists():
        # most often there is a journal
        from allyjournal.vault import exchanging

        exchanging.finish(folder)
    return any((folder / name).exists() for name in ("journal.db", "keys.json"))
