"""The pages of tables: what is written is read again, and numbers are as SQLite writes them."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.vault import rows, table_pages
from allyjournal.vault.table_pages import MOST_CHILDREN, Child

NUMBERS = st.integers(1, 2**32 - 1)
ROW_IDS = st.integers(0, 2**56 - 1)


@given(st.lists(st.builds(Child, NUMBERS, ROW_IDS), min_size=2, max_size=MOST_CHILDREN))
def test_an_inner_page_leads_to_what_it_was_made_of(children: list[Child]) -> None:
    page = table_pages.inner(children)
    assert len(page) == 4016
    assert table_pages.is_inner(page, 2)
    assert not table_pages.is_leaf(page, 2)
    assert table_pages.led_to(page, 2) == [child.number for child in children]


def test_there_is_room_for_as_many_as_there_may_be() -> None:
    most = [Child(2**32 - 1, 2**56 - 1)] * MOST_CHILDREN
    assert table_pages.led_to(table_pages.inner(most), 2) == [2**32 - 1] * MOST_CHILDREN


# https://www.sqlite.org/fileformat2.html#varint
@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "00"), (127, "7f"), (128, "8100"), (16_383, "ff7f"), (2**56 - 1, "ffffffffffffff7f")],
)
def test_a_number_is_written_and_read_as_sqlite_does(value: int, written: str) -> None:
    assert table_pages._as_varint(value).hex() == written
    assert table_pages.varint(bytes.fromhex(written), 0) == (value, len(written) // 2)


def test_a_number_of_nine_bytes_is_read() -> None:
    assert table_pages.varint(b"\xff" * 9 + b"\0", 0) == (2**64 - 1, 9)


def test_a_leaf_without_rows_has_no_last_one() -> None:
    empty = bytes([13]) + bytes(4015)
    assert table_pages.is_leaf(empty, 2)
    assert table_pages.last_row_id(empty, 2) is None
    assert table_pages.values(empty, 2) == 0


@pytest.mark.parametrize("kind", [2, 5, 10, 13])
def test_of_a_page_that_says_nonsense_something_is_read(kind: int) -> None:
    """Its seal fits: it was wrong in memory before it was written, or somebody made it so."""
    for seed in range(300):
        content = bytes([kind]) + Random(seed).randbytes(table_pages.SIZE - 1)
        if table_pages.is_leaf(content, 2):
            table_pages.last_row_id(content, 2)
            table_pages.values(content, 2)
        else:
            assert table_pages.led_to(content, 2)
        if not table_pages.is_inner(content, 2):
            assert all(
                len(row) <= table_pages.SIZE for row in rows.on(content, 2, lambda _it: None)
            )
