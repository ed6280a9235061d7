"""Pictures and tables as files: asked, said to be unencrypted, written for their owner alone."""

import csv
import io
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from allyjournal.ui import messages
from allyjournal.ui.growth.noticing import NoticingPanel
from allyjournal.ui.growth.saving import Kind, PictureWish
from allyjournal.ui.widgets.picture_file import Sheet
from tests.ui.desk import Desk
from tests.ui.growth.glass import kept, lay, made, picks

GRID, DOTS, LANES = range(3)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """Where the file goes, and what was asked and told."""
    said: dict[str, Any] = {"path": tmp_path / "file", "yes": True, "words": []}

    def choose(_parent: Any, _title: str, name: str, _kind: str) -> Any:
        said["words"].append(name)
        return said["path"]

    def confirm(_parent: Any, question: str, *_: Any) -> bool:
        said["words"].append(question)
        return bool(said["yes"])

    monkeypatch.setattr(messages, "choose_save_path", choose)
    monkeypatch.setattr(messages, "confirm", confirm)
    monkeypatch.setattr(messages, "toast", lambda _, words: said["words"].append(words))
    return said


def saves(desk: Desk, number: int, words: str) -> None:
    buttons: list[Any] = [it for it in desk.page.findChildren(object) if _saves(it)]
    picks(buttons[number], words)
    desk.settles()


def _saves(widget: Any) -> bool:
    return getattr(widget, "text", str)() == "Save…" if hasattr(widget, "menu") else False


def table(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_a_drawing_is_written_whole_and_for_its_owner_alone(
    two_years: Desk, asked: dict[str, Any], tmp_path: Path
) -> None:
    lay(two_years)
    saves(two_years, GRID, "As a drawing (SVG)")
    path = asked["path"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    drawing = path.read_text(encoding="utf-8")
    assert ">race</text>" in drawing
    assert "When, and about what, against my own agreement · Nov 2025" in drawing
    assert asked["words"] == [
        "The file will not be encrypted.",
        "When, and about what, against my own agreement 2026-11-25.svg",
        f"Saved as file in {tmp_path}, not encrypted",
    ]
    assert [it.name for it in tmp_path.iterdir() if it.is_file()] == ["file"]


def test_an_image_shows_both_times_where_they_are_compared(
    two_years: Desk, asked: dict[str, Any]
) -> None:
    lay(two_years)
    saves(two_years, DOTS, "As an image (PNG)")
    one = QImage(str(asked["path"])).height()
    two_years.clicks("Compare with the year before")
    saves(two_years, DOTS, "As an image (PNG)")
    assert QImage(str(asked["path"])).height() > one * 1.5


def test_a_table_says_which_time_it_is_and_no_cell_is_run(
    desk: Desk, asked: dict[str, Any]
) -> None:
    from allyjournal.domain.mistake import Mistake

    day = {"acknowledged_on": kept("2026-02-03", "").occurred_on}
    desk.has(made(Mistake, "2026-02-01", title="=HYPERLINK(1)", what_happened="x", **day))
    lay(desk)
    saves(desk, DOTS, "As a table (CSV)")
    assert table(asked["path"]) == [
        ["Mistake", "Noticed", "Until", "Days"],
        ["'=HYPERLINK(1)", "1 February 2026", "3 February 2026", "2 days"],
    ]
    desk.clicks("Compare with the year before")
    saves(desk, DOTS, "As a table (CSV)")
    assert table(asked["path"])[0][0] == "Time"
    assert table(asked["path"])[1][0].startswith("Nov 2025")


def test_nothing_is_written_without_a_yes_or_a_place(
    two_years: Desk, asked: dict[str, Any]
) -> None:
    lay(two_years)
    place, asked["path"] = asked["path"], None
    saves(two_years, LANES, "As a table (CSV)")
    asked["path"], asked["yes"] = place, False
    saves(two_years, LANES, "As a table (CSV)")
    assert not place.exists()


def test_a_long_table_is_put_into_words_where_it_is_written(desk: Desk) -> None:
    asked: list[int] = []

    def rows() -> Iterator[list[str]]:
        for number in range(3):
            asked.append(number)
            yield [str(number)]

    wish = PictureWish(Kind.CSV, "Table", Sheet("Table", []), ["Number"], rows())
    content = wish.content()
    assert asked == []
    assert content().decode("utf-8-sig").split() == ["Number", "0", "1", "2"]


def test_a_table_that_is_on_its_way_stays_what_was_chosen(two_years: Desk) -> None:
    lay(two_years)
    panel = two_years.page.findChild(NoticingPanel)
    assert panel is not None
    [growth] = panel.growths
    expected, lines = list(panel.lines(growth)), panel.lines(growth)
    two_years.clicks("To a first step")
    assert list(lines) == expected
    assert list(panel.lines(growth)) != expected
