"""A remark at the foot of the window that goes away by itself, with at most one action."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.announce import announce

_SHOWN = 8000


class Toast(QFrame):
    """Says ``text`` over the foot of ``window`` for eight seconds, longer while it has the focus
    or the mouse; ``action`` is called when its button is pressed."""

    def __init__(
        self,
        window: QWidget,
        text: str,
        action_label: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(window)
        self.setProperty("flavour", "toast")
        self.setAccessibleName(text)
        self._action = action
        self._window = window
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(12))
        label = labels.body(text, self)
        label.setWordWrap(False)
        row.addWidget(label)
        if action is not None:
            button = buttons.link(action_label, self)
            button.clicked.connect(self._act)
            row.addWidget(button)
        self._clock = QTimer(self)
        self._clock.setInterval(_SHOWN)
        self._clock.timeout.connect(self._leave)
        window.installEventFilter(self)

    def appear(self) -> None:
        """Show it, and say it to a screen reader."""
        self._place()
        self.show()
        self.raise_()
        self._clock.start()
        announce(self, self.accessibleName())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        return False

    def _place(self) -> None:
        self.adjustSize()
        left = (self._window.width() - self.width()) // 2
        self.move(max(0, left), self._window.height() - self.height() - theme.px(24))

    @Slot()
    def _act(self) -> None:
        self.hide()
        self.deleteLater()
        if self._action is not None:
            self._action()

    @Slot()
    def _leave(self) -> None:
        focus = self.focusWidget()
        if self.underMouse() or (focus is not None and focus.hasFocus()):
            return
        self.hide()
        self.deleteLater()
