"""Every field of the agreement, written and read back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.agreement import AccountabilityContact, Agreement, CommunityInput
from allyjournal.ui.agreement.commitment_editor import CommitmentEditor
from allyjournal.ui.agreement.contacts import ContactsField
from allyjournal.ui.agreement.editor import AgreementEditor
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.agreement.pen import LISTENING, READING, tenants


def shown(qtbot: QtBot, agreement: Agreement) -> AgreementEditor:
    editor = AgreementEditor(agreement, amending=True)
    qtbot.addWidget(editor)
    with qtbot.waitActive(editor):
        editor.show()
        editor.activateWindow()
    return editor


def the(editor: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = editor.findChildren(kind)
    return next(it for it in found if it.isVisible() and it.accessibleName() == name)


def click(qtbot: QtBot, editor: QWidget, words: str) -> None:
    buttons = [it for it in editor.findChildren(QAbstractButton) if it.isVisible()]
    button = next(it for it in buttons if words in (it.text(), it.accessibleName()))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_filled_comes_back_as_it_was(qtbot: QtBot) -> None:
    agreement = tenants(review_every=7, check_in_every=5, change_reason="Heard it")
    assert shown(qtbot, agreement).agreement() == agreement


def test_nothing_is_edited_by_filling(qtbot: QtBot) -> None:
    editor = AgreementEditor(tenants(), amending=False)
    qtbot.addWidget(editor)
    with qtbot.assertNotEmitted(editor.edited):
        editor.show()


@pytest.mark.parametrize(
    ("label", "key", "field", "value"),
    [
        ("Look at it again", Qt.Key.Key_Home, "review_every", None),
        ("Look at it again", Qt.Key.Key_Down, "review_every", 12),
        ("Check in", Qt.Key.Key_Down, "check_in_every", 1),
        ("Check in", Qt.Key.Key_End, "check_in_every", 24),
        ("The community's part", Qt.Key.Key_Home, "community_input", CommunityInput.NONE),
        ("The community's part", Qt.Key.Key_End, "community_input", CommunityInput.CO_WRITTEN),
    ],
)
def test_a_choice_is_read_back(
    qtbot: QtBot, label: str, key: Qt.Key, field: str, value: object
) -> None:
    editor = shown(qtbot, tenants())
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClick(the(editor, ChoiceField, label), key)
    assert getattr(editor.agreement(), field) == value


def test_a_commitment_rests_or_goes_on(qtbot: QtBot) -> None:
    editor = shown(qtbot, tenants(commitments=(READING,)))
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClick(the(editor, ChoiceField, "Status"), Qt.Key.Key_Home)
    assert editor.agreement().commitments[0].status == "active"


def test_the_plan_of_a_commitment_is_behind_more(qtbot: QtBot) -> None:
    editor = shown(qtbot, tenants(commitments=(LISTENING,)))
    click(qtbot, editor, "More")
    plan = the(editor, MarkdownEditor, "If – then")  # noqa: RUF001 (the sign between two words)
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(plan, "If asked, then I pass it on.")
    (commitment,) = editor.agreement().commitments
    assert (commitment.uid, commitment.if_then_plan) == (
        LISTENING.uid,
        "If asked, then I pass it on.",
    )


def test_a_commitment_without_its_sentence_keeps_its_other_words(qtbot: QtBot) -> None:
    editor = shown(qtbot, tenants(commitments=()))
    click(qtbot, editor, "Add a commitment")
    assert not editor.agreement().commitments
    (added,) = editor.findChildren(CommitmentEditor)
    qtbot.waitUntil(added.isVisible)
    click(qtbot, added, "More")
    qtbot.keyClicks(the(added, MarkdownEditor, "In practice"), "Once a month.")
    (commitment,) = editor.agreement().commitments
    assert (commitment.statement, commitment.in_practice) == ("", "Once a month.")


def test_one_sentence_takes_one_line(qtbot: QtBot) -> None:
    editor = shown(qtbot, tenants())
    statement = the(editor, MarkdownEditor, "I undertake")
    assert statement.height() < 2 * statement.fontMetrics().lineSpacing() + 24


def test_contacts_come_and_go(qtbot: QtBot) -> None:
    field = ContactsField((AccountabilityContact(person="Moss", since=date(2026, 1, 5)),))
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    click(qtbot, field, "Add someone")
    second = field.findChildren(QLineEdit)[-3]
    qtbot.waitUntil(second.hasFocus)
    assert len(field.parts()) == 1
    QTest.keyClicks(second, "Rowan")
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field.findChildren(MarkdownEditor)[-1], "Asks me")
    assert field.parts() == (
        AccountabilityContact(person="Moss", since=date(2026, 1, 5)),
        AccountabilityContact(person="Rowan", agreed_to="Asks me"),
    )
    with qtbot.waitSignal(field.edited):
        click(qtbot, field, "Take this person out")
    assert [it.person for it in field.parts()] == ["Rowan"]
    assert field.is_filled()
    click(qtbot, field, "Take this person out")
    assert not field.is_filled()
