"""What went wrong, said at once below the field that it is about, with a way to the help."""

from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.ui.widgets.announce import announce
from allyjournal.ui.widgets.notice import Notice
from allyjournal.ui.widgets.page_scroll import bring_into_view


class Refusal(Notice):
    """Takes no room until there is something to say; a screen reader hears it at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "responsibility", parent)
        self.hide()

    def say(self, sentence: str, advice: str = "", passage: str = "") -> None:
        """Show and announce a sentence and what to do now; ``passage`` of the help says more."""
        self.set_text(sentence, advice)
        self.lead_to(passage)
        self.show()
        bring_into_view(self)
        announce(self, self.accessibleName(), urgent=True)

    def say_error(self, error: JournalError) -> None:
        """Show and announce what stands in the way."""
        self.say(error.sentence, error.advice, error.passage)
