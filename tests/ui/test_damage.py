"""Pages of a journal of which some records cannot be read: all others are there, and it is said."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from allyjournal.domain.agreement import Agreement, AgreementState
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.errors import JournalDamaged, JournalError
from allyjournal.domain.person import Person
from allyjournal.domain.record import Visibility
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange import sample
from allyjournal.settings import Settings
from allyjournal.store.journal import Journal
from allyjournal.ui import messages, places
from allyjournal.ui.agreement import changing
from allyjournal.ui.history import reading as history
from allyjournal.ui.keeping.backing_up import BackingUp
from allyjournal.ui.pages import makers
from allyjournal.ui.record_reading import read_rows
from allyjournal.ui.record_search import RecordSearch
from allyjournal.ui.widgets.record_list import RecordList
from tests.damaging import flip, leaves
from tests.ui.desk import Desk

ROW = "This record cannot be read."
LISTS = [
    places.TIMELINE,
    places.REFLECTIONS,
    places.REPAIR,
    places.LISTENING,
    places.LEARNING,
    places.MENTORING,
]
OTHERS = [places.TODAY, places.AGREEMENT, places.GROWTH, places.SHARE, places.SETTINGS]

Damage = Callable[..., list[JournalError]]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample journal, closed."""
    folder = tmp_path_factory.mktemp("sample") / "Sample.allyjournal"
    sample.create(folder).close()
    return folder


@pytest.fixture
def damage(desk: Desk, sound: Path, tmp_path: Path) -> Damage:
    """Lays the sample on the desk, every so many of the leaves of some tables damaged; what is told
    of it comes in the list that this gives."""

    def lay(**every: int) -> list[JournalError]:
        folder = tmp_path / sound.name
        shutil.copytree(sound, folder)
        for table, step in every.items():
            flip(folder, *leaves(folder, table, sample.PASSPHRASE)[::step])
        told: list[JournalError] = []
        desk.does(desk.journal.close)
        desk.tasks.failed.disconnect()
        desk.tasks.failed.connect(told.append)
        desk.journal = desk.does(partial(Journal.open, folder, sample.PASSPHRASE))
        desk.journal.tell_damage = desk.tasks.failed.emit
        return told

    return lay


def lays(desk: Desk, name: str) -> None:
    """One of the pages of the window."""
    folder = desk.journal.folder
    backing_up = BackingUp(desk.journal, desk.tasks, desk.tasks)
    desk.lays(makers(desk.journal, desk.tasks, Settings(), folder, backing_up)[name]())


def rows(desk: Desk) -> list[str]:
    """The titles in the list of a page, all that are in sight and some more."""
    [listed] = desk.page.findChildren(RecordList)[:1]

    def painted() -> bool:
        desk.settles()
        listed.grab()
        return listed.row(listed.ids()[0]) is not None

    desk.qtbot.waitUntil(painted)
    there = [listed.row(row_id) for row_id in listed.ids()]
    return [row.title for row in there if row]


@pytest.mark.parametrize("name", LISTS)
def test_in_a_list_a_row_stands_in_the_place_of_what_cannot_be_read(
    desk: Desk, damage: Damage, name: str
) -> None:
    told = damage(record=2, agreement_version=2)
    lays(desk, name)
    titles = rows(desk)
    assert 0 < titles.count(ROW) < len(titles)
    desk.qtbot.waitUntil(lambda: [type(error) for error in told[:1]] == [JournalDamaged])


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_whole_although_the_index_it_is_found_by_is_damaged(
    desk: Desk, damage: Damage, name: str
) -> None:
    told = damage(search_config=1)
    lays(desk, name)
    assert rows(desk)
    assert ROW not in rows(desk)
    desk.qtbot.waitUntil(lambda: [type(error) for error in told] == [JournalDamaged])


