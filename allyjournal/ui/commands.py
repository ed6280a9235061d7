"""The list of commands that opens under the search field after ``>``."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView


class CommandList(QObject):
    """Offers ``names`` (words shown: name) while ``line`` begins with ``>``.

    ``chosen`` carries the name of the one that the person took.
    """

    chosen = Signal(str)

    def __init__(self, line: QLineEdit, names: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._names = {f"> {words}": name for words, name in names.items()}
        self._line = line
        self._completer = QCompleter(self)
        self._completer.setModel(QStringListModel(list(self._names), self._completer))
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = QListView()
        self._completer.setPopup(self._popup)
        self._completer.setWidget(line)
        self._completer.activated.connect(self._take)
        line.textEdited.connect(self._offer)
        line.returnPressed.connect(self._take_first)

    @Slot(str)
    def _offer(self, text: str) -> None:
        if not text.startswith(">"):
            self._popup.hide()
            return
        self._completer.setCompletionPrefix(text.removeprefix(">").strip())
        self._completer.complete()

    @Slot(str)
    def _take(self, words: str) -> None:
        self.chosen.emit(self._names[words])

    @Slot()
    def _take_first(self) -> None:
        if self._line.text().startswith(">") and self._completer.completionCount():
            self._popup.hide()
            self._take(self._completer.currentCompletion())
