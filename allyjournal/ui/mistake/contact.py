"""Whether contact about a mistake is wanted: said where nobody can overlook it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.mistake import Consent, ConsentChange, Mistake
from allyjournal.ui import looks
from allyjournal.ui.mistake.wording import consent_advice, consent_words
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.disclosure import Disclosure
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.text_line import TextLine


class Contact(Notice):
    """The answer that holds now, since when and on what basis, and behind a word those before."""

    change_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "responsibility", parent)
        self._before = labels.note("")
        self._history = Disclosure(self.tr("Earlier"), self._before)
        change = buttons.link(self.tr("Change…"))
        change.clicked.connect(self.change_requested)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(link_row(change, self._history))
        self.add(foot)

    def show_mistake(self, mistake: Mistake) -> None:
        """Show what ``mistake`` knows about contact."""
        *earlier, last = mistake.consent_history or (None,)
        value = mistake.contact_consent
        parts = (_since(last) if last else "", consent_advice(value))
        heading = self.tr("Contact: {answer}").format(answer=consent_words()[value])
        self.set_text(heading, " ".join(filter(None, parts)))
        self._before.setText("\n".join(map(_line, reversed([it for it in earlier if it]))))
        self._history.setVisible(bool(earlier))


def ask_consent(parent: QWidget, mistake: Mistake) -> ConsentChange | None:
    """Ask what is known about contact now; None where the person left."""
    dialog = _ConsentDialog(parent, mistake)
    return dialog.change() if dialog.run() else None


class _ConsentDialog(Dialog):
    """The answer, since when, and how it is known."""

    def __init__(self, parent: QWidget, mistake: Mistake) -> None:
        super().__init__(
            parent,
            self.tr("Is contact about this wanted?"),
            self.tr("Go by what they said or had somebody say. You need not ask them."),
        )
        self._value = ChoiceField(
            self.tr("Answer"), [(it.value, words) for it, words in consent_words().items()]
        )
        self._value.fill(mistake.contact_consent.value)
        self._since = DateField(self.tr("Since"))
        self._basis = TextLine(self.tr("How you know"), self.tr("what was said, and by whom"))
        for field in (self._value, self._since, self._basis):
            self.add(Field.of(field))
        self.reject_button(self.tr("Cancel"))
        self.accept_button(self.tr("Keep"))
        self._value.setFocus()

    def change(self) -> ConsentChange:
        """What is chosen now."""
        since = self._since.value()
        assert since is not None  # noqa: S101 (this date is not optional)
        value = Consent(self._value.value() or Consent.UNKNOWN)
        return ConsentChange(value=value, since=since[0], basis=self._basis.text())


def _since(change: ConsentChange) -> str:
    day = _translate("Since {day}").format(day=looks.day_words(change.since))
    words = ": ".join(filter(None, (day, change.basis.strip())))
    return f"{words}." if words[-1].isalnum() else words


def _line(change: ConsentChange) -> str:
    return f"{consent_words()[change.value]}: {_since(change)}"


def _translate(text: str) -> str:
    return QCoreApplication.translate("Contact", text)
