"""People for the tests of redaction, and texts without them."""

from datetime import UTC, date, datetime

from allyjournal.domain.person import Person
from allyjournal.domain.record import begin
from allyjournal.domain.redaction import Redactor


def person(pseudonym: str, *names: str) -> Person:
    on, now = date(2026, 11, 22), datetime(2026, 11, 22, tzinfo=UTC)
    return begin(Person, on, now, pseudonym=pseudonym, names=names)


def redact(text: str, *people: Person) -> str:
    return Redactor(people).redact(text)


ROWAN = person("Rowan", "Zoë Müller", "Zoë")
