"""From a file to the journal: the format is found, and all of it comes in or nothing."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from allyjournal import assets
from allyjournal.domain.errors import InputRefused, SurroundingsRefused
from allyjournal.exchange import importing
from allyjournal.exchange.importers.incoming import Incoming, Problem
from allyjournal.exchange.renderers import portable
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import a_few

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("name", ["jrnl.txt", "jrnl.json"])
def test_a_jrnl_file_is_known(name: str) -> None:
    incoming = importing.read(DATA / name)
    assert (len(incoming.records), incoming.problems) == (6, ())


def test_a_portable_file_is_known() -> None:
    incoming = importing.read(assets.path("sample/sample.allyjournal.json"))
    assert len(incoming.records) >= 120
    assert incoming.problems == ()


def test_json_of_another_kind_is_told_as_not_portable(tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    for text, where in (("[1]", "$"), ('{"a": 1}', "$.format"), ("{", "line 1")):
        file.write_text(text, encoding="utf-8")
        assert [problem.where for problem in importing.read(file).problems] == [where]


def test_a_named_format_is_obeyed() -> None:
    incoming = importing.read(DATA / "jrnl.json", "portable")
    assert [problem.where for problem in incoming.problems] == ["$.format"]


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "broken.txt"
    file.write_bytes(b"[2026-10-14 09:30] A\n\xff\n")
    assert importing.read(file).problems == (
        Problem("broken.txt, line 2", "This is not UTF-8 text"),
    )


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_the_system_refuses_is_raised(tmp_path: Path, name: str) -> None:
    with pytest.raises(SurroundingsRefused):
        importing.read(tmp_path / name)


def test_a_problem_keeps_everything_out(journal: Journal) -> None:
    records, version = a_few()
    incoming = Incoming(tuple(records), (version,), problems=(Problem("line 3", "Not a date"),))
    arrival = importing.prepare(journal, incoming)
    with pytest.raises(InputRefused, match="line 3: Not a date") as refused:
        importing.bring_in(journal, arrival)
    assert refused.value.place == "line 3"
    assert not list(journal.all())


def test_what_is_there_keeps_what_it_says(journal: Journal, tmp_path: Path) -> None:
    records, version = a_few()
    journal.add(records, [version])
    file = tmp_path / "all.allyjournal.json"
    file.write_bytes(portable.render(journal, datetime(2026, 11, 22, tzinfo=UTC)))
    reflection = journal.get(records[3].uid)
    journal.save(reflection.changed(title="Changed since"))
    journal.trash(records[4].uid)
    arrival = importing.prepare(journal, importing.read(file))
    changes = importing.bring_in(journal, arrival)
    assert (arrival.duplicates, changes.uids) == (5, frozenset())
    assert journal.get(reflection.uid).title == "Changed since"
    assert journal.find(records[4].uid) is None


def test_records_come_with_the_times_they_have(journal: Journal) -> None:
    records, version = a_few()
    changes = importing.bring_in(
        journal, importing.prepare(journal, Incoming(tuple(records), (version,)))
    )
    assert changes.uids == {record.uid for record in records}
    assert {record.uid: record for record in journal.all()} == {r.uid: r for r in records}
