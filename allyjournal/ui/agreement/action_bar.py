"""What stands above a face of the agreement page: which agreement it is, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.agreement import Agreement
from allyjournal.domain.kinds import display_title
from allyjournal.ui import theme
from allyjournal.ui.agreement.reading import Reading
from allyjournal.ui.unreadable import UnreadableLine
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.choice_field import ChoiceField
from allyjournal.ui.widgets.flow_layout import FlowLayout


class ActionBar(QWidget):
    """Buttons in a row at the far side, below the choice of an agreement where there are several.

    ``chosen`` carries the uid of the one that was chosen, None for a new one.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._choices = QHBoxLayout()
        holder = QWidget()
        # in several lines where there is little room
        self._buttons = FlowLayout(holder, spacing=10)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(*map(theme.px, (22, 14, 22, 0)))
        column.setSpacing(theme.px(8))
        column.addLayout(self._choices)
        column.addLayout(across)
        self._unreadable = UnreadableLine()
        column.addWidget(self._unreadable)

    def begin(self, reading: Reading) -> None:
        """Empty it for another face, which shows an agreement that was read, or a new one."""
        agreements, shown = reading.agreements, reading.shown
        for row in (self._choices, self._buttons):
            while item := row.takeAt(0):
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()
        if len(agreements) + (shown is None) > 1:
            self._add_chooser(agreements, shown)
        self._unreadable.show_rows(reading.unreadable)

    def link(self, words: str, action: Callable[[], None]) -> None:
        """Something that is seldom done."""
        self._add(buttons.link(words), action)

    def quiet(self, words: str, action: Callable[[], None]) -> None:
        """Something that can be done."""
        self._add(buttons.quiet(words), action)

    def primary(self, words: str, action: Callable[[], None]) -> None:
        """The one thing that the face is for."""
        self._add(buttons.primary(words), action)

    def _add(self, button: QPushButton, action: Callable[[], None]) -> None:
        button.clicked.connect(action)
        self._buttons.addWidget(button)
        button.show()

    def _add_chooser(self, agreements: Sequence[Agreement], shown: Agreement | None) -> None:
        nameless = self.tr("An agreement without a title")
        self._chooser = ChoiceField(
            self.tr("Which agreement"),
            [(one.uid, display_title(one) or nameless) for one in agreements],
            none_label=None if shown else self.tr("A new agreement"),
        )
        self._chooser.fill(shown.uid if shown else None)
        self._chooser.edited.connect(self._choose)
        self._choices.addWidget(self._chooser)
        self._choices.addStretch(1)
        self._chooser.show()

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._chooser.value())
