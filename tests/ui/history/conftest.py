"""An evening in November 2026."""

from tests.ui.mistake.conftest import clock

__all__ = ["clock"]
