"""What stands in the way of an open journal, in dialogs."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import JournalDamaged, JournalError
from allyjournal.ui import messages
from allyjournal.ui.keeping.backing_up import Unmade
from allyjournal.ui.keeping.wording import unmade_words


class Telling(QObject):
    """Damage is met by whatever is read, and told once; ``settings_wanted`` asks for the page with
    the backups and the check. Nothing is told while ``page`` is disabled for a lock. The one for a
    page that was made anew takes over ``damage_told``."""

    settings_wanted = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.damage_told = False

    def tell(self, error: JournalError) -> None:
        """Say what stands in the way, and wait until it was read."""
        if not self._page.isEnabled():
            return
        if type(error) is not JournalDamaged:
            messages.tell_error(self._page, error)
        elif not self.damage_told:
            self.damage_told = True
            self._tell_damage(error)

    def news_of(self, unmade: Unmade) -> str:
        """Which backup could not be made, and why; nothing where it is for damage that was told."""
        is_known = self.damage_told and type(unmade.error) is JournalDamaged
        return "" if is_known else unmade_words(unmade)

    def may_be_lost(self, trouble: JournalError | None) -> bool:
        """Whether the person leaves although ``trouble`` keeps the last words from being saved."""
        leave = self.tr("Leave without them")
        words = self.tr("The last words cannot be saved.")
        return messages.confirm_loss(self._page, words, leave, *_reason(trouble))

    def _tell_damage(self, error: JournalDamaged) -> None:
        way = self.tr("Both are in Settings, Backups and Check this journal.")
        go_on = self.tr("What can still be read and saved goes on.")
        advice = f"{error.advice} {way} {go_on}"
        settings = self.tr("Show the settings")
        if messages.offer(self._page, error.sentence, settings, advice, error.passage):
            self.settings_wanted.emit()


def _reason(trouble: JournalError | None) -> tuple[str, str]:
    """The words of ``trouble`` and the passage of the help on it; empty where none was met."""
    return (f"{trouble.sentence} {trouble.advice}", trouble.passage) if trouble else ("", "")
