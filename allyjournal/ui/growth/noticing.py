"""From noticing a mistake to acknowledging it, or to a first step: one dot a mistake, in days."""

from collections.abc import Iterable, Sequence
from functools import partial
from operator import attrgetter

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout

from allyjournal.domain.growth.measures import Growth
from allyjournal.domain.growth.noticing import Days, Dot, LeftOut
from allyjournal.domain.growth.period import Period
from allyjournal.domain.growth.stretch import Why
from allyjournal.ui import looks, theme
from allyjournal.ui.growth.listing import Group, mistake_item
from allyjournal.ui.growth.panel import Line, Panel, Part
from allyjournal.ui.growth.wording import days_words, full_date, why_words
from allyjournal.ui.widgets import buttons
from allyjournal.ui.widgets.dot_strip import DotStrip
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.plain_table import PlainTable


class NoticingPanel(Panel):
    """``wanted`` carries the uid of a mistake. Two chips choose which of the two times it is."""

    def __init__(self) -> None:
        super().__init__("")
        self._acknowledging = buttons.chip(self.tr("To acknowledging"))
        self._first_step = buttons.chip(self.tr("To a first step"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        for chip in (self._acknowledging, self._first_step):
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.clicked.connect(self._switch)
            row.addWidget(chip)
        row.addStretch(1)
        self._acknowledging.setChecked(True)
        self._column.insertLayout(1, row)
        self._switch()

    def headings(self) -> Sequence[str]:
        """What the columns of the table say."""
        return (self.tr("Mistake"), self.tr("Noticed"), self.tr("Until"), self.tr("Days"))

    def make_picture(self) -> MarkedPicture:
        """A strip of dots."""
        return DotStrip(self.tr("From noticing, in days"), "responsibility")

    def make_table(self) -> PlainTable:
        """A line a mistake."""
        return PlainTable(self.tr("From noticing, in days"), self.headings())

    def shown(self, growth: Growth) -> Period:
        """All of it: it shows days, and not when."""
        return growth.period

    def draw(self, part: Part, growth: Growth) -> bool:
        """Both times go equally far and are equally high."""
        assert isinstance(part.picture, DotStrip)  # noqa: S101 (what it is made with)
        every = [[dot.days for dot in self._days(one).dots] for one in self.growths]
        dots = self._days(growth).dots
        part.picture.show_dots([dot.days for dot in dots], partial(_words, dots), every)
        return bool(dots)

    def lines(self, growth: Growth) -> Iterable[Line]:
        """A line for every mistake, also where it has no dot, in the order of noticing."""
        # here, and not as the lines are made: that may be in the worker thread
        days, steps = self._days(growth), self._to_step()
        every: list[Dot | LeftOut] = [*days.dots, *days.left_out]
        every.sort(key=attrgetter("mistake"))
        return (_line(it) if isinstance(it, Dot) else _left_out(it, steps=steps) for it in every)

    def behind(self, part: Part, growth: Growth, index: int) -> object:
        """The mistake."""
        return self._days(growth).dots[index].mistake.uid

    def groups(self, growth: Growth) -> Sequence[Group]:
        """What has no dot, by the reason."""
        left_out = self._days(growth).left_out
        return [
            Group(
                why_words(why, steps=self._to_step()),
                [it.mistake for it in left_out if it.why is why],
                mistake_item,
            )
            for why in Why
        ]

    def note(self) -> str:
        """How it is to be read."""
        return self.tr(
            "Days in which contact was not allowed are taken out. Quicker is not the aim."
        )

    @Slot()
    def _switch(self) -> None:
        step = self.tr("From noticing to a first step, in days")
        acknowledging = self.tr("From noticing to acknowledging, in days")
        self.set_title(step if self._to_step() else acknowledging)
        self.switched.emit()

    def _to_step(self) -> bool:
        return self._first_step.isChecked()

    def _days(self, growth: Growth) -> Days:
        return growth.first_steps if self._to_step() else growth.acknowledging


def _words(dots: Sequence[Dot], index: int) -> str:
    dot = dots[index]
    words = QCoreApplication.translate("growth", "{days}: {title}, noticed {day}")
    days, day = days_words(dot.days, dot.taken_out), looks.day_words(dot.noticed)
    return words.format(days=days, title=looks.titled(dot.mistake.title), day=day)


def _line(dot: Dot) -> Line:
    days = (full_date(dot.noticed), full_date(dot.reached))
    cells = (looks.titled(dot.mistake.title), *days, days_words(dot.days, dot.taken_out))
    return Line(cells, dot.mistake.uid)


def _left_out(left_out: LeftOut, *, steps: bool) -> Line:
    mistake = left_out.mistake
    words = why_words(left_out.why, steps=steps)
    return Line((looks.titled(mistake.title), full_date(mistake.noticed), "", words), mistake.uid)
