"""What a journal that was restored takes over of the one before it."""

from allyjournal.domain.errors import JournalError
from allyjournal.store.journal import Journal
from allyjournal.vault import restore


def take_over_second_folder(journal: Journal) -> None:
    """Have ``journal`` make its backups in the second folder of the one before it; nothing where
    it was not restored, or did so before. It is tried once: raises what opening that one, whose
    key most often is the same, and writing raise, unless there is a choice of its day to keep."""
    before = restore.before_it(journal.folder)
    if before is None:
        return
    try:
        journal.take_second_folder_of(before)
    except JournalError:
        if len(journal.backup_folders()) == 1:
            raise
    finally:
        restore.forget_before(journal.folder)
