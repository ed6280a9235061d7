"""Each system that can keeps windows out of captures by its own means, and Linux by none."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from allyjournal.ui.system import captures, macos, windows
from allyjournal.ui.system.captures import Captures


class Refusing(Captures):
    """A means that was asked for this, and has refused."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: list[bool] = []

    def keep_out(self, wanted: bool) -> None:
        self.asked.append(wanted)
        self.refused = wanted


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    for made in qapp.findChildren(Captures):
        made.setParent(None)
        made.deleteLater()


@pytest.mark.parametrize(
    ("system", "module", "name"),
    [("win32", windows, "WindowsCaptures"), ("darwin", macos, "MacCaptures")],
)
def test_a_system_with_a_means_is_asked_each_time(
    application: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    module: object,
    name: str,
) -> None:
    monkeypatch.setattr(captures, "SYSTEM", system)
    monkeypatch.setattr(module, name, Refusing)
    assert captures.possible()
    assert captures.promised() is (system == "win32")
    assert not captures.refused()
    captures.apply(True)
    assert captures.refused()
    captures.apply(False)
    assert not captures.refused()
    assert [it.asked for it in application.findChildren(Refusing)] == [[True, False]]


def test_linux_has_no_means(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "SYSTEM", "linux")
    captures.apply(True)
    assert not captures.possible()
    assert not captures.refused()
    assert application.findChild(Captures) is None
