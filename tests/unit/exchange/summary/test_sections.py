"""What each section says, ticked and unticked."""

from datetime import date
from typing import Any

import pytest

from allyjournal.domain.agreement import (
    Agreement,
    AgreementState,
    AgreementVersion,
    Commitment,
    CommitmentStatus,
    CommunityInput,
)
from allyjournal.domain.check_in import CheckIn, CheckInValue
from allyjournal.domain.record import Pillar, Precision, Visibility
from allyjournal.domain.reflection import NextAction, Reflection, ReflectionState
from allyjournal.exchange.summary.compose import compose
from allyjournal.exchange.summary.document import Heading, Items, Look, texts
from allyjournal.exchange.summary.selection import LetIn, Section, Selection, gather
from allyjournal.store.journal import Journal
from tests.unit.exchange.records import TODAY, commitment, made, signed
from tests.unit.exchange.summary.telling import told

LISTEN = commitment("Listen first")
DESCRIBED = CheckInValue.AS_DESCRIBED
READ = commitment("Read before asking", Pillar.REFLECTION)


def written(journal: Journal, section: Section, *chosen: Any, **more: Any) -> list[str]:
    """The lines of one section below its heading, new words between asterisks."""
    lines: list[str] = []
    for block in told(journal, section, *chosen, **more).blocks:
        runs = block.items if isinstance(block, Items) else (block.spans,)
        if not isinstance(block, Heading):
            lines += [
                "".join(f"*{s.text}*" if s.look is Look.MARKED else s.text for s in run)
                for run in runs
            ]
    return lines


def check_in(on: str, value: CheckInValue, held: Commitment = LISTEN, **more: object) -> CheckIn:
    return made(CheckIn, on, commitment=held.uid, value=value, **more)


def agreed(*versions: tuple[str, Agreement, str]) -> tuple[Agreement, list[AgreementVersion]]:
    """An agreement signed on several days, each time with a content and a reason."""
    made_versions: list[AgreementVersion] = []
    for on, content, reason in versions:
        agreement, version = signed(content, on, *made_versions, reason=reason)
        made_versions.append(version)
    return agreement, made_versions


FIRST = made(Agreement, "2026-02-01", title="Ours", commitments=(LISTEN, READ))
SECOND = FIRST.changed(
    commitments=(
        LISTEN.__class__(uid=LISTEN.uid, pillar=LISTEN.pillar, statement="Listen first and last"),
        Commitment(
            uid=READ.uid,
            pillar=READ.pillar,
            statement=READ.statement,
            in_practice="Two books",
            if_then_plan="If unsure, then read",
            status=CommitmentStatus.PAUSED,
        ),
        commitment("Give an hour"),
    ),
    positionality="I grew up in Oakham",
    community_input=CommunityInput.INVITED,
)
THIRD = SECOND.changed(
    commitments=(
        SECOND.commitments[0],
        Commitment(
            uid=READ.uid, pillar=READ.pillar, statement=READ.statement, in_practice="Two new books"
        ),
    )
)

SIGNED, VERSIONS = agreed(("2026-02-02", FIRST, ""))


