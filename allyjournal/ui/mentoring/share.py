"""The page of a summary that was shared: what it was, and what comes of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from allyjournal.domain.mentoring import Share
from allyjournal.ui import looks
from allyjournal.ui.field_words import field_words
from allyjournal.ui.mentoring.beginning import feedback_on, session_with
from allyjournal.ui.mentoring.password import SharedPassword
from allyjournal.ui.mentoring.since import SinceThen
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.share.wording import sections_words
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.field import Field
from allyjournal.ui.widgets.flow_layout import FlowLayout


class ShareForm(RecordForm[Share]):
    """What was shared stands as it is; its title and its links can be written.

    ``copy_wanted`` asks to see the file again, ``save_wanted`` to save it once more.
    """

    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, record: Share, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(record, around, parent)
        self.add_head(self.tr("Title"))
        mentor = dict(around.mentors).get(record.mentor or "")
        self.column.addWidget(labels.body(self._given(mentor)))
        self.column.addWidget(self._deeds())
        if record.password:
            hint = self.tr("Tell it in another way than you send the file.")
            password = SharedPassword(record.password)
            self.column.addWidget(Field(field_words("password"), password, hint))
        self.column.addWidget(_fact("sections", sections_words(record.sections)))
        if decided := self._decided():
            self.column.addWidget(_fact("redactions", decided))
        hint = self.tr("The file that is kept here is the one that was saved, byte for byte.")
        self.column.addWidget(_fact("sha256", record.sha256, hint))
        if around.since:
            since = SinceThen(around.since)
            since.open_requested.connect(self.open_requested)
            self.column.addWidget(since)
        self.add_links()
        self.show_changed()

    def begin(self) -> None:
        """With looking at it."""
        self._see.setFocus()

    def with_values(self, record: Share, values: dict[str, Any]) -> Share:
        """Without a title, the former one stays: a list has nothing else to call it."""
        title = values["title"].strip() or record.title
        return super().with_values(record, values | {"title": title})

    def over_title_parts(self, record: Share) -> Sequence[str]:
        """What it was saved as."""
        return (looks.format_words(record.format),)

    def _given(self, mentor: str | None) -> str:
        record = self.record()
        gone = self.tr("somebody who is not in this journal any more")
        reader = mentor or (gone if record.mentor else self.tr("nobody in particular"))
        period = looks.period_words(record.since, record.until)
        words = self.tr("For {reader}, about the time {period}. Records that it tells of: {n}.")
        return words.format(reader=reader, period=period, n=len(record.included))

    def _decided(self) -> str:
        redactions = self.record().redactions
        parts = []
        if redactions.replaced:
            parts.append(
                self.tr("Names pointed out and replaced: {n}.").format(n=redactions.replaced)
            )
        if redactions.kept:
            kept = " · ".join(redactions.kept)
            parts.append(self.tr("Kept as they were: {words}").format(words=kept))
        return " ".join(parts)

    def _deeds(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, spacing=8)
        self._see = buttons.quiet(self.tr("Look at it"))
        self._see.clicked.connect(self.copy_wanted)
        again = buttons.quiet(self.tr("Save it again…"))
        again.clicked.connect(self.save_wanted)
        said = buttons.quiet(self.tr("What they said about it"))
        said.clicked.connect(self._begin_feedback)
        met = buttons.quiet(self.tr("We talked about it"))
        met.clicked.connect(self._begin_session)
        deeds: tuple[QPushButton, ...] = (self._see, again, said, met)
        for button in deeds:
            row.addWidget(button)
        return holder

    @Slot()
    def _begin_feedback(self) -> None:
        self.begun.emit(feedback_on(self.record()))

    @Slot()
    def _begin_session(self) -> None:
        share = self.record()
        self.begun.emit(session_with(share.mentor, share.uid))


def _fact(name: str, text: str, hint: str = "") -> Field:
    """What is known of the share, to be read and copied."""
    note = labels.selectable(labels.note(text))
    note.setAccessibleName(f"{field_words(name)}: {text}")
    return Field(field_words(name), note, hint)
