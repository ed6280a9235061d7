"""The page of reflections: drafts first, then month by month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection, ReflectionState
from allyjournal.ui import looks
from allyjournal.ui.record_reading import Group
from allyjournal.ui.records_page import RecordsPage
from allyjournal.ui.reflection.form import ReflectionForm
from allyjournal.ui.widgets.record_list import Row


class ReflectionPage(RecordsPage[Reflection]):
    """Every reflection, and the one that is being written or read."""

    kind = Reflection
    form = ReflectionForm

    def name(self) -> str:
        """As it stands on the rail."""
        return self.tr("Reflections")

    def groups(self) -> Sequence[Group]:
        """Drafts, then the months."""
        return (Group(self.tr("Drafts"), "is:draft"), Group("", "-is:draft"))

    def make_record(self) -> Reflection:
        """A draft of today."""
        return begin(Reflection, date.today(), datetime.now(UTC))

    def row(self, entry: Reflection) -> Row:
        """Its day, what it is about, and its state where it is not simply kept."""
        state = "" if entry.state is ReflectionState.KEPT else entry.state
        parts = (looks.short_date(entry.occurred_on), *map(looks.words, (entry.facet or "", state)))
        note = " · ".join(filter(None, parts))
        return replace(looks.row(entry), note=note)

    def words_when_empty(self) -> tuple[str, str]:
        """What a reflection is, in one sentence."""
        return (
            self.tr("A reflection is a few sentences on what you noticed, assumed or learned."),
            self.tr("Write one"),
        )
