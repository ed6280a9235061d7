"""How a mistake went: every state in the order in which it was entered."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.mistake import Mistake
from allyjournal.ui import looks, theme
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.disclosure import Disclosure


class Course(QWidget):
    """A line a state behind a word; nothing while it stands where it began.

    The track above shows each state once; this also tells of the way back and forth.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = labels.note("")
        self._fold = Disclosure(self.tr("How it went"), self._lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.addWidget(self._fold)

    def show_mistake(self, mistake: Mistake) -> None:
        """Show the states of ``mistake``."""
        self._lines.setText("\n".join(lines(mistake)))
        self._fold.setVisible(len(mistake.state_history) > 1)


def lines(mistake: Mistake) -> list[str]:
    """Every change of the state, the first one first: "14 October: noticed"."""
    words = QCoreApplication.translate("Course", "{day}: {state}")
    return [
        words.format(day=looks.day_words(change.on), state=looks.words(change.state))
        for change in mistake.state_history
    ]
