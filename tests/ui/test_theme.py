"""The colours can be read, the sizes follow the setting, the stylesheet has no loose end."""

import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from allyjournal import assets
from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons

GROUNDS = ["canvas", "surface", "rail"]
PILLARS = ["accent", "listening", "responsibility", "reflection"]
TEXTS = [
    *((text, ground) for ground in GROUNDS for text in ("ink", "second_ink", *PILLARS)),
    *((text, f"{pillar}_ground") for pillar in PILLARS for text in ("ink", "second_ink", pillar)),
    ("on_accent", "accent"),
    ("canvas", "ink"),
    ("second_ink", "line"),
]
MARKS = [(mark, ground) for ground in GROUNDS for mark in ("edge", *PILLARS)]


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp, "light", 1.0)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio": 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    # the grey that WebAIM's article on contrast gives as the lightest that passes on white
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(tokens: Mapping[str, str], text: str, ground: str) -> None:
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_and_edges_can_be_seen(tokens: Mapping[str, str], mark: str, ground: str) -> None:
    assert contrast(tokens[mark], tokens[ground]) >= 3


def test_both_themes_have_the_same_tokens() -> None:
    assert theme.LIGHT.keys() == theme.DARK.keys()


@pytest.mark.parametrize(("mode", "tokens"), [("light", theme.LIGHT), ("dark", theme.DARK)])
def test_the_chosen_theme_is_shown(
    application: QApplication, mode: str, tokens: Mapping[str, str]
) -> None:
    theme.apply(application, mode, 1.0)
    assert theme.is_dark() is (mode == "dark")
    assert {name: theme.colour(name) for name in tokens} == {
        name: QColor(value) for name, value in tokens.items()
    }
    assert application.palette().window().color() == QColor(tokens["canvas"])
    assert tokens["responsibility_ground"] in application.styleSheet()


def test_system_follows_the_systems_own_choice(application: QApplication) -> None:
    theme.apply(application, "system", 1.0)
    hints = application.styleHints()
    hints.setColorScheme(Qt.ColorScheme.Dark)
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    assert theme.is_dark() is dark
    hints.setColorScheme(Qt.ColorScheme.Light)
    assert not theme.is_dark()


@pytest.mark.parametrize(
    ("asked", "scale"), [(0.1, 0.8), (0.8, 0.8), (1.0, 1.0), (1.5, 1.5), (2.0, 2.0), (9.0, 2.0)]
)
def test_text_size_follows_the_setting(
    application: QApplication, asked: float, scale: float
) -> None:
    theme.apply(application, "light", asked)
    assert theme.scale() == pytest.approx(scale, abs=0.03)
    assert theme.font(22).pixelSize() == round(22 * theme.scale())
    assert theme.font(13).pixelSize() >= theme.SMALLEST
    assert theme.px(100) == round(100 * theme.scale())


def test_no_length_of_the_stylesheet_vanishes_and_no_letter_gets_too_small() -> None:
    sheet = "A { border: 1px; margin: -6px; font-size: 13px; padding: 0px; min-height: 20px; }"
    small = theme.stylesheet(sheet, {}, 0.4)
    assert (
        small == "A { border: 1px; margin: -2px; font-size: 12px; padding: 0px; min-height: 20px; }"
    )
    assert "font-size: 26px" in theme.stylesheet(sheet, {}, 2.0)


def test_an_unknown_token_is_refused() -> None:
    with pytest.raises(KeyError, match="mauve"):
        theme.stylesheet("A { color: @mauve; }", theme.LIGHT, 1.0)


def test_the_stylesheet_names_no_colour_of_its_own() -> None:
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", assets.text("styles/allyjournal.qss"))


@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
@pytest.mark.parametrize("flavour", ["", "primary", "quiet", "small", "chip", "link"])
def test_every_button_can_be_hit(
    application: QApplication, qtbot: QtBot, flavour: str, scale: float
) -> None:
    theme.apply(application, "light", scale)
    button = QPushButton("Go")
    button.setProperty("flavour", flavour)
    qtbot.addWidget(button)
    button.ensurePolished()
    assert button.sizeHint().height() >= 24


def first_link() -> QPushButton:
    link = buttons.link("Add a step")
    link.setProperty("first", True)
    return link


def opener() -> QPushButton:
    button = QPushButton("More")
    button.setProperty("flavour", "disclosure")
    return button


@pytest.mark.parametrize("make", [first_link, opener, QCheckBox])
def test_what_stands_in_line_by_its_letters_has_a_whole_frame_in_focus(
    qtbot: QtBot, make: Callable[[], QAbstractButton]
) -> None:
    button = make()
    window = QWidget()
    QVBoxLayout(window).addWidget(button)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button.setFocus()
    edge = button.grab().toImage().pixelColor(0, button.height() // 2)
    assert edge == theme.colour("accent")
