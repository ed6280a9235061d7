"""What could not be saved when the journal was locked: sealed, and written as soon as it can be.

The window that is locked holds it sealed, and passes it on to the process that takes its place.
Nothing of it is ever on the disk but in the journal itself.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.errors import InputRefused, JournalError
from allyjournal.store.changes import Changes
from allyjournal.ui import messages
from allyjournal.ui.handover import NOTHING_TO_KNOW, Remark, Sealed
from allyjournal.ui.passages import NOT_IN_IT_YET
from allyjournal.ui.tasks import Tasks

if TYPE_CHECKING:
    from allyjournal.domain.kinds import AnyRecord
    from allyjournal.store.journal import Journal

_RETRY = 5000


class TakenUp(NamedTuple):
    """What came of unlocking: the records that were sealed, what keeps them from being written
    (None: they are on the disk), and what belongs to another journal."""

    records: "list[AnyRecord]"
    trouble: JournalError | None
    others: tuple[Sealed, ...]


class LastWords(QObject):
    """``sealed`` is what no journal that was opened since could take up.

    ``written`` carries the Changes, the kinds alone, once everything is on the disk; ``refused``
    the error and the records when they could not be written after unlocking either. They are then
    tried again every few seconds.
    """

    written = Signal(object)
    refused = Signal(object, object)

    def __init__(self, tasks: Tasks, sealed: tuple[Sealed, ...], window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._journal: Journal | None = None
        self._records: list[AnyRecord] = []
        self.sealed = sealed
        self._clock = QTimer(self)
        self._clock.setInterval(_RETRY)
        self._clock.timeout.connect(self.flush)

    def is_saved(self) -> bool:
        """Whether the journal that is open holds nothing any more that is not on the disk."""
        return self._journal is None

    def remark(self, folder: Path) -> Remark:
        """What the page that unlocks the journal in ``folder`` says of it; nothing where nothing is
        sealed."""
        if not self.sealed:
            return NOTHING_TO_KNOW
        heading = self.tr("What you wrote last is not in the journal yet.")
        text = self.tr("This window keeps it, sealed. Unlock the journal to save it.")
        if any(Path(it.folder) != folder or it.not_the_last for it in self.sealed):
            kept = self.tr(
                "This window keeps it, sealed. Unlock the journal in {folder} to save it."
            )
            text = kept.format(folder=self._where())
        waiting = self.tr("What you wrote last waits, sealed, for the journal in {folder}.")
        return Remark(heading, text, NOT_IN_IT_YET, waiting.format(folder=self._where()))

    def _where(self) -> str:
        """The folders of the journals that it belongs to."""
        # an evening on which all is saved does without
        from allyjournal.ui.keeping.wording import within

        another = self.tr("{folder} (not the one that was opened there last)")
        folders = ((within(Path(it.folder)), it.not_the_last) for it in self.sealed)
        names = (another.format(folder=name) if which else name for name, which in folders)
        return ", ".join(dict.fromkeys(names))

    def may_be_left(self, folder: Path) -> bool:
        """Whether nothing is sealed, or the person leaves although it is lost then."""
        if self.sealed:
            remark = self.remark(folder)
            leave = self.tr("Leave without it")
            if not messages.confirm_loss(self._window, remark.heading, leave, *remark[1:3]):
                return False
        self.sealed = ()
        return True

    def seal(self, journal: "Journal") -> None:
        """Take what ``journal`` holds, before it is closed."""
        self._clock.stop()
        self._journal = None
        self._tasks.run(partial(_sealed, journal), self._keep)

    def _keep(self, sealed: Sealed) -> None:
        if sealed.data:
            self.sealed = (*self.sealed, sealed)

    def take_up(self, journal: "Journal") -> None:
        """Write in ``journal``, just opened, what was sealed in it."""
        if self.sealed:
            self._journal = journal
            self._tasks.run(partial(taken_up, journal, self.sealed), self._taken_up)

    def _taken_up(self, taken: TakenUp) -> None:
        self.sealed, self._records = taken.others, taken.records
        if taken.others:
            words = self.tr(
                "What you wrote last in the journal in {folder} is not saved yet. This window keeps"
                " it until you unlock that one."
            )
            messages.toast(self._window, words.format(folder=self._where()))
        if taken.trouble:
            self._clock.start()
            self.refused.emit(taken.trouble, taken.records)
        else:
            self._written(None)

    @Slot()
    def flush(self) -> None:
        """Try once more to write what is not written yet."""
        if self._journal:
            self._tasks.run(self._journal.write_held, self._written, self._wait)

    def _wait(self, _error: JournalError) -> None:
        """It was said; the next round may succeed."""

    def _written(self, _done: None) -> None:
        self._clock.stop()
        self._journal = None
        # a page that shows one of them has read it as it was held: to read it again would take
        # the caret away
        self.written.emit(Changes.of(*self._records)._replace(uids=frozenset()))


def _sealed(journal: "Journal") -> Sealed:
    return Sealed(str(journal.folder), journal.sealed())


def taken_up(journal: "Journal", sealed: tuple[Sealed, ...]) -> TakenUp:
    """Have ``journal`` write what was sealed in it; in the worker thread."""
    others = tuple(_passed_by(journal, it) for it in sealed if not _held(journal, it.data))
    records = journal.held() or []
    try:
        journal.write_held()
    except JournalError as error:
        return TakenUp(records, error, others)
    return TakenUp(records, None, others)


def _passed_by(journal: "Journal", sealed: Sealed) -> Sealed:
    """What is not for ``journal``, which may stand where the one stood that it is for."""
    there = Path(sealed.folder) == journal.folder
    return sealed._replace(not_the_last=there or sealed.not_the_last)


def _held(journal: "Journal", data: bytes) -> bool:
    try:
        journal.take_up(data)
    except InputRefused:
        return False
    return True
