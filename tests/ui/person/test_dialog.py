"""Somebody is described, under an invented name."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal import assets
from allyjournal.domain.person import Person, pseudonym_concern
from allyjournal.domain.record import begin
from allyjournal.ui.person import dialog
from allyjournal.ui.person.dialog import PersonDialog
from allyjournal.ui.person.invented import invented_name

NAMES = assets.text("people/invented_names.txt").split()
HERON = begin(
    Person,
    date(2026, 11, 22),
    datetime(2026, 11, 22, tzinfo=UTC),
    pseudonym="Heron",
    role="neighbour",
    pronouns="she/her",
    names=("Maria Sol", "Mari"),
)


class Opened:
    """A dialog in sight, and hands."""

    def __init__(self, qtbot: QtBot, person: Person | None, taken: list[str]) -> None:
        self.qtbot = qtbot
        self.dialog = PersonDialog(None, person, taken)
        qtbot.addWidget(self.dialog)
        with qtbot.waitActive(self.dialog):
            self.dialog.show()
            self.dialog.activateWindow()

    def line(self, name: str) -> QLineEdit:
        lines = self.dialog.findChildren(QLineEdit)
        return next(line for line in lines if line.accessibleName().startswith(name))

    def write(self, name: str, text: str) -> None:
        self.line(name).selectAll()
        self.qtbot.keyClick(self.line(name), Qt.Key.Key_Delete)
        self.qtbot.keyClicks(self.line(name), text)

    def click(self, words: str) -> None:
        buttons = self.dialog.findChildren(QPushButton)
        button = next(button for button in buttons if button.text() == words)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def sees(self) -> str:
        labels = self.dialog.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


def new(qtbot: QtBot, taken: list[str] | None = None) -> Opened:
    return Opened(qtbot, None, taken or [])


def test_the_names_that_are_offered_are_nobodys() -> None:
    assert len(NAMES) == len(set(NAMES)) >= 40
    assert [name for name in NAMES if pseudonym_concern(name)] == []


def test_an_offered_name_is_free() -> None:
    assert invented_name([name.lower() for name in NAMES if name != "Moss"]) == "Moss"
    assert invented_name(NAMES) in {f"{name} 2" for name in NAMES}
    taken = [*NAMES, *(f"{name} 2" for name in NAMES if name != "Quill")]
    assert invented_name(taken) == "Quill 2"


def test_an_invented_name_stands_there_to_be_typed_over(qtbot: QtBot) -> None:
    opened = new(qtbot)
    assert QApplication.focusWidget() is opened.line("Pseudonym")
    assert opened.line("Pseudonym").selectedText() in NAMES
    qtbot.keyClicks(QApplication.focusWidget(), "Bakery")
    opened.write("Role", " a neighbour ")
    opened.write("Pronouns", "they/them")
    opened.write("Real names", "Jo March; Jo,  , Josephine")
    opened.click("Keep")
    person = opened.dialog.person()
    assert (person.pseudonym, person.role, person.pronouns) == (
        "Bakery",
        "a neighbour",
        "they/them",
    )
    assert person.names == ("Jo March", "Jo", "Josephine")


def test_another_name_is_offered(qtbot: QtBot) -> None:
    opened = new(qtbot, [name for name in NAMES if name != "Moss"])
    opened.write("Pseudonym", "Whoever")
    opened.click("Another")
    assert opened.line("Pseudonym").text() == "Moss"


@pytest.mark.parametrize(
    ("pseudonym", "names", "sentence"),
    [
        ("J.M.", "", "looks like initials"),
        ("Jo March", "", "looks like a full name"),
        ("jo", "Jo", "one of the real names"),
        ("the baker", "Jo", ""),
    ],
)
def test_a_telling_pseudonym_is_warned_about_and_kept(
    qtbot: QtBot, pseudonym: str, names: str, sentence: str
) -> None:
    opened = new(qtbot)
    opened.write("Real names", names)
    opened.write("Pseudonym", pseudonym)
    assert ("An invented name keeps" in opened.sees()) is bool(sentence)
    assert sentence in opened.sees()
    opened.click("Keep")
    assert opened.dialog.result() == PersonDialog.DialogCode.Accepted


@pytest.mark.parametrize(
    ("pseudonym", "sentence"), [("  ", "is needed"), ("moss", "Somebody else has this")]
)
def test_nobody_is_kept_who_could_not_be_told_apart(
    qtbot: QtBot, pseudonym: str, sentence: str
) -> None:
    opened = new(qtbot, ["Moss"])
    opened.write("Pseudonym", pseudonym)
    opened.click("Keep")
    assert sentence in opened.sees()
    assert opened.dialog.isVisible()


def test_real_names_are_never_shown_again(qtbot: QtBot) -> None:
    opened = Opened(qtbot, HERON, [])
    assert opened.line("Pseudonym").text() == "Heron"
    assert opened.line("Role").text() == "neighbour"
    assert "2 kept." in opened.sees()
    texts = [line.text() for line in opened.dialog.findChildren(QLineEdit)]
    assert "Mari" not in opened.sees() + "".join(texts)
    opened.write("Real names", "Maria")
    assert opened.dialog.person() == HERON.changed(names=("Maria Sol", "Mari", "Maria"))


def test_real_names_of_one_person_can_be_forgotten(qtbot: QtBot) -> None:
    opened = Opened(qtbot, HERON, [])
    opened.dialog.findChild(QCheckBox).click()
    assert opened.dialog.person() == HERON.changed(names=())


def test_there_is_nothing_to_forget_about_a_new_person(qtbot: QtBot) -> None:
    assert not new(qtbot).dialog.findChild(QCheckBox).isVisible()


@pytest.mark.parametrize("kept", [True, False])
def test_the_one_call_returns_what_was_written(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    monkeypatch.setattr(PersonDialog, "run", lambda self: kept)
    person = dialog.ask_person(None, HERON, [])
    assert person == (HERON if kept else None)
