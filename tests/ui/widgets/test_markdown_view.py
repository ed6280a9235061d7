"""Markdown to read: shown as meant, its own HTML as text, nothing fetched or opened."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QColor, QFont, QPalette, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from allyjournal.ui import theme
from allyjournal.ui.widgets import markdown_view
from allyjournal.ui.widgets.markdown_view import MarkdownView, html


@pytest.fixture
def view(qtbot: QtBot) -> MarkdownView:
    widget = MarkdownView()
    qtbot.addWidget(widget)
    widget.resize(400, 10)
    widget.show()
    return widget


def test_markdown_is_shown_as_meant(view: MarkdownView) -> None:
    view.show_text("# Then\n\nsome **strong** words\n\n- one\n- two")
    assert [line.strip() for line in view.toPlainText().splitlines() if line] == [
        "Then",
        "some strong words",
        "one",
        "two",
    ]


def test_its_html_is_text(view: MarkdownView) -> None:
    text = "<b>bold</b> <img src=x> <script>alert(1)</script>"
    view.show_text(text)
    assert view.toPlainText().strip() == text


def test_its_pictures_are_not_asked_for(view: MarkdownView) -> None:
    source = "![a map](http://example.invalid/a.png)"
    assert "<img" not in html(source)
    view.show_text(source)
    assert "a map" in view.toPlainText()


def test_nothing_is_ever_fetched(view: MarkdownView) -> None:
    image = QTextDocument.ResourceType.ImageResource
    place = QUrl.fromLocalFile(__file__)
    assert view.document().resource(image.value, place) == QByteArray()


def test_a_link_is_told_and_not_opened(view: MarkdownView) -> None:
    told: list[str] = []
    view.link_clicked.connect(told.append)
    view.show_text("[a page](https://example.org/a)")
    view.anchorClicked.emit(QUrl("https://example.org/a"))
    assert told == ["https://example.org/a"]
    assert view.toPlainText().strip() == "a page"
    assert not view.openLinks()


def test_it_is_as_high_as_its_text(view: MarkdownView) -> None:
    view.show_text("one")
    least = view.height()
    view.show_text("one\n\n" * 20)
    assert view.height() > 10 * least
    assert view.document().size().height() <= view.viewport().height() + 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("ab*_`[]()<>!#-+1. \n\\&;|~:/'\""), max_size=80))
def test_no_text_makes_a_picture_or_a_script(view: MarkdownView, text: str) -> None:
    rendered = html(text)
    assert "<img" not in rendered
    assert "<script" not in rendered
    view.show_text(text)


def test_it_is_read_anew_for_another_theme_and_for_nothing_else(
    view: MarkdownView, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(markdown_view, "html", lambda text: read.append(text) or html(text))
    view.show_text("# Then\n\n> some words")
    view.setFont(QFont("monospace"))
    view.setPalette(QPalette(QColor("red")))
    assert len(read) == 1
    theme.apply(qapp, "dark", 1.5)
    dark = view.toHtml()
    theme.apply(qapp, "light", 1.0)
    assert theme.DARK["second_ink"].lower() in dark
    assert theme.LIGHT["second_ink"].lower() in view.toHtml()
