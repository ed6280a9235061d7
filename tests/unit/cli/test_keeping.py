"""The commands about the journal itself: what they answer, say and leave, and their exit codes."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from allyjournal.cli import terminal
from allyjournal.store.journal import Journal
from allyjournal.vault import vault
from allyjournal.vault.vault import Connection
from tests.conftest import PASSPHRASE
from tests.damaging import flip, leaves
from tests.unit.command_line import Run, put


class TestCreate:
    def test_the_recovery_code_is_the_answer(self, tmp_path: Path, run: Run, secret: Path) -> None:
        ran = run("create", tmp_path / "New.allyjournal", "--passphrase-file", secret)
        assert (ran.code, ran.out.count("-")) == (0, 13)
        assert "recovery code" in ran.err
        Journal.open_with_code(tmp_path / "New.allyjournal", ran.out.strip()).close()

    def test_json(self, tmp_path: Path, run: Run, secret: Path) -> None:
        ran = run("create", tmp_path / "New", "--json", "--passphrase-file", secret)
        assert set(ran.data) == {"recovery_code", "weak_passphrase"}

    def test_what_is_there_is_left_alone(self, run: Run, folder: Path, secret: Path) -> None:
        ran = run("create", folder, "--passphrase-file", secret)
        assert (ran.code, ran.out) == (6, "")
        assert "already" in ran.err

    @pytest.mark.parametrize(
        "content", ["", "\n", "x" * 10_000_000], ids=["none", "empty", "10 MB"]
    )
    def test_a_passphrase_that_cannot_be_is_refused(
        self, tmp_path: Path, run: Run, content: str
    ) -> None:
        (tmp_path / "bad").write_text(content, encoding="utf-8")
        ran = run("create", tmp_path / "New", "--passphrase-file", tmp_path / "bad")
        assert ran.code == 5
        assert not (tmp_path / "New").exists()


class TestCheck:
    def test_a_sound_journal(self, filled: Run) -> None:
        assert filled("check", "--json").data == {"sound": True, "damage": [], "notes": []}
        assert "as they were written" in filled("check").err

    def test_damage_is_told_with_its_code(self, filled: Run, folder: Path) -> None:
        content = bytearray((folder / "journal.db").read_bytes())
        content[50 * 4096 + 100] ^= 1
        (folder / "journal.db").write_bytes(content)
        ran = filled("check", "--json")
        assert (ran.code, ran.data["sound"]) == (4, False)
        assert ran.data["damage"][0] in ran.err
        assert "newest backup" in ran.err
        assert "Settings" not in ran.err
        assert "'allyjournal check --repair' saves what can be read" in ran.err
        assert "recovery code" not in ran.err

    def test_a_damaged_beginning_is_told_with_the_better_way_first(
        self, filled: Run, folder: Path
    ) -> None:
        [good] = filled("backup").out.splitlines()
        content = bytearray((folder / "journal.db").read_bytes())
        content[2000] ^= 1
        (folder / "journal.db").write_bytes(content)
        ran = filled("check", "--json")
        assert (ran.code, ran.data["sound"]) == (4, False)
        assert ran.err.index("Save what can be read") < ran.err.index("restore the newest backup")
        assert "'allyjournal check --repair' saves what can be read" in ran.err
        assert filled("check", "--repair", "--json").data["salvaged"]["lost"]["record"] == 0
        Path(good).unlink()
        assert filled("check", "--repair", "--json").data["salvaged"]["lost"]["record"] == 0

    @pytest.mark.parametrize(("table", "all_there"), [("tag", True), ("record", False)])
    def test_damage_is_told_with_whether_all_that_was_written_can_be_read_before_all_else(
        self, filled: Run, folder: Path, table: str, all_there: bool
    ) -> None:
        flip(folder, leaves(folder, table, PASSPHRASE)[0])
        ran = filled("check")
        told = ("Not all that was written can be read.", "All that was written can be read: only")
        assert (ran.code, ran.err.startswith(told[all_there])) == (4, True), ran.err

    def test_what_there_was_nothing_of_has_no_line_of_what_was_saved(
        self, on_journal: Run, folder: Path
    ) -> None:
        put(folder, title="new")
        content = bytearray((folder / "journal.db").read_bytes())
        content[2000] ^= 1
        (folder / "journal.db").write_bytes(content)
        err = on_journal("check", "--repair").err
        assert ("Records: 1 saved, 0 lost." in err, ": 0 saved, 0 lost." in err) == (True, False)

    def test_a_damaged_journal_of_an_earlier_version_is_left_as_it_is(
        self, filled: Run, folder: Path
    ) -> None:
        def age(connection: Connection) -> None:
            connection.execute("PRAGMA user_version = 4")

        vault.open_with_passphrase(folder, PASSPHRASE, age).close()
        flip(folder, leaves(folder, "tag", PASSPHRASE)[0])
        before = (folder / "journal.db").read_bytes()
        assert "All that was written can be read" in filled("check").err
        assert (folder / "journal.db").read_bytes() == before

    @pytest.mark.parametrize("name", ["journal.db", "keys.json"])
    def test_where_nothing_can_be_read_only_what_helps_is_named(
        self, filled: Run, folder: Path, name: str
    ) -> None:
        (folder / name).unlink()
        ran = filled("check")
        assert (ran.code, f"{name} is missing" in ran.err) == (4, True)
        assert "--repair" not in ran.err
        assert ("recovery code" in ran.err) == (name == "keys.json")

    def test_repair_leaves_a_sound_journal_alone(self, filled: Run, folder: Path) -> None:
        before = (folder / "journal.db").read_bytes()
        assert filled("check", "--repair", "--json").data["sound"]
        assert (folder / "journal.db").read_bytes() == before

    def test_repair_makes_the_search_index_anew_and_says_so(
        self, filled: Run, folder: Path
    ) -> None:
        def spoil(connection: Connection) -> None:
            connection.execute("INSERT INTO search (search) VALUES ('delete-all')")

        vault.open_with_passphrase(folder, PASSPHRASE, spoil).close()
        assert filled("search", "kind:mistake is:open the", "--json").data["total"] == 0
        assert filled("check").code == 4
        ran = filled("check", "--repair")
        assert (ran.code, "made anew" in ran.err) == (0, True)
        assert filled("search", "kind:mistake is:open the", "--json").data["total"] > 0
        assert filled("check").code == 0

    def test_repair_saves_what_can_be_read_beside_the_damaged(
        self, filled: Run, folder: Path
    ) -> None:
        [good] = filled("backup", "--json").data["written"]
        content = bytearray((folder / "journal.db").read_bytes())
        content[50 * 4096 + 100] ^= 1
        (folder / "journal.db").write_bytes(content)
        ran = filled("check", "--repair", "--json")
        saved = ran.data["salvaged"]
        assert (ran.code, saved["saved"]["record"] > 100) == (4, True)
        assert len(saved["missing"]) == saved["lost"]["record"]
        assert all(f"Lost: {it['day']}  {it['kind']}" in ran.err for it in saved["missing"])
        assert f"The newest good backup: {good}" in ran.err
        assert "Records:" in ran.err
        assert bytes(content) == (folder / "journal.db").read_bytes()
        assert Path(saved["path"]) == folder.with_name("Mine salvaged.allyjournal")
        Journal.open(Path(saved["path"]), PASSPHRASE).close()
        assert f"allyjournal '{saved['path']}'" in ran.err
        again = filled("check", "--repair", "--json").data["salvaged"]["path"]
        assert Path(again) == folder.with_name("Mine salvaged 2.allyjournal")

    def test_a_file_that_was_cut_short_is_told_and_repair_saves_what_is_left(
        self, filled: Run, folder: Path
    ) -> None:
        content = (folder / "journal.db").read_bytes()
        cut = content[: len(content) // 2 + 1]
        (folder / "journal.db").write_bytes(cut)
        assert filled("check").code == 4
        ran = filled("check", "--repair", "--json")
        assert (ran.code, ran.data["salvaged"]["saved"]["record"] > 0) == (4, True)
        assert "cut short" in ran.err
        assert (folder / "journal.db").read_bytes() == cut

    def test_what_opening_put_right_is_told(self, on_journal: Run, folder: Path) -> None:
        content = bytearray((folder / "journal.db").read_bytes())
        content[0] ^= 1
        (folder / "journal.db").write_bytes(content)
        assert "put right" in on_journal("search", "a").err


class TestPassphrase:
    def test_change_and_recover(self, tmp_path: Path, run: Run, secret: Path) -> None:
        folder, new, code = tmp_path / "J", tmp_path / "new", tmp_path / "code"
        code.write_text(run("create", folder, "--passphrase-file", secret).out, encoding="utf-8")
        new.write_text("other words", encoding="utf-8")
        changed = run(
            "passphrase", folder, "--passphrase-file", secret, "--new-passphrase-file", new
        )
        assert (changed.code, changed.out) == (0, "")
        assert "old one" in changed.err
        assert run("check", folder, "--passphrase-file", secret).code == 3
        assert run("check", folder, "--passphrase-file", new).code == 0
        recovered = run(
            "recover", folder, "--recovery-file", code, "--new-passphrase-file", secret, "--json"
        )
        assert "No other passphrase does any more" in recovered.err
        assert (recovered.code, recovered.data) == (0, {"changed": True, "weak_passphrase": False})
        assert run("check", folder, "--passphrase-file", secret).code == 0

    def test_one_is_added_and_another_removed(
        self, tmp_path: Path, run: Run, folder: Path, secret: Path, on_journal: Run
    ) -> None:
        other = tmp_path / "other"
        other.write_text("other words", encoding="utf-8")
        added = on_journal("passphrase", "--add", "--new-passphrase-file", other)
        assert (added.code, "still open" in added.err) == (0, False)
        assert "The one from before does, too." in added.err
        for one in (secret, other):
            assert run("search", folder, "a", "--passphrase-file", one).code == 0
        removed = on_journal("passphrase", "--remove")
        assert (removed.code, "still open" in removed.err) == (0, True)
        assert on_journal("search", "a").code == 3
        alone = run("passphrase", folder, "--remove", "--passphrase-file", other)
        assert (alone.code, "only passphrase" in alone.err) == (5, True)
        assert on_journal("passphrase", "--add", "--remove").code == 2

    @pytest.mark.parametrize(
        ("typed", "time"),
        [("tuesday1", "within a day"), ("tr0ub4dor&3", "within a year"), (PASSPHRASE, "")],
    )
    def test_one_that_can_be_guessed_is_taken_and_advised_on(
        self, tmp_path: Path, run: Run, folder: Path, secret: Path, typed: str, time: str
    ) -> None:
        new = tmp_path / "new"
        new.write_text(typed, encoding="utf-8")
        code = run("rekey", folder, "--passphrase-file", secret).out
        (tmp_path / "code").write_text(code, encoding="utf-8")
        changing = ("--passphrase-file", secret, "--new-passphrase-file", new)
        recovering = ("--recovery-file", tmp_path / "code", "--new-passphrase-file", new)
        for command in (
            ("create", tmp_path / "New", "--passphrase-file", new),
            ("passphrase", folder, *changing),
            ("recover", folder, *recovering),
            ("rekey", folder, "--passphrase-file", new),
        ):
            ran = run(*command, "--json")
            assert (ran.code, ran.data["weak_passphrase"]) == (0, bool(time))
            assert time in ran.err
            assert ran.err.count("could guess this passphrase") == bool(time)
            assert typed not in ran.err + ran.out

    def test_a_wrong_code_is_told(self, run: Run, folder: Path, secret: Path) -> None:
        ran = run(
            "recover", folder, "--recovery-file", secret, "--new-passphrase-file", secret, "--json"
        )
        assert (ran.code, set(ran.data)) == (3, {"error", "advice"})
        assert PASSPHRASE not in ran.out + ran.err

    @pytest.mark.parametrize("command", ["passphrase", "recover"])
    def test_no_new_passphrase_is_asked_for_where_the_present_secret_is_wrong(
        self,
        tmp_path: Path,
        run: Run,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        command: str,
    ) -> None:
        code = run("create", tmp_path / "Other", "--passphrase-file", folder / "keys.json").out
        monkeypatch.setattr(terminal, "new_secret", lambda *_: pytest.fail("asked for"))
        (tmp_path / "wrong").write_text(code, encoding="utf-8")
        option = "--recovery-file" if command == "recover" else "--passphrase-file"
        ran = run(command, folder, option, tmp_path / "wrong")
        assert (ran.code, "does not open this journal" in ran.err) == (3, True)


class TestBackup:
    def test_one_more_beside_the_journal(self, filled: Run, folder: Path) -> None:
        first, second = (filled("backup", "--json").data["written"] for _ in range(2))
        assert {Path(first[0]).parent, Path(second[0]).parent} == {folder.with_name("Mine.backups")}
        assert len([*folder.with_name("Mine.backups").iterdir()]) == 2

    def test_another_in_the_second_folder(
        self, on_journal: Run, folder: Path, tmp_path: Path
    ) -> None:
        journal = Journal.open(folder, PASSPHRASE)
        journal.choose_second_folder(tmp_path / "stick")
        journal.close()
        gone = on_journal("backup")
        assert gone.code == 6
        assert len([*folder.with_name("Mine.backups").iterdir()]) == 1
        (tmp_path / "stick").mkdir()
        lines = on_journal("backup").out.splitlines()
        assert [Path(line).parent for line in lines] == [
            folder.with_name("Mine.backups"),
            tmp_path / "stick" / "Mine.backups",
        ]

    def test_a_file_of_its_own_is_replaced_only_by_force(
        self, on_journal: Run, folder: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "x.allybackup"
        assert on_journal("backup", out).out == f"{out}\n"
        before = out.read_bytes()
        assert on_journal("backup", out).code == 6
        assert on_journal("backup", folder / "x", "--force").code == 5
        put(folder, title="new")
        assert out.read_bytes() == before
        assert on_journal("backup", out, "--force").code == 0
        assert out.read_bytes() != before


class TestRestore:
    def test_there_and_back(self, on_journal: Run, run: Run, folder: Path, tmp_path: Path) -> None:
        out = tmp_path / "x.allybackup"
        assert on_journal("backup", out).code == 0
        put(folder, title="Afterwards")
        ran = run("restore", out, folder, "--json")
        assert "opens with the passphrase and the recovery code of that time" in ran.err
        aside = Path(ran.data["put_aside"])
        assert (ran.code, ran.data["restored"], aside.name in ran.err) == (0, True, True)
        assert "Its second folder for backups is taken over" in ran.err
        assert on_journal("search", "afterwards", "--json").data["total"] == 0
        journal = Journal.open(aside, PASSPHRASE)
        assert journal.search("afterwards").total == 1
        journal.close()
        again = run("restore", out, tmp_path / "New.allyjournal", "--json")
        nothing_else = {"put_aside": None, "of_another_journal": False}
        assert again.data == {"restored": True} | nothing_else
        assert "choose it once more" in again.err

    def test_one_of_another_journal_is_told_as_that(
        self, on_journal: Run, run: Run, folder: Path, tmp_path: Path
    ) -> None:
        own = on_journal("backup").out.strip()
        with closing(Journal.create(tmp_path / "Other.allyjournal", PASSPHRASE)[0]) as other:
            other.back_up_to(tmp_path / "other.allybackup")
        ran = run("restore", own, folder, "--json")
        assert not ran.data["of_another_journal"]
        assert f"in the backup of {date.today()} " in ran.err
        ran = run("restore", tmp_path / "other.allybackup", folder, "--json")
        assert ran.data["of_another_journal"]
        assert "This backup is of another journal than the one that was here." in ran.err
        assert f"whose file was last changed {date.today()} " in ran.err

    @pytest.mark.parametrize("is_there", [True, False])
    def test_backups_go_on_to_the_second_folder(
        self, on_journal: Run, run: Run, folder: Path, tmp_path: Path, is_there: bool
    ) -> None:
        (stick := tmp_path / "stick").mkdir()
        out = tmp_path / "x.allybackup"
        on_journal("backup", out)
        journal = Journal.open(folder, PASSPHRASE)
        journal.choose_second_folder(stick)
        journal.close()
        aside = Path(run("restore", out, folder, "--json").data["put_aside"])
        if not is_there:
            aside.rename(tmp_path / "elsewhere")
        ran = on_journal("backup", "--json")
        assert (ran.code, len(ran.data["written"])) == (0, 1 + is_there)
        assert ("choose it once more" in ran.err) is not is_there

    def test_refusals_have_their_codes(self, on_journal: Run, run: Run, folder: Path) -> None:
        assert run("restore", folder / "none", folder).code == 6
        assert run("restore", folder / "keys.json", folder).code == 4
        made = on_journal("backup").out.strip()
        journal = Journal.open(folder, PASSPHRASE)
        assert run("restore", made, folder).code == 6
        journal.close()


class TestRekey:
    def test_the_new_recovery_code_is_the_answer(self, filled: Run, folder: Path) -> None:
        ran = filled("rekey")
        assert (ran.code, ran.out.count("-")) == (0, 13)
        assert "old one opens this journal no longer" in ran.err
        assert "still open with the passphrase and the recovery code of their time" in ran.err
        Journal.open_with_code(folder, ran.out.strip()).close()
        assert filled("check", "--json").data["sound"]
        assert filled("rekey", "--json").data["recovery_code"] != ran.out.strip()

    def test_there_is_a_backup_under_the_new_key_in_every_folder(
        self, on_journal: Run, run: Run, folder: Path, tmp_path: Path
    ) -> None:
        (stick := tmp_path / "stick").mkdir()
        with closing(Journal.open(folder, PASSPHRASE)) as journal:
            journal.choose_second_folder(stick)
        ran = on_journal("rekey", "--json")
        assert (ran.code, len(ran.data["backups"])) == (0, 2)
        for made in ran.data["backups"]:
            assert f"A backup under the new key: {made}" in ran.err
        new = tmp_path / "New.allyjournal"
        assert run("restore", ran.data["backups"][1], new).code == 0
        Journal.open_with_code(new, ran.data["recovery_code"]).close()
        stick.rename(tmp_path / "away")
        ran = on_journal("rekey", "--json")
        assert (ran.code, len(ran.data["backups"])) == (6, 1)
        assert "A backup under the new key may be missing" in ran.err
        Journal.open_with_code(folder, ran.data["recovery_code"]).close()

    def test_other_passphrases_go_only_by_force(self, on_journal: Run, folder: Path) -> None:
        vault.add_passphrase(folder, PASSPHRASE, "a second one")
        before = (folder / "keys.json").read_bytes()
        refused = on_journal("rekey")
        assert (refused.code, "no longer: 1." in refused.err) == (5, True)
        assert (folder / "keys.json").read_bytes() == before
        assert on_journal("rekey", "--force").code == 0
        assert vault.passphrases(folder) == 1
