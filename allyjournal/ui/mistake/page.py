"""The page of mistakes and their repair: what is open first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mistake import Mistake, MistakeState
from allyjournal.ui import looks
from allyjournal.ui.mistake.form import MistakeForm
from allyjournal.ui.mistake.wording import row_note
from allyjournal.ui.record_reading import Group
from allyjournal.ui.records_page import RecordsPage
from allyjournal.ui.widgets.record_list import Row


class MistakePage(RecordsPage):
    """Every mistake, and the way of one from noticed to resting."""

    forms: ClassVar = {Mistake: MistakeForm}

    def name(self) -> str:
        """As it stands on the rail."""
        return self.tr("Repair")

    def groups(self) -> Sequence[Group]:
        """What was noticed today and is looked for first, what is being repaired, what is only
        looked at so far, and what rests."""
        today = f"on:{date.today().isoformat()}"
        return (
            Group(self.tr("Noticed today"), f"state:noticed {today}"),
            Group(self.tr("Open"), "is:open -state:noticed -state:reflecting"),
            Group(
                self.tr("Reflecting"),
                f"state:noticed OR state:reflecting state:reflecting OR -{today}",
            ),
            Group(self.tr("Resting"), "state:resting"),
        )

    def row(self, entry: AnyRecord) -> Row:
        """Where it stands and what comes next; what rests steps back."""
        assert isinstance(entry, Mistake)  # noqa: S101 (the only kind here)
        repairing = entry.state is MistakeState.REPAIRING and not entry.out_of_scope
        return replace(
            looks.row(entry),
            note=row_note(entry, date.today()),
            note_colour="responsibility" if repairing else "second_ink",
            muted=entry.state is MistakeState.RESTING,
        )

    def words_when_empty(self) -> str:
        """What belongs here, in one sentence."""
        return self.tr("What went wrong, what it did, and the steps that put it right stand here.")

    def words_to_begin(self) -> Sequence[str]:
        """As on Today."""
        return (self.tr("Something went wrong"),)
