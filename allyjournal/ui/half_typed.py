"""A name that is typed and is nobody's yet: it waits inside the journal, and is offered again.

A real name must not become a pseudonym only because the journal locked in the middle of it.
"""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from allyjournal.store.journal import Journal
from allyjournal.ui.people_field import PeopleField
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.widgets.more import More


class HalfTyped(QObject):
    """What is half typed in the people fields of the ``form`` of one record; it goes with it."""

    def __init__(self, journal: Journal, tasks: Tasks, form: QWidget, uid: str) -> None:
        super().__init__(form)
        self._journal = journal
        self._tasks = tasks
        self._form = form
        self._uid = uid
        self._offered = self._wanted = False
        tasks.run(partial(journal.half_typed, uid), self._offer)

    def keep(self) -> None:
        """Have the journal remember it."""
        # before what was kept is offered, the fields do not say all of it
        self._wanted = not self._offered
        if self._offered:
            keep(self._journal, self._tasks, self._form, self._uid)

    def _offer(self, kept: dict[str, str]) -> None:
        self._offered = True
        for field in self._form.findChildren(PeopleField):
            field.offer(kept.get(field.accessibleName(), ""))
        if kept:
            for more in self._form.findChildren(More):
                more.settle()
        if self._wanted:
            self.keep()


def keep(journal: Journal, tasks: Tasks, form: QWidget, uid: str) -> None:
    """Have ``journal`` remember what is half typed in ``form``, for the record with this uid."""
    fields = form.findChildren(PeopleField)
    typed = {field.accessibleName(): field.typed() for field in fields if field.typed()}
    tasks.run(partial(journal.keep_half_typed, uid, typed))
