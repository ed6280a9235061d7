"""The summary: what is seen is what is saved, and what was chosen outlives a lock."""

import stat
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from allyjournal.domain.errors import DiskFull
from allyjournal.domain.reflection import Reflection
from allyjournal.ui.share.html_text import html_text
from allyjournal.ui.share.pages_view import PagesView
from allyjournal.ui.share.reader import ReaderChip
from allyjournal.ui.share.records import RecordTree
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.desk import Desk
from tests.ui.share.mentor import (
    TODAY,
    clicks_row,
    lay,
    made,
    picks,
    saving,
    see,
    shown_text,
    text_of,
)

# Seen and saved


def test_tab_goes_from_the_top_through_the_choices_to_the_file(written: Desk) -> None:
    page = lay(written)
    page.begin()
    [reader], [records], [pages] = map(written.all_of, (ReaderChip, RecordTree, PagesView))
    met: list[QWidget | None] = []
    while pages not in met:
        written.presses(Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
        assert len(met) < 100
    stops = [reader, written.button("Save as PDF"), records, pages]
    assert [it for it in met if it in stops] == stops


def test_what_is_shown_is_what_is_saved(written: Desk, answers: dict[str, Any]) -> None:
    lay(written)
    shown = shown_text(written)
    written.clicks("Save as PDF")
    data = answers["path"].read_bytes()
    assert text_of(data) == shown
    assert stat.S_IMODE(answers["path"].stat().st_mode) == 0o600
    assert answers["asked"] == [f"Summary {TODAY.isoformat()}.pdf"]
    assert answers["toasts"] == [f"Saved as {answers['path'].name} in {answers['path'].parent}"]


def test_a_summary_that_is_being_composed_cannot_be_saved(
    written: Desk, answers: dict[str, Any]
) -> None:
    page = lay(written)
    page.refresh(None)
    button = written.button("Save as PDF")
    assert not button.isEnabled()
    assert "Putting it together…" in written.reads()
    see(written)
    assert button.isEnabled()


def test_no_file_is_written_where_none_is_named(written: Desk, answers: dict[str, Any]) -> None:
    lay(written)
    answers["path"] = None
    written.clicks("Save as PDF")
    assert not answers["toasts"]


def test_markdown_is_shown_before_it_is_saved(written: Desk, answers: dict[str, Any]) -> None:
    lay(written)
    picks(written, "File format", "Markdown")
    assert saving(written) == "Save as Markdown"
    assert "# Summary for a mentor" in shown_text(written)
    assert "Pages" not in written.buttons()
    answers["path"] = answers["path"].with_suffix(".md")
    shown = shown_text(written)
    written.clicks("Save as Markdown")
    assert " ".join(answers["path"].read_text().split()) == shown
    assert answers["asked"] == [f"Summary {TODAY.isoformat()}.md"]
    # the next one begins anew
    see(written)
    assert saving(written) == "Save as PDF"


def test_html_is_shown_as_its_text_before_it_is_saved(
    written: Desk, answers: dict[str, Any]
) -> None:
    lay(written)
    picks(written, "File format", "HTML")
    assert saving(written) == "Save as HTML"
    assert shown_text(written).startswith("Summary for a mentor ")
    assert "Who the hour suited. From" in shown_text(written)
    assert "Pages" not in written.buttons()
    answers["path"] = answers["path"].with_suffix(".html")
    shown = shown_text(written)
    written.clicks("Save as HTML")
    saved = answers["path"].read_bytes()
    assert saved.startswith(b"<!DOCTYPE html>")
    assert " ".join(html_text(saved).split()) == shown
    assert answers["asked"] == [f"Summary {TODAY.isoformat()}.html"]


def dark_pixels(desk: Desk) -> int:
    (pages,) = desk.all_of(PagesView)
    image = pages.grab().toImage()
    return sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )


def test_the_pages_are_drawn_and_counted(written: Desk) -> None:
    lay(written)
    assert "Exactly what will be saved · page 1 of 1" in written.reads()
    assert dark_pixels(written) > 100
    written.clicks("Text")
    assert "Exactly what will be saved · its text" in written.reads()
    assert not written.all_of(PagesView)
    written.clicks("Pages")
    assert written.all_of(PagesView)


def test_many_pages_come_into_sight_one_by_one(desk: Desk) -> None:
    long = "\n\n".join(f"Line {number} of many." for number in range(900))
    desk.has(made(Reflection, title="Long", text=long))
    lay(desk)
    clicks_row(desk, "Long")
    clicks_row(desk, "with its text")
    (pages,) = desk.all_of(PagesView)
    count = int(next(it for it in desk.reads() if "page 1 of" in it).rsplit(" ", 1)[1])
    assert count > 14
    bar = pages.verticalScrollBar()
    for place in range(0, bar.maximum() + 1, pages.viewport().height() // 2):
        bar.setValue(place)
        see(desk)
    bar.setValue(bar.maximum())
    assert f"Exactly what will be saved · page {count} of {count}" in desk.reads()
    bar.setValue(0)
    see(desk)
    assert dark_pixels(desk) > 100
    clicks_row(desk, "Long")
    assert "Exactly what will be saved · page 1 of 1" in desk.reads()


def test_characters_without_a_font_are_told(desk: Desk) -> None:
    # nothing stands at this number of Unicode, so no font has it
    desk.has(made(Reflection, title="Signs", text="A sign: \u0378"))
    lay(desk)
    clicks_row(desk, "Signs")
    clicks_row(desk, "with its text")
    assert any("no font" in words for words in desk.reads())


# A lock, a full disk


def test_what_was_chosen_outlives_a_lock_until_it_is_saved(
    written: Desk, answers: dict[str, Any]
) -> None:
    page = lay(written)
    clicks_row(written, "The bus")
    clicks_row(written, "with its text")
    picks(written, "Period: last year", "last 6 months")
    (editor,) = written.all_of(MarkdownEditor)
    editor.setFocus()
    written.types("And now?")
    page.flush()
    written.settles()
    assert page.is_saved()
    page.hide()
    lay(written)
    assert "It came late." in shown_text(written)
    assert "And now?" in shown_text(written)
    assert written.button("Period: last 6 months")
    written.clicks("Save as PDF")
    assert answers["toasts"]
    written.page.hide()
    lay(written)
    assert "And now?" not in shown_text(written)
    assert "The bus" not in shown_text(written)


def test_what_cannot_be_kept_is_told(written: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = lay(written)

    def full(*_: object) -> None:
        raise DiskFull("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(written.journal, "set_setting", full)
        (editor,) = written.all_of(MarkdownEditor)
        editor.setFocus()
        written.types("And now?")
        with written.qtbot.waitSignal(page.failed):
            page.flush()
        assert not page.is_saved()
    page.flush()
    written.settles()
    assert page.is_saved()
