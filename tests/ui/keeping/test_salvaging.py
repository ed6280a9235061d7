"""What salvage saved is told for each kind of thing, and each salvage has a place of its own."""

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from allyjournal.store.journal import Journal
from allyjournal.store.salvage import Missing, Report
from allyjournal.ui.keeping.report_step import report_words
from allyjournal.ui.keeping.salvaging import Salvaged, salvaged
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
            assert journal.setting("recovery_kit_kept") is None


def test_the_report_names_what_there_was_and_what_is_not_known() -> None:
    report = Report(
        saved={"record": 7, "trash": 0, "revision": 0},
        lost={"record": 2, "trash": 0, "revision": 1},
        unsure=("trash",),
        missing=(
            Missing(date(2026, 3, 2), "mistake", "A name"),
            Missing(date(2026, 3, 3), "", ""),
            Missing(date(2026, 3, 1), "reflection", "Once", trashed=True),
            Missing(None, "", "", trashed=True),
        ),
        recovery_code="",
    )
    backup = Kept(datetime(2026, 3, 1, tzinfo=UTC), Path("Mine.backups/one.allybackup"))
    *words, newest, lost = report_words(Salvaged(Path(), report, backup))
    assert newest.startswith("The newest good backup is that of")
    assert str(backup.path) in newest
    assert lost == (
        "What is lost, as far as it is known:\n"
        "Monday 2 March 2026 · Mistake · A name\nTuesday 3 March 2026\n"
        "Sunday 1 March 2026 · Reflection · Once · in the trash\n"
        "On a day that is not known · in the trash"
    )
    assert words == [
        "Records: 7 saved, 2 lost.",
        "Records in the trash: more may be lost than is known.",
        "Former states: 0 saved, 1 lost.",
    ]
