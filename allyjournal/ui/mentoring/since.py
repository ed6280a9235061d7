"""What happened to the records that a summary told of, since it was given."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from allyjournal.domain.kinds import AnyRecord, display_title
from allyjournal.store.shares import SinceShared
from allyjournal.ui import theme
from allyjournal.ui.links import link_to
from allyjournal.ui.widgets import labels
from allyjournal.ui.widgets.outdent import link_row

_MOST = 20
"""How many titles are listed at most: a summary of years may tell of hundreds."""


class SinceThen(QWidget):
    """The changed records to be opened, those that are gone, and how many are new.

    ``open_requested`` carries the uid of a changed one.
    """

    open_requested = Signal(str)

    def __init__(self, since: SinceShared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(labels.heading(self.tr("What changed since")))
        for sentence in self._sentences(since):
            column.addWidget(labels.note(sentence))
        for record in since.changed[:_MOST]:
            link = link_to(record)
            link.clicked.connect(self._open)
            column.addLayout(link_row(link))

    def _sentences(self, since: SinceShared) -> Iterator[str]:
        if since.new:
            yield self.tr("New, and not private: {n}.").format(n=since.new)
        if since.trashed:
            words = self.tr("In the trash since: {titles}.")
            yield words.format(titles=_titles(since.trashed))
        if since.removed:
            yield self.tr("Deleted for good since: {n}.").format(n=since.removed)
        if since.changed:
            yield self.tr("Of what it tells, changed since: {n}.").format(n=len(since.changed))
        if not any(since):
            yield self.tr("Nothing in the journal that it tells of.")

    @Slot()
    def _open(self) -> None:
        self.open_requested.emit(self.sender().objectName())


def _titles(records: Sequence[AnyRecord]) -> str:
    titles = [display_title(record) for record in records[:_MOST]]
    return ", ".join([*titles, *(["…"] if len(records) > _MOST else [])])