class TestAgreement:
    def test_unticked_it_is_not_told(self, journal: Journal) -> None:
        agreement, versions = agreed(("2026-02-02", FIRST, ""))
        journal.add([agreement], versions)
        assert written(journal, Section.AGREEMENT) == []

    def test_ticked_it_says_what_changed_in_its_commitments(self, journal: Journal) -> None:
        agreement, versions = agreed(
            ("2026-02-02", FIRST, ""),
            ("2026-06-02", SECOND, "I *heard* it"),
            ("2026-07-02", THIRD, "x"),
        )
        journal.add([agreement], versions)
        assert written(journal, Section.AGREEMENT, [agreement], since="2026-03-01") == [
            "Ours.",
            "Version 2, signed in June 2026. Reason: “I heard it”",
            "Reworded: Listen *first and last*",
            "Paused: Read before asking",
            "In practice: *Two books*",
            "If and then: *If unsure, then read*",
            "New: *Give an hour*",
            "Version 3, signed in July 2026. Reason: “x”",
            "Taken up again: Read before asking",
            "In practice: Two *new *books",
            "If and then: left out",
            "No longer: Give an hour",
            "The community was invited to comment on it.",
        ]

    def test_a_detail_alone_names_its_commitment(self, journal: Journal) -> None:
        later = FIRST.changed(
            commitments=(
                LISTEN,
                Commitment(
                    uid=READ.uid, pillar=READ.pillar, statement=READ.statement, in_practice="Books"
                ),
            )
        )
        agreement, versions = agreed(("2026-02-02", FIRST, ""), ("2026-06-02", later, "x"))
        journal.add([agreement], versions)
        lines = written(journal, Section.AGREEMENT, [agreement], since="2026-03-01")
        assert "Read before asking. In practice: *Books*" in lines

    def test_without_a_version_in_the_period(self, journal: Journal) -> None:
        agreement, versions = agreed(("2026-02-02", FIRST, ""))
        draft = made(Agreement, commitments=(commitment("Else"),))
        journal.add([agreement, draft], versions)
        assert written(journal, Section.AGREEMENT, [agreement, draft], since="2026-03-01") == [
            "Ours.",
            "Version 1, signed in February 2026. Nothing in it changed in this time.",
            "My own undertaking; the community was not asked.",
            "Not signed yet.",
            "My own undertaking; the community was not asked.",
        ]

    def test_what_no_longer_holds_is_left_out_unless_it_was_signed_then(
        self, journal: Journal
    ) -> None:
        agreement, versions = agreed(("2026-02-02", FIRST, ""))
        journal.add([agreement.changed(state=AgreementState.RETIRED)], versions)
        assert written(journal, Section.AGREEMENT, [agreement], since="2026-03-01") == []
        assert written(journal, Section.AGREEMENT, [agreement], since="2026-02-01") != []

    def test_a_private_one_is_left_out(self, journal: Journal) -> None:
        journal.add([FIRST.changed(visibility=Visibility.PRIVATE)])
        assert written(journal, Section.AGREEMENT, [FIRST]) == []
        assert written(journal, Section.COMMITMENTS, [FIRST]) == []

    def test_a_version_whose_former_one_is_missing_still_stands(self, journal: Journal) -> None:
        agreement, versions = agreed(("2026-02-02", FIRST, ""), ("2026-06-02", SECOND, "x"))
        journal.add([agreement], versions[1:])
        assert written(journal, Section.AGREEMENT, [agreement])[1] == (
            "Version 2, signed in June 2026. Reason: “x”"
        )


