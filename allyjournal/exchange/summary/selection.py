"""What a summary could hold, and what its writer lets in.

A record that is not ticked gives nothing, not even a number; a ticked one its title, month and
state, and what its section needs of it; a body, an account or the like only when it was let in by
itself.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from msgspec import Struct

from allyjournal.domain.agreement import Agreement, AgreementVersion
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.kinds import AnyRecord, body
from allyjournal.domain.mentoring import Mentor, Session
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.person import Person
from allyjournal.domain.record import AnyKind, Visibility
from allyjournal.domain.record import since as came_into_state
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.domain.resource import LEARNED, Resource
from allyjournal.exchange.summary.decided import Decided
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal

_AT_ONCE = 500  # rows
_MOVING: tuple[type[Feedback | Conversation | Resource], ...] = (Feedback, Conversation, Resource)
_DATED = ("check_in", "feedback", "conversation", "resource", "reflection", "mistake")


class Section(StrEnum):
    """The sections, in their order."""

    FOR_THE_MENTOR = "for_the_mentor"
    PERIOD = "period"
    AGREEMENT = "agreement"
    COMMITMENTS = "commitments"
    ADVICE = "advice"
    CONVERSATIONS = "conversations"
    LEARNING = "learning"
    REFLECTIONS = "reflections"
    PATTERNS = "patterns"
    REPAIRS = "repairs"
    GROWTH = "growth"
    ACTIONS = "actions"
    QUESTIONS = "questions"
    NEXT_ACTIONS = "next_actions"


USUAL = frozenset(Section) - {Section.FOR_THE_MENTOR, Section.GROWTH}
"""The sections of a summary for which none were chosen; looking back, and the page that a mentor
needs once, come in when they are asked for."""


class LetIn(StrEnum):
    """What of a record is let in by itself, and never by default."""

    BODY = "body"
    INTENSITIES = "intensities"
    OBSTACLE = "obstacle"
    ACCOUNT = "account"
    IMPACT = "impact"
    APOLOGY = "apology"
    GIST = "gist"
    REQUEST = "request"
    MISSED = "missed"
    PRACTICE = "practice"


class LeftOut(StrEnum):
    """Why something stays in the journal; ``text`` is what of a ticked record was not let in."""

    NOT_TICKED = "not_ticked"
    TEXT = "text"
    DRAFT = "draft"
    DO_NOT_CONTACT = "do_not_contact"
    PRIVATE = "private"


class Selection(Struct, frozen=True, kw_only=True):
    """The writer's choice: sections, ticked records and let-ins by uid, questions as Markdown,
    and what was ``decided`` about words."""

    sections: frozenset[Section] = USUAL
    included: frozenset[str] = frozenset()
    let_in: Mapping[str, frozenset[LetIn]] = {}
    questions: str = ""
    decided: Decided = Decided()

    def lets_in(self, uid: str, what: LetIn) -> bool:
        """Whether a ticked record's ``what`` comes along."""
        return uid in self.included and what in self.let_in.get(uid, ())


class Material(NamedTuple):
    """What a period has to offer: only records that may leave, private ones counted by uid.

    ``since`` is the first day (None: from the beginning), ``until`` the last. Agreements, their
    versions, open mistakes and sessions may be older. Records stand by kind, those of a
    kind in time. ``others`` are the names of those without a record of a person. Records that
    cannot be read are ``unreadable``, and ``nameless`` is what cannot be read of all that names
    somebody.
    """

    since: date | None
    until: date
    records: tuple[AnyRecord, ...]
    versions: tuple[AgreementVersion, ...]
    people: tuple[Person, ...]
    private: tuple[str, ...]
    others: tuple[str, ...] = ()
    unreadable: frozenset[Unreadable] = frozenset()
    nameless: frozenset[Unreadable] = frozenset()

    def of(self, kind: type[AnyKind]) -> list[AnyKind]:
        """The records of one kind."""
        return [record for record in self.records if isinstance(record, kind)]

    def only(self, included: Collection[str]) -> Self:
        """The same as if nothing but the records with these uids had ever been written."""
        records = tuple(it for it in self.records if it.uid in included)
        versions = tuple(it for it in self.versions if it.agreement in included)
        return self._replace(records=records, versions=versions)

    def begun_by(self, day: date) -> bool:
        """Whether the period had begun on ``day``."""
        return self.since is None or self.since <= day


