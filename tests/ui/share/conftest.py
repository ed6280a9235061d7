"""A few weeks on a desk, and where their summary goes."""

from pathlib import Path
from typing import Any

import pytest

from allyjournal.ui import messages
from tests.ui.desk import Desk
from tests.ui.share.mentor import ASKED, OLD, PRIVATE, QUILL, SHARED, TALKED_OVER


@pytest.fixture
def written(desk: Desk) -> Desk:
    """A desk with a few weeks on it."""
    desk.has(QUILL, SHARED, ASKED, PRIVATE, OLD, TALKED_OVER)
    return desk


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Any]:
    """Where files go, and what was asked and said."""
    said: dict[str, Any] = {"path": tmp_path / "out.pdf", "yes": True, "asked": [], "toasts": []}

    def choose(*words: Any) -> Any:
        said["asked"].append(words[2])
        return said["path"]

    def confirm(*words: Any) -> bool:
        said["asked"].append(words[1])
        return bool(said["yes"])

    monkeypatch.setattr(messages, "choose_save_path", choose)
    monkeypatch.setattr(messages, "confirm", confirm)
    monkeypatch.setattr(messages, "toast", lambda _, words: said["toasts"].append(words))
    return said
