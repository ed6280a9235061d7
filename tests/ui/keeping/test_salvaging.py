"""What salvage saved is told for each kind of thing, and each salvage has a place of its own."""

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from allyjournal.store.journal import Journal
from allyjournal.store.salvage import Missing, Report
from allyjournal.ui.keeping.report_step import WhatIsLost, count_words
from allyjournal.ui.keeping.salvaging import Salvaged, salvaged
from allyjournal.ui.widgets.disclosure import Disclosure
from allyjournal.vault.kept import Kept

PASSPHRASE = "lantern quarry velvet 41"


def go_on(_part: float) -> None:
    """Never in a hurry."""


def _name(made: Salvaged | None) -> str:
    return made.new.name if made else ""


def test_a_second_salvage_leaves_the_first_alone(tmp_path: Path) -> None:
    folder = tmp_path / "Mine.allyjournal"
    with closing(Journal.create(folder, PASSPHRASE)[0]) as journal:
        journal.set_setting("recovery_kit_kept", True)
    names = [_name(salvaged(folder, PASSPHRASE, go_on)) for _ in range(2)]
    assert names == ["Mine salvaged.allyjournal", "Mine salvaged 2.allyjournal"]
    for name in names:
        with closing(Journal.open(tmp_path / name, PASSPHRASE)) as journal:
            assert journal.setting("recovery_kit_kept")


BACKUP = Kept(datetime(2026, 3, 1, tzinfo=UTC), Path("Mine.backups/one.allybackup"))
REPORT = Report(
    saved={"record": 7, "trash": 0, "revision": 0},
    lost={"record": 2, "trash": 0, "revision": 1},
    unsure=("trash",),
    missing=(
        Missing(date(2026, 3, 2), "mistake", "A name"),
        Missing(date(2026, 3, 3), "", ""),
        Missing(date(2026, 3, 1), "reflection", "Once", trashed=True),
        Missing(None, "", "", trashed=True),
    ),
)


@pytest.fixture
def lost(qtbot: QtBot) -> WhatIsLost:
    """In sight."""
    widget = WhatIsLost()
    qtbot.addWidget(widget)
    return widget


def reads(widget: WhatIsLost) -> list[str]:
    return [it.text() for it in widget.findChildren(QLabel) if it.isVisibleTo(widget)]


def test_the_report_counts_what_there_was_and_says_what_is_not_known() -> None:
    assert [*count_words(REPORT)] == [
        "Records: 7 saved, 2 lost.",
        "Records in the trash: more may be lost than is known.",
        "Former states: 0 saved, 1 lost.",
    ]


def test_what_is_lost_is_named_once_it_is_asked_for_and_the_backup_at_once(
    lost: WhatIsLost,
) -> None:
    lost.show_lost(Salvaged(Path(), REPORT, BACKUP))
    [backup] = reads(lost)
    assert "1 March 2026" in backup
    lost.findChild(Disclosure).set_open(True)
    assert reads(lost) == [
        backup,
        "Monday 2 March 2026 · Mistake · A name\nTuesday 3 March 2026\n"
        "Sunday 1 March 2026 · Reflection · Once · in the trash\n"
        "On a day that is not known · in the trash",
    ]
    buttons = {it.text() for it in lost.findChildren(QPushButton) if it.isVisibleTo(lost)}
    assert buttons == {"▾ What is lost, as far as it is known: 4", "What to do"}


def test_without_a_backup_none_is_named_and_where_nothing_is_lost_nothing_is_said(
    lost: WhatIsLost,
) -> None:
    lost.show_lost(Salvaged(Path(), REPORT, None))
    assert reads(lost) == []
    assert not lost.isHidden()
    lost.show_lost(Salvaged(Path(), Report({"record": 7}, {"record": 0}, (), ()), BACKUP))
    assert lost.isHidden()
