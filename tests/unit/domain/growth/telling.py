"""What the measures are made of, from records."""

from collections.abc import Iterable, Sequence

from allyjournal.domain.agreement import Agreement, AgreementVersion
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.growth import facts
from allyjournal.domain.growth.measures import Sources
from allyjournal.domain.growth.pairs import kept
from allyjournal.domain.growth.written import written
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.reflection import Reflection
from allyjournal.domain.resource import Resource


def sources(records: Sequence[AnyRecord], versions: Iterable[AgreementVersion] = ()) -> Sources:
    """All that ``records`` and ``versions`` have to tell."""
    return Sources(
        written=[mark for record in records for mark in written(record)],
        mistakes=[facts.of_mistake(it) for it in records if isinstance(it, Mistake)],
        feedback=[facts.of_feedback(it) for it in records if isinstance(it, Feedback)],
        check_ins=[facts.of_check_in(it) for it in records if isinstance(it, CheckIn)],
        learned=[
            facts.of_resource(it)
            for it in records
            if isinstance(it, Resource) and it.practice_change
        ],
        kept=list(kept(it for it in records if isinstance(it, Reflection))),
        agreements=[it for it in records if isinstance(it, Agreement)],
        versions=list(versions),
    )