@pytest.mark.parametrize("name", OTHERS)
def test_every_other_page_says_how_much_is_missing_and_leads_to_help(
    desk: Desk, damage: Damage, name: str, led_to: list[str]
) -> None:
    told = damage(record=2)
    lays(desk, name)
    assert any("cannot be read, and" in text for text in desk.reads()), desk.reads()
    desk.clicks("What to do")
    assert led_to == [JournalDamaged.passage]
    desk.qtbot.waitUntil(lambda: [type(error) for error in told[:1]] == [JournalDamaged])


@pytest.mark.parametrize("name", [*LISTS, *OTHERS])
def test_of_a_sound_journal_nothing_is_said(desk: Desk, damage: Damage, name: str) -> None:
    told = damage()
    lays(desk, name)
    assert not any("cannot be read" in text for text in desk.reads())
    assert name not in LISTS or ROW not in rows(desk)
    assert not told


def blank(journal: Journal, *uids: str, table: str = "record") -> None:
    """Take their words from these records."""
    with journal._connection.transaction():
        for uid in uids:
            journal._connection.execute(f"UPDATE {table} SET document = '' WHERE uid = ?", (uid,))


def test_the_first_that_can_be_read_is_opened_and_one_that_cannot_says_so(
    desk: Desk, damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "toast", lambda _page, text: said.append(text))
    damage()
    lays(desk, places.REPAIR)
    listed = desk.page.findChildren(RecordList)[0]
    first, second = desk.does(
        lambda: [it.uid for it in desk.journal.window(listed.ids()[:2]) if it]
    )
    desk.does(lambda: blank(desk.journal, first))
    lays(desk, places.REPAIR)
    assert desk.page.shown_uid() == second
    QTest.keyClick(desk.page.findChildren(RecordList)[0], Qt.Key.Key_Home)
    desk.settles()
    assert said == [ROW]
    assert desk.page.shown_uid() == second


def test_what_is_linked_and_cannot_be_read_is_told_below_the_record(
    desk: Desk, damage: Damage
) -> None:
    damage()
    linked = next(it for it in desk.does(lambda: desk.journal.of_kind(Reflection)) if it.related)
    desk.does(lambda: blank(desk.journal, linked.related[0]))
    lays(desk, places.REFLECTIONS)
    desk.page.show_record(linked.uid)
    desk.settles()
    assert "One record cannot be read, and is missing here." in desk.reads()


def test_who_cannot_be_chosen_is_not_missing_from_a_record_or_from_today(
    desk: Desk, damage: Damage
) -> None:
    told = damage()
    lays(desk, places.REFLECTIONS)
    named = desk.does(lambda: desk.journal.get(desk.page.shown_uid())).named_people()
    people = {it.uid for it in desk.does(lambda: desk.journal.of_kind(Person))}
    desk.does(lambda: blank(desk.journal, *people.difference(named)))
    for name in (places.REFLECTIONS, places.TODAY):
        lays(desk, name)
        assert not [text for text in desk.reads() if "cannot be read" in text], name
    desk.qtbot.waitUntil(lambda: bool(told))


def test_the_trash_says_that_some_of_it_cannot_be_read(desk: Desk, damage: Damage) -> None:
    damage(trash=1)
    lays(desk, places.SETTINGS)
    assert "Some records cannot be read, and are missing here." in desk.reads()
    assert not any("The trash is empty" in text for text in desk.reads())


