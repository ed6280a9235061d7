"""What the agreement page reads in the journal; run in the worker thread."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from allyjournal.domain.agreement import Agreement, AgreementVersion
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal
from allyjournal.store.row_id import day_of

ANY = ""


class Against(NamedTuple):
    """What is held against a commitment: its check-ins, and the row ids of all that names it,
    check-ins among it; both newest first."""

    check_ins: Sequence[CheckIn] = ()
    ids: Sequence[int] = ()

    def check_in(self, uid: str) -> CheckIn | None:
        """The check-in with this uid, if it is among them."""
        return next((check_in for check_in in self.check_ins if check_in.uid == uid), None)

    def since(self, day: date) -> "Against":
        """What of it is from that day or later."""
        return Against(
            [check_in for check_in in self.check_ins if check_in.occurred_on >= day],
            [row_id for row_id in self.ids if day_of(row_id) >= day],
        )


class Reading(NamedTuple):
    """All agreements, the one to be shown, what was signed of it, and what is held against each
    of its commitments (by uid). ``opened`` is the check-in that was asked for,
    ``prompts`` are the records, by uid, that prompted a version. What is ``unreadable`` is missing.
    """

    agreements: Sequence[Agreement] = ()
    shown: Agreement | None = None
    versions: Sequence[AgreementVersion] = ()
    held: Mapping[str, Against] = {}
    opened: CheckIn | None = None
    prompts: Mapping[str, AnyRecord] = {}
    unreadable: Collection[Unreadable] = ()

    def text(self) -> tuple[object, ...]:
        """What the page says beside what is held against the commitments and the dates."""
        names = [(one.uid, display_title(one)) for one in self.agreements]
        return names, self.shown and _undated(self.shown), self.versions, self.prompts


def read(journal: Journal, uid: str | None) -> Reading:
    """What the page shows for the uid of an agreement or of a check-in.

    ANY shows the one that was begun last, and so does what is gone; None a new one.
    """
    with journal.around_damage() as unreadable:
        return _read(journal, uid)._replace(unreadable=unreadable)


def _read(journal: Journal, uid: str | None) -> Reading:
    agreements = journal.of_kind(Agreement)
    asked = journal.find(uid) if uid else None
    opened = asked if isinstance(asked, CheckIn) else None
    commitment = opened.commitment if opened else ""
    if uid is None or not agreements:
        return Reading(agreements)
    found = (one for one in agreements if uid == one.uid or commitment in _commitments(one))
    shown = next(found, agreements[-1])
    versions = journal.versions(shown.uid)
    # of what was signed and of what is being amended: either may be on the page
    texts = [shown, *(version.content for version in versions[-1:])]
    held = {one: _against(journal, one) for one in set().union(*map(_commitments, texts))}
    named = {version.prompted_by for version in versions if version.prompted_by}
    prompts = {one: record for one in named if (record := journal.find(one))}
    return Reading(agreements, shown, versions, held, opened, prompts)


def _against(journal: Journal, commitment: str) -> Against:
    query = f"commitment:{commitment}"
    checked = journal.ids(query, {"kind": ("check_in",)}).ids
    check_ins = [it for it in journal.window(checked) if isinstance(it, CheckIn)]
    others = journal.ids(query).ids
    return Against(check_ins, sorted([*checked, *others], reverse=True))


def _commitments(agreement: Agreement) -> set[str]:
    return {commitment.uid for commitment in agreement.commitments}


def _undated(agreement: Agreement) -> Agreement:
    return agreement.changed(
        next_review_on=None,
        next_check_in_on=None,
        reviewed_on=None,
        modified_at=agreement.created_at,
    )
