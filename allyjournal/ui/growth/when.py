"""When something was written, and about what: the grid of months."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Slot

from allyjournal.domain.growth.measures import Growth
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.written import Row, SubjectKind
from allyjournal.domain.record import Pillar
from allyjournal.ui.agreement.wording import pillar_words
from allyjournal.ui.growth.panel import Line, Panel, Part
from allyjournal.ui.growth.wording import about_words, months_words, row_words, subject_words
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.month_grid import GridRow, MonthGrid
from allyjournal.ui.widgets.plain_table import PlainTable


class Behind(NamedTuple):
    """The marks of a row in some months of a period, and what they are called."""

    words: str
    row: Row
    months: Sequence[date]
    period: Period


class OnlyYear(NamedTuple):
    """What stands in no month of some periods, since only its year is known."""

    words: str
    periods: Sequence[Period]


class WhenPanel(Panel):
    """A mark for every month with something written. ``wanted`` carries what is ``Behind`` it, or
    what is known to its year alone."""

    def __init__(self) -> None:
        super().__init__(self.tr("When, and about what"))
        self._only_year = buttons.link("")
        self._only_year.clicked.connect(self._open_only_year)
        self._column.addWidget(self._only_year, 0, Qt.AlignmentFlag.AlignLeading)

    def headings(self) -> Sequence[str]:
        """What the columns of the table say."""
        return (self.tr("Pillar"), self.tr("About"), self.tr("Months"))

    def make_picture(self) -> MarkedPicture:
        """A grid."""
        grid = MonthGrid(self.tr("When, and about what"))
        grid.columns_changed.connect(self.show_note)
        return grid

    def make_table(self) -> PlainTable:
        """What it is about, and its months."""
        return PlainTable(self.tr("When, and about what"), self.headings(), wide=2)

    def shown(self, growth: Growth) -> Period:
        """From the first mark on, where it comes late."""
        months = (month for row in growth.grid.rows for month in row.months)
        return growth.period.begun(min(months, default=None))

    def draw(self, part: Part, growth: Growth) -> bool:
        """Also the quiet rows of what was agreed on."""
        rows, against = growth.grid.rows, _names_topics(growth)
        months = self.shown(growth).months()
        _grid(part).show_rows([_row(row, against=against) for row in rows], months)
        return any(row.subject or row.months for row in rows)

    def lines(self, growth: Growth) -> Iterable[Line]:
        """A line for everything but a pillar of which every entry has its topic."""
        rows = growth.grid.rows
        return (self._line(row, growth) for row in rows if row.subject or row.months)

    def _line(self, row: Row, growth: Growth) -> Line:
        against = _names_topics(growth)
        words = row_words(row, against=against)
        behind = Behind(words, row, row.months, growth.period) if row.months else None
        about = "" if row.pillar is Pillar.RESPONSIBILITY else about_words(row, against=against)
        months = months_words(row.months) or self.tr("quiet")
        return Line((pillar_words(row.pillar), about, months), behind)

    def behind(self, part: Part, growth: Growth, index: int) -> object:
        """The months of a mark."""
        cell = _grid(part).cell(index)
        row = growth.grid.rows[cell.row]
        return Behind(_grid(part).words(index), row, cell.months, growth.period)

    def note(self) -> str:
        """What a mark is, and what is set apart."""
        marks = {
            1: self.tr("A mark is a month with something written. Quiet months are just quiet."),
            3: self.tr("A mark is a quarter with something written. Quiet ones are just quiet."),
            12: self.tr("A mark is a year with something written. Quiet years are just quiet."),
            60: self.tr("A mark is five years with something written. Quiet years are just quiet."),
        }
        left_out = self.tr("At a dotted line, quiet years are left out.")
        leaves_out = any(_grid(part).leaves_out() for part in self.parts())
        apart = self.tr("In italics: not named in the agreement.")
        longest = max(_grid(part).months() for part in self.parts())
        is_apart = any(map(_has_apart, self.growths))
        said = [(marks[longest], True), (left_out, leaves_out), (apart, is_apart)]
        return " ".join(words for words, is_so in said if is_so)

    def refill(self) -> None:
        """Also the title, and what is known to the year alone."""
        super().refill()
        against = any(map(_is_against, self.growths))
        plain = self.tr("When, and about what")
        self.set_title(
            self.tr("When, and about what, against my own agreement") if against else plain
        )
        pillars = dict.fromkeys(it for growth in self.growths for it in growth.grid.only_year)
        names = ", ".join(map(pillar_words, pillars))
        self._only_year.setText(self.tr("Known to its year alone: {names}").format(names=names))
        self._only_year.setVisible(bool(pillars))

    @Slot()
    def _open_only_year(self) -> None:
        periods = [growth.period for growth in self.growths]
        self.wanted.emit(OnlyYear(self._only_year.text(), periods))


def _grid(part: Part) -> MonthGrid:
    assert isinstance(part.picture, MonthGrid)  # noqa: S101 (what it is made with)
    return part.picture


def _row(row: Row, *, against: bool) -> GridRow:
    return GridRow(
        label=subject_words(row.subject) if row.subject else pillar_words(row.pillar),
        words=row_words(row, against=against),
        colour=row.pillar,
        months=row.months,
        is_heading=row.subject is None,
        is_apart=against and _is_apart(row),
    )


def _is_against(growth: Growth) -> bool:
    """Whether an agreement names what to look at."""
    return any(row.agreed for row in growth.grid.rows)


def _names_topics(growth: Growth) -> bool:
    """Whether it names topics: beside an agreement that names none, no topic is set apart."""
    agreed = (row.subject for row in growth.grid.rows if row.agreed)
    return any(it and it.kind is SubjectKind.TOPIC for it in agreed)


def _is_apart(row: Row) -> bool:
    return row.subject is not None and not row.agreed


def _has_apart(growth: Growth) -> bool:
    return _names_topics(growth) and any(map(_is_apart, growth.grid.rows))
