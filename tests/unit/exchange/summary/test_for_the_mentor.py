"""The page for the mentor comes first, and asks the writer nothing."""

from allyjournal.domain.feedback import Feedback
from allyjournal.domain.person import Person
from allyjournal.exchange.summary.compose import compose
from allyjournal.exchange.summary.document import Items, Paragraph, texts
from allyjournal.exchange.summary.selection import Section, Selection, gather
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import TODAY, made
from tests.unit.exchange.summary.telling import told, written


def test_it_says_how_to_listen_ask_report_and_not_absolve(journal: Journal) -> None:
    document = told(journal, Section.FOR_THE_MENTOR)
    blocks = document.blocks[1:]
    headings = [
        it.spans[0].text
        for it in blocks
        if isinstance(it, Paragraph) and it.spans[0].look == "strong"
    ]
    assert headings == [
        "How to listen",
        "Five questions to ask",
        "How not to absolve",
        "What you could have to report",
    ]
    lists = [it for it in blocks if isinstance(it, Items)]
    assert len(lists[1].items) == 5
    assert all(span.text.endswith("?") for item in lists[1].items for span in item)
    assert not any(block.quoted for block in lists)
    duties = " ".join(written(journal, Section.FOR_THE_MENTOR)[-4:])
    assert "differs from country to country and from profession to profession" in duties


def test_it_comes_first_and_none_of_its_words_is_to_be_decided(journal: Journal) -> None:
    journal.add(
        [
            made(Feedback, title="Twice"),
            # names that are words as well
            *(made(Person, pseudonym=name) for name in ("May", "Will", "Hope", "Mark", "Grace")),
        ]
    )
    everything = gather(journal, None, TODAY)
    uids = frozenset(it.uid for it in everything.records)
    chosen = Selection(sections=frozenset(Section), included=uids)
    composed = compose(everything, chosen, TODAY)
    assert not composed.to_decide
    assert list(texts(composed.document))[2] == "For you who read this"
    assert "[Person" not in " ".join(texts(composed.document))
