"""The parts that the sections of the settings are made of."""

from collections.abc import Iterable, Iterator
from itertools import islice

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from allyjournal.ui import theme
from allyjournal.ui.unlock.step import side_by_side
from allyjournal.ui.widgets import buttons, labels

_IN_ONE_TURN = 10


class Section(QWidget):
    """A heading and what ``add`` puts below it."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(20), 0, theme.px(12))
        self._column.setSpacing(theme.px(12))
        label = labels.body(heading)
        label.setProperty("flavour", "question")
        self._column.addWidget(label)

    def add(self, content: QWidget) -> None:
        """Put ``content`` at the end."""
        self._column.addWidget(content)

    def add_row(self, *contents: QWidget) -> None:
        """Put ``contents`` side by side at the end."""
        self._column.addWidget(side_by_side(*contents))


class Line(QWidget):
    """One thing of a list: its name, a note, a button, and links where there are words for them.

    ``chosen`` carries its ``uid``, and so do ``looked_back`` and ``removed``.
    """

    chosen = Signal(str)
    looked_back = Signal(str)
    removed = Signal(str)

    def __init__(
        self,
        uid: str,
        name: str,
        note: str,
        action: str,
        removal: str = "",
        history: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.uid = uid
        self.button: QPushButton = buttons.small(action, self)
        self.button.setAutoDefault(True)
        self.button.setAccessibleName(f"{action}: {name}")
        self.button.clicked.connect(self._choose)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(labels.body(name))
        if note:
            texts.addWidget(labels.note(note))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addLayout(texts, 1)
        row.addWidget(self.button)
        for words, deed in ((history, self._look_back), (removal, self._remove)):
            if words:
                link = buttons.link(words, self)
                link.setAccessibleName(f"{words}: {name}")
                link.clicked.connect(deed)
                row.addWidget(link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(row)
        column.addWidget(labels.rule())

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.uid)

    @Slot()
    def _look_back(self) -> None:
        self.looked_back.emit(self.uid)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.uid)


class Lines(QWidget):
    """A list that is made anew when it changes; the focus stays where it was."""

    chosen = Signal(str)
    looked_back = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, Line] = {}
        self._holders: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these in place of the former ones."""
        for _ in self.show_in_turns(lines):
            pass

    def show_in_turns(self, lines: Iterable[Line]) -> Iterator[None]:
        """The same in pieces, some lines at a time; in sight are the former ones until then."""
        made: dict[str, Line] = {}
        holders: list[QWidget] = []
        remaining = iter(lines)
        while some := list(islice(remaining, _IN_ONE_TURN)):
            holders.append(self._held(some))
            made |= {line.uid: line for line in some}
            yield
        focused = next((uid for uid, line in self._lines.items() if line.button.hasFocus()), "")
        for former in self._holders:
            former.hide()
            former.deleteLater()
        self._lines, self._holders = made, holders
        for holder in holders:
            self._column.addWidget(holder)
            holder.show()
        self.setVisible(bool(made))
        self.focus_on(focused)

    def _held(self, lines: Iterable[Line]) -> QWidget:
        """Some lines, styled and measured out of sight."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for line in lines:
            line.chosen.connect(self.chosen)
            line.looked_back.connect(self.looked_back)
            line.removed.connect(self.removed)
            column.addWidget(line)
        holder.sizeHint()
        return holder

    def focus_on(self, uid: str) -> None:
        """Give the focus to the button of one line, where it is there."""
        if uid in self._lines:
            self._lines[uid].button.setFocus()
