"""The page of reflections: drafts first, then month by month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Slot

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.prompts import Prompt
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.store.changes import Changes
from allyjournal.ui import looks
from allyjournal.ui.record_form import RecordForm
from allyjournal.ui.record_reading import Group
from allyjournal.ui.records_page import RecordsPage
from allyjournal.ui.reflection.form import ReflectionForm
from allyjournal.ui.vocabulary import Change, prompts_for
from allyjournal.ui.widgets.record_list import Row


class ReflectionPage(RecordsPage):
    """Every reflection, and the one that is being written or read."""

    forms: ClassVar = {Reflection: ReflectionForm}

    def _connect(self, form: RecordForm[Any]) -> None:
        super()._connect(form)
        assert isinstance(form, ReflectionForm)  # noqa: S101 (the only kind here)
        if form.prompt:
            form.prompt.unwanted.connect(self._change_vocabulary)
            read = partial(prompts_for, self.journal, date.today())
            self.tasks.run(read, self._offer, replaces="prompts of a reflection")

    def _offer(self, prompts: list[Prompt]) -> None:
        if isinstance(self._form, ReflectionForm) and self._form.prompt:
            self._form.prompt.offer(prompts)

    @Slot(object)
    def _change_vocabulary(self, change: Change) -> None:
        self.tasks.run(partial(self.journal.change_vocabulary, change), self._vocabulary_changed)

    def _vocabulary_changed(self, changes: Changes) -> None:
        self.changed.emit(changes)

    def name(self) -> str:
        """As it stands on the rail."""
        return self.tr("Reflections")

    def groups(self) -> Sequence[Group]:
        """Drafts, then the months."""
        return (Group(self.tr("Drafts"), "is:draft"), Group("", "-is:draft"))

    def row(self, entry: AnyRecord) -> Row:
        """Its day, what it is about, and its state where it is not simply kept."""
        assert isinstance(entry, Reflection)  # noqa: S101 (the only kind here)
        state = "" if entry.state is ReflectionState.KEPT else entry.state
        parts = (looks.short_date(entry.occurred_on), *map(looks.words, (entry.facet or "", state)))
        note = " · ".join(filter(None, parts))
        return replace(looks.row(entry), note=note)

    def words_when_empty(self) -> str:
        """What a reflection is, in one sentence."""
        return self.tr("A reflection is a few sentences on what you noticed, assumed or learned.")

    def words_to_begin(self) -> Sequence[str]:
        """One button."""
        return (self.tr("Write one"),)