class TestCommitments:
    def test_check_ins_are_told_in_words_and_runs(self, journal: Journal) -> None:
        avoided, described = CheckInValue.AVOIDED, DESCRIBED
        held = [
            check_in("2026-08-01", avoided, obstacle="I fill *silences*", adjustment="I count"),
            check_in("2026-09-01", avoided),
            check_in("2026-09-05", CheckInValue.NOT_APPLICABLE),
            check_in("2026-10-01", described),
            check_in("2026-10-11", described),
            check_in("2026-11-11", described),
            check_in("2026-11-12", avoided, READ, visibility=Visibility.PRIVATE, obstacle="no"),
        ]
        journal.add([SIGNED, *held], VERSIONS)
        lines = [
            "Listen first. Avoided it (August and September 2026), then did"
            " as described (October and November 2026).",
            "Not tested, or not told here:",
            "Read before asking.",
        ]
        assert written(journal, Section.COMMITMENTS, [FIRST, *held]) == lines
        assert written(journal, Section.COMMITMENTS, [FIRST, *held], [LetIn.OBSTACLE]) == [
            lines[0],
            "Obstacle: I fill silences.",
            "Adjustment: I count.",
            *lines[1:],
        ]

    def test_a_check_in_that_is_not_ticked_is_not_told(self, journal: Journal) -> None:
        held = [check_in("2026-08-01", CheckInValue.AVOIDED), check_in("2026-09-01", DESCRIBED)]
        journal.add([SIGNED, *held], VERSIONS)
        assert written(journal, Section.COMMITMENTS) == []
        # once for all of which there is nothing to tell
        untold = "Not tested, or not told here:"
        assert written(journal, Section.COMMITMENTS, [FIRST]) == [
            untold,
            "Listen first.",
            "Read before asking.",
        ]
        assert written(journal, Section.COMMITMENTS, [FIRST, held[1]]) == [
            "Listen first. Did as described (September 2026).",
            untold,
            "Read before asking.",
        ]

    def test_what_stood_in_the_way_is_told_where_nothing_was_tested(self, journal: Journal) -> None:
        value = CheckInValue.NOT_APPLICABLE
        held = check_in("2026-08-01", value, obstacle="I was away")
        journal.add([SIGNED, held], VERSIONS)
        ticked = [FIRST, held]
        assert written(journal, Section.COMMITMENTS, ticked)[0] == "Not tested, or not told here:"
        assert written(journal, Section.COMMITMENTS, ticked, [LetIn.OBSTACLE])[:2] == [
            "Listen first. Not tested, or not told here.",
            "Obstacle: I was away.",
        ]
        alone = written(journal, Section.COMMITMENTS, [held])
        assert alone == ["A commitment of mine. Not tested, or not told here."]

    def test_check_ins_stand_alone_where_their_agreement_is_not_told(
        self, journal: Journal
    ) -> None:
        held = [
            check_in("2026-08-01", CheckInValue.AVOIDED, obstacle="I fill silences"),
            check_in("2026-09-01", DESCRIBED, READ),
        ]
        journal.add([SIGNED, *held], VERSIONS)
        assert written(journal, Section.COMMITMENTS, held, [LetIn.OBSTACLE]) == [
            "A commitment of mine. Avoided it (August 2026).",
            "Obstacle: I fill silences.",
            "A commitment of mine. Did as described (September 2026).",
        ]

    def test_a_paused_one_is_told_where_it_was_tested(self, journal: Journal) -> None:
        paused = commitment("Rest", status=CommitmentStatus.PAUSED)
        agreement, versions = agreed(("2026-02-02", made(Agreement, commitments=(paused,)), ""))
        held = check_in("2026-08-01", CheckInValue.ORDINARY, paused)
        journal.add([agreement, held], versions)
        assert written(journal, Section.COMMITMENTS, [agreement]) == []
        assert written(journal, Section.COMMITMENTS, [agreement, held]) == [
            "Rest. It has become ordinary and others notice (August 2026)."
        ]

    def test_a_reworded_one_begins_anew(self, journal: Journal) -> None:
        second = FIRST.changed(commitments=(SECOND.commitments[0], READ))
        agreement, versions = agreed(("2026-02-02", FIRST, ""), ("2026-06-02", second, "x"))
        held = [
            check_in("2026-05-01", CheckInValue.AVOIDED),
            check_in("2026-07-01", CheckInValue.AVOIDED),
            check_in("2026-05-01", CheckInValue.AVOIDED, READ),
            check_in("2026-07-01", CheckInValue.AVOIDED, READ),
        ]
        journal.add([agreement, *held], versions)
        ticked = [agreement, *held]
        reworded, as_it_was = written(journal, Section.COMMITMENTS, ticked)[:2]
        assert reworded.endswith(
            " Avoided it (May 2026). Reworded in June 2026, since then avoided it (July 2026)."
        )
        assert as_it_was.endswith("asking. Avoided it (May and July 2026).")
        assert "Reworded" in written(journal, Section.COMMITMENTS, ticked, since="2026-06-02")[0]
        assert written(journal, Section.COMMITMENTS, ticked, since="2026-06-15")[0].endswith(
            "last. Avoided it (July 2026)."
        )

    def test_what_is_being_reworded_is_not_told_before_it_is_signed(self, journal: Journal) -> None:
        held = check_in("2026-10-01", DESCRIBED)
        journal.add([SIGNED.changed(commitments=SECOND.commitments, title="Else"), held], VERSIONS)
        assert written(journal, Section.COMMITMENTS, [SIGNED, held]) == [
            "Listen first. Did as described (October 2026).",
            "Not tested, or not told here:",
            "Read before asking.",
        ]
        assert written(journal, Section.AGREEMENT, [SIGNED])[0] == "Ours."

    def test_one_that_was_never_signed_says_so(self, journal: Journal) -> None:
        draft = made(Agreement, commitments=(commitment("Else"),))
        journal.add([FIRST, draft])
        assert written(journal, Section.COMMITMENTS, [FIRST, draft]) == [
            "Ours. Not signed yet.",
            "An agreement of mine. Not signed yet.",
        ]


