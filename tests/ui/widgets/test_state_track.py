"""The track of states: walked by keys, heard in words, mirrored, wrapped."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets.state_track import Stage, StateTrack

STAGES = [
    Stage("noticed", "noticed", "14 Oct", reached=True),
    Stage("repairing", "repairing", "since 21 Oct", reached=True),
    Stage("awaiting_follow_up", "awaiting follow-up"),
    Stage("resting", "resting"),
]


@pytest.fixture
def track(qtbot: QtBot) -> StateTrack:
    widget = StateTrack("From noticed to resting")
    widget.show_stages(STAGES, "repairing")
    qtbot.addWidget(widget)
    widget.resize(700, widget.heightForWidth(700))
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def track_marks(track: StateTrack) -> list[QAbstractButton]:
    return [mark for mark in track.findChildren(QAbstractButton) if mark.isVisible()]


def test_it_is_heard_in_words(track: StateTrack) -> None:
    assert track.accessibleName() == "From noticed to resting"
    assert [mark.accessibleName() for mark in track_marks(track)] == [
        "noticed, 14 Oct, reached",
        "repairing, since 21 Oct, now",
        "awaiting follow-up",
        "resting",
    ]


def test_one_tab_stop_with_arrow_keys_inside(track: StateTrack, qtbot: QtBot) -> None:
    marks = track_marks(track)
    stops = [mark for mark in marks if mark.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [marks[1]]
    marks[1].setFocus()
    with qtbot.assertNotEmitted(track.chosen):
        qtbot.keyClick(marks[1], Qt.Key.Key_Right)
        assert marks[2].hasFocus()
        qtbot.keyClick(marks[2], Qt.Key.Key_Right)
        qtbot.keyClick(marks[3], Qt.Key.Key_Right)
        assert marks[3].hasFocus()
    with qtbot.waitSignal(track.chosen) as told:
        qtbot.keyClick(marks[3], Qt.Key.Key_Space)
    assert told.args == ["resting"]


def test_a_click_asks_and_changes_nothing(track: StateTrack, qtbot: QtBot) -> None:
    marks = track_marks(track)
    with qtbot.waitSignal(track.chosen) as told:
        qtbot.mouseClick(marks[0], Qt.MouseButton.LeftButton)
    assert told.args == ["noticed"]
    assert [mark.isChecked() for mark in marks] == [False, True, False, False]


def test_other_stages_take_the_place_of_the_former(track: StateTrack) -> None:
    track.show_stages(STAGES[:2], "noticed")
    assert [mark.isChecked() for mark in track_marks(track)] == [True, False]
    track.show_stages(STAGES, "resting")
    assert [mark.isChecked() for mark in track_marks(track)] == [False, False, False, True]


def test_it_is_mirrored(track: StateTrack) -> None:
    track.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    lefts = [mark.x() for mark in track_marks(track)]
    assert lefts == sorted(lefts, reverse=True)


def test_with_little_room_it_goes_on_below(track: StateTrack) -> None:
    track.resize(220, track.heightForWidth(220))
    marks = track_marks(track)
    assert len({mark.y() for mark in marks}) == 2
    assert all(track.rect().contains(mark.geometry()) for mark in marks)
    assert track.minimumSizeHint().width() < 220


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_reached_states_have_the_pillars_colour(
    track: StateTrack, theme_name: str, request: pytest.FixtureRequest
) -> None:
    application = request.getfixturevalue("qapp")
    theme.apply(application, theme_name, 1.0)
    picture = track.grab().toImage()
    height = round(track_marks(track)[0].centre().y())  # type: ignore[attr-defined]
    colours = [picture.pixelColor(x, height).name() for x in range(picture.width())]
    theme.apply(application, "light", 1.0)
    pillar = {"light": theme.LIGHT, "dark": theme.DARK}[theme_name]["responsibility"].lower()
    half = len(colours) // 2
    assert colours[:half].count(pillar) > 100
    assert pillar not in colours[half:]
