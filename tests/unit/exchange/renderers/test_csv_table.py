"""Tables as CSV: what comes back from a reader, and what no spreadsheet runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.exchange.renderers import csv_table

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_reader_finds_the_table_again() -> None:
    data = csv_table.render(["What", "When"], [["class, “mine”", 'a "quote"'], ["línea\ndos", ""]])
    assert data.startswith(b"\xef\xbb\xbfWhat,When\r\n")
    assert read(data)[1:] == [["class, “mine”", 'a "quote"'], ["línea\ndos", ""]]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_what_could_be_run_has_an_apostrophe_before_it(begin: str) -> None:
    cell = f'{begin}HYPERLINK("somewhere")'
    assert read(csv_table.render([cell], [[cell]])) == [[f"'{cell}"], [f"'{cell}"]]


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=5))
def test_nothing_else_is_changed(rows: list[list[str]]) -> None:
    found = read(csv_table.render(["a", "b"], rows))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in found for cell in row
    )
