"""The pages of the window, by their names, each made when it is first shown."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from allyjournal.settings import Settings
from allyjournal.store.journal import Journal
from allyjournal.ui import places
from allyjournal.ui.agreement.page import AgreementPage
from allyjournal.ui.growth.page import GrowthPage
from allyjournal.ui.keeping.backing_up import BackingUp
from allyjournal.ui.learning.page import LearningPage
from allyjournal.ui.listening.page import ListeningPage
from allyjournal.ui.mentoring.page import MentoringPage
from allyjournal.ui.mistake.page import MistakePage
from allyjournal.ui.page import Page
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.settings.page import SettingsPage
from allyjournal.ui.share.page import SharePage
from allyjournal.ui.tasks import Tasks
from allyjournal.ui.timeline.page import TimelinePage
from allyjournal.ui.today.page import TodayPage


def makers(
    journal: Journal, tasks: Tasks, settings: Settings, folder: Path, backing_up: BackingUp
) -> Mapping[str, Callable[..., Page]]:
    """What makes each page of its ``parent``, by its name in the rail."""
    return {
        places.TODAY: partial(TodayPage, journal, tasks),
        places.TIMELINE: partial(TimelinePage, journal, tasks),
        places.AGREEMENT: partial(AgreementPage, journal, tasks),
        places.REFLECTIONS: partial(ReflectionPage, journal, tasks),
        places.REPAIR: partial(MistakePage, journal, tasks),
        places.LISTENING: partial(ListeningPage, journal, tasks),
        places.LEARNING: partial(LearningPage, journal, tasks),
        places.MENTORING: partial(MentoringPage, journal, tasks),
        places.GROWTH: partial(GrowthPage, journal, tasks),
        places.SHARE: partial(SharePage, journal, tasks),
        places.SETTINGS: partial(SettingsPage, journal, tasks, settings, folder, backing_up),
    }
