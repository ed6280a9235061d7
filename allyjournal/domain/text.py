"""Small, pure helpers for a person's text."""

import re

_BEGINNING = re.compile(r"\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)")


def clean(text: str) -> str:
    """``text`` as every room can keep it: lone surrogates replaced, no NUL, one kind of line end.

    JSON and UTF-8 have no lone surrogates, and SQLite's text functions stop at a NUL.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def plain(markdown: str) -> str:
    """``markdown`` without its signs, on one line: for lists and first lines, not for reading."""
    # line by line: one pattern over the whole text tried every character for a line's beginning
    lines = markdown.splitlines()
    if any(map(_BEGINNING.match, lines)):
        lines = [line[_sign(line) :] for line in lines]
    text = "\n".join(lines)
    for sign in "*_`":
        if sign in text:
            text = text.replace(sign, "")
    return " ".join(text.split())


def without_signs(markdown: str) -> str:
    """The same line by line, where a name may still be found that is hyphenated at a line's end."""
    return "\n".join(filter(None, map(plain, markdown.splitlines())))


def _sign(line: str) -> int:
    """How many characters of a line say what it is: a heading, a quotation, an item."""
    found = _BEGINNING.match(line)
    return found.end() if found else 0


def first_line(markdown: str, limit: int = 80) -> str:
    """The first line with words in it, cut at a word to at most ``limit`` characters."""
    for line in markdown.splitlines():
        if words := plain(line):
            return shortened(words, limit)
    return ""


def shortened(text: str, limit: int) -> str:
    """``text`` cut at a word to at most ``limit`` characters, with an ellipsis where it was cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at_word = head.rfind(" ")
    return (head[:at_word] if at_word > limit // 2 else head).rstrip(" ,;:.") + "…"


def printable(text: str) -> str:
    """``text`` without what a terminal would obey: escapes, controls, marks of direction."""
    return "".join(character if character.isprintable() else " " for character in text)
