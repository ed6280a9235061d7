"""A table as CSV (RFC 4180), for spreadsheets that must not run what a person wrote."""

import csv
import io
from collections.abc import Iterable, Sequence

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet may take for a formula (OWASP, CSV Injection)."""


def render(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table in UTF-8, with the mark at its beginning by which spreadsheets know it.

    A cell that could be taken for a formula gets an apostrophe before it.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(_harmless, headings))
    writer.writerows(map(_harmless, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_RUN) else cell
