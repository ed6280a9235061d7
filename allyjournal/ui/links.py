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

_LENGTH = 36


class Links(QWidget):
    """Every linked record with its mark and its state. Those that this record names can be let
    go of; those that name it are let go of at their own end.

    ``open_requested`` carries a uid; ``link_requested`` asks for a record to ``add``.
    """

    edited = Signal()
    open_requested = Signal(str)
    link_requested = Signal()

    def __init__(
        self, record: Record, linked: Sequence[AnyRecord], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._uid = record.uid
        self._related = list(record.related)
        self._lines: dict[str, list[QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(labels.heading(self.tr("Linked")))
        for other in linked:
            self._add_line(other)
        ask = buttons.link(self.tr("Link a record…"))
        ask.clicked.connect(self.link_requested)
        self._column.addLayout(link_row(ask))

    def related(self) -> tuple[str, ...]:
        """The uids that this record names, also of what is in the trash."""
        return tuple(self._related)

    def add(self, other: AnyRecord) -> None:
        """Name another record, too; naming one twice or itself changes nothing."""
        if other.uid in (*self._lines, self._uid):
            return
        self._related.append(other.uid)
        self._add_line(other)
        self.edited.emit()

    def _add_line(self, other: AnyRecord) -> None:
        link = link_to(other)
        link.clicked.connect(self._open)
        parts: list[QWidget] = [link]
        if other.uid in self._related:
            remove = buttons.remove(self.tr("Take this link away"))
            remove.setObjectName(other.uid)
            remove.clicked.connect(self._remove)
            parts.append(remove)
        self._lines[other.uid] = parts
        self._column.insertLayout(len(self._lines), link_row(*parts))

    @Slot()
    def _open(self) -> None:
        self.open_requested.emit(self.sender().objectName())

    @Slot()
    def _remove(self) -> None:
        uid = self.sender().objectName()
        self._related.remove(uid)
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
