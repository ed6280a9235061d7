"""Whether there is a display for the window."""

import os
import sys

_PROBE = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
raise SystemExit(QGuiApplication.platformName() in ("offscreen", "minimal"))
"""


def has_display() -> bool:
    """Whether a person would see a window. A process of its own tries: Qt aborts where not."""
    if not names_display():
        return False
    # only the sample asks, and the window's start passes through here
    import subprocess

    probe = [sys.executable, "-c", _PROBE]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0  # noqa: S603


def names_display() -> bool:
    """Whether the surroundings name a display, dead or alive; only Linux has to."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)
