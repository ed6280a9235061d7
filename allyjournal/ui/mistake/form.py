"""The page of one mistake."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.kinds import display_title
from allyjournal.domain.mistake import (
    Consent,
    ConsentChange,
    HowLearned,
    ImpactSource,
    Mistake,
    MistakeState,
    RecurrenceResult,
    RestingBasis,
    correct_at_once,
    missing_for_rest,
    move,
    put_out_of_scope,
    put_right,
    revise,
    set_consent,
)
from allyjournal.domain.record import Visibility
from allyjournal.ui import looks, theme
from allyjournal.ui.mistake.alike import Alike
from allyjournal.ui.mistake.apology import ApologyField
from allyjournal.ui.mistake.contact import Contact
from allyjournal.ui.mistake.course import Course
from allyjournal.ui.mistake.repair_steps import RepairSteps
from allyjournal.ui.mistake.resting import LookingBack
from allyjournal.ui.mistake.wording import basis_words, stages
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.columns import Columns
from allyjournal.ui.widgets.disclosure import Disclosure
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.more import More
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.outdent import FIELD, Outdent, link_row
from allyjournal.ui.widgets.state_track import StateTrack

_WIDTH, _HEAD = 900, 26


class MistakeForm(RecordForm[Mistake]):
    """What happened and its impact; the way back from it appears once there are words.

    Nothing that is typed is refused: a mistake whose rest has lost its ground wakes.
    """

    column_width = _WIDTH

    def __init__(
        self, record: Mistake, around: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(record, around, parent)
        self._unfolded = not self._blank
        self.add_head(display_title(record) or self.tr("A title, or none"))
        self._track = StateTrack(self.tr("Where it stands"))
        self._track.chosen.connect(self._choose_state)
        danger = self.tr(
            "If someone is in danger, call your emergency number;"
            " otherwise turn to a trained person."
        )
        self._scope = Notice(
            self.tr("This stays private, and nothing here asks anything of you."),
            "\n".join(filter(None, (danger, around.support))),
            "responsibility",
        )
        self._course = Course(record)
        self._course.dated.connect(self._date_state)
        self._alike = Alike(record.pattern, around.alike)
        self._alike.open_requested.connect(self.open_requested)

    def parts(self) -> Iterator[None]:
        """One after the other; then what is in sight follows from all of them."""
        self._build_account()
        yield
        self._build_repair()
        yield
        self._more = self._build_more()
        self._build_foot()
        self._arrange()
        yield
        self.show_changed()
        self._back.open_when_due(self._record, date.today())

    def begin(self) -> None:
        """With what happened."""
        self._happened.setFocus()

    def over_title_parts(self, record: Mistake) -> Sequence[str]:
        """Whether it was put right in the same breath."""
        return (looks.words("corrected_at_once") if record.corrected_at_once else "",)

    def with_values(self, record: Mistake, values: dict[str, Any]) -> Mistake:
        """``record`` with ``values``; where they take away what its rest stood on, it wakes."""
        return revise(record, date.today(), **values)

    @Slot()
    def show_changed(self) -> None:
        """The state and what follows from it; what asks for something only where it may."""
        super().show_changed()
        record = self.record()
        self._track.show_stages(stages(record), record.state)
        self._contact.show_mistake(record)
        self._apology.set_folded(record.contact_consent is Consent.DO_NOT_CONTACT)
        self._course.show_mistake(record)
        self._alike.show_pattern(record.pattern)
        self._back.show_mistake(record)
        known = bool(record.impact.strip())
        self._unknown.setVisible(not known)
        self._source.setVisible(known)
        self._intent.setVisible(known)
        noticed = record.state is MistakeState.NOTICED
        self._at_once.setVisible(noticed and not record.out_of_scope)
        self._scope.setVisible(record.out_of_scope)
        self._visibility.setEnabled(not record.out_of_scope)
        parts: tuple[QWidget, ...] = (self._title, self._more, self._links, self._foot)
        for part in parts:
            part.setVisible(self._unfolded)
        for part in (self._track, self._course, self._asking):
            part.setVisible(self._unfolded and not record.out_of_scope)
        self._unfold.setVisible(not self._unfolded)

    # Building

    def _arrange(self) -> None:
        self.column.addWidget(self._scope)
        self.column.addWidget(self._track)
        self.column.addWidget(self._course)
        self.column.addLayout(Outdent(self._account))
        self.column.addWidget(self._at_once)
        self.column.addLayout(link_row(self._unfold))
        self.column.addWidget(self._asking)
        self.column.addWidget(self._more)
        self.column.addWidget(self._alike)
        self.add_links()
        self.column.addWidget(self._foot)
        self.column.addWidget(self._still_private)

    def _build_account(self) -> None:
        self._happened = self.prose("what_happened", self.tr("What happened"), quiet=True)
        self._impact = self.prose("impact", self.tr("Impact"), quiet=True)
        self._impact.setPlaceholderText(self.tr("What it did to those it was about"))
        self._source = self.choice(
            "impact_source", ImpactSource, self.tr("How the impact is known")
        )
        self._source.setProperty("flavour", "small")
        unknown = buttons.link(self.tr("I don't know yet"))
        unknown.clicked.connect(self._do_not_know)
        # below the field: Tab leads from the words to the words
        self._unknown = QWidget()
        self._unknown.setLayout(link_row(unknown))
        intent = self.prose(
            "intent", self.tr("Intent"), self.tr("What you meant by it"), quiet=True
        )
        self._intent = Disclosure(self.tr("Intent (after the impact)"), intent)
        left = _block(labels.heading(self.tr("What happened")), body=[self._happened])
        head = (labels.heading(self.tr("Impact")), self._source)
        right = _block(*head, body=[self._impact, self._unknown, self._intent])
        # their writing fields reach out at both sides, so that the letters are 28 pixels apart
        self._account = Columns(left, right, gap=28 - 2 * FIELD)

    def _build_repair(self) -> None:
        self._contact = Contact(self._record)
        self._contact.answered.connect(self._answer_about_contact)
        self._apology = apology = ApologyField(self._record.apology)
        self.bind("apology", apology, apology.apology)
        steps = RepairSteps(self._record.repair_steps)
        self.bind("repair_steps", steps, steps.steps)
        self._back = LookingBack(self._resting_fields())
        self._back.rest_requested.connect(self._let_rest)
        self._asking = QWidget(self)
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(18))
        for part in (Columns(self._contact, apology), steps, self._back):
            column.addWidget(part)

    def _resting_fields(self) -> dict[str, QWidget]:
        basis = [(value.value, words) for value, words in basis_words().items()]
        return {
            "recurrence_check_on": self.day("recurrence_check_on", self.tr("Look back on")),
            "recurrence_result": self.choice(
                "recurrence_result", RecurrenceResult, self.tr("What the look back found")
            ),
            "what_changed": self.prose("what_changed", self.tr("What I do differently")),
            "resting_basis": self.choice(
                "resting_basis", RestingBasis, self.tr("On what it may rest"), basis
            ),
        }

    def _build_more(self) -> More:
        more = More(parent=self)
        about = (
            self.tr("Where it was"),
            self.tr("How you came to know"),
            self.tr("Power difference"),
        )
        where, learned, power = about
        more.add(Field(where, self.line("setting", where)))
        aware = self.tr("Aware of it since")
        more.add(Field(aware, self.day("became_aware_on", aware)))
        more.add(Field(learned, self.choice("how_learned", HowLearned, learned)))
        affected = self.tr("People affected")
        more.add(Field(affected, self.people("affected", affected)))
        more.add(Field(power, self.line("power_difference", power)))
        pattern = self.tr("Part of a pattern")
        known = self._around.known.get("pattern", ())
        named = self.tr("a name for what keeps coming back")
        more.add(Field(pattern, self.line("pattern", pattern, named, known)))
        when, whom = self.tr("Acknowledged on"), self.tr("Acknowledged to")
        self._acknowledged = self.day("acknowledged_on", when)
        more.add(Field(when, self._acknowledged))
        more.add(Field(whom, self.line("acknowledged_to", whom)))
        self.add_common(more)
        more.settle()
        return more

    def _build_foot(self) -> None:
        correct = buttons.quiet(self.tr("Corrected at once"))
        correct.clicked.connect(self._correct)
        note = self.tr("As with a wrong pronoun put right in the same breath: then it rests here.")
        self._at_once = QWidget()
        row = QHBoxLayout(self._at_once)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(correct)
        row.addWidget(labels.note(note), 1)
        self._unfold = buttons.link(self.tr("More"))
        self._unfold.clicked.connect(self._show_all)
        self._foot = QCheckBox(self.tr("This was violence, abuse or a matter of safeguarding"))
        self._foot.setChecked(self._record.out_of_scope)
        self._foot.clicked.connect(self._set_scope)
        self._still_private = labels.note(
            self.tr("All that was here is back. It stays out of summaries until you change that.")
        )
        self._still_private.hide()

    # What is done

    @Slot()
    def _show_all(self) -> None:
        self._unfolded = True
        self.show_changed()
        self._title.setFocus()

    @Slot()
    def _do_not_know(self) -> None:
        self._impact.insertPlainText(self.tr("I don't know yet."))
        self._impact.setFocus()

    @Slot()
    def _correct(self) -> None:
        self._unfolded = True
        self.change(correct_at_once(self.record(), date.today()))

    @Slot(str)
    def _choose_state(self, value: str) -> None:
        state = MistakeState(value)
        missing = missing_for_rest(self.record())
        if state is MistakeState.RESTING and missing:
            self._back.ask_for(missing[0])
            return
        if state is MistakeState.ACKNOWLEDGED and not self._acknowledged.is_filled():
            self._acknowledged.fill(date.today())
            self._more.settle()
        self.change(move(self.record(), state, date.today()))

    @Slot(int, object)
    def _date_state(self, position: int, on: date) -> None:
        record = self.record()
        former = record.state_history[position]
        # the day on which it was acknowledged came from there, unless it was written by hand
        if former.state == MistakeState.ACKNOWLEDGED and record.acknowledged_on == former.on:
            self._acknowledged.fill(on)
        self.change(put_right(self.record(), position, on))

    @Slot()
    def _let_rest(self) -> None:
        self._choose_state(MistakeState.RESTING)

    @Slot(object)
    def _answer_about_contact(self, change: ConsentChange) -> None:
        self.change(set_consent(self.record(), change.value, change.since, change.basis))

    @Slot(bool)
    def _set_scope(self, out: bool) -> None:
        record = self.record()
        # once private it stays so, whatever the field said before
        self._visibility.fill(Visibility.PRIVATE.value)
        self._more.settle()
        self._still_private.setVisible(not out)
        self.change(put_out_of_scope(record) if out else record.changed(out_of_scope=False))


def _block(*head: QWidget, body: Sequence[QWidget]) -> QWidget:
    """A heading with what belongs to it beside it, above the ``body``, whose letters stand in
    line with it."""
    beside = QWidget()
    # as high as a heading with a choice beside it, so that the texts begin at one height
    beside.setMinimumHeight(theme.px(_HEAD))
    row = QHBoxLayout(beside)
    row.setContentsMargins(theme.px(FIELD), 0, 0, 0)
    row.setSpacing(theme.px(8))
    for widget in head:
        row.addWidget(widget)
    row.addStretch(1)
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    column.addWidget(beside)
    for widget in body:
        below = QHBoxLayout()
        inset = 0 if isinstance(widget, MarkdownEditor) else theme.px(FIELD)
        below.setContentsMargins(inset, 0, 0, 0)
        below.addWidget(widget)
        column.addLayout(below)
    return block
