"""What the window remembers: typed keys with defaults, in a TOML file.

Nothing personal stands here: no name, no path, nothing that was opened or searched.
"""

import logging
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct, field

from allyjournal.vault.files import system_errors_told, write_private

_log = logging.getLogger(__name__)


class Settings(Struct, kw_only=True):
    """The settings of this account on this machine.

    ``text_scale`` is 1.0 for the usual size; ``lock_minutes`` 0 never locks by itself;
    ``window`` is Qt's window geometry in base64, ``splitters`` holds pixel widths by name.
    """

    look: Literal["system", "light", "dark"] = "system"
    text_scale: Annotated[float, Meta(ge=0.8, le=2.0)] = 1.0
    lock_minutes: Annotated[int, Meta(ge=0, le=240)] = 5
    window: str = ""
    splitters: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> "Settings":
        """The settings in ``file``, or the defaults where it is missing or damaged.

        A damaged file is put aside, with ``.damaged`` behind its name.
        """
        with system_errors_told():
            if not file.exists():
                return cls()
            # read and written seldom: the window's start does not wait for what parses it
            import tomllib

            try:
                return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), cls)
            except (ValueError, RecursionError):
                _log.warning("settings damaged")
                file.replace(file.with_name(f"{file.name}.damaged"))
        return cls()

    def save(self, file: Path) -> None:
        """Replace ``file`` with these settings, for the account's eyes alone."""
        with system_errors_told():
            file.parent.mkdir(parents=True, exist_ok=True)
        import tomli_w

        write_private(file, tomli_w.dumps(msgspec.to_builtins(self)).encode())
