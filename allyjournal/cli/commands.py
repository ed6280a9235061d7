"""The commands about what the journal holds: in, out, and found."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple
from unicodedata import normalize

from msgspec import structs

from allyjournal.cli import terminal
from allyjournal.cli.answer import Answer, copied, refuse_place, with_journal
from allyjournal.domain.errors import (
    InputRefused,
    JournalDamaged,
    JournalError,
    SurroundingsRefused,
)
from allyjournal.domain.mentoring import Format, Mentor
from allyjournal.domain.text import printable
from allyjournal.exchange import importing, sample
from allyjournal.exchange.renderers import html, markdown, pdf, portable, text
from allyjournal.exchange.summary import selection
from allyjournal.exchange.summary.compose import Doubt, Summary, compose
from allyjournal.exchange.summary.decided import remembered
from allyjournal.exchange.summary.selection import LeftOut, Section
from allyjournal.exchange.summary.sharing import redactions, shared
from allyjournal.exchange.synced import synced_folder
from allyjournal.store.journal import Journal
from allyjournal.store.search import Hit
from allyjournal.vault import files

_REFUSED: Final = InputRefused.exit_code


@with_journal
def bring_in(journal: Journal, given: Namespace) -> Answer:
    """All that is new in a file, or nothing; with ``dry_run`` only what would come."""
    arrival = importing.prepare(journal, importing.read(given.source, given.format))
    if arrival.problems:
        problems = [problem._asdict() for problem in arrival.problems]
        told = [f"{where}: {what}." for where, what in arrival.problems]
        data = {"imported": 0, "duplicates": arrival.duplicates, "problems": problems}
        return Answer(data, messages=[*told, "Nothing was brought in."], exit_code=_REFUSED)
    if not given.dry_run:
        importing.bring_in(journal, arrival)
    count, there = len(arrival.new.records), arrival.duplicates
    came = "would come in" if given.dry_run else "came in"
    told = [f"Records that {came}: {count}. In the journal already: {there}."]
    return Answer({"imported": count, "duplicates": there, "problems": []}, messages=told)


@with_journal
def export(journal: Journal, given: Namespace) -> Answer:
    """The portable file."""
    refuse_place(given.path, given.out, given.force)
    files.write_private(given.out, portable.render(journal, datetime.now(UTC)))
    warning = "This file is not encrypted: whoever has it can read all that the journal holds."
    return Answer({"written": True, "encrypted": False}, messages=(warning,))


@with_journal
def summary(journal: Journal, given: Namespace) -> Answer:
    """The summary of what is shareable, unless something in it is still to be decided, or its
    folder is copied to other machines."""
    refuse_place(given.path, given.out, given.force)
    password = _password(given)
    chosen = _chosen(journal, given)
    composed = compose(chosen.material, chosen.selection, date.today())
    open_words = [it for it in composed.to_decide if it.doubt.is_open]
    synced = synced_folder(given.out)
    held_back = bool(open_words or synced) and not given.accept_warnings
    notes = () if held_back else _written(journal, given, chosen, composed, password)
    data = {
        "written": not held_back,
        "left_out": {reason: len(uids) for reason, uids in composed.left_out.items()},
        "to_decide": [decision._asdict() for decision in open_words],
        "synced_folder": str(synced) if synced else None,
        "notes": notes,
    }
    messages = (*_decisions(composed), *_left_out(composed), *copied(synced), *notes)
    if held_back:
        messages = (*messages, "Nothing was written; --accept-warnings writes it as it is.")
    return Answer(data, messages=messages, exit_code=_REFUSED if held_back else 0)


def _password(given: Namespace) -> str | None:
    if given.password_file is None:
        return None
    if _format(given) is not Format.PDF:
        raise InputRefused("Only a PDF can be locked with a password.", place="--password-file")
    # as the PDF takes it, so that it opens with what is kept
    return normalize("NFKC", terminal.secret("Password: ", given.password_file))


class _Chosen(NamedTuple):
    """For whom a summary is, from what, and what of it."""

    mentor: Mentor | None
    material: selection.Material
    selection: selection.Selection


def _chosen(journal: Journal, given: Namespace) -> _Chosen:
    until = given.until or date.today()
    if given.since and given.since > until:
        raise InputRefused("The period ends before it begins.", place="--since")
    mentor = _mentor(journal, given.mentor) if given.mentor else None
    material = selection.gather(journal, given.since, until, mentor.uid if mentor else "")
    if material.unreadable or material.nameless:
        raise JournalDamaged("Some records cannot be read, and would be missing from the summary.")
    chosen = structs.replace(selection.first_selection(material), decided=remembered(journal))
    if given.section:
        chosen = structs.replace(chosen, sections=frozenset(map(Section, given.section)))
    return _Chosen(mentor, material, chosen)


def _mentor(journal: Journal, name: str) -> Mentor:
    """The mentor of that name; raises InputRefused where there is none."""
    mentors = journal.of_kind(Mentor)
    found = [it for it in mentors if it.pseudonym.casefold() == name.casefold()]
    if not found:
        raise InputRefused("There is no mentor of that name in the journal.", place="--mentor")
    return found[0]


def _written(
    journal: Journal, given: Namespace, chosen: _Chosen, composed: Summary, password: str | None
) -> tuple[str, ...]:
    """Notes about the file, which is on the disk, and which the journal keeps as it is."""
    data, notes = _rendered(_format(given), composed, password)
    files.write_private(given.out, data)
    share = shared(
        chosen.material,
        chosen.selection,
        data,
        _format(given),
        datetime.now(UTC),
        mentor=chosen.mentor.uid if chosen.mentor else "",
        title=f"For {chosen.mentor.pseudonym if chosen.mentor else 'nobody in particular'}",
        password=password or "",
        redactions=redactions(composed, chosen.selection.decided),
    )
    try:
        journal.save(share)
    except JournalError as error:
        said = f"The file is saved, but not kept here: {error.sentence}"
        told = JournalDamaged if isinstance(error, JournalDamaged) else SurroundingsRefused
        raise told(said, error.advice) from error
    return notes


def _rendered(
    wanted: Format, composed: Summary, password: str | None
) -> tuple[bytes, tuple[str, ...]]:
    if wanted in _PLAIN_FORMATS:
        return _PLAIN_FORMATS[wanted](composed.document), ()
    rendered = pdf.render(composed.document)
    data = rendered.data if password is None else pdf.locked(rendered.data, password)
    return data, rendered.notes


def _format(given: Namespace) -> Format:
    """The format that was asked for, or that the file's name tells."""
    return Format(given.format or _SUFFIXES.get(given.out.suffix.lower(), Format.PDF))


