"""A summary that was shared: seen and saved again as it was, and what comes of it."""

from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from allyjournal.domain.feedback import Feedback, SourceType
from allyjournal.domain.mentoring import Format, Mentor, Redactions, Session, Share
from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.exchange.renderers import pdf
from allyjournal.exchange.summary.document import Document, Paragraph, plain
from allyjournal.ui import messages
from allyjournal.ui.mentoring.page import MentoringPage
from allyjournal.ui.unlock import secret_clipboard
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk, press
from tests.ui.shelf import NOW, TODAY, kept, lay, made, named, notes, picks, save, titles, writes

ROWAN = made(Mentor, pseudonym="Rowan")
TOLD = Document("For Rowan", "August", (Paragraph(plain("I waited for the second choice.")),))
MARKDOWN = b"# For Rowan\n\nI waited for the second choice.\n"


def shared(copy: bytes = MARKDOWN, **fields: Any) -> Any:
    of_it = {"format": Format.MARKDOWN, "sha256": sha256(copy).hexdigest(), "copy": copy}
    period = {"shared_on": date(2026, 10, 14), "since": date(2026, 8, 2), "until": TODAY}
    given = {"title": "For Rowan", "mentor": ROWAN.uid}
    return made(Share, **(of_it | period | given | fields))


def lays(desk: Desk, share: Share) -> MentoringPage:
    """The page with a share open on it."""
    desk.has(ROWAN, share)
    page = lay(desk, MentoringPage)
    picks(desk, share.title)
    return page


def test_it_says_what_was_given_to_whom(desk: Desk) -> None:
    share = shared(
        sections=("period", "advice", "horoscope"),
        included=(ROWAN.uid,),
        redactions=Redactions(replaced=2, kept=("Ines",)),
    )
    lays(desk, share)
    assert titles(desk) == ["Mentors", "Rowan", "Shared summaries", "For Rowan"]
    assert notes(desk)["For Rowan"] == "2 August to 22 November"
    told = desk.reads()
    assert "□ Shared summary · 14 October 2026 · Markdown" in told
    assert "For Rowan, about the time 2 August to 22 November. Records that it tells of: 1." in told
    # a section that there is no more keeps its name
    assert "Period · Advice followed or declined · horoscope" in told
    assert "Names pointed out and replaced: 2. Kept as they were: Ines" in told
    assert share.sha256 in told
    assert "Its password" not in told


def test_for_nobody_and_from_the_beginning(desk: Desk) -> None:
    lays(desk, shared(mentor=None, since=None))
    words = "For nobody in particular, about the time until 22 November."
    assert any(told.startswith(words) for told in desk.reads())


def test_for_a_mentor_who_is_gone(desk: Desk) -> None:
    page = lays(desk, shared())
    desk.does(lambda: desk.journal.trash(ROWAN.uid))
    page.refresh(None)
    desk.settles()
    picks(desk, "For Rowan")
    page.show_new("mentor")
    desk.settles()
    picks(desk, "For Rowan")
    words = "For somebody who is not in this journal any more, about the time"
    assert any(told.startswith(words) for told in desk.reads())


def in_the_dialog(act: Any) -> None:
    def later() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        act(dialog)
        press(dialog, "Close")

    QTimer.singleShot(0, later)


@pytest.mark.parametrize("password", ["", "six quiet words in a row"])
def test_a_pdf_is_seen_again(desk: Desk, password: str) -> None:
    data = pdf.render(TOLD).data
    copy = pdf.locked(data, password) if password else data
    lays(desk, shared(copy, format=Format.PDF, password=password))
    seen: list[str] = []

    def look(dialog: Any) -> None:
        press(dialog, "Text")
        seen.extend(it.toPlainText() for it in dialog.findChildren(QPlainTextEdit))

    in_the_dialog(look)
    desk.clicks("Look at it")
    assert "I waited for the second choice." in seen[0]


