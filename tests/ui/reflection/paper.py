"""A reflection on a desk, and hands to write it with."""

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from allyjournal.domain.reflection import (
    Framework,
    Reflection,
)
from allyjournal.ui.reflection.page import ReflectionPage
from allyjournal.ui.reflection.wording import framework_words
from allyjournal.ui.widgets.markdown_editor import MarkdownEditor
from allyjournal.ui.widgets.markdown_view import MarkdownView
from tests.ui.desk import Desk
from tests.ui.shelf import (
    lay,
    made,
    named,
)

THREE = Framework.WHAT_SO_WHAT_NOW_WHAT


def fresh(desk: Desk) -> None:
    """A new reflection, the caret in it."""
    page = lay(desk, ReflectionPage)
    page.show_new("reflection")
    desk.settles()


def opened(desk: Desk, **fields: Any) -> Reflection:
    """A reflection in the journal, open."""
    record: Reflection = made(Reflection, **fields)
    desk.has(record)
    lay(desk, ReflectionPage)
    return record


def editor(desk: Desk, name: str = "Your reflection") -> MarkdownEditor:
    return named(desk, MarkdownEditor, name)


def editors(desk: Desk) -> list[str]:
    return [it.accessibleName() for it in desk.all_of(MarkdownEditor)]


def guide(desk: Desk, framework: Framework) -> None:
    """Choose a framework: the usual ones are in sight, the others behind "More"."""
    words = framework_words()[framework]
    if words in desk.buttons():
        desk.clicks(words)
        return
    (more,) = [it for it in desk.all_of(QPushButton) if it.accessibleName() == "More frameworks"]
    menu = more.menu()
    assert isinstance(menu, QMenu)
    (action,) = [it for it in menu.actions() if it.text() == words]
    assert isinstance(action, QAction)
    action.trigger()
    desk.settles()


def texts(desk: Desk) -> list[str]:
    return [view.toPlainText().strip() for view in desk.all_of(MarkdownView)]
