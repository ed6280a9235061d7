"""Feedback: heard, considered, answered."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.feedback import Feedback, FeedbackState, Response, respond
from allyjournal.domain.record import begin, enter, new_uid

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
DAY = date(2026, 11, 22)


def heard(**fields: object) -> Feedback:
    return begin(Feedback, DAY, NOW, gist="It is the second time.", **fields)


def test_a_response_answers_it_and_taking_it_back_opens_it_again() -> None:
    answered = respond(heard(), Response.DECLINED, DAY)
    assert (answered.state, answered.response) == (FeedbackState.ANSWERED, Response.DECLINED)
    again = respond(answered, None, DAY)
    assert (again.state, again.response) == (FeedbackState.CONSIDERING, None)
    assert [change.state for change in again.state_history] == ["heard", "answered", "considering"]


def test_without_a_response_it_stays_where_it_stands() -> None:
    considering = enter(heard(response=Response.PARTLY), FeedbackState.CONSIDERING, DAY)
    assert respond(considering, None, DAY).state is FeedbackState.CONSIDERING


def test_who_said_it_is_among_the_people_and_it_is_open_until_it_is_answered() -> None:
    someone, another = new_uid(), new_uid()
    feedback = heard(people=(another,), source=someone)
    assert feedback.named_people() == (another, someone)
    assert heard(people=(another,)).named_people() == (another,)
    assert ("is", "open") in feedback.tags()
    assert ("pillar", "listening") in feedback.tags()
    assert ("is", "open") not in respond(feedback, Response.FOLLOWED, DAY).tags()


@given(st.lists(st.none() | st.sampled_from(Response), max_size=8))
def test_the_last_response_is_the_one_that_counts(responses: list[Response | None]) -> None:
    feedback = heard()
    for response in responses:
        feedback = respond(feedback, response, DAY)
    assert feedback.response == (responses[-1] if responses else None)
    assert (feedback.state is FeedbackState.ANSWERED) is (feedback.response is not None)
    assert feedback.state_history[-1].state == feedback.state
