"""The page of what is learned from: what is being read first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.resource import Resource
from allyjournal.ui import looks
from allyjournal.ui.learning.form import ResourceForm
from allyjournal.ui.record_reading import Group
from allyjournal.ui.records_page import RecordsPage
from allyjournal.ui.widgets.record_list import Row


class LearningPage(RecordsPage):
    """Books, talks, courses, and what they changed."""

    forms: ClassVar = {Resource: ResourceForm}

    def name(self) -> str:
        """As it stands on the rail."""
        return self.tr("Learning")

    def groups(self) -> Sequence[Group]:
        """By how far it has come."""
        return (
            Group(self.tr("In progress"), "state:in_progress"),
            Group(self.tr("Queued"), "state:queued"),
            Group(self.tr("Finished"), "state:finished"),
            Group(self.tr("Applied"), "state:applied"),
        )

    def row(self, entry: AnyRecord) -> Row:
        """Who made it, and what it is."""
        assert isinstance(entry, Resource)  # noqa: S101 (the only kind here)
        parts = (entry.creator, looks.words(entry.medium or ""))
        return replace(looks.row(entry), note=" · ".join(filter(None, parts)))

    def words_when_empty(self) -> str:
        """What belongs here, in one sentence."""
        return self.tr("What you read, watch and attend, and what it changes in what you do.")

    def words_to_begin(self) -> Sequence[str]:
        """One button."""
        return (self.tr("Something to learn from"),)