def test_it_is_saved_again_byte_for_byte(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    path, asked, toasts = folder / "again.md", [], []
    monkeypatch.setattr(messages, "choose_save_path", lambda *it: (asked.append(it[2]), path)[1])
    monkeypatch.setattr(messages, "toast", lambda _, words: toasts.append(words))
    monkeypatch.setattr(messages, "confirm", lambda *_: False)
    lays(desk, shared())
    desk.clicks("Save it again…")
    assert not path.exists(), "the folder is copied elsewhere"
    monkeypatch.setattr(messages, "confirm", lambda *_: True)
    desk.clicks("Save it again…")
    assert path.read_bytes() == MARKDOWN
    assert asked[0] == "Summary 2026-10-14.md"
    assert toasts == [f"Saved as again.md in {folder}"]
    monkeypatch.setattr(messages, "choose_save_path", lambda *_: None)
    desk.clicks("Save it again…")
    assert len(toasts) == 1


def test_a_file_that_was_lost_is_told_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _, words: told.append(words))
    lays(desk, shared().changed(copy=b""))
    desk.clicks("Look at it")
    desk.clicks("Save it again…")
    assert told == ["The file that was shared is not in this journal any more."] * 2


def test_its_password_is_read_and_copied(desk: Desk) -> None:
    lays(desk, shared(password="six quiet words in a row"))
    assert "six quiet words in a row" in desk.reads()
    desk.clicks("Copy it")
    assert QApplication.clipboard().text() == "six quiet words in a row"
    secret_clipboard.clear()


def test_a_new_title_is_kept_and_none_is_not(desk: Desk) -> None:
    share = shared()
    lays(desk, share)
    line = named(desk, TextLine, "Title")
    line.selectAll()
    writes(desk, line, "Page four")
    save(desk)
    assert kept(desk, share).title == "Page four"
    assert desk.does(lambda: desk.journal.whole(kept_now(desk, share))).copy == MARKDOWN
    line.clear()
    line.edited.emit()
    save(desk)
    assert kept(desk, share).title


def kept_now(desk: Desk, share: Share) -> Any:
    return desk.journal.get(share.uid)


def test_what_changed_since_is_told_and_opened(desk: Desk) -> None:
    old = NOW - timedelta(days=40)
    changed, gone, removed = (
        begin(Reflection, date(2026, 10, 1), old, title=title)
        for title in ("Page four", "The hall", "A page")
    )
    desk.has(changed, gone, removed)
    share = shared(until=date(2026, 10, 14), included=(changed.uid, gone.uid, removed.uid))
    share = share.changed(created_at=NOW - timedelta(days=30))
    desk.does(lambda: desk.journal.save(changed.changed(text="More.")))
    for record in (gone, removed):
        desk.does(lambda uid=record.uid: desk.journal.trash(uid))
    desk.does(lambda: desk.journal.remove(removed.uid))
    desk.has(made(Reflection, title="New"))
    page = lays(desk, share)
    opened: list[str] = []
    page.open_requested.connect(opened.append)
    told = set(desk.reads())
    assert {"In the trash since: The hall.", "Deleted for good since: 1."} <= told
    assert {"New, and not private: 1.", "Of what it tells, changed since: 1."} <= told
    desk.clicks("Page four · draft")
    assert opened == [changed.uid]


def test_nothing_changed_since(desk: Desk) -> None:
    lays(desk, shared())
    assert "Nothing in the journal that it tells of." in desk.reads()


# What comes of it


def test_what_they_said_and_the_session_are_begun(desk: Desk) -> None:
    share = shared()
    page = lays(desk, share)
    begun: list[Any] = []
    page.begun_elsewhere.connect(begun.append)
    desk.clicks("What they said about it")
    desk.clicks("We talked about it")
    feedback, session = begun
    assert isinstance(feedback, Feedback)
    assert (feedback.source_type, feedback.related) == (SourceType.MENTOR, (share.uid,))
    assert isinstance(session, Session)
    assert (session.mentor, session.related) == (ROWAN.uid, (share.uid,))


def test_what_was_said_in_a_session_is_begun_once_there_is_one(desk: Desk) -> None:
    desk.has(ROWAN)
    page = lay(desk, MentoringPage)
    begun: list[Any] = []
    page.begun_elsewhere.connect(begun.append)
    desk.clicks("A session with my mentor")
    assert "What they said" not in desk.buttons()
    desk.types("On asking.")
    save(desk)
    desk.clicks("What they said")
    (session,) = [it for it in desk.records() if isinstance(it, Session)]
    assert begun[0].related == (session.uid,)


def test_another_summary_is_put_together_elsewhere(desk: Desk) -> None:
    page = lay(desk, MentoringPage)
    asked: list[str] = []
    page.new_requested.connect(asked.append)
    desk.clicks("A summary to share")
    assert asked == ["share"]
