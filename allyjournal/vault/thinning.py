"""Which backups may go: the ten latest stay, and one a week for a year before them."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

LATEST: Final = 10
_WEEKS_KEPT_FOR: Final = timedelta(days=366)


def superfluous(moments: Iterable[datetime]) -> list[datetime]:
    """The moments of the backups that may go.

    A year is counted back from the newest, so that a wrong clock today takes nothing away. Of a
    week the first stays, so that the same one stays from one day to the next.
    """
    newest_first = sorted(moments, reverse=True)
    goes, weeks = [], set()
    for moment in reversed(newest_first[LATEST:]):
        year, week, _day = moment.isocalendar()
        too_old = newest_first[0] - moment > _WEEKS_KEPT_FOR
        if too_old or (year, week) in weeks:
            goes.append(moment)
        else:
            weeks.add((year, week))
    return goes
