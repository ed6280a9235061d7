"""The agreement as a page of paper: asked, said to be unencrypted, written for its owner alone."""

import stat
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from allyjournal.ui import messages
from tests.ui.agreement.pen import lay, sign, statements, tenants, writes
from tests.ui.desk import Desk


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was asked and told."""
    said: list[Any] = []
    monkeypatch.setattr(messages, "toast", lambda _, words: said.append(words))
    monkeypatch.setattr(messages, "confirm", lambda _, words, *__: said.append(words) or True)
    return said


def saved_as(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(messages, "choose_save_path", lambda *_: path)


def test_what_was_signed_is_written_for_its_owner_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[Any]
) -> None:
    path = tmp_path / "Agreement.pdf"
    saved_as(monkeypatch, path)
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Amend")
    writes(desk, statements(desk)[0], " And wait.")
    desk.clicks("Read the signed version")
    desk.clicks("Save as PDF…")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        text = document[0].get_textpage().get_text_range()
    assert "Version 1, signed on 2 January 2026" in text
    assert "I ask for times first." in text
    assert "And wait" not in text
    assert asked == [
        "The file will not be encrypted.",
        f"Saved as {path.name} in {tmp_path}, not encrypted",
    ]


def test_nothing_is_written_without_a_place_or_a_yes(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, asked: list[Any]
) -> None:
    saved_as(monkeypatch, None)
    sign(desk, tenants())
    lay(desk)
    desk.clicks("Save as PDF…")
    monkeypatch.setattr(messages, "confirm", lambda *_: False)
    saved_as(monkeypatch, Path("/nowhere/at/all.pdf"))
    desk.clicks("Save as PDF…")
    assert asked == ["The file will not be encrypted."]
