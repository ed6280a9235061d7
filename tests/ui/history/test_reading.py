"""What the uids in a history are called."""

import msgspec

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar, new_uid
from allyjournal.domain.reflection import Reflection
from allyjournal.ui.history.reading import named
from tests.ui.desk import Desk
from tests.ui.shelf import made


def test_what_is_in_the_trash_and_what_is_gone_have_words(desk: Desk) -> None:
    live, thrown = made(Person, pseudonym="Moss"), made(Reflection, title="Thrown away")
    gone = new_uid()
    record = made(Reflection, people=(live.uid,), related=(thrown.uid, gone))
    desk.has(live, thrown, record)
    desk.does(lambda: desk.journal.trash(thrown.uid))
    names = desk.does(lambda: named(desk.journal, [record]))
    assert names == {live.uid: "Moss", thrown.uid: "Thrown away", gone: "something deleted"}


def test_a_commitment_is_called_what_it_says_now_or_said_last(desk: Desk) -> None:
    former, held = (new_commitment(Pillar.LISTENING, words) for words in ("I ask.", "I wait."))
    agreement = made(Agreement, commitments=(former, held))
    record = made(Reflection, commitments=(former.uid, held.uid))
    desk.has(agreement, record)
    desk.does(lambda: desk.journal.sign(agreement, agreement.occurred_on))
    reworded = msgspec.structs.replace(held, statement="I wait and ask.")
    desk.does(lambda: desk.journal.save(agreement.changed(commitments=(reworded,))))
    names = desk.does(lambda: named(desk.journal, [record]))
    assert names == {former.uid: "I ask.", held.uid: "I wait and ask."}
