"""A conversation: prepared in four steps, held, followed up."""

from datetime import date

from allyjournal.domain.conversation import Conversation, ConversationState
from allyjournal.ui.listening.page import ListeningPage
from allyjournal.ui.widgets.date_field import DateField
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from tests.ui.desk import Desk
from tests.ui.listening.test_feedback import editors, only
from tests.ui.shelf import kept, lay, made, named, save, titles, writes


def test_a_new_one_asks_what_it_is_for(desk: Desk) -> None:
    lay(desk, ListeningPage)
    desk.clicks("A conversation")
    assert named(desk, MarkdownEditor, "What it is for").hasFocus()
    desk.types("That he lets her finish.")
    writes(desk, named(desk, DateField, "Date"), "")
    save(desk)
    assert only(desk).aim == "That he lets her finish."
    assert titles(desk) == ["Open", "That he lets her finish."]


def test_it_is_prepared_one_step_at_a_time_or_all_at_once(desk: Desk) -> None:
    record = made(Conversation, aim="That he lets her finish.")
    desk.has(record)
    lay(desk, ListeningPage)
    steps = ["Listen", "Affirm", "Respond", "Add"]
    assert not set(steps) & set(editors(desk))
    desk.clicks("Prepare it in four steps")
    assert [name for name in editors(desk) if name in steps] == ["Listen"]
    writes(desk, named(desk, MarkdownEditor, "Listen"), "What worries him?")
    desk.clicks("Next step")
    writes(desk, named(desk, MarkdownEditor, "Affirm"), "We both love her.")
    desk.clicks("All steps at once")
    assert [name for name in editors(desk) if name in steps] == steps
    writes(desk, named(desk, MarkdownEditor, "Add"), "I was there.")
    save(desk)
    changed = kept(desk, record)
    assert (changed.listen, changed.affirm) == ("What worries him?", "We both love her.")
    assert (changed.respond, changed.add) == ("", "I was there.")


def test_once_held_it_asks_what_came_of_it(desk: Desk) -> None:
    record = made(Conversation, aim="That he lets her finish.")
    desk.has(record)
    lay(desk, ListeningPage)
    after = ["What I said", "What I missed", "What follows"]
    assert not set(after) & set(editors(desk))
    desk.clicks("held")
    for name in after:
        writes(desk, named(desk, MarkdownEditor, name), name.lower())
    desk.clicks("followed up")
    save(desk)
    changed = kept(desk, record)
    assert changed.state is ConversationState.FOLLOWED_UP
    assert (changed.what_i_said, changed.what_i_missed) == ("what i said", "what i missed")
    assert changed.follow_up == "what follows"
    assert titles(desk) == ["October 2026", "That he lets her finish."]


def test_one_planned_ahead_says_its_day(desk: Desk) -> None:
    record = made(Conversation, aim="That he lets her finish.", on=date(2026, 12, 3))
    desk.has(record)
    lay(desk, ListeningPage)
    assert named(desk, DateField, "Date").value() == (date(2026, 12, 3), "day")
    assert "▲ Conversation · 3 December 2026" in desk.reads()