class TestReflections:
    entry = made(
        Reflection,
        title="Who speaks",
        text="I **spoke**.\n\n- twice",
        intensity_before=7,
        intensity_after=0,
        next_action=NextAction(when="they pause", then="I wait", due_on=date(2026, 12, 5)),
        state=ReflectionState.KEPT,
    )

    def test_a_ticked_one_gives_title_month_and_state(self, journal: Journal) -> None:
        untitled = made(Reflection, "1987-01-01", text="Secret", precision=Precision.YEAR)
        journal.add([self.entry, untitled])
        assert written(journal, Section.REFLECTIONS) == []
        assert written(journal, Section.REFLECTIONS, [self.entry]) == [
            "Who speaks. From October 2026, kept."
        ]
        assert written(journal, Section.REFLECTIONS, [untitled], since="1980-01-01") == [
            "A reflection without a title. From 1987, draft."
        ]

    def test_body_and_feelings_are_let_in_by_themselves(self, journal: Journal) -> None:
        journal.add([self.entry])
        assert written(journal, Section.REFLECTIONS, [self.entry], [LetIn.BODY])[:3] == [
            "Who speaks. From October 2026, kept.",
            "I spoke.",
            "twice",
        ]
        assert written(journal, Section.REFLECTIONS, [self.entry], [LetIn.INTENSITIES]) == [
            "Who speaks. From October 2026, kept."
            " How strong it felt, from 0 to 10: 7 before, 0 after."
        ]
        after = self.entry.changed(intensity_before=None)
        journal.save(after)
        assert written(journal, Section.REFLECTIONS, [after], [LetIn.INTENSITIES]) == [
            "Who speaks. From October 2026, kept. How strong it felt, from 0 to 10: 0 after."
        ]
        unknown = after.changed(intensity_after=None)
        journal.save(unknown)
        assert written(journal, Section.REFLECTIONS, [unknown], [LetIn.INTENSITIES]) == [
            "Who speaks. From October 2026, kept."
        ]

    @pytest.mark.parametrize(
        ("action", "words"),
        [
            (NextAction(when="they pause", then="I wait"), ["If they pause, then I wait."]),
            (NextAction(then="I wait", due_on=date(2026, 12, 5)), ["I wait. By December 2026."]),
            (NextAction(when="they pause"), ["They pause."]),
            (NextAction(due_on=date(2026, 12, 5)), []),
            (None, []),
        ],
    )
    def test_next_actions_are_those_of_ticked_reflections(
        self, journal: Journal, action: NextAction | None, words: list[str]
    ) -> None:
        entry = self.entry.changed(next_action=action)
        journal.add([entry])
        assert written(journal, Section.NEXT_ACTIONS, [entry]) == words
        assert written(journal, Section.NEXT_ACTIONS) == []


def test_questions_are_what_the_writer_asks(journal: Journal) -> None:
    assert written(journal, Section.QUESTIONS, questions="How?\n\n- When?") == ["How?", "When?"]
    assert written(journal, Section.QUESTIONS) == []


def test_sections_stand_in_their_order_under_their_headings(journal: Journal) -> None:
    entry = TestReflections.entry
    journal.add([SIGNED, entry], VERSIONS)
    material = gather(journal, None, TODAY)
    everything = Selection(included=frozenset({entry.uid, FIRST.uid}), questions="How?")
    blocks = compose(material, everything, TODAY).document.blocks
    headings = [block for block in blocks if isinstance(block, Heading)]
    assert [(block.spans[0].text, block.pillar) for block in headings] == [
        ("Agreement", None),
        ("Commitments", None),
        ("Reflections", Pillar.REFLECTION),
        ("Questions for you", None),
        ("Next actions", None),
    ]


def test_the_period_is_a_section_of_the_subtitle(journal: Journal) -> None:
    material = gather(journal, date(2026, 8, 3), TODAY)
    with_period = compose(material, Selection(), TODAY).document
    assert list(texts(with_period)) == [
        "Summary for a mentor",
        "August to November 2026 · what I chose to tell · fewer identifying details, not anonymous",
    ]
    without = compose(material, Selection(sections=frozenset()), TODAY).document
    assert without.subtitle == "what I chose to tell · fewer identifying details, not anonymous"
