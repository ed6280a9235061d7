"""Repairs by state and patterns, ticked and unticked."""

from datetime import date

from allyjournal.domain.mistake import (
    Apology,
    Consent,
    Mistake,
    MistakeState,
    RepairStep,
    StepStatus,
)
from allyjournal.exchange.summary.selection import LetIn, Section
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import made
from tests.unit.exchange.summary.telling import written


def step(due: str | None, status: StepStatus = StepStatus.AGREED) -> RepairStep:
    on = date.fromisoformat(due) if due else None
    return RepairStep(description="Secret", due_on=on, status=status)


def test_unticked_they_are_not_told(journal: Journal) -> None:
    journal.add([made(Mistake, title="Secret"), made(Mistake, state=MistakeState.REPAIRING)])
    assert written(journal, Section.REPAIRS) == []


def test_ticked_they_stand_by_themselves(journal: Journal) -> None:
    done, withdrawn = StepStatus.DONE, StepStatus.WITHDRAWN
    steps = (step("2026-11-20"), step("2026-01-01", done), step("2026-01-01", withdrawn))
    steps += (step("2026-01-02", done),)
    mistake = made(Mistake, "2026-09-14", title="Spoke over", repair_steps=steps)
    bare, other = made(Mistake, state=MistakeState.REFLECTING), made(Mistake)
    late = made(Mistake, title="Late", repair_steps=(step("2026-09-20"), step("2026-10-20")))
    at_once = made(Mistake, title="Once", state=MistakeState.RESTING, corrected_at_once=True)
    journal.add([at_once, mistake, bare, other, late])
    assert written(journal, Section.REPAIRS, [mistake, bare, late, at_once]) == [
        "Spoke over. From September 2026. Noticed. Two of three steps done, one past its date,"
        " November 2026.",
        "Late. From October 2026. Noticed. No of two steps done, two past their dates, September"
        " and October 2026.",
        "A mistake without a title. From October 2026. Reflecting.",
        "Once. From October 2026. Resting (recorded by me), corrected at once.",
    ]


def test_do_not_contact_is_told_only_when_it_is_ticked(journal: Journal) -> None:
    mistake = made(Mistake, title="Wrote again", contact_consent=Consent.DO_NOT_CONTACT)
    journal.add([mistake])
    assert written(journal, Section.REPAIRS) == []
    assert written(journal, Section.REPAIRS, [mistake]) == [
        "Wrote again. From October 2026. Noticed. No contact is wanted, and none is sought."
    ]


def test_accounts_are_let_in_by_themselves(journal: Journal) -> None:
    mistake = made(
        Mistake,
        title="T",
        what_happened="I spoke",
        impact="She left",
        apology=Apology(draft="I am sorry"),
    )
    journal.add([mistake])
    standing = "T. From October 2026. Noticed."
    assert written(journal, Section.REPAIRS, [mistake]) == [standing]
    for what, lines in {
        LetIn.ACCOUNT: ["What happened:", "I spoke"],
        LetIn.IMPACT: ["Its impact:", "She left"],
        LetIn.APOLOGY: ["A draft of an apology:", "I am sorry"],
    }.items():
        assert written(journal, Section.REPAIRS, [mistake], [what]) == [standing, *lines]


def test_an_empty_account_is_not_announced(journal: Journal) -> None:
    mistake = made(Mistake, title="T")
    journal.add([mistake])
    lines = written(journal, Section.REPAIRS, [mistake], [LetIn.ACCOUNT])
    assert lines == ["T. From October 2026. Noticed."]


def test_patterns_are_those_of_ticked_mistakes(journal: Journal) -> None:
    helping = [made(Mistake, on, pattern="helping first") for on in ("2026-02-03", "2026-05-06")]
    other = made(Mistake, pattern="filling silences")
    journal.add([*helping, other, made(Mistake)])
    assert written(journal, Section.PATTERNS) == []
    assert written(journal, Section.PATTERNS, [*helping]) == [
        "Helping first. In February and May 2026.",
        "Noticing better brings more of them to light.",
    ]
