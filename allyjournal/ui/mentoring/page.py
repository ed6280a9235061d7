"""The page of mentors, the sessions with them, and the summaries that they were given."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from PySide6.QtCore import Slot

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Mentor, Session, Share
from allyjournal.domain.record import begin
from allyjournal.exchange.synced import synced_folder
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.keeping.wording import saved_words
from allyjournal.ui.mentoring.mentor import MentorForm
from allyjournal.ui.mentoring.session import SessionForm
from allyjournal.ui.mentoring.share import ShareForm
from allyjournal.ui.record_form import RecordForm
from allyjournal.ui.record_reading import Group
from allyjournal.ui.records_page import RecordsPage
from allyjournal.ui.share.copy_dialog import show_copy
from allyjournal.ui.share.file import SharedFile, opened_file
from allyjournal.ui.share.saving import ask_path, may_be_copied
from allyjournal.vault.files import write_private


class _Copy(NamedTuple):
    """A share with its file; none where it could not be saved from a damaged journal."""

    share: Share
    file: SharedFile | None


class _Ready(NamedTuple):
    """A file that is to be written somewhere, and the folder there that is copied elsewhere."""

    data: bytes
    path: Path
    synced: Path | None


class MentoringPage(RecordsPage):
    """Who reads the summaries, what both agreed on, what they were given, and what came of each
    meeting."""

    forms: ClassVar = {Session: SessionForm, Mentor: MentorForm, Share: ShareForm}

    def show_new(self, kind: str) -> None:
        """A summary is put together on its own page."""
        if kind == "share":
            self.new_requested.emit(kind)
        else:
            super().show_new(kind)

    def begun(self, kind: type[AnyRecord]) -> AnyRecord:
        """A new mentor has no name yet."""
        if kind is Mentor:
            return begin(Mentor, date.today(), datetime.now(UTC), pseudonym="")
        return super().begun(kind)

    def name(self) -> str:
        """As it stands above the list."""
        return self.tr("Mentors, sessions and earlier shares")

    def groups(self) -> Sequence[Group]:
        """The mentors, what they were given, then the sessions month by month."""
        return (
            Group(self.tr("Mentors"), "kind:mentor"),
            Group(self.tr("Shared summaries"), "kind:share"),
            Group("", "kind:session"),
        )

    def words_when_empty(self) -> str:
        """What belongs here, in one sentence."""
        return self.tr(
            "Somebody who reads your summaries, what you gave them, and what you talk about with"
            " them."
        )

    def words_to_begin(self) -> Sequence[str]:
        """One button for each."""
        return (
            self.tr("A session with my mentor"),
            self.tr("A mentor"),
            self.tr("A summary to share"),
        )

    # What was shared

    def _connect(self, form: RecordForm[Any]) -> None:
        super()._connect(form)
        if isinstance(form, ShareForm):
            form.copy_wanted.connect(self._read_copy)
            form.save_wanted.connect(self._read_copy_to_save)

    @Slot()
    def _read_copy(self) -> None:
        self.tasks.run(partial(_copy, self.journal, self.shown_uid()), self._show_copy)

    @Slot()
    def _read_copy_to_save(self) -> None:
        self.tasks.run(partial(_copy, self.journal, self.shown_uid()), self._ask_where)

    def _show_copy(self, copy: _Copy) -> None:
        if copy.file is None:
            self._tell_lost()
        else:
            show_copy(self, self.tasks, copy.share.title, copy.file)

    def _ask_where(self, copy: _Copy) -> None:
        if copy.file is None:
            self._tell_lost()
        elif path := ask_path(self, copy.share.format, copy.share.shared_on):
            self.tasks.run(partial(_ready, copy.file.data, path), self._save_copy)

    def _save_copy(self, ready: _Ready) -> None:
        if may_be_copied(self, ready.synced):
            self.tasks.run(partial(_written, ready), self._saved_copy)

    def _saved_copy(self, path: Path) -> None:
        messages.toast(self, saved_words(path))

    def _tell_lost(self) -> None:
        messages.tell(self, self.tr("The file that was shared is not in this journal any more."))


# Run in the worker thread


def _copy(journal: Journal, uid: str) -> _Copy:
    share = journal.whole(journal.get(uid))
    assert isinstance(share, Share)  # noqa: S101 (only its form asks)
    if not share.copy:
        return _Copy(share, None)
    return _Copy(share, opened_file(share.copy, share.format, share.password))


def _ready(data: bytes, path: Path) -> _Ready:
    return _Ready(data, path, synced_folder(path))


def _written(ready: _Ready) -> Path:
    write_private(ready.path, ready.data)
    return ready.path
