"""Records for the tests of this folder: a few that are linked, and one of every kind, filled."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, TypeVar

from msgspec import inspect

from allyjournal.domain.agreement import Agreement, AgreementVersion, Commitment, sign
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.kinds import KINDS, AnyRecord
from allyjournal.domain.mentoring import Share
from allyjournal.domain.mistake import Mistake, RepairStep, StepStatus
from allyjournal.domain.person import Person
from allyjournal.domain.record import Pillar, Record, Visibility, begin, new_uid
from allyjournal.domain.reflection import STEPS, Framework, Reflection, ReflectionState

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
COPY = b"%PDF-1.7 \xff"

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


def a_few() -> tuple[list[AnyRecord], AgreementVersion]:
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


def every_kind() -> tuple[list[AnyRecord], AgreementVersion]:
    """A record of every kind and a version of the agreement, every field but ``trashed_at``
    filled; a field more is filled by itself."""
    uids = {kind: new_uid() for kind in (*KINDS, "commitment", "version")}
    records: list[Any] = []
    for name, kind in KINDS.items():
        # "private" goes with everything, "out of scope" with nothing else
        own = {"uid": uids[name], "trashed_at": None, "visibility": Visibility.PRIVATE}
        if kind is Share:
            own |= {"copy": COPY, "sha256": sha256(COPY).hexdigest()}
        records.append(_filled(kind, uids, own))
    own = {"uid": uids["version"], "agreement": uids["agreement"], "content": records[0]}
    version = _filled(AgreementVersion, uids, own)
    assert isinstance(records[0], Agreement)
    return records, version


def _filled(kind: type, uids: dict[str, str], own: dict[str, Any]) -> Any:
    described = inspect.type_info(kind)
    assert isinstance(described, inspect.StructType)
    fields = {field.name: field.type for field in described.fields if field.name not in own}
    return kind(**own, **{name: _value(name, it, uids) for name, it in fields.items()})


def _value(name: str, kind: inspect.Type, uids: dict[str, str]) -> Any:
    match kind:
        case inspect.Metadata(type=inner):
            return _value(name, inner, uids)
        case inspect.UnionType(types=types):
            (some,) = (it for it in types if not isinstance(it, inspect.NoneType))
            return _value(name, some, uids)
        case inspect.VarTupleType(item_type=item):
            return (_value(name, item, uids),)
        case inspect.DictType(value_type=value):
            # the answers to the last framework's first step
            step = STEPS[list(Framework)[-1]][0]
            return {step: _value(name, value, uids)}
        case inspect.StructType(cls=part):
            return _filled(part, uids, {"uid": uids["commitment"]} if part is Commitment else {})
        case inspect.StrType(pattern=str()):
            return uids["commitment" if name.startswith("commitment") else "person"]
        case inspect.EnumType(cls=values):
            return list(values)[-1]
    simple = {
        inspect.StrType: f"The *{name}* of it",
        inspect.BoolType: True,
        inspect.IntType: 2,
        inspect.DateType: date(2026, 1, 1),
        inspect.DateTimeType: NOW,
    }
    return simple[type(kind)]
