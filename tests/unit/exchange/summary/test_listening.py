"""Advice and conversations: what the person did with them, others' words only by let-in."""

from datetime import date

from allyjournal.domain.conversation import Conversation, ConversationState
from allyjournal.domain.feedback import Feedback, FeedbackState, Response, SourceType
from allyjournal.domain.person import Person
from allyjournal.exchange.summary.selection import LetIn, Section
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import made
from tests.unit.exchange.summary.telling import written

BAY = made(Person, pseudonym="Bay", names=("Iseld",))
ADVICE = made(
    Feedback,
    title="On the agenda",
    source=BAY.uid,
    source_type=SourceType.MEMBER,
    gist="Iseld said: you *always* go first",
    request="Go last",
    first_reaction="Hot ears",
    response=Response.PARTLY,
    reason="We pay speakers after, still",
    reported_back_on=date(2026, 11, 3),
    state=FeedbackState.ANSWERED,
)
TOLD = (
    "On the agenda. Heard in October 2026 from [Person A], a member of the community: partly"
    " followed. Reported back in November 2026. Reason: “We pay speakers after, still”"
)


def test_ticked_advice_tells_whose_it_was_and_what_came_of_it(journal: Journal) -> None:
    journal.add([BAY, ADVICE])
    assert written(journal, Section.ADVICE) == []
    assert written(journal, Section.ADVICE, [ADVICE]) == [TOLD]


def test_others_words_are_let_in_by_themselves(journal: Journal) -> None:
    journal.add([BAY, ADVICE])
    assert written(journal, Section.ADVICE, [ADVICE], [LetIn.GIST]) == [
        TOLD,
        "What was said:",
        "[Person A] said: you always go first",
    ]
    assert written(journal, Section.ADVICE, [ADVICE], [LetIn.REQUEST]) == [
        TOLD,
        "What was asked for:",
        "Go last",
    ]


def test_advice_without_a_title_an_answer_or_a_known_source(journal: Journal) -> None:
    bare = made(Feedback)
    read = made(
        Feedback, source_type=SourceType.PUBLISHED_GUIDANCE, state=FeedbackState.CONSIDERING
    )
    gone = made(Feedback, source=made(Person, pseudonym="Moss").uid, response=Response.DECLINED)
    journal.add([bare, read, gone])
    assert written(journal, Section.ADVICE, [bare, read, gone], list(LetIn)) == [
        "Heard in October 2026: not considered yet.",
        "Heard in October 2026 from published guidance: being considered.",
        "Heard in October 2026: declined.",
    ]


def test_a_conversation_tells_its_title_and_state_and_what_was_missed_by_let_in(
    journal: Journal,
) -> None:
    talk = made(
        Conversation,
        title="About the rota",
        aim="Secret",
        what_i_said="Secret",
        what_i_missed="She was tired",
        state=ConversationState.FOLLOWED_UP,
    )
    untitled = made(Conversation, aim="Secret")
    journal.add([talk, untitled])
    assert written(journal, Section.CONVERSATIONS) == []
    told = ["About the rota. From October 2026, followed up."]
    assert written(journal, Section.CONVERSATIONS, [talk]) == told
    assert written(journal, Section.CONVERSATIONS, [talk, untitled], [LetIn.MISSED]) == [
        *told,
        "What I missed:",
        "She was tired",
        "A conversation without a title. From October 2026, planned.",
    ]
