"""The commitments: a lane of check-ins for each, their values in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from allyjournal.domain.growth import lanes as domain
from allyjournal.domain.growth.measures import Growth
from allyjournal.domain.growth.period import Period
from allyjournal.ui.agreement.held import point
from allyjournal.ui.agreement.wording import anchor_words
from allyjournal.ui.growth.panel import Line, Panel, Part
from allyjournal.ui.growth.wording import full_date
from allyjournal.ui.widgets.lanes import Lane, Lanes
from allyjournal.ui.widgets.marked_picture import MarkedPicture
from allyjournal.ui.widgets.plain_table import PlainTable
from allyjournal.ui.widgets.year_strip_content import Landmark


class CommitmentsPanel(Panel):
    """``wanted`` carries the uid of a check-in."""

    def __init__(self) -> None:
        super().__init__(self.tr("Commitments"))

    def headings(self) -> Sequence[str]:
        """What the columns of the table say."""
        return (self.tr("Commitment"), self.tr("Day"), self.tr("What became of it"))

    def make_picture(self) -> MarkedPicture:
        """Lanes over the time of the period."""
        return Lanes(self.tr("Commitments"), axis=True)

    def make_table(self) -> PlainTable:
        """A line a check-in."""
        return PlainTable(self.tr("Commitments"), self.headings())

    def shown(self, growth: Growth) -> Period:
        """From the first commitment on, where it comes late."""
        return growth.period.begun(min(_days(growth), default=None))

    def draw(self, part: Part, growth: Growth) -> bool:
        """Also the lanes without a check-in."""
        assert isinstance(part.picture, Lanes)  # noqa: S101 (what it is made with)
        shown = [self._lane(lane) for lane in growth.lanes]
        period = self.shown(growth)
        part.picture.show_lanes(shown, period.since, period.until)
        return bool(shown)

    def lines(self, growth: Growth) -> Iterable[Line]:
        """A line for every signing, check-in and rewording, and for what has no check-in."""
        return (line for lane in growth.lanes for line in self._lines(lane, growth.period))

    def behind(self, part: Part, growth: Growth, index: int) -> object:
        """The check-in."""
        return [it.uid for lane in growth.lanes for it in lane.check_ins][index]

    def note(self) -> str:
        """What the heights mean."""
        if not any(lane.check_ins for growth in self.growths for lane in growth.lanes):
            return self.tr("Check-ins are written on the agreement, beside each commitment.")
        heights = self.tr("The higher, the nearer to ordinary; hollow: avoided or acted against.")
        if not any(map(_begins, self.growths)):
            return heights
        begins = self.tr("A line begins on the day its commitment was signed.")
        return f"{heights} {begins}"

    def _lane(self, lane: domain.Lane) -> Lane:
        breaks = [Landmark(on, self.tr("reworded")) for on in lane.reworded_on]
        points = [point(it) for it in lane.check_ins]
        return Lane(self._statement(lane), points, breaks, lane.signed_on)

    def _lines(self, lane: domain.Lane, period: Period) -> Iterator[Line]:
        statement = self._statement(lane)
        if not lane.check_ins and not lane.reworded_on:
            yield Line((statement, "", self.tr("no check-in in this time")))
        # on the day of a rewording it comes first: a check-in of that day is about the new words
        said = [(on, self.tr("signed"), "") for on in _signed_in(lane, period)]
        said += [(on, self.tr("reworded"), "") for on in lane.reworded_on]
        said += [(it.occurred_on, anchor_words(it.value), it.uid) for it in lane.check_ins]
        for on, words, uid in sorted(said, key=lambda it: it[0]):
            yield Line((statement, full_date(on), words), uid or None)

    def _statement(self, lane: domain.Lane) -> str:
        if lane.commitment is None:
            return self.tr("A commitment that is in no agreement any more")
        return lane.commitment.statement


def _signed_in(lane: domain.Lane, period: Period) -> list[date]:
    """The day on which the lane's commitment was signed first, where it is in ``period``."""
    return [lane.signed_on] if lane.signed_on and lane.signed_on in period else []


def _begins(growth: Growth) -> bool:
    """Whether a lane begins within the time."""
    return any(_signed_in(lane, growth.period) for lane in growth.lanes)


def _days(growth: Growth) -> Iterator[date]:
    """Of all that the lanes show."""
    for lane in growth.lanes:
        yield from _signed_in(lane, growth.period)
        yield from lane.reworded_on
        yield from (it.occurred_on for it in lane.check_ins)
