"""The text of an HTML file, as a reader of it finds it."""

from html.parser import HTMLParser

_ON_LINES_OF_THEIR_OWN = ("h1", "h2", "p", "li", "br")


def html_text(data: bytes) -> str:
    """What stands below the head of an HTML file: a line for each heading, paragraph and item,
    and an empty one above each section."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    return "\n".join(" ".join(line.split()) for line in reader.lines).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.lines = [""]
        if tag == "h2":
            self.lines.append("")
        if tag in _ON_LINES_OF_THEIR_OWN:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data
