"""The words of what was removed leave the search index, whatever comes in between."""

from pathlib import Path

from allyjournal.domain.reflection import Reflection
from allyjournal.settings import Settings
from allyjournal.ui.keeping.backing_up import BackingUp
from allyjournal.ui.places import BEGINNING
from allyjournal.ui.shell import Shell
from tests.ui.desk import Desk
from tests.ui.shelf import made


def test_an_unlocked_journal_goes_on_where_a_lock_came_in_between(
    desk: Desk, tmp_path: Path
) -> None:
    goes = made(Reflection, text="It goes.")
    desk.has(goes, made(Reflection, text="It stays."))
    desk.does(lambda: desk.journal.trash(goes.uid))
    desk.does(desk.journal.empty_trash)
    assert desk.does(lambda: desk.journal.setting("merge_begun")) is False
    backing_up = BackingUp(desk.journal, desk.tasks)
    shell = Shell(desk.journal, desk.tasks, Settings(), tmp_path, backing_up)
    desk.qtbot.addWidget(shell)
    shell.come_back(BEGINNING)
    desk.settles()
    assert desk.does(lambda: desk.journal.setting("merge_begun")) is None
