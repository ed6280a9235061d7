"""What was shared is kept as it is, and the next summary begins where it ended."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from allyjournal.domain.errors import DiskFull
from allyjournal.domain.mentoring import Format, Mentor, Redactions, Share
from allyjournal.domain.record import Visibility
from allyjournal.exchange.summary.selection import USUAL, Section
from allyjournal.ui.share.page import SharePage
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.notice import Notice
from tests.ui.desk import Desk, press
from tests.ui.share.mentor import (
    ASKED,
    PRIVATE,
    SHARED,
    TODAY,
    clicks_row,
    lay,
    made,
    picks,
    rows,
    see,
    shown_text,
)

ROWAN = made(Mentor, pseudonym="Rowan")


@pytest.fixture
def page(written: Desk, answers: dict[str, Any]) -> SharePage:
    """A page on which a summary for Rowan is chosen."""
    written.has(ROWAN)
    page = lay(written)
    clicks_row(written, "The bus")
    clicks_row(written, "with its text")
    return page


def the_share(desk: Desk) -> Share:
    (found,) = [record for record in desk.records() if isinstance(record, Share)]
    whole = desk.does(lambda: desk.journal.whole(found))
    assert isinstance(whole, Share)
    return whole


def test_what_was_saved_is_kept_and_shown(
    written: Desk, page: SharePage, answers: dict[str, Any]
) -> None:
    opened: list[str] = []
    page.open_requested.connect(opened.append)
    written.clicks("Save as PDF")
    share = the_share(written)
    assert opened == [share.uid]
    assert share.title == "For Rowan"
    assert share.mentor == ROWAN.uid
    assert (share.shared_on, share.until) == (TODAY, TODAY)
    assert share.since is not None
    assert share.sections == tuple(it for it in Section if it in USUAL)
    assert set(share.included) == {SHARED.uid, ASKED.uid}
    assert share.format is Format.PDF
    assert share.copy == answers["path"].read_bytes()
    assert share.sha256 == sha256(share.copy).hexdigest()
    assert not share.password


def test_the_next_one_begins_where_it_ended(written: Desk, page: SharePage) -> None:
    written.clicks("Save as PDF")
    see(written)
    assert "The bus" not in shown_text(written)
    assert "- The bus" not in rows(written)
    assert any(words.startswith(f"since {TODAY.day} ") for words in written.buttons())
    # with others it begins elsewhere
    picks(written, "Who is to read it", "nobody in particular")
    assert "- The bus" in rows(written)


def test_what_is_ticked_for_the_next_one_is_what_would_be_in_it(
    desk: Desk, answers: dict[str, Any]
) -> None:
    desk.has(SHARED.changed(occurred_on=TODAY), ASKED.changed(occurred_on=TODAY))
    page = lay(desk)
    clicks_row(desk, "Who the hour suited")
    clicks_row(desk, "The bus")
    desk.has(PRIVATE.changed(occurred_on=TODAY, visibility=Visibility.ASK))
    page.refresh(None)
    see(desk)
    desk.clicks("Save as PDF")
    see(desk)
    assert "Who the hour suited" in shown_text(desk)
    assert set(rows(desk)) == {
        "Reflections",
        "- The bus",
        "- Not for this",
        "x Who the hour suited",
        "- with its text",
        "- with how strong it felt",
    }


def test_a_question_that_is_typed_meanwhile_is_for_the_next_one(
    written: Desk, page: SharePage
) -> None:
    (editor,) = written.all_of(MarkdownEditor)
    # nothing that the worker thread answers is heard before the next line that waits
    press(page, "Save as PDF")
    editor.setFocus()
    written.types("And now?")
    see(written)
    assert the_share(written).copy
    assert editor.text() == "And now?"
    assert page.is_saved()
    page.hide()
    lay(written)
    assert "And now?" in shown_text(written)


def test_for_nobody_in_particular(written: Desk, answers: dict[str, Any]) -> None:
    lay(written)
    written.clicks("Save as PDF")
    share = the_share(written)
    assert (share.title, share.mentor) == ("For nobody in particular", None)


def test_what_was_decided_is_kept_but_no_name(written: Desk, answers: dict[str, Any]) -> None:
    written.has(made(type(SHARED), title="The quill", text="Said Olive to Ines."))
    lay(written)
    clicks_row(written, "The quill")
    clicks_row(written, "with its text")
    answers_about(written, "Olive", "A person")
    answers_about(written, "Ines", "No name")
    written.clicks("Save as PDF")
    redactions = the_share(written).redactions
    assert redactions == Redactions(replaced=1, kept=("Ines",))


def answers_about(desk: Desk, words: str, answer: str) -> None:
    """The question about some words."""
    asked = (it for it in desk.all_of(Notice) if it.accessibleName().startswith(f"“{words}”"))
    press(next(asked), answer)
    see(desk)


def test_a_locked_pdf_opens_with_the_password_that_is_kept(
    written: Desk, page: SharePage, answers: dict[str, Any]
) -> None:
    picks(written, "File format", "PDF with a password")
    assert "The bus" in shown_text(written)
    assert any("it stays with the share" in words for words in written.reads())
    written.clicks("Save as PDF with a password")
    share = the_share(written)
    assert len(share.password.split()) == 6
    data = answers["path"].read_bytes()
    assert share.copy == data
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(data)
    pypdfium2.PdfDocument(data, share.password).close()


@pytest.mark.parametrize("yes", [True, False])
def test_a_folder_that_is_copied_elsewhere_is_asked_about(
    written: Desk, page: SharePage, answers: dict[str, Any], tmp_path: Path, yes: bool
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    answers["path"], answers["yes"] = folder / "out.pdf", yes
    written.clicks("Save as PDF")
    assert "“Dropbox” is copied" in answers["asked"][-1]
    assert answers["path"].exists() is yes
    assert bool(answers["toasts"]) is yes


def test_a_share_that_cannot_be_kept_is_told_of(
    written: Desk, page: SharePage, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(written.journal, "share", full)
    told: list[Any] = []
    written.tasks.failed.disconnect()
    written.tasks.failed.connect(told.append)
    written.clicks("Save as PDF")
    assert answers["path"].exists()
    assert not answers["toasts"]
    assert told[0].sentence == "The file is saved, but not kept here: The disk is full."
    assert told[0].passage == DiskFull.passage
    assert "The bus" in shown_text(written), "what was chosen stays"
