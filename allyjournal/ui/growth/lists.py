"""Lists by state: advice, repairs, and learning that changed practice."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from allyjournal.domain.growth.facts import AdviceStanding, MistakeFacts, PracticeFacts
from allyjournal.domain.growth.measures import Growth
from allyjournal.domain.growth.standing import Advice, Standing
from allyjournal.ui import looks, theme
from allyjournal.ui.growth.listing import Group, Item, Listing, mistake_item
from allyjournal.ui.growth.wording import headed, period_words, standing_words
from allyjournal.ui.widgets import labels

_WITH_REASON = (AdviceStanding.PARTLY, AdviceStanding.DECLINED)


class ListColumn(QWidget):
    """A heading and what ``groups`` finds in a time, then in the time before. ``wanted`` carries
    a uid, or several."""

    wanted = Signal(object)

    def __init__(
        self, title: str, groups: Callable[[Growth], Sequence[Group]], nothing: str, note: str = ""
    ) -> None:
        super().__init__()
        self._groups = groups
        self._note = labels.note(note)
        self._nothing = nothing
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(labels.heading(title))
        self._times = [self._time() for _time in range(2)]
        self._column.addWidget(self._note)

    def show_growth(self, growths: Sequence[Growth]) -> Iterator[None]:
        """Show one time, or two below each other, in steps."""
        any_pattern = False
        for number, (caption, listing) in enumerate(self._times):
            there = growths[number : number + 1]
            groups = [group for growth in there for group in self._groups(growth) if group.things]
            yield from listing.show_groups(groups)
            words = [period_words(growth.period) for growth in there] if growths[1:] else []
            nothing = [] if groups or not there else [self._nothing]
            caption.setText(": ".join([*words, *nothing]))
            caption.setVisible(bool(words or nothing))
            any_pattern |= any(growth.repairs.patterns for growth in there)
        self._note.setVisible(bool(self._note.text()) and any_pattern)

    def _time(self) -> tuple[QLabel, Listing]:
        caption, listing = labels.note(""), Listing()
        listing.wanted.connect(self.wanted)
        self._column.addWidget(caption)
        self._column.addWidget(listing)
        return caption, listing


def columns() -> list[ListColumn]:
    """The lists, in their order."""
    raises = _translate("Noticing better brings more that share a pattern to light.")
    return [
        ListColumn(_translate("Advice"), _advice, _translate("No advice in this time.")),
        ListColumn(
            _translate("Repairs by state"), _repairs, _translate("None open in this time."), raises
        ),
        ListColumn(
            _translate("Learning that changed practice"),
            _practice,
            _translate("Nothing in this time."),
        ),
    ]


def _advice(growth: Growth) -> list[Group]:
    by_standing = groupby(growth.advice, lambda advice: advice.standing)
    return [Group(standing_words(it), list(told), _heard) for it, told in by_standing]


def _heard(advice: Advice) -> Item:
    reason = advice.feedback.reason if advice.standing in _WITH_REASON else ""
    parts = [_translate("“{words}”").format(words=reason)] if reason else []
    if advice.reported_back_on:
        day = looks.short_date(advice.reported_back_on)
        parts.append(_translate("reported back {day}").format(day=day))
    return Item(
        "feedback", advice.feedback.uid, looks.titled(advice.feedback.title), " · ".join(parts)
    )


def _repairs(growth: Growth) -> list[Group]:
    repairs = growth.repairs
    by_state = groupby(repairs.standing, lambda standing: standing.state)
    groups = [Group(headed(state), list(told), _standing) for state, told in by_state]
    same = _translate("Same pattern: {name}")
    for pattern in repairs.patterns:
        groups.append(Group(same.format(name=pattern.name), pattern.mistakes, mistake_item))
    return groups


def _standing(standing: Standing) -> Item:
    mistake = standing.mistake
    if standing.past:
        days = ", ".join(map(looks.day_words, standing.past))
        past = _translate("a step past its date, {days}").format(days=days)
        return Item("mistake", mistake.uid, looks.titled(mistake.title), past, "responsibility")
    return Item("mistake", mistake.uid, looks.titled(mistake.title), _at_once(mistake))


def _at_once(mistake: MistakeFacts) -> str:
    return _translate("corrected at once") if mistake.corrected_at_once else ""


def _practice(growth: Growth) -> list[Group]:
    """In the person's own words, by the month in which they came so far."""
    by_month = groupby(growth.practice, lambda it: looks.month_words(it.since))
    return [Group(month, list(learned), _learned) for month, learned in by_month]


def _learned(practice: PracticeFacts) -> Item:
    """The title leads there; the words wrap."""
    words = _translate("“{words}”").format(words=practice.practice_change)
    return Item("resource", practice.uid, looks.titled(practice.title), words)


def _translate(text: str) -> str:
    return QCoreApplication.translate("growth", text)
