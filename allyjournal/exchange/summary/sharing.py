"""From a summary that was saved to the record of it."""

from datetime import datetime
from hashlib import sha256

from allyjournal.domain.mentoring import Format, Redactions, Share
from allyjournal.domain.record import begin
from allyjournal.exchange.summary.compose import Summary
from allyjournal.exchange.summary.decided import Decided
from allyjournal.exchange.summary.document import texts
from allyjournal.exchange.summary.selection import Material, Section, Selection

_NOTHING = Redactions()


def shared(
    material: Material,
    selection: Selection,
    data: bytes,
    file_format: Format,
    now: datetime,
    *,
    mentor: str = "",
    title: str = "",
    password: str = "",
    redactions: Redactions = _NOTHING,
) -> Share:
    """That ``data``, the file of ``selection`` from ``material``, was given to a ``mentor`` (a
    uid) at ``now`` (with its zone)."""
    today = now.astimezone().date()
    return begin(
        Share,
        today,
        now,
        title=title,
        mentor=mentor or None,
        shared_on=today,
        since=material.since,
        until=material.until,
        sections=tuple(section for section in Section if section in selection.sections),
        included=tuple(it.uid for it in material.records if it.uid in selection.included),
        redactions=redactions,
        format=file_format,
        sha256=sha256(data).hexdigest(),
        copy=data,
        password=password,
    )


def redactions(summary: Summary, decided: Decided) -> Redactions:
    """What was decided for ``summary``. A settled word that is not in it may be a real name."""
    told = " ".join(" ".join(texts(summary.document)).split())
    kept = tuple(words for words in decided.stays() if words in told)
    return Redactions(replaced=summary.replaced, kept=kept)
