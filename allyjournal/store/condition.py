"""The parsed search language as SQL over the search index.

Words and fields become one FTS5 expression, dates become bounds on its row ids; see
https://www.sqlite.org/fts5.html, "Full-text Query Syntax". A person's words are always quoted.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple, TypeGuard

from allyjournal.domain.agreement import FORMER, Agreement, paragraphs
from allyjournal.domain.kinds import KINDS
from allyjournal.domain.person import Person
from allyjournal.domain.query import Dates, Field, Group, IsDue, Term, Words
from allyjournal.store.records import of_kind
from allyjournal.store.row_id import first_of
from allyjournal.store.words import folded, searchable, token
from allyjournal.vault.vault import Connection

_EVERYTHING = "(" + " OR ".join(f'tokens : "{token("kind", kind)}"' for kind in KINDS) + ")"


class Condition(NamedTuple):
    """SQL over the table ``search``, and the values of its parameters."""

    sql: str
    parameters: tuple[str | int, ...]


def condition(connection: Connection, groups: Sequence[Group], today: date) -> Condition:
    """Where every group holds: one match of the index, and what only the tables know."""
    match = _match(connection, [group for group in groups if _in_index(group)])
    beside = [
        _joined(" OR ", [_beside_index(connection, term, today) for term in group])
        for group in groups
        if not _in_index(group)
    ]
    return _joined(" AND ", [Condition("search MATCH ?", (match,)), *beside])


def _in_index(group: Group) -> TypeGuard[tuple[Words | Field, ...]]:
    return all(isinstance(term, Words | Field) for term in group)


def _joined(operator: str, conditions: Sequence[Condition]) -> Condition:
    sql = operator.join(condition.sql for condition in conditions)
    parameters = chain.from_iterable(condition.parameters for condition in conditions)
    return Condition(f"({sql})", tuple(parameters))


def _beside_index(connection: Connection, term: Term, today: date) -> Condition:
    """Where a term holds that is a date or a due, or that an OR joins to one.

    FTS5 takes bounds on ``rowid`` into its own scan, but it would scan anew for every id after
    an IN; the ``+`` keeps that from it (https://www.sqlite.org/optoverview.html, section 2.1).
    """
    match term:
        case Dates():
            bounds = (("search.rowid >= ?", term.since), ("search.rowid < ?", term.until))
            held = _joined(
                " AND ", [Condition(sql, (first_of(day),)) for sql, day in bounds if day]
            )
        case IsDue():
            due = "+search.rowid IN (SELECT record FROM due WHERE shown_from <= ?)"
            held = Condition(due, (today.isoformat(),))
        case _:
            found = "+search.rowid IN (SELECT rowid FROM search WHERE search MATCH ?)"
            held = Condition(found, (_expression(connection, term),))
    return held._replace(sql=f"NOT {held.sql}") if term.negated else held


def _match(connection: Connection, groups: Iterable[tuple[Words | Field, ...]]) -> str:
    """The FTS5 expression in which every group holds. Its NOT needs something to take from."""
    required, excluded = [], []
    for group in groups:
        if len(group) == 1 and group[0].negated:
            excluded.append(_expression(connection, group[0]))
        else:
            required.append(f"({' OR '.join(_either(connection, term) for term in group)})")
    expression = " AND ".join(required) or _EVERYTHING
    return f"({expression}) NOT ({' OR '.join(excluded)})" if excluded else expression


def _either(connection: Connection, term: Words | Field) -> str:
    expression = _expression(connection, term)
    return f"({_EVERYTHING} NOT {expression})" if term.negated else expression


def _expression(connection: Connection, term: Words | Field) -> str:
    """The FTS5 expression for what ``term`` names, negated or not."""
    star = " *" if term.prefix else ""
    if isinstance(term, Words):
        # Every token holds a character that no word has: only a beginning could be both.
        columns = "{title text} : " if term.prefix else ""
        return columns + _quoted(searchable(term.text)) + star
    tokens = (_quoted(token(term.name, value)) for value in _values(connection, term))
    return f"({' OR '.join(f'tokens : {quoted}{star}' for quoted in tokens)})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _values(connection: Connection, field: Field) -> Sequence[str]:
    """What the index has for ``field``: uids for the people and commitments that it names."""
    if field.name == "person":
        return _people(connection, field.value) or [field.value]
    if field.name == "commitment" and field.value.isdecimal():
        return _commitments(connection, int(field.value)) or [field.value]
    return [field.value]


def _people(connection: Connection, name: str) -> list[str]:
    """The uids of those whose pseudonym is ``name``, or else begins so; accents and case aside."""
    people = of_kind(connection, Person)
    name = folded(name)
    named = [person.uid for person in people if folded(person.pseudonym) == name]
    return named or [it.uid for it in people if folded(it.pseudonym).startswith(name)]


def _commitments(connection: Connection, number: int) -> list[str]:
    """The uid of the commitment with that number, as one reads it, in each present agreement."""
    uids = []
    for agreement in of_kind(connection, Agreement):
        if agreement.state not in FORMER:
            read = [part.commitment for part in paragraphs(agreement) if part.field == "statement"]
            uids += [commitment.uid for commitment in read[:number][number - 1 :] if commitment]
    return uids