_SUFFIXES: Final = {".md": Format.MARKDOWN, ".html": Format.HTML, ".htm": Format.HTML}
_PLAIN_FORMATS: Final = {Format.MARKDOWN: markdown.render, Format.HTML: html.render}
_DOUBTS: Final = {
    Doubt.LIKELY_NAME: "looks like a name and is not known",
    Doubt.NEAR_NAME: "looks like a known name with a typing error",
    Doubt.MAYBE_A_WORD: "was replaced by a letter, since somebody is called so",
    Doubt.BY_FORM: "was replaced, since it looks like a place or an organisation",
    Doubt.RISKY_COMBINATION: "may identify somebody by role, place and month together",
}
_REASONS: Final = {
    LeftOut.NOT_TICKED: "records that are not shareable",
    LeftOut.TEXT: "shareable records whose own words stay out",
    LeftOut.DRAFT: "drafts",
    LeftOut.DO_NOT_CONTACT: "records about which no contact is wanted",
    LeftOut.PRIVATE: "private records",
}


def _decisions(composed: Summary) -> Iterator[str]:
    for doubt, words in composed.to_decide:
        yield f"“{words}” {_DOUBTS[doubt]}."


def _left_out(composed: Summary) -> Iterator[str]:
    for reason, uids in composed.left_out.items():
        yield f"Left out: {_REASONS[reason]}: {len(uids)}."


@with_journal
def search(journal: Journal, given: Namespace) -> Answer:
    """What is found, newest first."""
    found = journal.search(given.query, limit=given.limit)
    results = [
        {"uid": hit.uid, "kind": hit.kind, "occurred_on": hit.occurred_on.isoformat()}
        | {"title": hit.title, "snippet": hit.snippet}
        for hit in found.hits
    ]
    lines = [
        printable(f"{hit.occurred_on}  {hit.kind:<10}  {_title_and_snippet(hit)}")
        for hit in found.hits
    ]
    told = f"{found.total} found" + (f", {len(lines)} shown." if len(lines) < found.total else ".")
    return Answer({"total": found.total, "results": results}, lines, (*found.notes, told))


def _title_and_snippet(hit: Hit) -> str:
    """Both, or the longer one where it says the other too: the first line stands for a title."""
    shorter, longer = sorted((hit.title, hit.snippet), key=len)
    return longer if longer.startswith(shorter.rstrip("…")) else f"{hit.title}  {hit.snippet}"


def demo(_given: Namespace) -> Answer:
    """The sample's timeline and summary in the terminal; nothing of it stays."""
    with (
        TemporaryDirectory(prefix=sample.PREFIX) as place,
        closing(sample.create(Path(place) / "Sample.allyjournal")) as journal,
    ):
        lines = demo_in_terminal(journal, date.today())
    told = "There is no display for the window, so this is the sample journal in the terminal."
    return Answer({"lines": lines}, lines, (told,))


def demo_in_terminal(journal: Journal, today: date) -> list[str]:
    """The timeline of ``journal`` and the summary of what is shareable in it."""
    material = selection.gather(journal, None, today)
    composed = compose(material, selection.first_selection(material), today)
    return [*text.timeline_lines(journal), "", "", *text.document_lines(composed.document)]
