"""What the window remembers: typed keys with defaults, in a TOML file.

Nothing personal stands here: no name, no path, nothing that was opened or searched.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from allyjournal.vault.files import system_errors_told, write_private

_log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Settings:
    """The settings of this account on this machine.

    ``text_scale`` is 1.0 for the usual size; ``lock_minutes`` 0 never locks by itself;
    ``hidden_from_captures`` keeps all windows out of pictures of the screen, where the system can;
    ``window`` is Qt's window geometry in base64, ``splitters`` holds pixel widths by name.
    """

    look: Literal["system", "light", "dark"] = "system"
    text_scale: float = 1.0
    lock_minutes: int = 5
    # what was recorded unnoticed cannot be taken back: some systems take pictures of the screen all
    # the time, and a meeting shows more of it than was meant. Whoever shares the journal with a
    # mentor on purpose misses it in the picture at once, and unticks this
    hidden_from_captures: bool = True
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
            # a first start has nothing to parse
            import tomllib

            try:
                return cls(**_sound(tomllib.loads(file.read_text(encoding="utf-8"))))
            except (ValueError, RecursionError):
                _log.warning("settings damaged")
                file.replace(file.with_name(f"{file.name}.damaged"))
        return cls()

    def save(self, file: Path) -> None:
        """Replace ``file`` with these settings, for the account's eyes alone."""
        with system_errors_told():
            file.parent.mkdir(parents=True, exist_ok=True)
        import tomli_w

        write_private(file, tomli_w.dumps(vars(self)).encode())


def _sound(found: Mapping[str, Any]) -> dict[str, Any]:
    """Those of ``found`` that are settings, not what a newer program wrote beside them.

    Raises ValueError where one cannot be.
    """
    known = {name: value for name, value in found.items() if name in _SOUND}
    if not all(_SOUND[name](value) for name, value in known.items()):
        raise ValueError
    return known


def _are_widths(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(width, int) for width in value)


# by hand: to load msgspec for it would take the window's start a tenth longer
_SOUND: Final[Mapping[str, Callable[[Any], bool]]] = {
    "look": lambda value: value in ("system", "light", "dark"),
    "text_scale": lambda value: isinstance(value, int | float) and 0.8 <= value <= 2.0,
    "lock_minutes": lambda value: isinstance(value, int) and 0 <= value <= 240,
    "hidden_from_captures": lambda value: isinstance(value, bool),
    "window": lambda value: isinstance(value, str),
    "splitters": lambda value: isinstance(value, dict) and all(map(_are_widths, value.values())),
}
