"""The page on which a summary is chosen, seen and saved."""

from collections.abc import Collection
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QImage, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from allyjournal.domain.errors import JournalError
from allyjournal.exchange.summary.selection import Section
from allyjournal.store.journal import Changes, Journal
from allyjournal.ui import messages, theme
from allyjournal.ui.autosave import SAVED, UNSAVED
from allyjournal.ui.page import Page
from allyjournal.ui.share.choices import Choices
from allyjournal.ui.share.drafting import Draft, draft, render_page
from allyjournal.ui.share.period import PeriodChip
from allyjournal.ui.share.preview import Preview
from allyjournal.ui.share.reader import ReaderChip
from allyjournal.ui.share.wish import Format, Period, Wish
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.page_scroll import page_scroll
from allyjournal.vault.files import write_private

_SHARES = [4000, 6000]  # of the width: they are scaled to it
_SETTING = "summary"
_FORMATS = {
    Format.PDF: ("PDF", ".pdf"),
    Format.HTML: ("HTML", ".html"),
    Format.MARKDOWN: ("Markdown", ".md"),
}


class _Picture(NamedTuple):
    """The picture of one page of a file."""

    data: bytes
    number: int
    image: QImage


class SharePage(Page):
    """A summary for a mentor, composed anew whenever anything is chosen or written.

    Nothing can be saved but the bytes that are in sight. ``sessions_requested`` asks for the
    mentors and the sessions with them.
    """

    sessions_requested = Signal()

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(journal, tasks, parent)
        self.title = self.tr("Share")
        self._draft: Draft | None = None
        self._format = Format.PDF
        self._wish: Wish | None = None
        self._proposal: tuple[Period, Collection[Section]] | None = None
        self._unkept = False
        self._stale = False
        self._title = labels.title("")
        self._title.setWordWrap(False)
        self._reader = ReaderChip()
        self._reader.edited.connect(self._compose)
        self._period = PeriodChip()
        self._period.edited.connect(self._compose)
        self._save_button = buttons.primary("")
        self._save_button.clicked.connect(self._save)
        self._choices = Choices()
        self._choices.edited.connect(self._compose)
        self._choices.typed.connect(self._typed)
        self._preview = Preview()
        self._preview.page_wanted.connect(self._draw)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        left = page_scroll(self._choices, None, (22, 18))
        left.setMinimumWidth(theme.px(300))
        self._panes.addWidget(left)
        self._panes.addWidget(self._preview)
        for place, share in enumerate(_SHARES):
            self._panes.setStretchFactor(place, share)
        self._panes.setSizes(_SHARES)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(labels.rule())
        column.addWidget(self._panes, 1)
        self._show_title()
        self._show_format()

    # What the window asks

    def refresh(self, changes: Changes | None) -> None:
        """Compose again once the page is in sight."""
        self._stale = True
        if self.isVisible():
            self._compose_stale()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._compose_stale()

    def flush(self) -> None:
        """Keep what is being written."""
        if self._unkept:
            self._keep()

    def propose(self, period: Period, sections: Collection[Section]) -> None:
        """Show a summary of ``period`` with ``sections`` in it; what else was chosen stays."""
        self._proposal = period, sections
        if self._wish is not None:
            self._begin(self._chosen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = Qt.Orientation.Vertical if self.is_narrow() else Qt.Orientation.Horizontal
        if stacked != self._panes.orientation():
            self._panes.setOrientation(stacked)
            self._panes.setSizes(_SHARES)

    def _compose_stale(self) -> None:
        if not self._stale:
            return
        self._stale = False
        if self._wish is None:
            self.tasks.run(partial(_kept_wish, self.journal), self._begin)
        else:
            self._compose()

    def _begin(self, wish: Wish) -> None:
        """Go on where the person was."""
        self._wish = wish
        if self._proposal:
            wish, self._proposal = wish.proposing(*self._proposal), None
        self._format = wish.format
        self._reader.fill(wish.mentor)
        self._period.fill(wish)
        self._choices.fill(wish)
        self._compose()

    # Building

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(*map(theme.px, (22, 12, 22, 12)))
        row.setSpacing(theme.px(12))
        # with large text these take another line, so that no button is cut
        chosen = QWidget()
        line = FlowLayout(chosen, spacing=12)
        for part in (self._title, self._reader, self._period):
            line.addWidget(part)
        row.addWidget(chosen, 1, Qt.AlignmentFlag.AlignVCenter)
        sessions = buttons.quiet(self.tr("Mentors and sessions"))
        sessions.clicked.connect(self.sessions_requested)
        row.addWidget(sessions)
        save = QHBoxLayout()
        save.setSpacing(theme.px(2))
        save.addWidget(self._save_button)
        save.addWidget(self._format_button())
        row.addLayout(save)
        return row

    def _format_button(self) -> QWidget:
        button = buttons.primary("▾")
        button.setAccessibleName(self.tr("File format"))
        menu = QMenu(button)
        self._formats = QActionGroup(menu)
        for value, (words, _suffix) in _FORMATS.items():
            action = QAction(words, self._formats)
            action.setData(value)
            action.setCheckable(True)
            menu.addAction(action)
        self._formats.triggered.connect(self._choose_format)
        button.setMenu(menu)
        return button

    @Slot(QAction)
    def _choose_format(self, action: QAction) -> None:
        self._format = Format(action.data())
        self._show_format()
        self._compose()

    def _show_format(self) -> None:
        words, _suffix = _FORMATS[self._format]
        self._save_button.setText(self.tr("Save as {format}").format(format=words))
        self._save_button.setEnabled(self._draft is not None)
        for action in self._formats.actions():
            action.setChecked(action.data() == self._format)

    def _show_title(self) -> None:
        with_mentor = self.tr("Share with {name}, mentor").format(name=self._reader.name())
        self._title.setText(with_mentor if self._reader.name() else self.tr("Summary"))

    # Composing

    @Slot()
    def _typed(self) -> None:
        self._unkept = True
        self.saved_state.emit(UNSAVED)

    def _chosen(self) -> Wish:
        span, dates = self._period.span(), self._period.dates()
        wish = Wish(mentor=self._reader.reader(), span=span, dates=dates, format=self._format)
        return self._choices.add_to(wish)

    def _keep(self) -> None:
        """Have the journal remember what is chosen, as a lock takes the page away."""
        self._wish, self._unkept = self._chosen(), False
        value = msgspec.to_builtins(self._wish)
        self.tasks.run(partial(self.journal.set_setting, _SETTING, value), self._kept, self._lost)

    def _kept(self, _done: None) -> None:
        if not self._unkept:
            self.saved_state.emit(SAVED)

    def _lost(self, error: JournalError) -> None:
        self._unkept = True
        self.failed.emit(error)

    @Slot()
    def _compose(self) -> None:
        if self._unkept or self._chosen() != self._wish:
            self._keep()
        self._draft = None
        self._show_format()
        self._preview.show_waiting()
        compose = partial(draft, self.journal, self._chosen(), date.today())
        self.tasks.run(compose, self._show_draft, replaces="summary")

    def _show_draft(self, composed: Draft) -> None:
        self._draft = composed
        self._reader.show_mentors(composed.mentors, composed.mentor)
        self._show_title()
        self._show_format()
        self._choices.show_draft(composed)
        self._preview.show_draft(composed)

    @Slot(int, int)
    def _draw(self, number: int, width: int) -> None:
        if self._draft:
            self.tasks.run(partial(_picture, self._draft.data, number, width), self._show_picture)

    def _show_picture(self, picture: _Picture) -> None:
        if self._draft and self._draft.data == picture.data:
            self._preview.show_page(picture.number, picture.image)

    # Saving

    @Slot()
    def _save(self) -> None:
        # what is in sight now, whatever is composed while the questions are open
        shown = self._draft
        if shown is None or not self._may_leave(shown):
            return
        words, suffix = _FORMATS[self._format]
        name = self.tr("Summary {day}").format(day=date.today().isoformat()) + suffix
        kind = f"{words} (*{suffix})"
        path = messages.choose_save_path(self, self.tr("Save the summary"), name, kind)
        if path is not None:
            self.tasks.run(partial(_write, path, shown.data), self._saved)

    def _may_leave(self, shown: Draft) -> bool:
        if not shown.to_decide:
            return True
        question = self.tr("Some words are not decided yet: {n}").format(n=len(shown.to_decide))
        advice = self.tr("They may name or show somebody.")
        return messages.confirm(self, question, self.tr("Save it all the same"), advice)

    def _saved(self, path: Path) -> None:
        # the next summary begins anew
        self.tasks.run(partial(self.journal.set_setting, _SETTING, None))
        messages.toast(self, self.tr("Saved in {folder}").format(folder=path.parent))


# Run in the worker thread


def _picture(data: bytes, number: int, width: int) -> _Picture:
    return _Picture(data, number, render_page(data, number, width))


def _kept_wish(journal: Journal) -> Wish:
    return msgspec.convert(journal.setting(_SETTING, {}) or {}, Wish)


def _write(path: Path, data: bytes) -> Path:
    write_private(path, data)
    return path
