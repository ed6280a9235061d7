"""How everything looks: the colours, the sizes, and the one stylesheet.

The palette of the application says which theme is shown and its font how large: nothing else
is remembered, so that ``colour()`` and ``px()`` are right everywhere, also while painting.
"""

import re
from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from allyjournal import assets

CONTROL = 14
READING = 15
TITLE = 22
SMALLEST = 12
ARGUMENTS = ("-style", "Fusion")
"""What the application is made with, and not told later: setStyle hands the style to Python, and
to build its class with all its enumerations takes the window's start a twentieth longer."""
# a column in which a line of text holds about 72 characters, ground and margins included
COLUMN = 664

LIGHT: Mapping[str, str] = {
    "canvas": "#F6F4F0",
    "surface": "#FFFFFF",
    "rail": "#EFECE6",
    "line": "#E2DDD3",
    "edge": "#857F74",
    "ink": "#22252B",
    "second_ink": "#5A606B",
    "accent": "#35507A",
    "accent_ground": "#E6ECF5",
    "on_accent": "#FFFFFF",
    "listening": "#1B6F69",
    "listening_ground": "#E1F0EE",
    "responsibility": "#A84F24",
    "responsibility_ground": "#F7E8DF",
    "reflection": "#6A4C93",
    "reflection_ground": "#EEE8F6",
}

DARK: Mapping[str, str] = {
    "canvas": "#1B1D21",
    "surface": "#24272C",
    "rail": "#1F2125",
    "line": "#383C43",
    "edge": "#767C86",
    "ink": "#E9E7E2",
    "second_ink": "#AEB3BC",
    "accent": "#9DB4DA",
    "accent_ground": "#2C3647",
    "on_accent": "#1B1D21",
    "listening": "#63C4B9",
    "listening_ground": "#1F3634",
    "responsibility": "#E79C72",
    "responsibility_ground": "#3C2A20",
    "reflection": "#BBA1E3",
    "reflection_ground": "#312943",
}

_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "canvas",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "second_ink",
    QPalette.ColorRole.Button: "canvas",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}


def apply(application: QApplication, mode: str = "system", scale: float = 1.0) -> None:
    """Show ``application`` in ``mode`` (system, light, dark), its text ``scale`` (0.8 to 2.0)
    times the usual size; "system" goes on following the system's own choice."""
    _follower(application).show(mode, min(2.0, max(0.8, scale)))


def colour(name: str) -> QColor:
    """The colour of the token ``name`` in the theme that is shown."""
    return QColor((DARK if is_dark() else LIGHT)[name])


def is_dark() -> bool:
    """Whether the dark theme is shown."""
    return QGuiApplication.palette().window().color().lightness() < 128


def scale() -> float:
    """How many times the usual size text is shown: 0.8 to 2.0."""
    size = QApplication.font().pixelSize()
    return size / CONTROL if size > 0 else 1.0


def px(size: float) -> int:
    """A length of ``size`` pixels at the present text size, never less than one."""
    return max(1, round(size * scale()))


def font(size: float = CONTROL, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The system's font, ``size`` pixels high before scaling and never under 12."""
    result = QFont(QApplication.font())
    result.setPixelSize(max(SMALLEST, px(size)))
    result.setWeight(weight)
    return result


def stylesheet(template: str, tokens: Mapping[str, str], scale: float) -> str:
    """``template`` with every length in px scaled and every ``@token`` replaced.

    Letters stay at 12 px or more, and what must be large enough to hit never shrinks.
    Raises KeyError for a token that does not exist.
    """

    def length(match: re.Match[str]) -> str:
        given = int(match["number"])
        least = {"font-size": SMALLEST, "min-height": given, "min-width": given}
        property_name = (match["property"] or "").rstrip(": ")
        pixels = max(round(given * scale), least.get(property_name, min(given, 1)))
        return f"{match['property'] or ''}{pixels}px"

    scaled = re.sub(r"(?P<property>[a-z-]+:\s*)?(?P<number>-?\d+)px", length, template)
    # a comment may speak of a token without meaning it
    bare = re.sub(r"/\*.*?\*/", "", scaled, flags=re.DOTALL)
    return re.sub(r"@([a-z_]+)", lambda match: tokens[match[1]], bare)


class _Follower(QObject):
    """Holds what was asked for, and follows the system where that was asked for."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._mode = "system"
        self._scale = 1.0
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def show(self, mode: str, scale: float) -> None:
        self._mode, self._scale = mode, scale
        # the title bar and what the platform draws follow this
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints = self._application.styleHints()
        hints.setColorScheme(schemes.get(mode, Qt.ColorScheme.Unknown))
        self._follow()

    @Slot()
    def _follow(self) -> None:
        system = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._mode == "dark" or (self._mode == "system" and system)
        tokens = DARK if dark else LIGHT
        letters = QFont(self._application.font())
        letters.setPixelSize(max(1, round(CONTROL * self._scale)))
        self._application.setFont(letters)
        self._application.setPalette(_palette(tokens))
        names = {"icons": assets.path("icons").as_posix(), "scheme": "dark" if dark else "light"}
        template = assets.text("styles/allyjournal.qss")
        self._application.setStyleSheet(stylesheet(template, {**tokens, **names}, self._scale))


@cache
def _follower(application: QApplication) -> _Follower:
    """The one there is; to look for it among the application's children would hand the style to
    Python as well."""
    return _Follower(application)


def _palette(tokens: Mapping[str, str]) -> QPalette:
    palette = QPalette()
    for role, token in _PALETTE.items():
        palette.setColor(role, QColor(tokens[token]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens["second_ink"]))
    return palette
