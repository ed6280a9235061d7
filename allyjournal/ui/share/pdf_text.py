"""The text of a page of a PDF, as a reader of it finds it."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from ctypes import create_string_buffer
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

_BLOCKS = ("H1", "H2", "P", "LI")
# A line that is wrapped ends so, another is ended on purpose.
_OPEN_ENDS = (" ", "-", "\u2010", "\u2014", "\u200b")
_HYPHEN = "\x02"  # what pdfium makes of one at the end of a line


class _Block(NamedTuple):
    number: int
    tag: str


def page_text(page: pypdfium2.PdfPage) -> str:
    """What stands on ``page``: a line for each heading, paragraph and item, as its tags say, and
    an empty one above each section. Where there are no tags, its lines as they are printed."""
    blocks = _blocks(page)
    with closing(page.get_textpage()) as text:
        lines = list(_lines(text, blocks))
    said = ""
    former = None
    for line, block in lines:
        if block is None or block != former:
            said = said.rstrip() + ("\n\n" if block and block.tag == "H2" else "\n")
        elif not said.endswith(_OPEN_ENDS):
            said += "\n"
        said += line
        former = block
    return said.strip()


def _lines(
    text: pypdfium2.PdfTextPage, blocks: Mapping[int, _Block]
) -> Iterator[tuple[str, _Block | None]]:
    """The lines as they are printed, each with the block in which it begins."""
    # a place is counted in units of UTF-16, of which an emoji has two
    units = "".join(chr(raw.FPDFText_GetUnicode(text, it)) for it in range(text.count_chars()))
    start = 0
    for line in units.replace(_HYPHEN, "-").split("\r\n"):
        place = raw.FPDFText_GetTextObject(text, start) if line else None
        block = blocks.get(raw.FPDFPageObj_GetMarkedContentID(place)) if place else None
        yield line.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), block
        start += len(line) + len("\r\n")


def _blocks(page: pypdfium2.PdfPage) -> dict[int, _Block]:
    """The blocks by the numbers of what is marked as theirs on ``page``."""
    tree = raw.FPDF_StructTree_GetForPage(page)
    found: dict[int, _Block] = {}
    if tree:
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            _find(raw.FPDF_StructTree_GetChildAtIndex(tree, place), None, found)
        raw.FPDF_StructTree_Close(tree)
    return found


def _find(element: Any, block: _Block | None, found: dict[int, _Block]) -> None:
    tag = _tag(element)
    # what is within an item or a paragraph is part of it
    if block is None and tag in _BLOCKS:
        block = _Block(len(found), tag)
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, place)
        if child := raw.FPDF_StructElement_GetChildAtIndex(element, place):
            _find(child, block, found)
        elif block and number >= 0:
            found[number] = block


def _tag(element: Any) -> str:
    size = raw.FPDF_StructElement_GetType(element, None, 0)
    said = create_string_buffer(size)
    raw.FPDF_StructElement_GetType(element, said, size)
    return said.raw.decode("utf-16-le").rstrip("\0")
