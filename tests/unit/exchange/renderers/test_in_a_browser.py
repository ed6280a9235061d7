"""A summary as HTML in a real browser: quiet, readable when large, dark, and printed."""

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from allyjournal.domain.record import Pillar
from allyjournal.exchange.renderers import html
from allyjournal.exchange.summary.document import (
    Document,
    Heading,
    Items,
    Look,
    Paragraph,
    Span,
    plain,
    strong,
)
from tests.unit.exchange.renderers import browser

pytestmark = pytest.mark.skipif(
    browser.CHROMIUM is None, reason="NOT TESTED: there is no Chromium to open a summary in"
)

HOSTILE = (
    "<script>console.log(1)</script><img src='http://127.0.0.1:9/a' onerror='console.log(2)'>"
    "<link rel=stylesheet href=http://127.0.0.1:9/b><style>@import 'http://127.0.0.1:9/c'</style>"
    '"><iframe src=//127.0.0.1:9/d></iframe></p></main><base href="http://127.0.0.1:9/">'
)
DOCUMENT = Document(
    "Summary for a mentor",
    "August to November 2026",
    (
        Heading(plain("Repairs"), Pillar.RESPONSIBILITY),
        Paragraph((strong("Repairing: "), Span("one of three steps", Look.MARKED))),
        Items((plain(HOSTILE), plain("w" * 5000)), quoted=True),
        *(Paragraph(plain("A longer paragraph of many words. " * 20)) for _ in range(12)),
    ),
)


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("c")


@pytest.fixture
def page(profile: Path, tmp_path: Path) -> Iterator[browser.Page]:
    file = tmp_path / "summary.html"
    file.write_bytes(html.render(DOCUMENT))
    with browser.opened(profile) as page:
        page.show(file)
        yield page


def test_it_asks_for_nothing_and_says_nothing(page: browser.Page, tmp_path: Path) -> None:
    assert page.requests() == [(tmp_path / "summary.html").as_uri()]
    assert page.console() == []
    assert HOSTILE in page.value("document.body.innerText")
    assert page.value("document.title") == DOCUMENT.title


def test_a_page_that_would_ask_and_speak_is_noticed(page: browser.Page, tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    other.write_text(f"<p>{HOSTILE}", encoding="utf-8")
    page.events.clear()
    page.show(other)
    assert "http://127.0.0.1:9/a" in page.requests()
    assert page.console()


@pytest.mark.parametrize("width", [640, 320])
def test_it_is_readable_at_200_and_at_400_percent(page: browser.Page, width: int) -> None:
    """At 200 % a window of 1280 pixels is 640 wide; 320 is what WCAG 2.2, 1.4.10, asks for."""
    size = {"width": width, "height": 400, "deviceScaleFactor": 1280 / width, "mobile": False}
    page.call("Emulation.setDeviceMetricsOverride", **size)
    assert page.value("innerWidth") == width
    assert page.value("document.documentElement.scrollWidth") <= width
    cut = (
        "[...document.querySelectorAll('main *')].filter(it => it.scrollWidth > innerWidth).length"
    )
    assert page.value(cut) == 0


def test_it_follows_a_dark_screen_with_enough_contrast(page: browser.Page) -> None:
    for scheme, dark in (("light", False), ("dark", True)):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        page.call("Emulation.setEmulatedMedia", media="screen", features=features)
        ground = _luminance(page.value("getComputedStyle(document.body).backgroundColor"))
        assert (ground < 0.2) is dark
        for part in ("h1", "h1 + p", "h2", "p", "blockquote", "mark"):
            colour = page.value(f"getComputedStyle(document.querySelector('{part}')).color")
            lighter, darker = sorted((ground, _luminance(colour)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, part


def _luminance(colour: str) -> float:
    """The relative luminance of ``rgb(…)``, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = (int(it) / 255 for it in colour.strip("rgb()").split(","))
    linear = (it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts)
    return sum(weight * it for weight, it in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_it_is_printed_whole(page: browser.Page) -> None:
    printed = page.call("Page.printToPDF", preferCSSPageSize=True, generateTaggedPDF=True)
    with pypdfium2.PdfDocument(b64decode(printed["data"])) as document:
        assert document.is_tagged()
        text = "".join(sheet.get_textpage().get_text_range() for sheet in document)
        assert len(document) > 1
    assert text.count("w") > 5000
    assert "".join(HOSTILE.split()) in "".join(text.split())
    assert DOCUMENT.title in text
