"""Words that came or went, marked where two texts are compared."""

from collections.abc import Iterable
from html import escape

from allyjournal.domain.compare import Change, Piece
from allyjournal.ui import theme


def marked(pieces: Iterable[Piece]) -> str:
    """``pieces`` as rich text: what went is struck out, what came underlined, both on a ground."""
    return "".join(map(_marked, pieces))


def _marked(piece: Piece) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    if piece.change is Change.SAME:
        return text
    removed = piece.change is Change.REMOVED
    ground = theme.colour("responsibility_ground" if removed else "accent_ground").name()
    line = "line-through" if removed else "underline"
    span = f'<span style="background:{ground};text-decoration:{line}">{text}</span>'
    # a word that went does not run into the one that came in its place
    return f"{span} " if removed and not text[-1:].isspace() else span
