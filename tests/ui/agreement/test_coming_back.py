"""The agreement after a lock: the face that was shown, what was open on it, and the caret."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt

from allyjournal.domain.agreement import AccountabilityContact
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.ui.agreement.page import AgreementPage
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.agreement.pen import (
    LISTENING,
    SPEAKING,
    agreements,
    lay,
    made,
    named,
    sign,
    statements,
    tenants,
    writes,
)
from tests.ui.desk import Desk

OBSTACLE = "What stood in the way"


def go_on(desk: Desk) -> None:
    """Type a letter into what has the caret."""
    desk.types("X")
    desk.page.flush()
    desk.settles()


def check_ins(desk: Desk) -> list[CheckIn]:
    return [it for it in desk.records() if isinstance(it, CheckIn)]


def test_a_new_agreement_is_written_on(desk: Desk) -> None:
    lay(desk)
    writes(desk, statements(desk)[1], " Twice")
    desk.comes_back()
    go_on(desk)
    (agreement,) = agreements(desk)
    assert [it.statement.endswith(" TwiceX") for it in agreement.commitments] == [
        False,
        True,
        False,
    ]


def test_below_a_commitment_that_was_emptied_it_is_written_on(desk: Desk) -> None:
    lay(desk)
    statements(desk)[0].setFocus()
    statements(desk)[0].selectAll()
    desk.presses(Qt.Key.Key_Delete)
    writes(desk, statements(desk)[1], " Twice")
    desk.comes_back()
    go_on(desk)
    (agreement,) = agreements(desk)
    assert [it.statement.endswith(" TwiceX") for it in agreement.commitments] == [True, False]


def test_below_a_contact_that_was_emptied_it_is_written_on(desk: Desk) -> None:
    some = [AccountabilityContact(person=person) for person in ("Moss", "Rowan", "Quill")]
    desk.has(tenants(accountability_contacts=tuple(some)))
    lay(desk)
    named(desk, TextLine, "Pseudonym")[0].setFocus()
    named(desk, TextLine, "Pseudonym")[0].selectAll()
    desk.presses(Qt.Key.Key_Delete)
    named(desk, TextLine, "Pseudonym")[1].setFocus()
    named(desk, TextLine, "Pseudonym")[1].setCursorPosition(5)
    desk.comes_back()
    go_on(desk)
    (agreement,) = agreements(desk)
    assert [it.person for it in agreement.accountability_contacts] == ["RowanX", "Quill"]


def test_one_of_several_contacts_is_written_on(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Amend")
    writes(desk, named(desk, MarkdownEditor, "What we agreed")[1], "Tea")
    desk.comes_back()
    go_on(desk)
    (agreement,) = agreements(desk)
    assert [it.agreed_to for it in agreement.accountability_contacts] == ["", "TeaX"]


def test_an_amendment_without_a_word_is_begun_again(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Amend")
    named(desk, TextLine, "Title")[0].setFocus()
    desk.comes_back()
    go_on(desk)
    assert [it.title for it in agreements(desk)] == ["TenantsX"]


def test_the_reason_is_written_on(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Amend")
    writes(desk, statements(desk)[0], " Twice")
    desk.clicks("Sign it…")
    desk.types("Heard")
    desk.comes_back()
    assert "Signing a new version" in desk.reads()
    go_on(desk)
    assert [it.change_reason for it in agreements(desk)] == ["HeardX"]


def test_one_of_two_agreements_is_shown_again(desk: Desk) -> None:
    tea = tenants(title="Tea")
    for agreement in (tea, tenants(title="Gravy", commitments=(LISTENING,))):
        sign(desk, agreement)
    page = lay(desk)
    page.show_record(tea.uid)
    desk.settles()
    desk.comes_back()
    assert desk.page.shown_uid() == tea.uid


def test_what_was_done_with_one_that_is_gone_is_not_done_with_another(desk: Desk) -> None:
    gravy, tea = tenants(title="Gravy", commitments=(LISTENING,)), tenants(title="Tea")
    for agreement in (gravy, tea):
        sign(desk, agreement)
    page = lay(desk)
    page.show_record(tea.uid)
    desk.settles()
    desk.clicks("Amend")
    desk.does(lambda: desk.journal.trash(tea.uid))
    desk.comes_back()
    assert desk.page.shown_uid() == gravy.uid
    assert "Amend" in desk.buttons()


def test_what_is_gone_leaves_the_caret_nowhere(desk: Desk) -> None:
    tea, gravy = tenants(title="Tea"), tenants(title="Gravy", commitments=())
    desk.has(gravy, tea)
    page = lay(desk)
    page.show_record(tea.uid)
    desk.settles()
    named(desk, TextLine, "Title")[0].setFocus()
    desk.does(lambda: desk.journal.trash(tea.uid))
    desk.comes_back()
    assert desk.page.shown_uid() == gravy.uid
    assert not named(desk, TextLine, "Title")[0].hasFocus()


# A check-in in the document


def test_a_check_in_is_written_on(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Check in")
    desk.clicks("Acted against it")
    writes(desk, named(desk, MarkdownEditor, OBSTACLE)[0], "Noise")
    desk.comes_back()
    go_on(desk)
    assert [it.obstacle for it in check_ins(desk)] == ["NoiseX"]


def test_an_earlier_check_in_is_written_on(desk: Desk) -> None:
    earlier = made(
        CheckIn,
        date(2026, 2, 1),
        commitment=LISTENING.uid,
        value=CheckInValue.AVOIDED,
        obstacle="Noise",
    )
    sign(desk, tenants())
    desk.has(earlier)
    page = lay(desk)
    page.show_record(earlier.uid)
    desk.qtbot.waitUntil(lambda: bool(named(desk, MarkdownEditor, OBSTACLE)))
    writes(desk, named(desk, MarkdownEditor, OBSTACLE)[0], "s")
    desk.comes_back()
    go_on(desk)
    assert [it.obstacle for it in check_ins(desk)] == ["NoisesX"]


def test_a_check_in_without_an_answer_is_asked_again(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Check in")
    desk.comes_back()
    assert "Acted against it" in desk.buttons()
    assert not check_ins(desk)


def test_a_check_in_that_is_gone_is_not_written_anew(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Check in")
    desk.clicks("Acted against it")
    desk.page.flush()
    (check_in,) = check_ins(desk)
    desk.does(lambda: desk.journal.trash(check_in.uid))
    place = desk.page.place("")
    page = AgreementPage(desk.journal, desk.tasks)
    desk.lays(page)
    page.come_back(place)
    desk.settles()
    assert "Acted against it" not in desk.buttons()


def test_a_check_in_is_written_on_in_the_review_that_was_on_its_way(desk: Desk) -> None:
    sign(desk, tenants())
    former = lay(desk)
    desk.clicks("Check in")
    desk.clicks("Acted against it")
    writes(desk, named(desk, MarkdownEditor, OBSTACLE)[0], "Noise")
    desk.button("Review it").click()
    while "REVIEW" not in former.opened():
        QCoreApplication.processEvents()
    desk.comes_back()
    assert "Commitment 1 of 3" in desk.reads()
    writes(desk, named(desk, MarkdownEditor, OBSTACLE)[0], "X")
    desk.page.flush()
    desk.settles()
    assert [(it.commitment, it.obstacle) for it in check_ins(desk)] == [(LISTENING.uid, "NoiseX")]


# The review


def review(desk: Desk) -> None:
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Review it")
    desk.clicks("Next")


def test_a_check_in_of_the_review_is_written_on(desk: Desk) -> None:
    review(desk)
    desk.clicks("Acted against it")
    writes(desk, named(desk, MarkdownEditor, OBSTACLE)[0], "Noise")
    desk.comes_back()
    assert "Commitment 2 of 3" in desk.reads()
    desk.qtbot.waitUntil(named(desk, MarkdownEditor, OBSTACLE)[0].hasFocus)
    go_on(desk)
    assert [(it.commitment, it.obstacle) for it in check_ins(desk)] == [(SPEAKING.uid, "NoiseX")]


def test_a_commitment_is_reworded_on(desk: Desk) -> None:
    review(desk)
    desk.clicks("Reword it")
    desk.comes_back()
    go_on(desk)
    (agreement,) = agreements(desk)
    assert agreement.commitments[1].statement == f"X{SPEAKING.statement}"


def test_the_end_of_the_review_is_shown_again(desk: Desk) -> None:
    review(desk)
    desk.clicks("Next")
    desk.clicks("Next")
    desk.comes_back()
    assert "That was all of it" in desk.reads()


def test_a_commitment_that_is_gone_begins_the_review_again(desk: Desk) -> None:
    review(desk)
    (agreement,) = agreements(desk)
    fewer = agreement.changed(commitments=(LISTENING,))
    desk.does(lambda: desk.journal.save(fewer, keep_previous=True))
    desk.comes_back()
    assert "Commitment 1 of 1" in desk.reads()
