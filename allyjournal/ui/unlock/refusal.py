"""What went wrong, said at once below the field that it is about."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QScrollArea, QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.ui.widgets.announce import announce
from allyjournal.ui.widgets.notice import Notice


class Refusal(Notice):
    """Takes no room until there is something to say; a screen reader hears it at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "responsibility", parent)
        self.hide()

    def say(self, sentence: str, advice: str = "") -> None:
        """Show and announce a sentence and what to do now."""
        self.set_text(sentence, advice)
        self.show()
        # once the page has made room for it
        QTimer.singleShot(0, self._come_into_sight)
        announce(self, self.accessibleName(), urgent=True)

    @Slot()
    def _come_into_sight(self) -> None:
        ancestor = self.parentWidget()
        while ancestor is not None and not isinstance(ancestor, QScrollArea):
            ancestor = ancestor.parentWidget()
        if ancestor is not None:
            ancestor.ensureWidgetVisible(self)

    def say_error(self, error: JournalError) -> None:
        """Show and announce what stands in the way."""
        self.say(error.sentence, error.advice)
