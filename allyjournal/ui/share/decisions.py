"""What the writer decides before words leave."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.exchange.summary.compose import Decision, Doubt
from allyjournal.ui import theme
from allyjournal.ui.share.wording import doubt_words
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.notice import Notice

_AT_ONCE = 3


class Decisions(QWidget):
    """The first few things to decide, and how many there are; nothing where there are none.

    ``edited`` tells that something was decided: then ``names()`` are to be replaced, and what is
    in ``settled()`` may stay.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
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

    def settled(self) -> tuple[str, ...]:
        """Words that may stay."""
        return tuple(self._settled)

    def fill(self, names: Sequence[str], settled: Sequence[str]) -> None:
        """Go on with what was decided before."""
        self._names, self._settled = list(names), list(settled)

    def show_decisions(self, decisions: Sequence[Decision]) -> None:
        """Show what is to be decided now."""
        for notice in self._notices:
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self._notices = [_Question(decision) for decision in decisions[:_AT_ONCE]]
        for notice in self._notices:
            notice.is_name.connect(self._replace)
            notice.may_stay.connect(self._settle)
            self._column.addWidget(notice)
        self._heading.setText(self.tr("To decide: {n}").format(n=len(decisions)))
        self._again.setVisible(bool(self._names or self._settled))
        self.setVisible(bool(decisions or self._names or self._settled))

    @Slot(str)
    def _replace(self, words: str) -> None:
        self._names.append(words)
        self.edited.emit()

    @Slot(str)
    def _settle(self, words: str) -> None:
        self._settled.append(words)
        self.edited.emit()

    @Slot()
    def _forget(self) -> None:
        self._names, self._settled = [], []
        self.edited.emit()


class _Question(Notice):
    """One thing to decide."""

    is_name = Signal(str)
    may_stay = Signal(str)

    def __init__(self, decision: Decision) -> None:
        heading = self.tr("“{words}”").format(words=decision.words)
        super().__init__(heading, doubt_words(decision.doubt), "responsibility")
        self._words = decision.words
        row = QWidget()
        across = FlowLayout(row)
        stay = self.tr("Keep these words")
        if decision.doubt is Doubt.LIKELY_NAME:
            stay = self.tr("It is not a name")
            replace = buttons.small(self.tr("It is a name: replace it"))
            replace.clicked.connect(self._replace)
            across.addWidget(replace)
        keep = buttons.small(stay)
        keep.clicked.connect(self._keep)
        across.addWidget(keep)
        self.add(row)

    @Slot()
    def _replace(self) -> None:
        self.is_name.emit(self._words)

    @Slot()
    def _keep(self) -> None:
        self.may_stay.emit(self._words)
