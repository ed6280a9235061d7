"""A record and what it was."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.agreement import Agreement, AgreementState, new_commitment, sign
from allyjournal.domain.history import changed_fields, taken_again, undone
from allyjournal.domain.mistake import (
    Consent,
    Mistake,
    MistakeState,
    RecurrenceResult,
    RestingBasis,
    correct_at_once,
    move,
    put_out_of_scope,
    set_consent,
)
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar, Visibility, begin, enter
from allyjournal.domain.reflection import STEPS, Framework, Reflection, ReflectionState

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 22)
LATER = DAY + timedelta(days=3)


def test_what_changed_is_told_by_its_fields_in_their_order() -> None:
    before = begin(Reflection, DAY, NOW, text="First.", topics=("race",))
    after = enter(before, ReflectionState.KEPT, DAY, text="Second.", title="On it")
    # what is about the record, not of it, is left out
    after = after.changed(modified_at=NOW + timedelta(hours=1), put_down_until=LATER)
    assert changed_fields(before, after) == ("state", "title", "text")
    assert changed_fields(before, before) == ()


def test_an_agreement_is_amended_where_it_would_say_what_nobody_signed() -> None:
    draft = begin(Agreement, DAY, NOW, commitments=(new_commitment(Pillar.LISTENING, "I wait."),))
    first, version = sign(draft, (), DAY)
    later = first.changed(title="Ours", next_review_on=LATER, reviewed_on=LATER)
    second, other = sign(later, [version], LATER, "A name")
    again = taken_again(second, first, LATER, other.content)
    assert (again.state, again.title) == (AgreementState.UNDER_REVIEW, "")
    assert again.reviewed_on == second.reviewed_on == LATER
    # and back to what was signed: it holds as it did
    assert taken_again(again, second, LATER, other.content).state is AgreementState.ACTIVE
    assert taken_again(second, draft, LATER, other.content).state is AgreementState.UNDER_REVIEW
    assert taken_again(draft, draft, DAY).state is AgreementState.DRAFT
    assert taken_again(draft, first, DAY).state is AgreementState.UNDER_REVIEW
    assert changed_fields(first, second) == ("title",)


def test_real_names_are_never_told_and_stay_forgotten() -> None:
    former = begin(Person, DAY, NOW, pseudonym="Moss", names=("Somebody",))
    present = former.changed(names=(), role="neighbour")
    assert changed_fields(former, present) == ("role",)
    again = taken_again(present, former, LATER)
    assert isinstance(again, Person)
    assert (again.names, again.role) == ((), "")


def test_a_former_state_is_entered_on_the_day_it_is_taken_again() -> None:
    former = begin(Reflection, DAY, NOW, text="First.")
    present = enter(former, ReflectionState.KEPT, DAY, text="Second.")
    again = taken_again(present, former, LATER)
    assert isinstance(again, Reflection)
    assert (again.text, again.state) == ("First.", ReflectionState.DRAFT)
    assert [(it.state, it.on) for it in again.state_history] == [
        ("draft", DAY),
        ("kept", DAY),
        ("draft", LATER),
    ]


def test_a_rest_comes_back_with_its_ground() -> None:
    ready = begin(
        Mistake,
        DAY,
        NOW,
        recurrence_result=RecurrenceResult.NOT_REPEATED,
        resting_basis=RestingBasis.COMMUNITY_PROCESS,
    )
    rested = move(ready, MistakeState.RESTING, DAY)
    woken = move(rested, MistakeState.REPAIRING, DAY).changed(resting_basis=None)
    again = taken_again(woken, rested, LATER)
    assert isinstance(again, Mistake)
    assert again.state is MistakeState.RESTING
    assert again.resting_basis is RestingBasis.COMMUNITY_PROCESS


def test_what_is_known_about_contact_is_not_undone() -> None:
    former = begin(Mistake, DAY, NOW, what_happened="First.")
    present = set_consent(former.changed(what_happened="Second."), Consent.DO_NOT_CONTACT, DAY)
    again = taken_again(present, former, LATER)
    assert isinstance(again, Mistake)
    assert again.what_happened == "First."
    assert (again.contact_consent, again.consent_history) == (
        Consent.DO_NOT_CONTACT,
        present.consent_history,
    )


def test_an_old_text_loosens_nothing() -> None:
    former = begin(Reflection, DAY, NOW, text="First.")
    present = former.changed(
        text="Second.", visibility=Visibility.PRIVATE, keep_out_of_on_this_day=True
    )
    again = taken_again(present, former, LATER)
    assert isinstance(again, Reflection)
    assert again.text == "First."
    assert again.visibility is Visibility.PRIVATE
    assert again.keep_out_of_on_this_day


def test_what_is_out_of_scope_stays_private() -> None:
    former = begin(Mistake, DAY, NOW, what_happened="First.", visibility=Visibility.SHAREABLE)
    again = taken_again(put_out_of_scope(former.changed(what_happened="Second.")), former, LATER)
    assert isinstance(again, Mistake)
    assert (again.out_of_scope, again.visibility) == (True, Visibility.PRIVATE)
    assert again.what_happened == "First."


def test_what_came_back_into_scope_stays_there() -> None:
    former = put_out_of_scope(begin(Mistake, DAY, NOW, what_happened="First."))
    present = former.changed(out_of_scope=False, visibility=Visibility.ASK, what_happened="Second.")
    again = taken_again(present, former, LATER)
    assert isinstance(again, Mistake)
    assert (again.out_of_scope, again.what_happened) == (False, "First.")
    back = taken_again(again, present, LATER)
    assert changed_fields(back, present) == ()
    assert back.visibility is Visibility.ASK


@given(st.text(max_size=20), st.text(max_size=20))
def test_taken_again_nothing_differs_but_what_stays(first: str, second: str) -> None:
    former = begin(Reflection, DAY, NOW, text=first)
    again = taken_again(former.changed(text=second, title=second), former, LATER)
    assert changed_fields(former, again) == ()


# Undoing it


def test_undoing_leaves_what_was_typed_since() -> None:
    former = begin(Reflection, DAY, NOW, text="First.", title="One")
    before = enter(former, ReflectionState.KEPT, DAY, text="Second.", title="Two")
    after = taken_again(before, former, LATER)
    now = after.changed(text="First. And more.", topics=("race",), modified_at=NOW)
    back = undone(before, after, now, LATER)
    assert back == before.changed(text="First. And more.", topics=("race",))


def test_answers_that_were_written_since_keep_their_framework() -> None:
    gibbs, kolb = (
        {"framework": it, "answers": {STEPS[it][0]: "So."}}
        for it in (Framework.GIBBS, Framework.KOLB)
    )
    former = begin(Reflection, DAY, NOW, **gibbs)
    before = former.changed(title="Again", **kolb)
    after = taken_again(before, former, LATER)
    now = after.changed(answers={STEPS[Framework.GIBBS][0]: "So it was."})
    assert undone(before, after, now, LATER) == now.changed(title="Again")
    assert undone(before, after, after, LATER) == before


RESTED = move(
    begin(
        Mistake,
        DAY,
        NOW,
        recurrence_result=RecurrenceResult.NOT_REPEATED,
        resting_basis=RestingBasis.NOBODY_TO_ASK,
        what_changed="I wait.",
    ),
    MistakeState.RESTING,
    DAY,
)
OPEN = move(RESTED, MistakeState.REPAIRING, DAY).changed(resting_basis=None, what_changed="")


def test_a_rest_that_was_left_or_entered_by_it_is_undone_with_its_history() -> None:
    for before, former in ((RESTED, OPEN), (OPEN, RESTED)):
        after = taken_again(before, former, LATER)
        assert undone(before, after, after, LATER) == before


def test_a_state_that_was_entered_since_stays() -> None:
    after = taken_again(RESTED, OPEN, LATER)
    assert isinstance(after, Mistake)
    now = move(after, MistakeState.REFLECTING, LATER)
    back = undone(RESTED, after, now, LATER)
    assert isinstance(back, Mistake)
    assert (back.state, back.state_history) == (now.state, now.state_history)
    assert back.what_changed == "I wait."


def test_a_mistake_does_not_rest_again_without_its_ground() -> None:
    after = taken_again(RESTED, OPEN, LATER)
    now = after.changed(recurrence_result=RecurrenceResult.REPEATED)
    back = undone(RESTED, after, now, LATER)
    assert isinstance(back, Mistake)
    assert back.state is MistakeState.REPAIRING
    assert back.recurrence_result is RecurrenceResult.REPEATED
    assert back.what_changed == "I wait."


def test_a_rest_wakes_where_undoing_takes_its_ground_away() -> None:
    before = OPEN.changed(recurrence_result=None)
    after = taken_again(before, OPEN, LATER)
    basis = {"resting_basis": RestingBasis.COMMUNITY_PROCESS}
    now = enter(after, MistakeState.RESTING, LATER, **basis)
    back = undone(before, after, now, LATER)
    assert isinstance(back, Mistake)
    assert (back.state, back.state_history[-1].on) == (MistakeState.AWAITING_FOLLOW_UP, LATER)


def test_what_was_corrected_at_once_is_so_again_after_undoing() -> None:
    before = correct_at_once(begin(Mistake, DAY, NOW), DAY)
    after = taken_again(before, RESTED, LATER)
    assert undone(before, after, after, LATER) == before


def test_an_agreement_that_was_amended_since_is_still_being_amended() -> None:
    held = new_commitment(Pillar.LISTENING, "I ask.")
    former = begin(Agreement, DAY, NOW, title="Tenants", commitments=(held,))
    before, version = sign(former.changed(title="Renters"), (), DAY)
    after = taken_again(before, former, LATER, version.content)
    now = after.changed(positionality="I own a flat.")
    back = undone(before, after, now, LATER)
    assert (back.state, back.title) == (AgreementState.UNDER_REVIEW, "Renters")
    assert undone(before, after, after, LATER) == before
