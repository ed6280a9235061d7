"""What an operation touched."""

from allyjournal.domain.person import Person
from allyjournal.domain.reflection import Reflection
from allyjournal.store.changes import Changes
from tests.unit.exchange.records import made


def test_the_kinds_and_the_records_of_all_parts_are_told_once() -> None:
    one, other, person = made(Reflection), made(Reflection), made(Person, pseudonym="Quill")
    changes = Changes.of(one).joined(Changes.of(other, person), Changes())
    assert changes.kinds == {"reflection", "person"}
    assert changes.uids == {one.uid, other.uid, person.uid}


def test_nothing_touched_is_nothing_told() -> None:
    assert Changes.of() == Changes().joined() == Changes()
