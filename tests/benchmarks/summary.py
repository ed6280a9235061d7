"""How long it takes to make a year's summary, and to see its first page."""

import statistics
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from allyjournal.exchange.summary.selection import Section
from allyjournal.store.journal import Journal
from allyjournal.ui.share.drafting import draft
from allyjournal.ui.share.file import picture
from allyjournal.ui.share.wish import Span, Wish
from tests.benchmarks.seeded import LAST_DAY, YEARS, seed
from tests.benchmarks.table import Figure, seconds
from tests.benchmarks.window import application

_RECORDS = 400
_WIDTH = 640  # pixels, as the preview asks for it at the usual size


def year_as_pdf(folder: Path, rounds: int) -> list[Figure]:
    """Every record of the year is in, in every section."""
    application()
    with closing(seed(folder, _RECORDS * YEARS).open()) as journal:
        dates = (LAST_DAY - timedelta(days=364), LAST_DAY)
        wish = Wish(mentor="", span=Span.DATES, dates=dates, sections=frozenset(Section))
        offered = draft(journal, wish, LAST_DAY).offers
        whole = replace(wish, ticks=dict.fromkeys((it.record.uid for it in offered), True))
        made = statistics.median(
            seconds(partial(draft, journal, whole, LAST_DAY)) for _ in range(rounds)
        )
        first = statistics.median(
            seconds(partial(_first_page, journal, whole)) for _ in range(rounds)
        )
    what = f"summary of a year, {len(offered)} records, as PDF"
    return [
        Figure(what, made, ceiling=1.0),
        Figure("  until the first page of its preview is drawn", first, ceiling=0.3),
    ]


def _first_page(journal: Journal, wish: Wish) -> None:
    picture(draft(journal, wish, LAST_DAY).file, 0, _WIDTH)
