"""Records for the tests of this folder: one of each kind, linked to each other."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar

from allyjournal.domain.agreement import Agreement, AgreementVersion, Commitment, sign
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Mistake, RepairStep, StepStatus
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar, Record, begin, new_uid
from allyjournal.domain.reflection import Reflection, ReflectionState

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)

AnyKind = TypeVar("AnyKind", bound=Record)


def made(kind: type[AnyKind], on: str = "2026-10-14", **fields: Any) -> AnyKind:
    """A record of a kind on a day."""
    return begin(kind, date.fromisoformat(on), NOW, **fields)


def commitment(statement: str, pillar: Pillar = Pillar.LISTENING, **fields: Any) -> Commitment:
    """A commitment of its own."""
    return Commitment(uid=new_uid(), pillar=pillar, statement=statement, **fields)


def signed(
    agreement: Agreement, on: str, *versions: AgreementVersion, reason: str = ""
) -> tuple[Agreement, AgreementVersion]:
    """The agreement as it is signed on a day, after ``versions``."""
    return sign(agreement, versions, date.fromisoformat(on), reason)


def one_of_each() -> tuple[list[AnyRecord], AgreementVersion]:
    """A person, a signed agreement, a check-in, a reflection and a mistake."""
    person = made(Person, pseudonym="Rowan", names=("Zoë Müller",))
    agreement = made(Agreement, "2026-03-01", title="Ours", commitments=(commitment("Listen"),))
    agreement, version = signed(agreement, "2026-03-02")
    check_in = made(
        CheckIn,
        commitment=agreement.commitments[0].uid,
        value=CheckInValue.AVOIDED,
        obstacle="I fill silences.",
    )
    reflection = made(
        Reflection,
        title="At the table",
        text="Rowan spoke first.",
        people=(person.uid,),
        related=(check_in.uid,),
        commitments=(agreement.commitments[0].uid,),
        state=ReflectionState.KEPT,
    )
    step = RepairStep(description="Ask", due_on=date(2026, 11, 1), status=StepStatus.AGREED)
    mistake = made(
        Mistake, title="Spoke over", affected=(person.uid,), repair_steps=(step,), impact="Quiet"
    )
    return [agreement, person, check_in, reflection, mistake], version
