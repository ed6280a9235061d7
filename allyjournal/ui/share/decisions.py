"""What the writer decides before words leave."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from allyjournal.exchange.summary.compose import Decision, Doubt
from allyjournal.exchange.summary.decided import Decided
from allyjournal.ui import messages, theme
from allyjournal.ui.share.wording import doubt_words, to_decide_words
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.page_scroll import bring_into_view

_AT_ONCE = 3
_NOTHING = Decided()


class Decisions(QWidget):
    """The first few things to decide, and how many there are and follow; nothing where there are
    none.

    ``decided`` carries what is decided now, what was before included.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decided = _NOTHING
        self._notices: list[_Question] = []
        self._heading = labels.heading("")
        self._again = buttons.link(self.tr("Decide again"))
        self._again.clicked.connect(self._forget)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._again)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addLayout(head)
        self._more = labels.note("")
        self._column.addWidget(self._more)
        self.show_decisions((), _NOTHING)

    def show_decisions(self, decisions: Sequence[Decision], decided: Decided) -> None:
        """Show what is to be decided now; ``decided`` is what was."""
        self._decided = decided
        for notice in self._notices:
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self._notices = [_Question(decision) for decision in decisions[:_AT_ONCE]]
        for notice in self._notices:
            notice.answered.connect(self._take)
            self._column.insertWidget(self._column.indexOf(self._more), notice)
        more = len(decisions) - len(self._notices)
        self._more.setText(self.tr("More follow as you decide: {n}").format(n=more))
        self._more.setVisible(more > 0)
        self._heading.setText(to_decide_words(len(decisions)))
        self._again.setVisible(decided != _NOTHING)
        self.setVisible(bool(decisions) or decided != _NOTHING)

    def begin(self) -> None:
        """With the first thing to decide; where there is none, nothing happens."""
        for notice in self._notices[:1]:
            notice.begin()

    @Slot(str, str)
    def _take(self, answer: str, words: str) -> None:
        self._decide(replace(self._decided, **{answer: (*getattr(self._decided, answer), words)}))

    @Slot()
    def _forget(self) -> None:
        question = self.tr("Forget what was decided about words, for every summary?")
        advice = self.tr("They are asked about again. Everything you wrote stays as it is.")
        if messages.confirm(self, question, self.tr("Decide again"), advice):
            self._decide(_NOTHING)

    def _decide(self, decided: Decided) -> None:
        self._decided = decided
        self.decided.emit(decided)


class _Question(Notice):
    """One thing to decide. ``answered`` carries the field of what was decided, and the words."""

    answered = Signal(str, str)

    def __init__(self, decision: Decision) -> None:
        heading = self.tr("“{words}”").format(words=decision.words)
        super().__init__(heading, doubt_words(decision.doubt), "responsibility")
        self._words = decision.words
        row = QWidget()
        self._across = FlowLayout(row)
        self._buttons: list[QPushButton] = []
        for words, answer in self._answers(decision.doubt):
            button = buttons.small(words)
            button.clicked.connect(answer)
            self._across.addWidget(button)
            self._buttons.append(button)
        self.add(row)

    def begin(self) -> None:
        """With its first answer."""
        self._buttons[0].setFocus()
        bring_into_view(self)

    def _answers(self, doubt: Doubt) -> Sequence[tuple[str, Callable[[], None]]]:
        keep = self.tr("Keep these words")
        match doubt:
            case Doubt.RISKY_COMBINATION:
                return ((keep, self._stay),)
            case Doubt.BY_FORM:
                return (keep, self._word), (self.tr("Leave it out"), self._stay)
            case Doubt.MAYBE_A_WORD:
                word = (self.tr("It is a word: keep it"), self._word)
                return word, (self.tr("It is the person"), self._stay)
            case Doubt.NEAR_NAME:
                name = (self.tr("It is a name: replace it"), self._person)
                return name, (self.tr("It is not a name"), self._stay)
        return (
            (self.tr("A person"), self._person),
            (self.tr("A place"), self._place),
            (self.tr("An organisation"), self._organisation),
            (self.tr("No name"), self._stay),
        )

    @Slot()
    def _person(self) -> None:
        self.answered.emit("people", self._words)

    @Slot()
    def _place(self) -> None:
        self.answered.emit("places", self._words)

    @Slot()
    def _organisation(self) -> None:
        self.answered.emit("organisations", self._words)

    @Slot()
    def _word(self) -> None:
        self.answered.emit("words", self._words)

    @Slot()
    def _stay(self) -> None:
        self.answered.emit("settled", self._words)
