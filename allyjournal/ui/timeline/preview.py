"""The record that is looked at, beside the timeline."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.kinds import AnyRecord, body, display_title
from allyjournal.domain.matching import NOTHING_SOUGHT, Sought
from allyjournal.domain.person import Person
from allyjournal.domain.reflection import Reflection
from allyjournal.store.timeline import Entry
from allyjournal.ui import icons, looks, theme
from allyjournal.ui.timeline.listing import Sight
from allyjournal.ui.timeline.passages import passages
from allyjournal.ui.unreadable import UnreadableLine
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.eliding_button import ElidingButton
from allyjournal.ui.widgets.flow_layout import FlowLayout
from allyjournal.ui.widgets.markdown_view import MarkdownView
from allyjournal.ui.widgets.page_scroll import page_scroll
from allyjournal.ui.widgets.title_label import TitleLabel


class Preview(QWidget):
    """``opened`` carries the uid of the record to open, this one or a linked one."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._uid = ""
        self._unreadable = UnreadableLine()
        self._content = QWidget()
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._holder.addWidget(self._content)
        self._holder.addWidget(self._unreadable)
        self._holder.addStretch(1)
        body = QWidget()
        body.setLayout(self._holder)
        self._scroll = page_scroll(body, theme.COLUMN, (26, 22))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def uid(self) -> str:
        """The uid of what is shown, empty for nothing."""
        return self._uid

    def show_sight(self, sight: Sight | None, sought: Sought = NOTHING_SOUGHT) -> None:
        """Show a record, what is ``sought`` marked in it; None: nothing."""
        entry = sight.entry if sight else None
        uid = entry.agreement if isinstance(entry, AgreementVersion) else entry and entry.uid
        same = uid == self._uid
        self._uid = uid or ""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        if sight:
            self._fill(column, sight, sought)
        self._holder.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()
        self._unreadable.show_rows(sight.unreadable if sight else ())
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def show_unreadable(self) -> None:
        """Say that the record that is to be shown cannot be read."""
        self._unreadable.show_words(self.tr("This record cannot be read."))

    def _fill(self, column: QVBoxLayout, sight: Sight, sought: Sought) -> None:
        entry = sight.entry
        column.addWidget(labels.over_title(_over_title(entry), looks.look(entry).colour))
        if words := _title(entry):
            title = TitleLabel(words)
            title.mark(sought)
            column.addWidget(title)
        column.addWidget(labels.note(_date_line(entry)))
        if about := _about(sight):
            column.addWidget(_chips(about))
        for passage in passages(entry):
            if passage.heading:
                column.addSpacing(theme.px(8))
                column.addWidget(labels.heading(passage.heading))
            view = MarkdownView(passage.text)
            view.setAccessibleName(passage.heading or self.tr("Text"))
            view.mark(sought)
            column.addWidget(view)
        if sight.linked:
            prompted = isinstance(entry, AgreementVersion)
            words = self.tr("Prompted by") if prompted else self.tr("Linked")
            self._add_links(column, words, sight.linked)
        if sight.more:
            more = self.tr("and {n} earlier ones")
            column.addWidget(labels.note(more.format(n=QLocale().toString(sight.more))))
        open_button = buttons.quiet(self.tr("Open"))
        open_button.clicked.connect(self._open)
        column.addSpacing(theme.px(8))
        column.addWidget(open_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_links(self, column: QVBoxLayout, words: str, linked: Sequence[AnyRecord]) -> None:
        column.addSpacing(theme.px(8))
        column.addWidget(labels.rule())
        column.addWidget(labels.heading(words))
        links = QVBoxLayout()
        links.setSpacing(0)
        for record in linked:
            link = _Link(record)
            link.opened.connect(self.opened)
            links.addWidget(link)
        column.addLayout(links)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._uid)


class _Link(ElidingButton):
    """A linked record: its mark, its title, its state."""

    opened = Signal(str)

    def __init__(self, record: AnyRecord) -> None:
        title = looks.titled(display_title(record))
        text = " · ".join(filter(None, (title, looks.note(record))))
        super().__init__(text)
        self._uid = record.uid
        shape = looks.look(record)
        self.setIcon(icons.mark(shape.mark, shape.colour, 12))
        self.setIconSize(QSize(theme.px(12), theme.px(12)))
        self.setToolTip(title)
        self.setProperty("flavour", "disclosure")
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._uid)


def _over_title(entry: Entry) -> str:
    noun = looks.look(entry).noun
    if isinstance(entry, AgreementVersion):
        return f"{noun} · {_translate('version {number}').format(number=entry.number)}"
    if isinstance(entry, Reflection) and entry.facet:
        return f"{noun} · {looks.words(entry.facet)}"
    return noun


def _title(entry: Entry) -> str:
    """The title; nothing where the first line would stand in for it and be read twice."""
    record = entry.content if isinstance(entry, AgreementVersion) else entry
    if isinstance(record, Person) or not any(body(record)):
        return looks.titled(display_title(record))
    return record.title


def _date_line(entry: Entry) -> str:
    if isinstance(entry, AgreementVersion):
        return " · ".join((looks.date_words(entry.signed_on), _translate("signed")))
    parts = [looks.date_words(entry.occurred_on, entry.precision), looks.note(entry)]
    if isinstance(entry, Reflection) and entry.addenda:
        count = len(entry.addenda)
        several = _translate("{n} addenda").format(n=count)
        parts.append(_translate("1 addendum") if count == 1 else several)
    return " · ".join(filter(None, parts))


def _about(sight: Sight) -> list[str]:
    """Its topics, its commitments and its people."""
    entry = sight.entry
    topics = () if isinstance(entry, AgreementVersion) else entry.topics
    commitment = _translate("Commitment {number}")
    numbered = [commitment.format(number=number) for number in sight.commitments]
    return [*map(looks.words, topics), *numbered, *map(display_title, sight.people)]


def _chips(words: Sequence[str]) -> QWidget:
    holder = QWidget()
    row = FlowLayout(holder)
    for word in words:
        row.addWidget(_chip(word))
    return holder


def _chip(text: str) -> QFrame:
    chip = QFrame()
    chip.setProperty("flavour", "chip")
    chip.setMinimumHeight(theme.px(26))
    row = QVBoxLayout(chip)
    row.setContentsMargins(*map(theme.px, (10, 1, 10, 1)))
    label = labels.note(text)
    label.setWordWrap(False)
    row.addWidget(label)
    return chip


def _translate(text: str) -> str:
    return QCoreApplication.translate("Preview", text)
