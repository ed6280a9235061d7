"""jrnl's files, made by jrnl 4.6 itself, and the ones that people edit by hand."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.exchange import importing
from allyjournal.exchange.importers import jrnl
from allyjournal.exchange.importers.incoming import Problem
from allyjournal.store.journal import Journal

DATA = Path(__file__).parents[1] / "data"


def entries(text: str) -> list[Reflection]:
    incoming = jrnl.read(text, "journal.txt")
    assert incoming.problems == ()
    assert all(isinstance(record, Reflection) for record in incoming.records)
    return [record for record in incoming.records if isinstance(record, Reflection)]


def test_a_real_file_comes_in_whole() -> None:
    found = entries((DATA / "jrnl.txt").read_text(encoding="utf-8"))
    assert [str(entry.occurred_on) for entry in found] == [
        "2026-09-03",
        "2026-09-17",
        "2026-10-02",
        "2026-10-14",
        "2026-10-14",
        "2026-11-01",
    ]
    first, second, third, _, fifth, sixth = found
    assert first.title == "Late to the reading group."
    assert first.text.endswith("nobody could finish. #gender @reading-group")
    assert first.topics == ("gender", "reading_group")
    assert first.state is ReflectionState.KEPT
    assert first.state_history[0].on == date(2026, 9, 3)
    assert second.text.endswith("- write down the answer\n\n[1] a footnote, not a date")
    assert (third.title, third.topics) == ("Apologised to Linden.", ("starred",))
    assert (fifth.title, fifth.text) == ("", "Übersetzt: «¿Por qué hablé yo?» 😶 日本語のメモ。")
    assert sixth.text == "A line of its own"


def test_text_and_json_of_one_journal_are_the_same_entries() -> None:
    texts = [(DATA / name).read_text(encoding="utf-8") for name in ("jrnl.txt", "jrnl.json")]
    assert entries(texts[0]) == entries(texts[1])


def test_the_same_words_twice_on_a_day_are_two_entries() -> None:
    text = "[2026-10-14 08:00] Tired.\n\n[2026-10-14 20:00] Tired.\n\n[2026-10-15 08:00] Tired.\n"
    uids = [entry.uid for entry in entries(text)]
    assert len(set(uids)) == 3
    assert uids == [entry.uid for entry in entries(text)]


def test_the_time_is_when_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    (entry,) = entries("[2026-10-14 09:30] A title. And more.")
    here = datetime(2026, 10, 14, 9, 30).astimezone(UTC)
    assert entry.created_at == entry.modified_at == here
    assert (entry.title, entry.text) == ("A title.", "And more.")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all(day: str) -> None:
    (entry,) = entries(f"[{day} 00:00] A title")
    assert entry.occurred_on == date.fromisoformat(day)


def test_the_older_form_without_brackets() -> None:
    first, second = entries(
        "2013-06-09 15:39 My first entry. *\nIts body\n\n2013-06-10 07:05 Another\n"
    )
    assert (first.title, first.text, first.topics) == ("My first entry.", "Its body", ("starred",))
    assert (str(second.occurred_on), second.text) == ("2013-06-10", "Another")


def test_only_what_looks_like_a_date_begins_an_entry() -> None:
    text = "[2026-10-14 09:30] Title\n[Smith 2019] says\n[ ] to do\n[x] done\n[1] note\n[link] to"
    (entry,) = entries(text)
    assert entry.text == text.partition("\n")[2]


def test_windows_line_ends_and_signatures(tmp_path: Path) -> None:
    file = tmp_path / "journal.txt"
    file.write_bytes("\ufeff[2026-10-14 09:30] Title\r\nBody\r\n\r\nMore\r\n".encode())
    (entry,) = importing.read(file).records
    assert isinstance(entry, Reflection)
    assert entry.text == "Body\n\nMore"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[2026-13-45 09:30] Title\n\n[2026-10-14 09:30] Fine", [1]),
        ("[2026-10-14 09:30] Fine\nbody\n\n[31.02.2026] Not\n\n[99:99] Nor", [4, 6]),
        ("[3/4/2026 09:00] One\n\n[5/4/2026 09:00] Two", [1, 3]),
        ("2013-06-09 15:39 Fine\n2013-06-31 15:39 Not", [2]),
        ("Something\n[2026-10-14 09:30] Fine", [1]),
        ("No date at all", [1]),
        ("", [1]),
        ("[14 Octobre 2026] Jour", [1]),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text: str, lines: list[int]) -> None:
    problems = jrnl.read(text, "journal.txt").problems
    assert [problem.where for problem in problems] == [f"journal.txt, line {n}" for n in lines]


def test_the_rest_is_read_beside_what_cannot_be_read() -> None:
    incoming = jrnl.read("[2026-13-45] Not\n\n[2026-10-14 09:30] Fine", "journal.txt")
    assert (len(incoming.records), len(incoming.problems)) == (1, 1)


def exported(*entries: object) -> str:
    return json.dumps({"tags": {}, "entries": entries})


ENTRY = {"title": "A", "body": "b", "date": "2026-10-14", "time": "09:30", "tags": ["@a-b", "##"]}


def test_json_tags_are_topics() -> None:
    (entry,) = entries(exported({**ENTRY, "starred": True, "uuid": "kept out"}))
    assert entry.topics == ("a_b", "starred")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (exported({**ENTRY, "date": "2026-13-45"}), "$.entries[0].date"),
        (exported(ENTRY, {**ENTRY, "time": "25:00"}), "$.entries[1].date"),
        (exported({**ENTRY, "title": 7}), "$.entries[0].title"),
        (exported({"title": "A"}), "$.entries[0].body"),
        (exported([]), "$.entries[0]"),
        ('{"entries": 7}', "$.entries"),
        ('{"entries": [', "line 1"),
    ],
)
def test_what_cannot_be_read_in_json_is_said_with_its_place(text: str, where: str) -> None:
    assert [problem.where for problem in jrnl.read(text, "journal.json").problems] == [where]


def test_what_came_in_once_is_known_again(journal: Journal) -> None:
    text = (DATA / "jrnl.txt").read_text(encoding="utf-8")
    importing.bring_in(journal, importing.prepare(journal, jrnl.read(text, "")))
    more = text + "\n[2026-11-02 08:00] New\n\n[2026-11-02 09:00] New\n"
    arrival = importing.prepare(journal, jrnl.read(more, ""))
    assert [str(entry.occurred_on) for entry in arrival.new.records] == ["2026-11-02"] * 2
    assert arrival.duplicates == 6


@given(st.text())
def test_any_text_is_entries_or_a_problem(text: str) -> None:
    incoming = jrnl.read(text, "journal.txt")
    assert incoming.records or incoming.problems or text.lstrip().startswith("{")


@given(st.text(st.characters(exclude_categories=("Cs",))), st.text())
def test_any_words_stay_those_words(title: str, body: str) -> None:
    incoming = jrnl.read(exported({**ENTRY, "title": title, "body": body}), "journal.json")
    if not incoming.problems:
        (entry,) = incoming.records
        assert isinstance(entry, Reflection)
        written = f"{title}{body}".replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
        assert "".join(f"{entry.title}{entry.text}".split()) == "".join(written.split())


def test_a_problem_is_a_place_and_a_sentence() -> None:
    (problem,) = jrnl.read("[2026-13-45] Not", "journal.txt").problems
    assert problem == Problem("journal.txt, line 1", "The date of this entry cannot be read")
