"""The records that are linked with one, at both ends."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.domain.record import Record
from allyjournal.domain.text import shortened
from allyjournal.ui import icons, looks, theme
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.eliding_button import ElidingButton
from allyjournal.ui.widgets.outdent import link_row
from allyjournal.ui.widgets.page_scroll import bring_into_view
from allyjournal.ui.widgets.tab_order import follow_layout

_LENGTH = 36
_AT_ONCE = 20
"""How many stand there before one asks for the earlier ones: a mentor may have hundreds."""


class Links(QWidget):
    """The linked records, oldest first, with their marks and states; of very many the newest.
    Those that this record names can be let go of; those that name it, at their own end.

    ``open_requested`` carries a uid; ``link_requested`` asks for a record to ``add``.
    """

    edited = Signal()
    open_requested = Signal(str)
    link_requested = Signal()

    def __init__(
        self, record: Record, linked: Sequence[AnyRecord], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._related = list(record.related)
        self._known = {record.uid, *(other.uid for other in linked)}
        self._behind = linked
        self._lines: dict[str, list[QWidget]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(labels.heading(self.tr("Linked")))
        self._earlier = buttons.link("")
        self._earlier.clicked.connect(self._show_earlier)
        column.addLayout(link_row(self._earlier))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(4))
        column.addLayout(self._list)
        ask = buttons.link(self.tr("Link a record…"))
        ask.clicked.connect(self.link_requested)
        column.addLayout(link_row(ask))
        self._show_more()

    def related(self) -> tuple[str, ...]:
        """The uids that this record names, also of what is in the trash."""
        return tuple(self._related)

    def add(self, other: AnyRecord) -> None:
        """Name another record, too; naming one twice or itself changes nothing."""
        if other.uid in self._known:
            return
        self._known.add(other.uid)
        self._related.append(other.uid)
        self._add_line(other)
        self.edited.emit()

    def _show_more(self) -> None:
        shown, self._behind = self._behind[-_AT_ONCE:], self._behind[:-_AT_ONCE]
        for at, other in enumerate(shown):
            self._add_line(other, at)
        self._earlier.setText(self.tr("{n} earlier ones").format(n=len(self._behind)))
        self._earlier.setVisible(bool(self._behind))

    @Slot()
    def _show_earlier(self) -> None:
        first = self._behind[-_AT_ONCE:][0].uid
        # out of sight until all are there: each that appears by itself lays out the whole page
        self.hide()
        self._show_more()
        follow_layout(self)
        self.show()
        # the word that was pressed may be gone
        self._lines[first][0].setFocus()
        bring_into_view(self._lines[first][0])

    def _add_line(self, other: AnyRecord, at: int = -1) -> None:
        link = link_to(other)
        link.clicked.connect(self._open)
        parts: list[QWidget] = [link]
        if other.uid in self._related:
            remove = buttons.remove(self.tr("Take this link away"))
            remove.setObjectName(other.uid)
            remove.clicked.connect(self._remove)
            parts.append(remove)
        self._lines[other.uid] = parts
        self._list.insertLayout(at, link_row(*parts))

    @Slot()
    def _open(self) -> None:
        self.open_requested.emit(self.sender().objectName())

    @Slot()
    def _remove(self) -> None:
        uid = self.sender().objectName()
        self._related.remove(uid)
        self._known.discard(uid)
        for part in self._lines.pop(uid):
            part.hide()
            part.deleteLater()
        self.edited.emit()


def link_to(record: AnyRecord) -> QPushButton:
    """A link with the record's mark, its title and where it stands, named after its uid."""
    link = record_link(record.kind, record.uid, _words(record))
    link.setToolTip(display_title(record))
    return link


def record_link(kind: str, uid: str, words: str) -> QPushButton:
    """A link to a record with the mark of its kind, named after its uid."""
    shape = looks.LOOKS[kind]
    link = ElidingButton(words)
    link.setProperty("flavour", "link")
    link.setIcon(icons.mark(shape.mark, shape.colour, 12))
    link.setIconSize(QSize(theme.px(12), theme.px(12)))
    link.setObjectName(uid)
    link.setToolTip(words)
    return link


def _words(record: AnyRecord) -> str:
    """Its title and where it stands, not what comes next."""
    title = looks.titled(display_title(record))
    state = looks.note(record).split(" · ")[0]
    return " · ".join(filter(None, (shortened(title, _LENGTH), state)))
