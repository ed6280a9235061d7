"""One record, chosen by typing."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from allyjournal.domain.text import shortened
from allyjournal.store.journal import Journal
from allyjournal.store.search import Hit, SearchResult
from allyjournal.ui import icons, looks, theme
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.dialog import Dialog
from allyjournal.ui.widgets.text_line import TextLine

_MOST = 30
_LENGTH = 44


def ask_record(parent: QWidget, journal: Journal, tasks: Tasks, label: str, but: str) -> str | None:
    """Have any record chosen ``but`` that uid: its own uid, or None; ``label`` says what for."""
    dialog = RecordSearch(parent, journal, tasks, label, but)
    return dialog.uid() if dialog.run() else None


class RecordSearch(Dialog):
    """A line to type in, and what it finds, the newest first; nothing typed: the newest of all."""

    def __init__(
        self, parent: QWidget, journal: Journal, tasks: Tasks, label: str, but: str
    ) -> None:
        super().__init__(parent, self.tr("Which record?"))
        self._journal = journal
        self._tasks = tasks
        self._but = but
        self._line = TextLine(self.tr("Search"), self.tr("Words in it, or its title"))
        self._line.edited.connect(self._search)
        self._found = QListWidget()
        self._found.setAccessibleName(self.tr("Found"))
        self._found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._found.setIconSize(QSize(theme.px(12), theme.px(12)))
        self._found.setMinimumSize(theme.px(440), theme.px(260))
        self._found.itemDoubleClicked.connect(self.accept)
        self.add(self._line)
        self.add(self._found)
        self.reject_button(self.tr("Cancel"))
        self.accept_button(label)
        self._line.setFocus()
        self._search()

    def uid(self) -> str | None:
        """The uid of what is chosen; None where nothing was found."""
        item = self._found.currentItem()
        return None if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    @Slot()
    def _search(self) -> None:
        text = self._line.text().strip()
        # whoever is still typing has not finished the last word
        words = f"{text}*" if text[-1:].isalnum() else text
        search = partial(_search, self._journal, f"{words} -kind:person")
        self._tasks.run(search, self._show, replaces=type(self).__name__)

    def _show(self, result: SearchResult) -> None:
        self._found.clear()
        for hit in (hit for hit in result.hits if hit.uid != self._but):
            self._found.addItem(_item(hit))
        self._found.setCurrentRow(0)


def _search(journal: Journal, words: str) -> SearchResult:
    """Run in the worker thread."""
    with journal.around_damage():
        return journal.search(words, _MOST)


def _item(hit: Hit) -> QListWidgetItem:
    shape = looks.LOOKS[hit.kind]
    title = shortened(hit.title or hit.snippet, _LENGTH)
    item = QListWidgetItem(f"{title} · {looks.short_date(hit.occurred_on)}")
    item.setIcon(icons.mark(shape.mark, shape.colour, 12))
    item.setData(Qt.ItemDataRole.UserRole, hit.uid)
    return item
