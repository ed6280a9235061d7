"""Real names can be forgotten, wherever they are kept."""

from datetime import UTC, date, datetime

from allyjournal.domain.person import Person
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.store.records import Revision

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
DAY = date(2026, 11, 22)


def person(pseudonym: str, *names: str) -> Person:
    return begin(Person, DAY, NOW, pseudonym=pseudonym, names=names)


def everything(journal: Journal) -> str:
    """Every document that the journal holds."""
    kept = [*journal.all(), *journal.trashed()]
    kept += [revision.record for revision in journal.revisions()]
    return repr(kept)


def test_all_real_names_go_and_nothing_else(journal: Journal) -> None:
    quill, moss = person("Quill", "Maria"), person("Moss", "Ada", "Lovelace")
    thrown, nameless = person("Rook", "Maria Sol"), person("Vetch")
    text = begin(Reflection, DAY, NOW, text="Maria was not asked.")
    journal.add([quill, moss, thrown, nameless, text], revisions=[Revision(NOW, quill)])
    journal.trash(thrown.uid)
    changes = journal.forget_names()
    assert changes == Changes(frozenset({"person"}), frozenset({quill.uid, moss.uid, thrown.uid}))
    kept = everything(journal)
    assert "Ada" not in kept
    assert "Maria Sol" not in kept
    assert kept.count("Maria") == 1
    assert journal.get(text.uid) == text
    assert journal.get(moss.uid) == moss.changed(names=())
    assert [found.pseudonym for found in journal.trashed()] == ["Rook"]


def test_one_persons_names_go_alone(journal: Journal) -> None:
    quill, moss = person("Quill", "Maria"), person("Moss", "Ada")
    journal.add([quill, moss], revisions=[Revision(NOW, quill), Revision(NOW, moss)])
    assert journal.forget_names(quill.uid).uids == {quill.uid}
    kept = everything(journal)
    assert "Maria" not in kept
    assert kept.count("Ada") == 2


def test_names_typed_for_a_summary_are_forgotten_as_well(journal: Journal) -> None:
    journal.set_setting("summary", {"names": ["Amara"]})
    journal.set_setting("support", "Rowan")
    journal.forget_names()
    assert journal.setting("summary") is None
    assert journal.setting("support") == "Rowan"