class Offer(NamedTuple):
    """A record to tick or not, whether it is ticked at first, and what could be let in of it."""

    record: AnyRecord
    ticked: bool
    let_in: tuple[LetIn, ...]


def gather(journal: Journal, since: date | None, until: date, mentor: str = "") -> Material:
    """What ``journal`` has to offer from ``since`` (None: the beginning) to ``until``, from the
    last session with ``mentor`` (a uid), and from earlier ones that left something open."""
    with journal.around_damage() as unreadable:
        offered = list(_offered(journal, since, until, mentor))
    with journal.around_damage() as nameless:
        versions, trashed = journal.versions(), journal.trashed()
        people = tuple(_people(journal, trashed))
        others = tuple(_others(journal, versions, trashed))
    return Material(
        since=since,
        until=until,
        records=tuple(it for it in offered if _may_leave(it)),
        versions=tuple(it for it in versions if it.signed_on <= until),
        people=people,
        private=tuple(it.uid for it in offered if not _may_leave(it)),
        others=others,
        unreadable=frozenset(unreadable),
        nameless=frozenset(nameless),
    )


def _people(journal: Journal, trashed: Sequence[AnyRecord]) -> Iterator[Person]:
    """Everybody, with what they were called before among their names."""
    everybody = list(_everyone(journal, trashed, Person))
    taken = {person.pseudonym for person in everybody}
    for person in everybody:
        former = (it for it in _former_names(journal, person.uid) if it not in taken)
        yield person.changed(names=tuple(dict.fromkeys((*person.names, *former))))


def _former_names(journal: Journal, uid: str) -> Iterator[str]:
    """What a person or a mentor was called before: older texts still say so."""
    former = (revision.record for revision in journal.revisions(uid))
    return (it.pseudonym for it in former if isinstance(it, Person | Mentor))


def _others(
    journal: Journal, versions: Sequence[AgreementVersion], trashed: Sequence[AnyRecord]
) -> Iterator[str]:
    """The mentors, and who holds the writer to account, by name; "my sister" is nobody's.

    Also those whom only a private agreement names, or one that was signed later.
    """
    for mentor in _everyone(journal, trashed, Mentor):
        yield mentor.pseudonym
        yield from _former_names(journal, mentor.uid)
    for agreement in (*journal.of_kind(Agreement), *(it.content for it in versions)):
        for contact in agreement.accountability_contacts:
            if any(word[0].isupper() for word in contact.person.split()):
                yield contact.person


def _everyone(
    journal: Journal, trashed: Sequence[AnyRecord], kind: type[AnyKind]
) -> Iterator[AnyKind]:
    """Also those in the trash: a text may still name them."""
    yield from journal.of_kind(kind)
    yield from (it for it in trashed if isinstance(it, kind))


def noted_questions(journal: Journal, mentor: str) -> str:
    """The questions that were last noted for a session with ``mentor``, to begin with."""
    noted = [it.questions for it in _sessions(journal, mentor) if it.questions]
    return noted[-1] if noted else ""


def _offered(journal: Journal, since: date | None, until: date, mentor: str) -> Iterator[AnyRecord]:
    read = (*_earlier(journal, since), *_written(journal, f"after:{since}" if since else ""))
    found = [it for it in read if it.occurred_on <= until]
    yield from journal.of_kind(Agreement)
    yield from (it for it in found if isinstance(it, CheckIn))
    for kind in _MOVING:
        yield from (it for it in found if isinstance(it, kind) and _moved_in(it, since))
    yield from (it for it in found if isinstance(it, Reflection))
    yield from (it for it in found if isinstance(it, Mistake))
    held = [it for it in _sessions(journal, mentor) if it.held_on and it.held_on <= until]
    yield from (it for it in held[:-1] if any(not action.done_on for action in it.actions))
    yield from (it for it in held[-1:] if it.actions)


