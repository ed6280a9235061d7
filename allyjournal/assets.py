"""Where the files under ``resources/`` are; no other file knows."""

import sys
from pathlib import Path


def folder() -> Path:
    """The folder that holds ``styles/``, ``prompts/``, ``help/`` and their like.

    A wheel and a bundle carry it inside the package, a checkout beside it.
    Raises FileNotFoundError where the installation is incomplete.
    """
    for place in _places():
        if (place / "styles").is_dir():
            return place
    raise FileNotFoundError("resources/ is missing from this installation")


def path(name: str) -> Path:
    """The path of one resource, ``"styles/allyjournal.qss"``."""
    return folder() / name


def text(name: str) -> str:
    """The text of one resource (UTF-8)."""
    return path(name).read_text(encoding="utf-8")


def _places() -> list[Path]:
    package = Path(__file__).parent
    places = [package / "resources", package.parent / "resources"]
    # https://pyinstaller.org/en/stable/runtime-information.html
    bundle = getattr(sys, "_MEIPASS", None)
    return [Path(bundle) / "resources", *places] if bundle else places
