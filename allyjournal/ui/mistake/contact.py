"""Whether contact about a mistake is wanted: said where nobody can overlook it."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.mistake import Consent, ConsentChange, Mistake
from allyjournal.ui import looks, theme
from allyjournal.ui.mistake.wording import consent_advice, consent_words
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.disclosure import Disclosure
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.tab_order import follow_layout
from allyjournal.ui.widgets.text_line import TextLine


class Contact(Notice):
    """The answer that holds now, since when and on what basis; behind a word those before, and
    behind another the fields to change it, saved as they are filled.

    ``answered`` carries the answer as a ConsentChange.
    """

    answered = Signal(object)

    def __init__(self, mistake: Mistake, parent: QWidget | None = None) -> None:
        super().__init__("", "", "responsibility", parent)
        self._mistake = mistake
        self._before = labels.note("")
        self._history = Disclosure(self.tr("Earlier"), self._before)
        self._fields = QVBoxLayout()
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(theme.px(10))
        fields = QWidget()
        fields.setLayout(self._fields)
        change = Disclosure(self.tr("Change"), fields)
        change.opened.connect(self._build_fields)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(change)
        column.addWidget(self._history)
        self.add(foot)

    def show_mistake(self, mistake: Mistake) -> None:
        """Show what ``mistake`` knows about contact."""
        self._mistake = mistake
        *earlier, last = mistake.consent_history or (None,)
        value = mistake.contact_consent
        parts = (_since(last) if last else "", consent_advice(value))
        heading = self.tr("Contact: {answer}").format(answer=consent_words()[value])
        self.set_text(heading, " ".join(filter(None, parts)))
        self._before.setText("\n".join(map(_line, reversed([it for it in earlier if it]))))
        self._history.setVisible(bool(earlier))

    @Slot()
    def _build_fields(self) -> None:
        """Once they are wanted; most of the time only the answer is read."""
        if self._fields.count():
            return
        history = self._mistake.consent_history
        last = history[-1] if history else None
        answers = [(it.value, words) for it, words in consent_words().items()]
        self._value = ChoiceField(self.tr("Is contact about this wanted?"), answers)
        self._value.fill(self._mistake.contact_consent.value)
        self._value.edited.connect(self._answer_anew)
        self._since = DateField(self.tr("Since"))
        self._since.fill(last.since if last else date.today())
        self._basis = TextLine(self.tr("How you know"), self.tr("what was said, and by whom"))
        self._basis.fill(last.basis if last else "")
        for field in (self._since, self._basis):
            field.edited.connect(self._answer)
        advice = self.tr("Go by what they said or had somebody say. You need not ask them.")
        self._fields.addWidget(labels.note(advice))
        for shown in (self._value, self._since, self._basis):
            self._fields.addWidget(Field.of(shown))
        follow_layout(self)

    @Slot()
    def _answer_anew(self) -> None:
        """Another answer holds from today on, and is known in another way."""
        self._since.fill(date.today())
        self._basis.fill("")
        self._answer()

    @Slot()
    def _answer(self) -> None:
        since = self._since.value()
        assert since is not None  # noqa: S101 (this date is not optional)
        value = Consent(self._value.value() or Consent.UNKNOWN)
        self.answered.emit(ConsentChange(value=value, since=since[0], basis=self._basis.text()))


def _since(change: ConsentChange) -> str:
    day = _translate("Since {day}").format(day=looks.day_words(change.since))
    words = ": ".join(filter(None, (day, change.basis.strip())))
    return f"{words}." if words[-1].isalnum() else words


def _line(change: ConsentChange) -> str:
    return f"{consent_words()[change.value]}: {_since(change)}"


def _translate(text: str) -> str:
    return QCoreApplication.translate("Contact", text)
