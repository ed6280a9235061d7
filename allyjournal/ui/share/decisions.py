"""What the writer decides before words leave."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.exchange.summary.compose import Decision, Doubt
from allyjournal.ui import theme
from allyjournal.ui.share.wish import Wish
from allyjournal.ui.share.wording import doubt_words
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.notice import Notice

_AT_ONCE = 3


class Decisions(QWidget):
    """The first few things to decide, and how many there are; nothing where there are none.

    ``edited`` tells that something was decided: then ``names()`` are to be replaced, ``words()``
    are no names here, and what is in ``settled()`` may stay as it is.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._words: list[str] = []
        self._settled: list[str] = []
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
        self.show_decisions(())

    def names(self) -> tuple[str, ...]:
        """Words that are names."""
        return tuple(self._names)

    def words(self) -> tuple[str, ...]:
        """Words that are no names here, although somebody is called so."""
        return tuple(self._words)

    def settled(self) -> tuple[str, ...]:
        """Words that may stay."""
        return tuple(self._settled)

    def fill(self, wish: Wish) -> None:
        """Go on with what was decided before."""
        self._names, self._words = list(wish.names), list(wish.words)
        self._settled = list(wish.settled)

    def show_decisions(self, decisions: Sequence[Decision]) -> None:
        """Show what is to be decided now."""
        for notice in self._notices:
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self._notices = [_Question(decision) for decision in decisions[:_AT_ONCE]]
        for notice in self._notices:
            notice.is_name.connect(self._replace)
            notice.is_word.connect(self._keep_word)
            notice.may_stay.connect(self._settle)
            self._column.addWidget(notice)
        self._heading.setText(self.tr("To decide: {n}").format(n=len(decisions)))
        decided = bool(self._names or self._words or self._settled)
        self._again.setVisible(decided)
        self.setVisible(bool(decisions) or decided)

    @Slot(str)
    def _replace(self, words: str) -> None:
        self._names.append(words)
        self.edited.emit()

    @Slot(str)
    def _keep_word(self, words: str) -> None:
        self._words.append(words)
        self.edited.emit()

    @Slot(str)
    def _settle(self, words: str) -> None:
        self._settled.append(words)
        self.edited.emit()

    @Slot()
    def _forget(self) -> None:
        self._names, self._words, self._settled = [], [], []
        self.edited.emit()


class _Question(Notice):
    """One thing to decide."""

    is_name = Signal(str)
    is_word = Signal(str)
    may_stay = Signal(str)

    def __init__(self, decision: Decision) -> None:
        heading = self.tr("“{words}”").format(words=decision.words)
        super().__init__(heading, doubt_words(decision.doubt), "responsibility")
        self._words = decision.words
        row = QWidget()
        self._across = FlowLayout(row)
        match decision.doubt:
            case Doubt.RISKY_COMBINATION:
                self._offer(self.tr("Keep these words"), self._stay)
            case Doubt.MAYBE_A_WORD:
                self._offer(self.tr("It is a word: keep it"), self._word)
                self._offer(self.tr("It is the person"), self._stay)
            case _:
                self._offer(self.tr("It is a name: replace it"), self._replace)
                self._offer(self.tr("It is not a name"), self._stay)
        self.add(row)

    def _offer(self, words: str, answer: Callable[[], None]) -> None:
        button = buttons.small(words)
        button.clicked.connect(answer)
        self._across.addWidget(button)

    @Slot()
    def _replace(self) -> None:
        self.is_name.emit(self._words)

    @Slot()
    def _word(self) -> None:
        self.is_word.emit(self._words)

    @Slot()
    def _stay(self) -> None:
        self.may_stay.emit(self._words)
