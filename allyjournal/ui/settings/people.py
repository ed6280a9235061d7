"""The people who are written about, by their pseudonyms."""

from collections.abc import Collection, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from allyjournal.domain.person import Person
from allyjournal.store.changes import Changes
from allyjournal.store.damage import Unreadable
from allyjournal.store.journal import Journal
from allyjournal.ui import messages
from allyjournal.ui.person import dialog
from allyjournal.ui.settings.section import Line, Lines, Section
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.unlock.step import action
from allyjournal.ui.unreadable import UnreadableLine
from allyjournal.ui.widgets import labels


class PeopleSection(Section):
    """Add and change people, and forget all real names. ``changed`` carries what was written;
    ``history_requested`` and ``deletion_requested`` carry a uid."""

    changed = Signal(object)
    history_requested = Signal(str)
    deletion_requested = Signal(str)

    def __init__(self, journal: Journal, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(_translate("People"), parent)
        self._journal = journal
        self._tasks = tasks
        self._people: dict[str, Person] = {}
        self._lines = Lines()
        self._lines.chosen.connect(self._edit)
        self._lines.looked_back.connect(self.history_requested)
        self._lines.removed.connect(self.deletion_requested)
        self._unreadable = UnreadableLine()
        add = action(_translate("Add a person…"))
        add.clicked.connect(self._add)
        self._forget = action(_translate("Forget all real names…"))
        self._forget.clicked.connect(self._forget_names)
        intro = _translate(
            "Those you write about stand here by invented names. Real ones, where you keep them,"
            " are only there to be caught in a summary; no page shows them."
        )
        self.add(labels.note(intro))
        self.add(self._lines)
        self.add(self._unreadable)
        self.add_row(add, self._forget)

    def show_people(
        self, people: list[Person], unreadable: Collection[Unreadable] = ()
    ) -> Iterator[None]:
        """Show these, in the order of their pseudonyms, in pieces; and that some are missing."""
        self._unreadable.show_rows(unreadable)
        ordered = sorted(people, key=_by_pseudonym)
        self._people = {person.uid: person for person in ordered}
        edit, delete, history = self.tr("Edit"), self.tr("Delete"), self.tr("History…")
        self._forget.setEnabled(self._count() > 0)
        yield from self._lines.show_in_turns(
            Line(person.uid, person.pseudonym, self._note(person), edit, delete, history)
            for person in ordered
        )

    def focus_on(self, uid: str) -> None:
        """Give the focus to a person's line."""
        self._lines.focus_on(uid)

    def _note(self, person: Person) -> str:
        return " · ".join(filter(None, (person.role, person.pronouns)))

    def _count(self) -> int:
        return sum(len(person.names) for person in self._people.values())

    @Slot()
    def _add(self) -> None:
        self._ask(None)

    @Slot(str)
    def _edit(self, uid: str) -> None:
        self._ask(self._people[uid])

    def _ask(self, person: Person | None) -> None:
        others = [other.pseudonym for other in self._people.values() if other is not person]
        kept = dialog.ask_person(self, person, others)
        if kept is not None and kept != person:
            self._tasks.run(partial(_keep, self._journal, person, kept), self._kept)

    @Slot()
    def _forget_names(self) -> None:
        question = self.tr("Forget all real names? {n} are kept.").format(n=self._count())
        advice = self.tr("Pseudonyms and everything you wrote stay as they are.")
        if messages.confirm(self, question, self.tr("Forget them"), advice):
            self._tasks.run(self._journal.forget_names, self._kept)

    def _kept(self, changes: Changes) -> None:
        self.changed.emit(changes)


def _keep(journal: Journal, former: Person | None, person: Person) -> Changes:
    """Save ``person``; a name that was taken away is forgotten in former versions as well. What
    they were called before is kept in one: older texts still say so."""
    if former is not None and not set(former.names) <= set(person.names):
        journal.forget_names(person.uid)
    return journal.save(person, keep_previous=True)


def _by_pseudonym(person: Person) -> str:
    return person.pseudonym.casefold()


def _translate(text: str) -> str:
    return QCoreApplication.translate("settings", text)
