"""The text of an HTML file, as a reader of it finds it."""

from html.parser import HTMLParser

_ON_LINES_OF_THEIR_OWN = ("h1", "h2", "p", "li", "br")


def html_text(data: bytes) -> str:
    """What stands below the head of an HTML file, a line for each heading, paragraph and item."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split(_END))
    return "\n".join(filter(None, lines))


_END = "\0"  # which no text has


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_body = self._in_body or tag == "body"
        if tag in _ON_LINES_OF_THEIR_OWN:
            self.words.append(_END)

    def handle_data(self, data: str) -> None:
        if self._in_body:
            self.words.append(data)
