"""Pictures and their tables as files: asked for, said to be readable by all, and written whole."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Slot

from allyjournal.exchange.renderers import csv_table
from allyjournal.ui import messages
from allyjournal.ui.keeping.wording import saved_words
from allyjournal.ui.page import Page
from allyjournal.ui.widgets import picture_file
from allyjournal.ui.widgets.picture_file import Sheet
from allyjournal.vault.files import write_private


class Kind(StrEnum):
    """What a picture can be saved as, by the ending of its name."""

    SVG = "svg"
    PNG = "png"
    CSV = "csv"


class PictureWish(NamedTuple):
    """A picture to be saved: what it is called, how it looks, and what its table says."""

    kind: Kind
    name: str
    sheet: Sheet
    headings: Sequence[str]
    rows: Iterable[Sequence[str]]

    def content(self) -> Callable[[], bytes]:
        """What gives the content of the file, in any thread: a picture is painted at once, and a
        table, which may be long, is put into words only then."""
        if self.kind is Kind.CSV:
            return partial(csv_table.render, self.headings, self.rows)
        paint = picture_file.svg if self.kind is Kind.SVG else picture_file.png
        return partial(bytes, paint(self.sheet))


class Saving(QObject):
    """Saves pictures of ``page``."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    @Slot(object)
    def save(self, wish: PictureWish) -> None:
        """Ask where, and write the file there."""
        content = wish.content()
        question = self.tr("The file will not be encrypted.")
        advice = self.tr(
            "Titles of what you wrote may be in it. Whoever gets hold of it can read it."
        )
        if not messages.confirm(self._page, question, self.tr("Choose a place…"), advice):
            return
        name = f"{wish.name} {date.today().isoformat()}.{wish.kind}"
        kind = f"{wish.kind.upper()} (*.{wish.kind})"
        path = messages.choose_save_path(self._page, self.tr("Save the picture"), name, kind)
        if path is not None:
            self._page.tasks.run(partial(_write, path, content), self._saved)

    def _saved(self, path: Path) -> None:
        messages.toast(self._page, saved_words(path, for_all=True))


def _write(path: Path, content: Callable[[], bytes]) -> Path:
    write_private(path, content())
    return path
