"""An invented name for somebody, with a word where it may give them away."""

from collections.abc import Collection

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from allyjournal.domain.person import NameConcern, pseudonym_concern
from allyjournal.ui import theme
from allyjournal.ui.person.invented import invented_name
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.text_line import TextLine


class PseudonymField(QWidget):
    """The name, with another one at hand. ``taken`` are those of all the others.

    What is risky about it is said, never refused. ``edited`` tells that the person changed it,
    ``said`` that a notice came into sight.
    """

    edited = Signal()
    said = Signal()

    def __init__(self, taken: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = self.tr("Pseudonym")
        self.setAccessibleName(name)
        self._taken = {other.casefold() for other in taken}
        self._real_names: Collection[str] = ()
        self._line = TextLine(name)
        self._line.textChanged.connect(self.warn)
        self._line.edited.connect(self.edited)
        self.setFocusProxy(self._line)
        another = buttons.quiet(self.tr("Another"))
        another.setAccessibleName(self.tr("Another invented pseudonym"))
        another.clicked.connect(self._take_another)
        self._concern = Notice("", "", "responsibility")
        self._concern.hide()
        across = QHBoxLayout()
        across.setSpacing(theme.px(8))
        across.addWidget(self._line, 1)
        across.addWidget(another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(across)
        column.addWidget(self._concern)

    def text(self) -> str:
        """The name, without blanks around it."""
        return self._line.text().strip()

    def fill(self, pseudonym: str) -> None:
        """Show ``pseudonym``."""
        self._line.fill(pseudonym)

    def is_filled(self) -> bool:
        """Whether there is a name."""
        return bool(self.text())

    def is_taken(self) -> bool:
        """Whether somebody else has this name."""
        return self.text().casefold() in self._taken

    def offer(self) -> None:
        """Show an invented name that nobody has, to be typed over."""
        self.fill(invented_name(self._taken))
        self._line.setFocus()
        self._line.selectAll()

    def set_real_names(self, names: Collection[str]) -> None:
        """Say so where the pseudonym is one of these."""
        self._real_names = {name.casefold() for name in names}
        self.warn()

    def say(self, sentence: str, advice: str = "") -> None:
        """A notice under the name."""
        self._concern.set_text(sentence, advice)
        self._concern.show()
        self.said.emit()

    @Slot()
    def warn(self) -> None:
        """Say what may give somebody away; nothing where there is nothing to say."""
        advice = self.tr("An invented name keeps a lost or shared page from naming them.")
        concern = pseudonym_concern(self.text())
        if self.text().casefold() in self._real_names:
            self.say(self.tr("This is one of the real names."), advice)
        elif self.is_taken():
            self.say(self.tr("Somebody else has this pseudonym."), self.tr("Choose another one."))
        elif concern is NameConcern.INITIALS:
            self.say(self.tr("This looks like initials."), advice)
        elif concern is NameConcern.FULL_NAME:
            self.say(self.tr("This looks like a full name."), advice)
        else:
            self._concern.hide()

    @Slot()
    def _take_another(self) -> None:
        self.offer()
        self.edited.emit()
