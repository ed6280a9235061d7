"""The help of a page, and the texts that it leads to."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea, QVBoxLayout, QWidget

from allyjournal import assets
from allyjournal.ui import cheat_sheet, theme
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.page_scroll import page_scroll

PROMISES, WRONG, WITHOUT = "promises", "something-wrong", "without-the-program"
KIT = "recovery-kit"

_WIDTH, _HEIGHT, _SIDE = 640, 480, 10
_SCROLLS = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Space: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


def show_help(parent: QWidget | None, topic: str, passage: str = "") -> None:
    """Show the help on ``topic``, a page or one of the texts, until Escape; at its heading
    ``passage`` where there is one."""
    HelpDialog(parent, topic, passage).run()


def help_text(topic: str) -> str:
    """The text on ``topic`` in Markdown; raises FileNotFoundError where there is none."""
    return assets.text(f"help/{topic}.md")


class HelpDialog(Dialog):
    """One text at a time; below it the others, and the keys."""

    def __init__(self, parent: QWidget | None, topic: str, passage: str = "") -> None:
        super().__init__(parent, _translate("Help"))
        self._view = MarkdownView()
        # as high as its text, it would keep the keys and never scroll
        self._view.installEventFilter(self)
        self._text = _alone(self._view)
        self._area: QScrollArea = page_scroll(self._text, None, margins=(0, 0))
        self._area.setProperty("flavour", "pane")
        # the text has its height once it has its width
        self._area.verticalScrollBar().rangeChanged.connect(self._scroll_to_caret)
        room = _room(parent)
        self._area.setFixedSize(room)
        # Qt gives a dialog two thirds of the screen at most, which large text cannot do with
        self.setMinimumWidth(room.width() + theme.px(48))
        self.add(self._area)
        self.add(self._others())
        self.accept_button(_translate("Close"))
        self.show_topic(topic, passage)

    def show_topic(self, topic: str, passage: str = "") -> None:
        """Show another text, from its heading ``passage`` or else from its top."""
        self._view.show_text(help_text(topic))
        self._view.go_to_line(passage)
        self._scroll_to_caret()
        self._view.setFocus()

    @Slot()
    def _scroll_to_caret(self) -> None:
        top = self._view.mapTo(self._text, self._view.cursorRect().topLeft()).y()
        self._area.verticalScrollBar().setValue(top - theme.px(_SIDE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            action = _SCROLLS.get(Qt.Key(event.key()))
            if action is not None:
                self._area.verticalScrollBar().triggerAction(action)
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            # the text goes on beyond what is in sight, and so would its own frame
            self._area.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self._area.style().unpolish(self._area)
            self._area.style().polish(self._area)
        return super().eventFilter(watched, event)

    def _others(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spacing=8)
        for topic, words in (
            (PROMISES, _translate("What is promised, and what is not")),
            (WRONG, _translate("When something is wrong")),
            (KIT, _translate("The recovery kit")),
            (WITHOUT, _translate("Without this program")),
        ):
            button = buttons.link(words)
            button.setObjectName(topic)
            button.clicked.connect(self._choose)
            flow.addWidget(button)
        keys = buttons.link(_translate("The keyboard"))
        keys.clicked.connect(self._show_keys)
        flow.addWidget(keys)
        return row

    @Slot()
    def _choose(self) -> None:
        self.show_topic(self.sender().objectName())

    @Slot()
    def _show_keys(self) -> None:
        cheat_sheet.show_cheat_sheet(self)


def _room(parent: QWidget | None) -> QSize:
    """What the text takes: as much as reads well, and no more than there is in the window."""
    wanted = QSize(theme.px(_WIDTH), theme.px(_HEIGHT))
    around = QSize(theme.px(60), theme.px(210))
    # what asks for help may be a dialog, which is small
    while parent and (above := parent.parentWidget()):
        parent = above
    return wanted.boundedTo(parent.size() - around) if parent else wanted


def _alone(content: QWidget) -> QWidget:
    """``content`` at the top, whatever room there is below it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    side = theme.px(_SIDE)
    column.setContentsMargins(side, side, side, side)
    column.addWidget(content)
    column.addStretch(1)
    return holder


def _translate(text: str) -> str:
    return QCoreApplication.translate("help", text)
