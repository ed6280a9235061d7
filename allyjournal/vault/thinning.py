"""Which backups may go: the ten latest stay, and one a week for a year of weeks before them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

LATEST: Final = 10
WEEKS: Final = 53


def superfluous(moments: Iterable[datetime]) -> list[datetime]:
    """The moments of the backups that may go.

    Weeks are counted, not the days since: after a clock that was years ahead for one backup, all
    the others would be too old. Of a week (ISO 8601) the first stays, so that the same one stays
    from one day to the next.
    """
    older = sorted(moments, reverse=True)[LATEST:]
    first_of = {moment.isocalendar()[:2]: moment for moment in older}
    stays = list(first_of.values())[:WEEKS]
    return [moment for moment in reversed(older) if moment not in stays]
