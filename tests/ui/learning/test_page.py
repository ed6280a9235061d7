"""What is learned from, and what it changed."""

from allyjournal.domain.resource import Medium, Resource, ResourceState
from allyjournal.ui.learning.page import LearningPage
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.text_line import TextLine
from tests.ui.desk import Desk
from tests.ui.shelf import choose, kept, lay, made, named, notes, save, titles, writes


def test_a_new_one_begins_with_its_title(desk: Desk) -> None:
    lay(desk, LearningPage)
    desk.clicks("Something to learn from")
    assert named(desk, TextLine, "Title").hasFocus()
    desk.types("Who is in the room")
    save(desk)
    (record,) = desk.records()
    assert (record.title, record.state) == ("Who is in the room", ResourceState.QUEUED)
    assert titles(desk) == ["Queued", "Who is in the room"]


def test_everything_about_it_can_be_written(desk: Desk) -> None:
    record = made(Resource, title="Who is in the room")
    desk.has(record)
    lay(desk, LearningPage)
    desk.clicks("More")
    writes(desk, named(desk, MarkdownEditor, "Notes"), "Chapter four.")
    writes(desk, named(desk, TextLine, "By"), "three cousins")
    writes(desk, named(desk, TextLine, "Where it is found"), "the library")
    writes(desk, named(desk, MarkdownEditor, "What challenged me"), "That it was me.")
    choose(desk, "What it is", "podc")
    desk.clicks("Made by people whom it is about")
    desk.clicks("I paid for it")
    save(desk)
    changed = kept(desk, record)
    assert (changed.notes, changed.creator) == ("Chapter four.", "three cousins")
    assert (changed.link, changed.challenged_me) == ("the library", "That it was me.")
    assert changed.medium is Medium.PODCAST
    assert changed.by_the_community
    assert changed.paid_for
    listed = {"Who is in the room": "three cousins · podcast"}
    desk.qtbot.waitUntil(lambda: notes(desk) == listed)


def test_what_is_applied_asks_what_it_changed_and_forces_nothing(desk: Desk) -> None:
    record = made(Resource, title="Who is in the room", state=ResourceState.FINISHED)
    desk.has(record)
    lay(desk, LearningPage)

    def asked() -> bool:
        names = [editor.accessibleName() for editor in desk.all_of(MarkdownEditor)]
        return "What it changed in what I do" in names

    assert not asked()
    desk.clicks("applied")
    assert asked()
    save(desk)
    assert kept(desk, record).state is ResourceState.APPLIED
    assert kept(desk, record).practice_change == ""
    desk.clicks("finished")
    assert not asked()
