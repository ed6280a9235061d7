"""The recovery code as a person reads it off: 14 groups of four, each with its number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.flow_layout import FlowLayout

_GROUP_WIDTH = 70
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class RecoveryCode(QFrame):
    """One Tab stop; the arrow keys go from group to group, and a screen reader spells each.

    ``code`` has its groups between hyphens.
    """

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Recovery code"))
        self.setProperty("flavour", "chip_field")
        self._groups = [_Group(number, text) for number, text in enumerate(code.split("-"), 1)]
        flow = FlowLayout(self, spacing=4)
        flow.setContentsMargins(*map(theme.px, (10, 12, 10, 12)))
        for group in self._groups:
            flow.addWidget(group)
            group.step_requested.connect(self._step)
        self._groups[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_covered(self, covered: bool) -> None:
        """Show dots in place of the code, or the code."""
        for group in self._groups:
            group.set_covered(covered)

    def _step(self, step: int) -> None:
        there = next(place for place, group in enumerate(self._groups) if group.hasFocus())
        target = there + step
        if 0 <= target < len(self._groups):
            for place, group in enumerate(self._groups):
                at_target = place == target
                policy = Qt.FocusPolicy.StrongFocus if at_target else Qt.FocusPolicy.ClickFocus
                group.setFocusPolicy(policy)
            self._groups[target].setFocus(Qt.FocusReason.TabFocusReason)


class _Group(QFrame):
    """Four characters above their number."""

    step_requested = Signal(int)

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self._text = text
        self._number = number
        self._characters = QLabel()
        self._characters.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._characters.setProperty("flavour", "title")
        caption = labels.note(str(number))
        for label in (self._characters, caption):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(*map(theme.px, (4, 4, 4, 4)))
        column.setSpacing(0)
        column.addWidget(self._characters)
        column.addWidget(caption)
        self.setMinimumWidth(theme.px(_GROUP_WIDTH))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.set_covered(False)

    def set_covered(self, covered: bool) -> None:
        self._characters.setText("•" * len(self._text) if covered else self._text)
        spelt = self.tr("covered") if covered else " ".join(self._text)
        name = self.tr("Group {number}: {letters}")
        self.setAccessibleName(name.format(number=self._number, letters=spelt))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if step := _STEPS.get(Qt.Key(event.key()), 0):
            self.step_requested.emit(step)
        else:
            super().keyPressEvent(event)
