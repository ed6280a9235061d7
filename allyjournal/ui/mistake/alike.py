"""The other mistakes of the same pattern."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.kinds import display_title
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.text import shortened
from allyjournal.ui import icons, looks, theme
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.outdent import link_row

_LENGTH = 60


class Alike(QWidget):
    """``others`` are the mistakes that share ``pattern``; ``open_requested`` carries a uid."""

    open_requested = Signal(str)

    def __init__(
        self, pattern: str, others: Sequence[Mistake], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pattern = pattern
        self._others = others
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(labels.heading(self.tr("The same pattern: {name}").format(name=pattern)))
        for other in others:
            link = buttons.link(_words(other).replace("&", "&&"))
            link.setIcon(icons.mark("diamond", "responsibility", 12))
            link.setObjectName(other.uid)
            link.clicked.connect(self._open)
            column.addLayout(link_row(link))
        note = self.tr("Whoever notices more writes more down: the number says nothing about you.")
        column.addWidget(labels.note(note))

    def show_pattern(self, pattern: str) -> None:
        """Be in sight as long as the pattern is the one that the others share."""
        self.setVisible(bool(self._others) and pattern == self._pattern)

    @Slot()
    def _open(self) -> None:
        self.open_requested.emit(self.sender().objectName())


def _words(mistake: Mistake) -> str:
    day = looks.short_date(mistake.occurred_on)
    title = shortened(display_title(mistake), _LENGTH)
    return f"{title} · {day} · {looks.words(mistake.state)}"
