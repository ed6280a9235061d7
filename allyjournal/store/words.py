"""Words as the search index holds them: one place for writing and for asking."""

import re
from unicodedata import combining, normalize

# U+E000 is a private-use character, which unicode61 takes as part of a word.
_JOINER = "\ue000"
_NOT_A_LETTER = re.compile(r"[\W_]+")

# Han, Hiragana, Katakana, Bopomofo and Hangul: written without spaces, or inflected at word ends.
CJK = (
    r"\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u30ff"
    r"\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_CJK_CHARACTER = re.compile(f"([{CJK}])")
_SEPARATOR = "\u200b"


def token(name: str, value: str) -> str:
    """The one word that stands for ``name:value`` in the index's column of tokens."""
    return _NOT_A_LETTER.sub(_JOINER, normalize("NFC", f"{name}_{value.strip()}"))


def folded(text: str) -> str:
    """``text`` without case, accents and the spaces around it."""
    decomposed = normalize("NFKD", text.casefold().strip())
    return "".join(character for character in decomposed if not combining(character))


def searchable(text: str) -> str:
    """``text`` with its CJK characters set apart, so that each is a word of its own.

    ``trigram`` would need three characters, and most Chinese words have two.
    """
    return _CJK_CHARACTER.sub(rf"{_SEPARATOR}\1{_SEPARATOR}", normalize("NFC", text))


def readable(text: str) -> str:
    """What ``searchable`` was given, in Unicode's form C."""
    return text.replace(_SEPARATOR, "")
