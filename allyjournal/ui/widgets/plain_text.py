"""What every widget that holds a text needs on the way in and out."""

import re
from typing import Final

from PySide6.QtCore import QByteArray

# What a document answers when its text names a file or an address: something, as QTextDocument
# opens the file itself where the answer is None.
NOTHING: Final = QByteArray(b"")

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
# what QTextDocument has in place of a line break
_BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufdd0": "\n", "\ufdd1": "\n"})


def clean(text: str) -> str:
    """``text`` without NUL, its lone surrogates replaced: neither survives JSON and SQLite."""
    return _LONE_SURROGATES.sub("\ufffd", text.replace("\0", ""))


def from_document(raw: str) -> str:
    """The text of ``QTextDocument.toRawText()``, its no-break spaces kept, with usual line
    breaks, clean."""
    return clean(raw.translate(_BREAKS))
