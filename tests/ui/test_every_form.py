"""What holds for the form of every kind."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from allyjournal.domain.feedback import Feedback
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.mentoring import Format, Mentor, Share
from allyjournal.domain.mistake import Mistake
from allyjournal.domain.reflection import Reflection
from allyjournal.domain.resource import Resource
from allyjournal.ui.learning.page import LearningPage
from allyjournal.ui.listening.page import ListeningPage
from allyjournal.ui.mentoring.page import MentoringPage
from allyjournal.ui.mistake.page import MistakePage
from allyjournal.ui.record_form import RecordForm, Surroundings
from allyjournal.ui.reflection.page import ReflectionPage
from tests.ui.shelf import TODAY, made, sample

PAGES = (LearningPage, ListeningPage, MentoringPage, MistakePage, ReflectionPage)
NEEDED: dict[type[AnyRecord], dict[str, Any]] = {
    Mentor: {"pseudonym": ""},
    Share: {
        "shared_on": TODAY,
        "until": TODAY,
        "format": Format.PDF,
        "sha256": "0" * 64,
        "password": "six words",
    },
}
FORMS: dict[type[AnyRecord], type[RecordForm[Any]]] = {
    kind: form for page in PAGES for kind, form in page.forms.items()
}
RECORDS = [record for kind in FORMS for record in sample(str(kind.__struct_config__.tag))]


def whole_form(qtbot: QtBot, record: AnyRecord) -> RecordForm[Any]:
    """The form of ``record`` with all its parts."""
    form = FORMS[type(record)](record, Surroundings())
    qtbot.addWidget(form)
    assert not any(form.parts())
    return form


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: f"{record.kind} {record.uid[:8]}")
def test_a_record_passes_through_its_form_unchanged(qtbot: QtBot, record: AnyRecord) -> None:
    form = whole_form(qtbot, record)
    assert form.record() == record
    assert form.to_save() == record


# what was shared is never begun in a form
@pytest.mark.parametrize("kind", FORMS.keys() - {Share}, ids=lambda kind: kind.__name__)
def test_a_new_record_is_not_saved_before_there_are_words(
    qtbot: QtBot, kind: type[AnyRecord]
) -> None:
    form = whole_form(qtbot, made(kind, **NEEDED.get(kind, {})))
    assert form.to_save() is None


@pytest.mark.parametrize("kind", FORMS, ids=lambda kind: kind.__name__)
def test_every_field_is_spoken_for(qtbot: QtBot, kind: type[AnyRecord]) -> None:
    """Whatever the Tab key reaches has a name or words for a screen reader."""
    form = whole_form(qtbot, made(kind, **NEEDED.get(kind, {})))
    nameless = [
        type(widget).__name__
        for widget in form.findChildren(QWidget)
        if widget.window() is form
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


BESIDE: dict[type[AnyRecord], list[str]] = {
    Feedback: ["Who said it"],
    Mistake: ["People affected", "Part of a pattern"],
    Resource: ["Where it is found"],
    Reflection: ["Emotions", "Topics", "Communities", "People"],
}


@pytest.mark.parametrize(("kind", "name"), [(it, name) for it in BESIDE for name in BESIDE[it]])
def test_what_is_typed_beside_the_words_of_a_new_record_is_saved(
    qtbot: QtBot, kind: type[AnyRecord], name: str
) -> None:
    form = FORMS[kind](made(kind), Surroundings(people=(("a-uid", "Quill"),)))
    qtbot.addWidget(form)
    assert not any(form.parts())
    line = next(it for it in form.findChildren(QLineEdit) if it.accessibleName() == name)
    line.setText("Quill")
    line.textEdited.emit("Quill")
    form.finish()
    assert form.to_save() is not None
