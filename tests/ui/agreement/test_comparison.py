"""Any two versions, side by side, with the changed words marked."""

from datetime import date

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from allyjournal.domain.agreement import CommitmentStatus, CommunityInput
from allyjournal.ui.widgets.choice_field import ChoiceField
from tests.ui.agreement.pen import LISTENING, SPEAKING, lay, named, sign, tenants, texts
from tests.ui.desk import Desk


def changed_words(desk: Desk) -> list[str]:
    marked = [it.text() for it in desk.all_of(QLabel) if "text-decoration" in it.text()]
    return [text.split("text-decoration:")[1].split("<")[0] for text in marked]


def test_two_versions_stand_side_by_side(desk: Desk) -> None:
    agreement = tenants(commitments=(LISTENING,))
    sign(desk, agreement)
    sign(desk, agreement.changed(title="Tenants <b>"), date(2026, 2, 2), "The name")
    reworded = agreement.changed(commitments=(SPEAKING,), community_input=CommunityInput.INVITED)
    sign(desk, reworded, date(2026, 3, 3), "I heard\nit twice")
    lay(desk)
    desk.clicks("Compare versions")
    shown = desk.reads()
    assert "The community was invited to comment." in shown
    assert "I heard\nit twice" in shown
    assert changed_words(desk) == [
        'line-through">Tenants &lt;b&gt;',
        'underline">Tenants',
        'underline">Let others present.',
        'line-through">I ask for times first.',
        'line-through">I write to the list.',
    ]
    assert any("I rent." in text for text in shown)
    desk.clicks("Only what changed")
    assert not any("I rent." in text for text in desk.reads())
    earlier = named(desk, ChoiceField, "Earlier version")[0]
    earlier.setFocus()
    desk.presses(Qt.Key.Key_Up)
    assert "&lt;b&gt;" not in "".join(desk.reads())
    # the later one first: what came is gone, and what went is there
    later = named(desk, ChoiceField, "Later version")[0]
    later.setFocus()
    desk.presses(Qt.Key.Key_Home)
    earlier.setFocus()
    desk.presses(Qt.Key.Key_End)
    assert 'line-through">Let others present.' in changed_words(desk)
    assert 'underline">I ask for times first.' in changed_words(desk)
    desk.clicks("Back to the agreement")
    assert texts(desk)[1] == "Let others present."


def test_what_is_paused_shows_in_a_comparison(desk: Desk) -> None:
    agreement = tenants(commitments=(LISTENING,))
    sign(desk, agreement)
    paused = msgspec.structs.replace(LISTENING, status=CommitmentStatus.PAUSED)
    sign(desk, agreement.changed(commitments=(paused,)), date(2026, 2, 2), "A winter off")
    lay(desk)
    desk.clicks("Compare versions")
    desk.clicks("Only what changed")
    assert changed_words(desk) == ['line-through">active', 'underline">paused']


def test_communities_and_cadences_show_in_a_comparison(desk: Desk) -> None:
    agreement = tenants(commitments=(LISTENING,), review_every=6)
    sign(desk, agreement)
    changed = agreement.changed(communities=("tenants",), review_every=12, check_in_every=3)
    sign(desk, changed, date(2026, 2, 2), "Fewer of us")
    lay(desk)
    desk.clicks("Compare versions")
    desk.clicks("Only what changed")
    assert changed_words(desk) == [
        'line-through">tenants, the hall',
        'underline">tenants',
        'line-through">after 6 months',
        'underline">after a year',
        'underline">every 3 months',
    ]
    assert "When to look at it again: after a year" in [
        it.accessibleName() for it in desk.all_of(QLabel)
    ]


def test_long_texts_are_compared_word_by_word(desk: Desk) -> None:
    long = " ".join(f"word{number}" for number in range(400))
    agreement = tenants(commitments=(LISTENING,), positionality=long)
    sign(desk, agreement)
    changed = agreement.changed(positionality=long.replace("word200 ", "another "))
    sign(desk, changed, date(2026, 2, 2), "One word")
    lay(desk)
    desk.clicks("Compare versions")
    assert [text.strip() for text in changed_words(desk)] == [
        'line-through">word200',
        'underline">another',
    ]
