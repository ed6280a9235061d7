"""A picture with its heading and its note, the same as a table, and an earlier time beside it."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from allyjournal.domain.growth.measures import Growth
from allyjournal.domain.growth.period import Period
from allyjournal.ui import theme
from allyjournal.ui.growth.listing import Group, Listing
from allyjournal.ui.growth.saving import Kind, PictureWish
from allyjournal.ui.growth.wording import period_words
from allyjournal.ui.widgets import buttons, labels
from allyjournal.ui.widgets.columns import Columns
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.picture_file import Sheet
from allyjournal.ui.widgets.plain_table import Cell, PlainTable

_SIDE_BY_SIDE = 600
_MOST_LINES = 200
"""So many lines of a table are in sight: more would keep the window waiting."""


class Line(NamedTuple):
    """A row of the table, and what it opens: as a mark does, or nothing (None)."""

    cells: Sequence[str]
    wanted: object = None


class Part(QWidget):
    """The picture of one time, or its table. ``wanted`` carries what a line of it opens."""

    wanted = Signal(object)

    def __init__(self, picture: MarkedPicture, make_table: Callable[[], PlainTable]) -> None:
        super().__init__()
        self.picture = picture
        self._make_table = make_table
        self._table: PlainTable | None = None
        self._name = picture.accessibleName()
        self._is_drawn = False
        self._lines: Callable[[], Iterable[Line]] = tuple
        self._listed: Sequence[Line] = ()
        self._caption = labels.note("")
        self._nothing = labels.note("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        for content in (self._caption, picture, self._nothing):
            self._column.addWidget(content)

    def show_content(
        self, caption: str, lines: Callable[[], Iterable[Line]], *, is_drawn: bool
    ) -> None:
        """``is_drawn``: there is something in the picture; ``lines`` make its table, once it is
        wanted."""
        self._lines, self._is_drawn = lines, is_drawn
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self.picture.setAccessibleName(", ".join(filter(None, (self._name, caption))))

    def is_filled(self) -> bool:
        """Whether there is something in the picture."""
        return self._is_drawn

    def show_as_table(self, as_table: bool) -> None:
        """Show the table in place of the picture."""
        lines = list(islice(self._lines(), _MOST_LINES + 1)) if as_table else []
        self._listed = lines[:_MOST_LINES]
        self.picture.setVisible(self._is_drawn and not as_table)
        if lines or self._table:
            self._fill_table()
        words = ""
        if not (lines if as_table else self._is_drawn):
            words = self.tr("No mark in this time.")
        elif len(lines) > _MOST_LINES:
            words = self.tr("There is more, which a saved table holds.")
        self._nothing.setText(words)
        self._nothing.setVisible(bool(words))

    def _fill_table(self) -> None:
        """Fill the table, which is made for those who ask for it."""
        if self._table is None:
            self._table = self._make_table()
            self._table.opened.connect(self._open_line)
            self._column.insertWidget(1, self._table)
        self._table.setAccessibleName(self.picture.accessibleName())
        self._table.setVisible(bool(self._listed))
        # it measures its rows once, where it knows its width
        self._column.activate()
        self._table.show_rows([list(map(Cell, line.cells)) for line in self._listed])

    def caption(self) -> str:
        """Which time it is; empty where it goes without saying."""
        return self._caption.text()

    def cells(self) -> Iterator[Sequence[str]]:
        """The content of the whole table, with the time before it where that is said."""
        first = [*filter(None, [self.caption()])]
        return ([*first, *line.cells] for line in self._lines())

    @Slot()
    def _open_line(self) -> None:
        row = self._table.chosen_row() if self._table else None
        if row is not None and self._listed[row].wanted is not None:
            self.wanted.emit(self._listed[row].wanted)


class Panel(QWidget):
    """``wanted`` carries what a mark or a line opens, ``save_wanted`` a picture to be saved;
    ``switched`` tells that it has something else to show of the same growth.

    A kind of panel makes its pictures and tables and says what is in them.
    """

    wanted = Signal(object)
    save_wanted = Signal(object)
    switched = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.growths: Sequence[Growth] = ()
        self._as_tables = False
        self._title = labels.heading("")
        self._save_button = buttons.link(self.tr("Save…"))
        self._save_button.setEnabled(False)
        self._note = labels.note("")
        self._both: list[Part] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._column.addLayout(self._head())
        self._times = Columns(gap=44, least=_SIDE_BY_SIDE)
        self._column.addWidget(self._times)
        self._without_mark = Listing()
        self._without_mark.wanted.connect(self.wanted)
        self._column.addWidget(self._without_mark)
        self._column.addWidget(self._note)
        self.set_title(title)

    # What a kind of panel says

    @abstractmethod
    def headings(self) -> Sequence[str]:
        """What the columns of the table say."""

    @abstractmethod
    def make_picture(self) -> MarkedPicture:
        """A picture of its kind."""

    @abstractmethod
    def make_table(self) -> PlainTable:
        """A table for the same content, under its headings."""

    @abstractmethod
    def shown(self, growth: Growth) -> Period:
        """The time over which its picture goes."""

    @abstractmethod
    def draw(self, part: Part, growth: Growth) -> bool:
        """Fill the picture; whether there is something in it."""

    @abstractmethod
    def lines(self, growth: Growth) -> Iterable[Line]:
        """The lines of its table, made as they are asked for."""

    @abstractmethod
    def behind(self, part: Part, growth: Growth, index: int) -> object:
        """What a mark of the picture opens."""

    @abstractmethod
    def note(self) -> str:
        """What stands below the pictures; empty for nothing."""

    def groups(self, growth: Growth) -> Sequence[Group]:
        """What belongs to it and has no mark; in the table it stands as well."""
        return ()

    # What the page asks

    def show_growth(self, growths: Sequence[Growth], *, as_tables: bool) -> Iterator[None]:
        """Show one time, or two beside each other, in steps."""
        self.growths, self._as_tables = growths, as_tables
        self._save_button.setEnabled(True)
        self.refill()
        yield
        yield from self._without_mark.show_groups(list(self._dated_groups()))
        self._show_without_mark()
        is_filled = any(part.is_filled() for part in self.parts())
        self._save_button.setVisible(is_filled or self._without_mark.is_filled())

    def show_as_tables(self, as_tables: bool) -> None:
        """Show tables in place of pictures, or pictures again."""
        self._as_tables = as_tables
        for part in self.parts():
            part.show_as_table(as_tables)
        self._show_without_mark()

    def refill(self) -> None:
        """Draw the pictures anew."""
        while len(self._both) < len(self.growths):
            self._add_part()
        for part, growth in zip(self._both, self.growths, strict=False):
            is_drawn, lines = self.draw(part, growth), partial(self.lines, growth)
            part.show_content(self._caption(growth), lines, is_drawn=is_drawn)
        for number, part in enumerate(self._both):
            part.setVisible(number < len(self.growths))
        self.show_as_tables(self._as_tables)
        self.show_note()

    def _show_without_mark(self) -> None:
        self._without_mark.setVisible(self._without_mark.is_filled() and not self._as_tables)

    def _dated_groups(self) -> Iterator[Group]:
        for growth in self.growths:
            for group in self.groups(growth):
                said = filter(None, (group.heading, self._caption(growth)))
                yield group._replace(heading=" · ".join(said))

    def _caption(self, growth: Growth) -> str:
        """Which time it is, where there are two and where the picture begins later."""
        shown = self.shown(growth)
        is_said = len(self.growths) > 1 or shown != growth.period
        return period_words(shown) if is_said else ""

    def _is_dated(self) -> bool:
        return any(part.caption() for part in self.parts())

    def _add_part(self) -> None:
        part = Part(self.make_picture(), self.make_table)
        part.picture.opened.connect(self._opened)
        part.wanted.connect(self.wanted)
        self._both.append(part)
        self._times.add(part)

    @Slot()
    def show_note(self) -> None:
        """Say anew what stands below."""
        note = self.note()
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def set_title(self, title: str) -> None:
        """Say something else above it."""
        self._title.setText(title)
        self._save_button.setAccessibleName(self.tr("Save: {title}").format(title=title))

    def parts(self) -> Sequence[Part]:
        """Those in sight."""
        return self._both[: len(self.growths)]

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._title, 1)
        menu = QMenu(self._save_button)
        for kind, words in (
            (Kind.SVG, self.tr("As a drawing (SVG)")),
            (Kind.PNG, self.tr("As an image (PNG)")),
            (Kind.CSV, self.tr("As a table (CSV)")),
        ):
            action = QAction(words, menu)
            action.setData(kind)
            menu.addAction(action)
        menu.triggered.connect(self._save)
        self._save_button.setMenu(menu)
        row.addWidget(self._save_button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    @Slot(int)
    def _opened(self, index: int) -> None:
        for part, growth in zip(self.parts(), self.growths, strict=True):
            if part.picture is self.sender():
                self.wanted.emit(self.behind(part, growth, index))

    @Slot(QAction)
    def _save(self, action: QAction) -> None:
        periods = " · ".join(period_words(growth.period) for growth in self.growths)
        pictures = [(part.caption(), part.picture) for part in self.parts()]
        sheet = Sheet(f"{self._title.text()} · {periods}", pictures, self._note.text())
        headings = [*([self.tr("Time")] if self._is_dated() else []), *self.headings()]
        rows = chain.from_iterable([part.cells() for part in self.parts()])
        name = self._title.text()
        self.save_wanted.emit(PictureWish(Kind(action.data()), name, sheet, headings, rows))
