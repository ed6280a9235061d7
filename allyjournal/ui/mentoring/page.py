"""The page of mentors and the sessions with them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import ClassVar

from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Mentor, Session
from allyjournal.domain.record import begin
from allyjournal.ui.mentoring.mentor import MentorForm
from allyjournal.ui.mentoring.session import SessionForm
from allyjournal.ui.record_reading import Group
from allyjournal.ui.records_page import RecordsPage


class MentoringPage(RecordsPage):
    """Who reads the summaries, what both agreed on, and what came of each meeting."""

    forms: ClassVar = {Session: SessionForm, Mentor: MentorForm}

    def begun(self, kind: type[AnyRecord]) -> AnyRecord:
        """A new mentor has no name yet."""
        if kind is Mentor:
            return begin(Mentor, date.today(), datetime.now(UTC), pseudonym="")
        return super().begun(kind)

    def name(self) -> str:
        """As it stands above the list."""
        return self.tr("Mentors and sessions")

    def groups(self) -> Sequence[Group]:
        """The mentors, then the sessions month by month."""
        return (Group(self.tr("Mentors"), "kind:mentor"), Group("", "kind:session"))

    def words_when_empty(self) -> str:
        """What belongs here, in one sentence."""
        return self.tr("Somebody who reads your summaries, and what you talk about with them.")

    def words_to_begin(self) -> Sequence[str]:
        """One button for each."""
        return (self.tr("A session with my mentor"), self.tr("A mentor"))
