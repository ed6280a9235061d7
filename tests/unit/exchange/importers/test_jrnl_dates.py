"""The dates of jrnl files, in the forms that its ``timeformat`` can give them."""

from datetime import datetime

import pytest

from allyjournal.exchange.importers.jrnl_dates import looks_like_a_date, read_dates

MOMENT = datetime(2026, 10, 14, 17, 5)
FORMS = [
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %I:%M:%S %p",
    "%Y-%m-%dT%H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y.%m.%d %H:%M",
    "%d.%m.%Y %H:%M",
    "%d.%m.%y, %H:%M",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%y %H:%M",
    "%d-%m-%Y %H:%M",
    "%d %B %Y %H:%M",
    "%d %b %Y %H:%M",
    "%B %d, %Y at %I:%M %p",
    "%b %dth, %Y %H:%M",
    "%A, %d %B %Y %H:%M",
    "%a %d %b %Y %H:%M",
    "%a %b %d %H:%M:%S %Y",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_date_is_read_in_every_form(form: str) -> None:
    written = MOMENT.strftime(form)
    assert looks_like_a_date(written)
    assert read_dates([written, written]) == [MOMENT, MOMENT]


def test_a_date_without_a_time_is_midnight() -> None:
    assert read_dates(["2026-10-14", "14.10.2026"]) == [datetime(2026, 10, 14)] * 2


def test_one_date_that_has_only_one_reading_decides_for_the_file() -> None:
    day_first = [datetime(2026, 4, 3), datetime(2026, 4, 13)]
    assert read_dates(["3/4/2026", "13/4/2026"]) == day_first
    month_first = [datetime(2026, 3, 4), datetime(2026, 4, 13)]
    assert read_dates(["3/4/2026", "4/13/2026"]) == month_first


def test_the_order_of_the_file_decides_where_nothing_else_does() -> None:
    assert read_dates(["3/4/2026", "5/3/2026", "6/2/2026"]) == [
        datetime(2026, 3, 4),
        datetime(2026, 5, 3),
        datetime(2026, 6, 2),
    ]


def test_what_stays_undecided_is_not_guessed() -> None:
    assert read_dates(["3/4/2026", "3/5/2026"]) == [None, None]
    assert read_dates(["3/4/2026", "2026-10-14"]) == [None, datetime(2026, 10, 14)]


def test_what_means_the_same_both_ways_is_read() -> None:
    assert read_dates(["4/4/2026"]) == [datetime(2026, 4, 4)]


def test_what_is_no_date_is_none() -> None:
    assert read_dates(["2026-13-45", "soon", ""]) == [None, None, None]
    assert read_dates([]) == []


@pytest.mark.parametrize("text", ["1", "x", " ", "Smith 2019", "vol. 3, page 12", "see also"])
def test_a_footnote_does_not_look_like_a_date(text: str) -> None:
    assert not looks_like_a_date(text)