def test_a_summary_with_names_that_cannot_be_read_is_saved_only_after_a_question(
    desk: Desk, damage: Damage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def confirm(_page: object, question: str, _yes: str, _advice: str = "") -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(messages, "confirm", confirm)
    damage()
    person = desk.does(lambda: desk.journal.of_kind(Person))[0]
    desk.does(lambda: blank(desk.journal, person.uid))
    lays(desk, places.SHARE)
    told = [text for text in desk.reads() if "cannot be read" in text]
    assert told == [
        "Some of what holds names cannot be read: look for names yourself before you share."
    ]
    desk.clicks("Save as PDF")
    assert asked == ["Names may be left in it."]


def test_a_summary_says_how_many_records_are_not_offered(desk: Desk, damage: Damage) -> None:
    damage()
    records = desk.does(lambda: desk.journal.of_kind(Reflection))
    shown = [it.uid for it in records if it.visibility is not Visibility.PRIVATE][-2:]
    for number, words in (
        (1, "One record cannot be read, and is not offered."),
        (2, "2 records cannot be read, and are not offered."),
    ):
        desk.does(lambda number=number: blank(desk.journal, *shown[:number]))
        lays(desk, places.SHARE)
        assert words in desk.reads()


def test_what_was_signed_last_is_not_taken_from_a_version_before_it(
    desk: Desk, damage: Damage
) -> None:
    damage()
    versions = desk.does(desk.journal.versions)
    last = max(versions, key=lambda it: (it.agreement == versions[-1].agreement, it.number))
    desk.does(lambda: blank(desk.journal, last.uid, table="agreement_version"))
    shown = desk.does(lambda: desk.journal.get(last.agreement))
    state, signed = AgreementState.ACTIVE, versions[0].content

    def put_away() -> None:
        with pytest.raises(JournalDamaged):
            changing.enter_state(desk.journal, last.agreement, state, signed.occurred_on, signed)

    desk.does(put_away)
    assert desk.does(lambda: desk.journal.get(last.agreement)) == shown
    lays(desk, places.AGREEMENT)
    assert "One record cannot be read, and is missing here." in desk.reads()


def test_the_other_lists_have_a_row_in_its_place_as_well(desk: Desk, damage: Damage) -> None:
    damage()
    record = desk.does(lambda: desk.journal.of_kind(Reflection))[-1]
    place = desk.does(lambda: desk.journal.row_id(record.uid))
    assert place is not None
    for _ in range(2):
        desk.does(lambda: desk.journal.save(record.changed(title="A"), keep_previous=True))
        desk.does(lambda: desk.journal.save(record, keep_previous=True))
    places_ = desk.does(lambda: desk.journal.revision_ids(record.uid))

    def spoil() -> None:
        blank(desk.journal, record.uid)
        with desk.journal._connection.transaction():
            blanked = "UPDATE revision SET document = '' WHERE id = ?"
            desk.journal._connection.execute(blanked, (places_[0],))

    desk.does(spoil)
    found = desk.does(lambda: read_rows(desk.journal, [place]))
    [row] = found.rows(pytest.fail)
    assert row
    assert (row.title, row.date, bool(row.note)) == (ROW, None, True)
    _, moments = desk.does(lambda: history.read_moments(desk.journal, record, places_))
    titles = [it.title for it in moments if it]
    assert titles[0] == "What it was then cannot be read."
    assert titles[1:] == [it for it in titles[1:] if it.startswith("Until")]


def test_what_can_be_read_is_offered_to_link(desk: Desk, damage: Damage) -> None:
    told = damage(record=2)
    lays(desk, places.REFLECTIONS)
    told.clear()
    dialog = RecordSearch(desk.page, desk.journal, desk.tasks, "Link it", "")
    desk.settles()
    assert dialog.uid()
    desk.qtbot.waitUntil(lambda: bool(told))


def test_a_check_in_is_kept_although_another_agreement_cannot_be_read(
    desk: Desk, damage: Damage
) -> None:
    damage()
    check_in = desk.does(lambda: desk.journal.of_kind(CheckIn))[-1]
    agreements = desk.does(lambda: desk.journal.of_kind(Agreement))
    held = {it.uid: {one.uid for one in it.commitments} for it in agreements}
    other = next(uid for uid, commitments in held.items() if check_in.commitment not in commitments)
    desk.does(lambda: blank(desk.journal, other))
    said = check_in.changed(obstacle="The bus")
    day = check_in.occurred_on
    desk.does(lambda: changing.keep(desk.journal, said, day, keep_previous=False))
    kept = desk.does(lambda: desk.journal.get(said.uid))
    assert isinstance(kept, CheckIn)
    assert kept.obstacle == "The bus"
