"""What is done to an agreement from its page, and what the person is told of it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.agreement import Agreement, AgreementState, AgreementVersion
from allyjournal.domain.check_in import CheckIn
from allyjournal.domain.kinds import display_title
from allyjournal.exchange import agreement_page
from allyjournal.store.changes import Changes
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.agreement import changing
from allyjournal.ui.agreement.writing import Speaker
from allyjournal.ui.keeping.wording import saved_words
from allyjournal.ui.tasks import Tasks
from allyjournal.vault.files import write_private


class Deeds(QObject):
    """``ended`` carries the Changes of what ends the face that is shown, ``written`` of what
    does not; ``refused`` an error."""

    ended = Signal(object)
    written = Signal(object)
    refused = Signal(object)

    def __init__(self, journal: Journal, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._journal = journal
        self._tasks = tasks
        self._page = page
        self._check_in: CheckIn | None = None
        self._former: Agreement | None = None
        self._asked_on: date | None = None

    def sign(self, face: Speaker, beside: Sequence[Agreement]) -> None:
        """Sign today what ``face`` says, for the reason that is given. Where one of those
        ``beside`` it is active for the same community, offer that it is superseded."""
        agreement, owned = face.agreement(), face.owned
        self._former = _superseded(agreement, beside)
        sign = partial(changing.sign, self._journal, agreement, owned, date.today())
        self._tasks.run(sign, self._signed, self._refuse)

    def _signed(self, changes: Changes) -> None:
        self._end(changes)
        if self._former:
            words = self.tr("“{title}” is active for the same community.")
            toast = words.format(title=display_title(self._former))
            messages.toast(self._page, toast, self.tr("It is superseded"), self._supersede)

    @Slot()
    def _supersede(self) -> None:
        if self._former:
            self.enter_state(self._former.uid, AgreementState.SUPERSEDED, None)

    def put_back(self, signed: Agreement) -> None:
        """Have the agreement say again what was signed."""
        put_back = partial(changing.put_back, self._journal, signed, date.today())
        self._tasks.run(put_back, self._end, self._refuse)

    def still_holds(self, uid: str) -> None:
        """It was reviewed and stays as it is."""
        holds = partial(changing.still_holds, self._journal, uid, date.today())
        self._tasks.run(holds, self._end, self._refuse)

    def enter_state(self, uid: str, state: AgreementState, signed: Agreement | None) -> None:
        """Have it stand elsewhere, and say what was ``signed`` again where that is given."""
        today = date.today()
        enter = partial(changing.enter_state, self._journal, uid, state, today, signed)
        self._tasks.run(enter, self._end, self._refuse)

    # Check-ins

    @Slot(object, object)
    def tell_kept(self, check_in: CheckIn | None, asked_on: date | None) -> None:
        """Offer to take back a check-in that was just written, and the date it moved."""
        self._check_in, self._asked_on = check_in, asked_on
        if check_in:
            toast = self.tr("The check-in is kept")
            messages.toast(self._page, toast, self.tr("Undo"), self._take_back)

    @Slot(object, object)
    def take_back(self, check_in: CheckIn | None, asked_on: date | None) -> None:
        """Move a check-in to the trash, with the date that it moved put back."""
        self._check_in, self._asked_on = check_in, asked_on
        self._take_back()
        if check_in:
            toast = self.tr("Moved to the trash")
            messages.toast(self._page, toast, self.tr("Undo"), self._keep)

    @Slot()
    def _take_back(self) -> None:
        if self._check_in:
            take = partial(changing.take_back, self._journal, self._check_in, self._asked_on)
            self._tasks.run(take, self._write)

    @Slot()
    def _keep(self) -> None:
        if self._check_in:
            keep = partial(changing.keep, self._journal, self._check_in, date.today())
            self._tasks.run(partial(keep, keep_previous=False), self._write)

    # On paper

    def save_pdf(self, text: Agreement, version: AgreementVersion | None) -> None:
        """Ask where, and write the agreement as a page there."""
        question = self.tr("The file will not be encrypted.")
        advice = self.tr("Whoever gets hold of it can read it.")
        if not messages.confirm(self._page, question, self.tr("Choose a place…"), advice):
            return
        name = self.tr("Agreement {day}").format(day=date.today().isoformat()) + ".pdf"
        title = self.tr("Save the agreement")
        path = messages.choose_save_path(self._page, title, name, "PDF (*.pdf)")
        if path is not None:
            self._tasks.run(partial(_write_pdf, path, text, version), self._saved)

    def _saved(self, written: tuple[Path, tuple[str, ...]]) -> None:
        path, notes = written
        messages.toast(self._page, " ".join([saved_words(path, for_all=True), *notes]))

    def _end(self, changes: Changes) -> None:
        self.ended.emit(changes)

    def _write(self, changes: Changes) -> None:
        self.written.emit(changes)

    def _refuse(self, error: Exception) -> None:
        self.refused.emit(error)


def _superseded(agreement: Agreement, beside: Sequence[Agreement]) -> Agreement | None:
    """The first active one for a community that ``agreement`` is for."""
    active = (it for it in beside if it.state is AgreementState.ACTIVE and it.uid != agreement.uid)
    return next((it for it in active if set(it.communities) & set(agreement.communities)), None)


def _write_pdf(
    path: Path, text: Agreement, version: AgreementVersion | None
) -> tuple[Path, tuple[str, ...]]:
    rendered = agreement_page.render(text, version)
    write_private(path, rendered.data)
    return path, rendered.notes
