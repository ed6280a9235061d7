"""Whether there is a display."""

import subprocess
import sys

import pytest

from allyjournal.cli import display

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return monkeypatch


def test_without_a_name_there_is_no_display(no_display: pytest.MonkeyPatch) -> None:
    no_display.setattr(subprocess, "run", None)
    assert not display.names_display()
    assert not display.has_display()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_enough_to_try(no_display: pytest.MonkeyPatch, name: str) -> None:
    no_display.setenv(name, "x")
    assert display.names_display()


def test_other_systems_need_no_name(no_display: pytest.MonkeyPatch) -> None:
    no_display.setattr(sys, "platform", "win32")
    assert display.names_display()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "none-such"])
def test_what_nobody_sees_is_no_display(no_display: pytest.MonkeyPatch, platform: str) -> None:
    no_display.setenv("QT_QPA_PLATFORM", platform)
    assert not display.has_display()


def test_a_window_that_can_be_shown_is_a_display(no_display: pytest.MonkeyPatch) -> None:
    no_display.setenv("DISPLAY", ":0")
    no_display.setattr(display, "_PROBE", "raise SystemExit(0)")
    assert display.has_display()
