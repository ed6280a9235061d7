"""Where keys.json is lost or damaged: what the commands say, and what --repair does."""

from pathlib import Path

import pytest

from tests.unit.command_line import Run, put


@pytest.mark.parametrize("damage", [None, b"{"])
def test_repair_takes_lost_keys_out_of_a_backup(
    filled: Run, run: Run, folder: Path, tmp_path: Path, damage: bytes | None
) -> None:
    filled("backup")
    put(folder, title="Zeppelin")
    (folder / "keys.json").unlink()
    if damage:
        (folder / "keys.json").write_bytes(damage)
    assert "'allyjournal check' tells which backup has it" in filled("search", "x").err
    told = filled("check")
    assert (told.code, "takes keys.json out of the backup of 20" in told.err) == (4, True)
    (tmp_path / "wrong").write_text("not it", encoding="utf-8")
    wrong = run("check", folder, "--repair", "--passphrase-file", tmp_path / "wrong")
    assert (wrong.code, "does not open this journal" in wrong.err) == (3, True)
    ran = filled("check", "--repair", "--json")
    assert (ran.code, ran.data["sound"]) == (0, True)
    assert "it is now that of the backup of 20" in ran.data["notes"][0]
    assert filled("search", "zeppelin", "--json").data["total"] == 1


def test_without_such_a_backup_repair_says_what_helps(filled: Run, folder: Path) -> None:
    (folder / "keys.json").unlink()
    assert "--repair" not in filled("check").err
    ran = filled("check", "--repair")
    assert (ran.code, "keys.json is missing" in ran.err) == (4, True)
    assert "recovery code" in ran.err


def test_of_a_journal_without_them_that_is_put_aside_it_is_said_what_opens_it(
    on_journal: Run, run: Run, folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.allybackup"
    on_journal("backup", out)
    assert "only with the recovery code" not in run("restore", out, folder).err
    (folder / "keys.json").unlink()
    assert "it opens only with the recovery code" in run("restore", out, folder).err