def _sessions(journal: Journal, mentor: str) -> list[Session]:
    """Those with ``mentor`` that may be told of; without one, none."""
    there = journal.of_kind(Session) if mentor else []
    return [it for it in there if it.mentor == mentor and _may_leave(it)]


def _may_leave(record: AnyRecord) -> bool:
    return record.visibility is not Visibility.PRIVATE


def _moved_in(record: Feedback | Conversation | Resource, since: date | None) -> bool:
    """Whether it happened in the period, or came into its present state since the first day.

    What is still to be learned from is nothing to tell yet.
    """
    if isinstance(record, Resource) and record.state not in LEARNED:
        return False
    return since is None or max(record.occurred_on, came_into_state(record)) >= since


def _earlier(journal: Journal, since: date | None) -> Iterator[AnyRecord]:
    """What is older than the period and belongs to it: what moved in it, what is still open."""
    if since is None:
        return
    for kind in _MOVING:
        yield from (it for it in journal.of_kind(kind, since) if it.occurred_on < since)
    yield from _written(journal, f"before:{since} is:open", ("mistake",))


def _written(journal: Journal, query: str, kinds: Collection[str] = _DATED) -> Iterator[AnyRecord]:
    """The records of some kinds that a query finds, oldest first, read in portions."""
    ids = journal.ids(query, {"kind": kinds}).ids[::-1]
    for start in range(0, len(ids), _AT_ONCE):
        entries = journal.window(ids[start : start + _AT_ONCE])
        yield from (it for it in entries if it and not isinstance(it, AgreementVersion))


def offers(material: Material) -> Iterator[Offer]:
    """What can be chosen record by record, in the order of the sections."""
    for record in material.records:
        shareable = record.visibility is Visibility.SHAREABLE
        yield Offer(record, shareable and not _kept_back(record), tuple(_let_ins(record)))


def first_selection(material: Material) -> Selection:
    """What is in before the writer chooses: the usual sections, and what is shareable."""
    ticked = (offer.record.uid for offer in offers(material) if offer.ticked)
    return Selection(included=frozenset(ticked))


def _kept_back(record: AnyRecord) -> LeftOut | None:
    """Why a record is not ticked at first although it is shareable."""
    if isinstance(record, Reflection) and record.state is ReflectionState.DRAFT:
        return LeftOut.DRAFT
    if isinstance(record, Mistake) and record.silent:
        return LeftOut.DO_NOT_CONTACT
    return None


def _let_ins(record: AnyRecord) -> Iterator[LetIn]:
    """What of a record there is to be let in by itself."""
    match record:
        case CheckIn():
            texts = {LetIn.OBSTACLE: record.obstacle or record.adjustment}
        case Feedback():
            texts = {LetIn.GIST: record.gist, LetIn.REQUEST: record.request}
        case Conversation():
            texts = {LetIn.MISSED: record.what_i_missed}
        case Resource():
            texts = {LetIn.PRACTICE: record.practice_change}
        case Reflection():
            felt = (record.intensity_before, record.intensity_after)
            texts = {
                LetIn.BODY: "".join(body(record)),
                LetIn.INTENSITIES: "".join(str(it) for it in felt if it is not None),
            }
        case Mistake():
            texts = {LetIn.ACCOUNT: record.what_happened, LetIn.IMPACT: record.impact}
            texts[LetIn.APOLOGY] = record.apology.draft
        case _:
            texts = {}
    yield from (what for what, text in texts.items() if text)


def left_out(material: Material, selection: Selection) -> dict[LeftOut, tuple[str, ...]]:
    """The uids of what stays in the journal, by reason: for the writer alone."""
    uids: dict[LeftOut, list[str]] = {reason: [] for reason in LeftOut}
    uids[LeftOut.PRIVATE] += material.private
    for offer in offers(material):
        record = offer.record
        if record.uid not in selection.included:
            uids[_kept_back(record) or LeftOut.NOT_TICKED].append(record.uid)
        elif any(not selection.lets_in(record.uid, what) for what in offer.let_in):
            uids[LeftOut.TEXT].append(record.uid)
    return {reason: tuple(found) for reason, found in uids.items() if found}
