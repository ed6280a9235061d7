"""When two writings are one name to a reader: case, accents, unseen signs, look-alikes."""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")

# What Unicode does not decompose into a letter and its accent; an apostrophe that is a letter.
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h"}
    | {"Ħ": "H", "\u0131": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th"}
    | {"\u00b7": "", "\u02bc": "'", "\u00ad": "\u2010"}
)
# Letters of other scripts that look like Latin ones, below each other: the single letters among the
# confusables of Unicode's UTS #39, https://www.unicode.org/reports/tr39/#Confusable_Detection. A
# letter and its capital count as one, and names of those scripts are compared in the same way, so
# that a likeness too many does no harm.
_LOOKALIKES = (
    ("аеорсухіјѕԁһԛԝвкмнтӏгпѵѡғԍє", "aeopcyxijsdhqwbkmhtlrnvwfge"),
    ("αβγεζηικμνορσςτυχω", "abyezhikmnopootyxw"),
    ("օոսհցյ", "onuhgj"),
    ("ɑɡᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "agabcdeghijklmnoprstuvwyz"),
)
for _signs, _plain in _LOOKALIKES:
    for _sign, _latin in zip(_signs + _signs.upper(), _plain + _plain.upper(), strict=True):
        _PLAIN_LETTERS[ord(_sign)] = _latin
_UNSEEN = frozenset({"Cc", "Cf", "Mc", "Me", "Mn"})
# The Hangul fillers, the empty pattern of Braille, and what is set aside for signs that are not
# shown: Default_Ignorable_Code_Point, https://www.unicode.org/reports/tr44/
_BLANK = re.compile("[\u115f\u1160\u2065\u2800\u3164\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """``text`` as names are compared: without accents and what is not seen; its case is kept."""
    # the Greek iota below a letter stands beside it in capitals
    decomposed = unicodedata.normalize("NFKD", _BLANK.sub("", text)).replace("\u0345", "\u03b9")
    decomposed = decomposed.translate(_PLAIN_LETTERS)
    seen = (c for c in decomposed if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    # casefold: ß is ss; lower is all that ignoring case does in a regular expression
    return "".join(c if c.lower() == c.casefold() else c.casefold() for c in seen)
