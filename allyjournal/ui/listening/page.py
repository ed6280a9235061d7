"""The page of feedback and difficult conversations: what is still open first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from allyjournal.domain.conversation import Conversation
from allyjournal.domain.feedback import Feedback
from allyjournal.domain.kinds import AnyRecord
from allyjournal.ui import looks
from allyjournal.ui.listening.conversation import ConversationForm
from allyjournal.ui.listening.feedback import FeedbackForm
from allyjournal.ui.record_reading import Group
from allyjournal.ui.records_page import RecordsPage
from allyjournal.ui.widgets.record_list import Row


class ListeningPage(RecordsPage):
    """What others said, and what is hard to talk about."""

    forms: ClassVar = {Feedback: FeedbackForm, Conversation: ConversationForm}

    def name(self) -> str:
        """As it stands on the rail."""
        return self.tr("Listening")

    def groups(self) -> Sequence[Group]:
        """What asks for something, then the months."""
        return (Group(self.tr("Open"), "is:open"), Group("", "-is:open"))

    def row(self, entry: AnyRecord) -> Row:
        """Its day, and where it stands."""
        note = f"{looks.short_date(entry.occurred_on)} · {looks.note(entry)}"
        return replace(looks.row(entry), note=note)

    def words_when_empty(self) -> str:
        """What belongs here, in one sentence."""
        return self.tr("What people told you, and conversations that you find difficult.")

    def words_to_begin(self) -> Sequence[str]:
        """One button for each."""
        return (self.tr("Heard feedback"), self.tr("A conversation"))
