"""Where things live, in the home of this test."""

import sys
from pathlib import Path

import pytest

from allyjournal import paths


@pytest.mark.skipif(sys.platform != "linux", reason="the folders have other names there")
def test_the_journal_and_the_settings_have_their_usual_places(home: Path) -> None:
    assert paths.usual_journal() == home / ".local/share/AllyJournal/Journal.allyjournal"
    assert paths.settings_file() == home / ".config/AllyJournal/settings.toml"
