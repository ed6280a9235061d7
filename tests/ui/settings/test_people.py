"""The people a journal speaks of, by their pseudonyms."""

from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest

from allyjournal.domain.person import Person
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange.summary.selection import gather
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.history import looking_back
from allyjournal.ui.history.reading import History
from allyjournal.ui.person import dialog

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def person(pseudonym: str, *names: str, **fields: str) -> Person:
    return begin(Person, NOW.date(), NOW, pseudonym=pseudonym, names=names, **fields)


@pytest.fixture
def quill(somebody: Any) -> Person:
    """Somebody in the journal with two real names, beside others."""
    made = person("Quill", "Maria Sol", "Mari", role="organiser", pronouns="she/her")
    somebody.do(partial(somebody.journal.add, [person("moss", "Ada"), made, person("Rook")]))
    return made


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the dialog gives back; what it was asked is put at the end."""
    answers: list[Any] = []

    def ask(_parent: object, former: Person | None, taken: list[str]) -> Person | None:
        answer = answers.pop(0)
        answers.extend([former, taken])
        return answer

    monkeypatch.setattr(dialog, "ask_person", ask)
    return answers


def test_people_stand_there_by_pseudonym_alone(somebody: Any, quill: Person) -> None:
    somebody.arrive()
    seen = somebody.sees()
    assert seen.index("moss") < seen.index("Quill") < seen.index("Rook")
    assert "organiser · she/her" in seen
    assert "Mari" not in seen
    assert "Ada" not in seen


def test_a_person_is_added(somebody: Any, described: list[Any]) -> None:
    heron = person("Heron")
    described.append(heron)
    somebody.arrive()
    somebody.click("Add a person…")
    assert described == [None, []]
    assert "Heron" in somebody.sees()
    assert [it.pseudonym for it in somebody.do(partial(somebody.journal.of_kind, Person))] == [
        "Heron"
    ]
    assert somebody.changes[0].uids == {heron.uid}


def test_a_person_is_changed_and_the_focus_stays(
    somebody: Any, quill: Person, described: list[Any]
) -> None:
    described.append(quill.changed(role="neighbour"))
    somebody.arrive()
    somebody.click("Edit: Quill")
    assert described[0].uid == quill.uid
    assert described[1] == ["moss", "Rook"]
    assert "neighbour · she/her" in somebody.sees()
    assert somebody.focus().accessibleName() == "Edit: Quill"


def test_what_somebody_was_called_before_stays_out_of_summaries(
    somebody: Any, quill: Person, described: list[Any]
) -> None:
    described.append(quill.changed(pseudonym="Heron"))
    somebody.arrive()
    somebody.click("Edit: Quill")
    material = somebody.do(partial(gather, somebody.journal, None, date.today()))
    (heron,) = (it for it in material.people if it.uid == quill.uid)
    assert (heron.pseudonym, heron.names) == ("Heron", ("Maria Sol", "Mari", "Quill"))


def test_what_was_left_or_not_changed_is_not_saved(
    somebody: Any, quill: Person, described: list[Any]
) -> None:
    somebody.arrive()
    described.append(None)
    somebody.click("Add a person…")
    described[:] = [somebody.do(partial(somebody.journal.get, quill.uid))]
    somebody.click("Edit: Quill")
    assert somebody.changes == []


def test_a_name_that_is_taken_away_goes_from_former_versions_too(
    somebody: Any, quill: Person, described: list[Any]
) -> None:
    somebody.do(partial(somebody.journal.save, quill.changed(role="a"), keep_previous=True))
    described.append(quill.changed(names=("Mari",)))
    somebody.arrive()
    somebody.click("Edit: Quill")
    kept = somebody.do(partial(somebody.journal.get, quill.uid))
    assert kept.names == ("Mari",)
    assert "Maria Sol" not in repr(somebody.do(somebody.journal.revisions))


@pytest.mark.parametrize("sure", [True, False])
def test_all_real_names_are_forgotten_after_a_question(
    somebody: Any, quill: Person, monkeypatch: pytest.MonkeyPatch, sure: bool
) -> None:
    asked: list[str] = []

    def confirm(_parent: object, question: str, *_: str) -> bool:
        asked.append(question)
        return sure

    monkeypatch.setattr(messages, "confirm", confirm)
    somebody.arrive()
    somebody.click("Forget all real names…")
    assert asked == ["Forget all real names? 3 are kept."]
    people = somebody.do(partial(somebody.journal.of_kind, Person))
    assert any(it.names for it in people) is not sure
    assert somebody.buttons("Forget all real names…")[0].isEnabled() is not sure


def test_the_window_can_show_a_person(somebody: Any, quill: Person) -> None:
    somebody.arrive()
    somebody.page.show_record(quill.uid)
    somebody.tasks.drain()
    assert somebody.focus().accessibleName() == "Edit: Quill"
    somebody.page.show_record(begin(Reflection, date(2026, 1, 1), NOW).uid)
    somebody.tasks.drain()
    assert somebody.focus().accessibleName() == "Edit: Quill"


def test_a_person_is_deleted_and_comes_back(
    somebody: Any, quill: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Any] = []
    monkeypatch.setattr(messages, "toast", lambda *words: said.extend(words))
    somebody.arrive()
    somebody.click("Delete: Quill")
    assert not somebody.buttons("Edit: Quill")
    assert said[1:3] == ["Moved to the trash.", "Undo"]
    said[3]()
    somebody.tasks.drain()
    assert somebody.buttons("Edit: Quill")
    assert [changes.uids for changes in somebody.changes] == [{quill.uid}, {quill.uid}]


def test_a_person_is_what_they_were_again(
    somebody: Any, quill: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Any] = []

    def ask(_page: object, journal: Journal, _tasks: object, history: History) -> Person:
        shown.append(history.present)
        return quill

    neighbour = quill.changed(role="neighbour", names=("Mari",))
    somebody.do(partial(somebody.journal.save, neighbour, keep_previous=True))
    monkeypatch.setattr(looking_back, "ask_former", ask)
    somebody.arrive()
    somebody.click("History…: Quill")
    somebody.tasks.drain()
    assert [it.uid for it in shown] == [quill.uid]
    assert "organiser · she/her" in somebody.sees()
    # an old text brings no real name back
    assert somebody.do(partial(somebody.journal.get, quill.uid)).names == ("Mari",)
