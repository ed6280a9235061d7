"""The years above the timeline: ways to a month and to a day."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from allyjournal.domain.agreement import Agreement, new_commitment
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.record import Pillar
from allyjournal.ui import messages
from allyjournal.ui.widgets.toast import Toast
from allyjournal.ui.widgets.year_strip import YearStrip
from tests.ui.desk import Desk
from tests.ui.pixels import pixels
from tests.ui.timeline.reader import asks, lay, made, picks, the_list


def the_strip(desk: Desk) -> YearStrip:
    (strip,) = desk.all_of(YearStrip)
    return strip


def selected(desk: Desk) -> str:
    row = the_list(desk).row(the_list(desk).selected_id())
    return row.title if row else ""


def goes_to(desk: Desk, monkeypatch: pytest.MonkeyPatch, *when: object) -> tuple[object, ...]:
    """Ask for a day and answer; gives what stood in the field before."""
    asked: list[Any] = []

    def answer(_page: object, _question: str, _label: str, before: object) -> object:
        asked.append(before)
        return when or None

    monkeypatch.setattr(messages, "ask_when", answer)
    desk.clicks("Go to a day")
    return tuple(asked[0])


def test_the_strip_leads_to_a_month(desk: Desk, year: dict[str, Any]) -> None:
    desk.has(*(made(Mistake, date(2026, 10, day), title="Again") for day in range(1, 12)))
    lay(desk)
    the_strip(desk).setFocus()
    desk.presses(Qt.Key.Key_Home)
    assert the_list(desk).ids_in_sight()[1] == the_list(desk).ids()[-1]
    assert the_strip(desk).value_in_words() == "September 2026: 1 reflection"


def test_of_several_agreements_it_is_said_which_was_signed(
    desk: Desk, year: dict[str, Any]
) -> None:
    held = (new_commitment(Pillar.LISTENING, "I ask for times first."),)
    tenants, chat = (
        made(Agreement, date(2026, 9, 1), title=title, commitments=held)
        for title in ("With the tenants", "")
    )
    desk.does(lambda: desk.journal.sign(tenants, date(2026, 9, 2)))
    lay(desk)
    the_strip(desk).setFocus()
    desk.presses(Qt.Key.Key_Home)
    assert the_strip(desk).value_in_words() == "September 2026: 1 reflection, agreement 1"
    desk.does(lambda: desk.journal.sign(chat, date(2026, 9, 3)))
    desk.page.refresh(None)
    desk.settles()
    assert the_strip(desk).value_in_words() == (
        "September 2026: 1 reflection, With the tenants, version 1,"
        " I ask for times first., version 1"
    )


def test_a_day_is_gone_to_and_looked_at(
    desk: Desk, year: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk)
    assert goes_to(desk, monkeypatch, date(2026, 10, 12), "day") == (date(2026, 10, 14), "day")
    assert selected(desk) == "Who the meeting time suited"
    assert "Who the meeting time suited" in desk.reads()
    assert the_list(desk).hasFocus()
    assert goes_to(desk, monkeypatch, date(2026, 9, 1), "month") == (date(2026, 10, 12), "day")
    assert selected(desk) == "A bus came."
    assert desk.all_of(Toast) == []
    goes_to(desk, monkeypatch)
    assert selected(desk) == "A bus came."


def test_where_nothing_stands_the_nearest_is_shown_and_it_is_said(
    desk: Desk, year: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk)
    goes_to(desk, monkeypatch, date(2026, 9, 5), "day")
    assert selected(desk) == "A bus came."
    assert "Nothing stands there; this is nearest to it." in desk.reads()
    goes_to(desk, monkeypatch, date(2030, 1, 1), "year")
    assert selected(desk) == "Talked over the plan"


def test_without_anything_listed_there_is_nowhere_to_go(
    desk: Desk, year: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk)
    asks(desk, "xyzzy")
    assert goes_to(desk, monkeypatch, date(2026, 10, 12), "day") == (date.today(), "day")
    the_strip(desk).setFocus()
    desk.presses(Qt.Key.Key_Home)
    assert "Nothing found for “xyzzy”" in desk.reads()


def test_months_without_what_is_searched_for_are_pale(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    whole = in_colour(desk, "reflection")
    asks(desk, "bus")
    assert 0 < in_colour(desk, "reflection") < whole
    desk.clicks("Closest match first")
    assert in_colour(desk, "reflection") > in_colour(desk, "responsibility") > 0
    asks(desk, "")
    assert in_colour(desk, "reflection") == whole


def in_colour(desk: Desk, token: str) -> int:
    """How much of the strip has a colour of the theme."""
    return pixels(the_strip(desk), token)


def test_with_the_best_first_there_is_no_day_to_go_to(desk: Desk, year: dict[str, Any]) -> None:
    page = lay(desk)
    asks(desk, "bus")
    desk.clicks("Closest match first")
    assert not desk.button("Go to a day").isEnabled()
    page.ask_day()
    assert "With the closest match first there are no days to go to." in desk.reads()


def test_in_a_narrow_window_the_day_is_shown_in_the_list(
    desk: Desk, year: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = lay(desk, width=860)
    the_list(desk).setFocus()
    desk.presses(Qt.Key.Key_Return)
    monkeypatch.setattr(messages, "ask_when", lambda *_asked: (date(2026, 10, 12), "day"))
    page.ask_day()
    desk.settles()
    assert the_list(desk).hasFocus()
    assert selected(desk) == "Who the meeting time suited"


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
def test_the_day_is_looked_for_among_what_is_chosen(
    desk: Desk, year: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(desk)
    picks(desk, "All kinds ▾", "Reflection")
    goes_to(desk, monkeypatch, date(2026, 10, 14), "day")
    assert selected(desk) == "Who the meeting time suited"


def test_the_buttons_zoom_and_are_no_tab_stops(desk: Desk, year: dict[str, Any]) -> None:
    lay(desk)
    strip = the_strip(desk)
    before = strip._scale.days
    for words in ("Fewer years", "More years", "Go to a day"):
        assert desk.button(words).focusPolicy() == Qt.FocusPolicy.NoFocus
        assert min(desk.button(words).height(), desk.button(words).width()) >= 24
    desk.clicks("Fewer years")
    assert strip._scale.days < before
    desk.clicks("More years")
    assert strip._scale.days == pytest.approx(before)


def test_from_right_to_left_the_buttons_stand_at_the_right(
    desk: Desk, year: dict[str, Any]
) -> None:
    page = lay(desk)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.settles()
    strip = the_strip(desk)
    for words in ("Fewer years", "More years", "Go to a day"):
        assert desk.button(words).x() > strip.width() - strip.label_width() - 1
