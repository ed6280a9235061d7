"""The recovery kit: the data key as a person writes it down and types it back."""

import base64
import hashlib
import string
import unicodedata

from allyjournal.domain.errors import WrongRecoveryCode

_ALPHABET = string.ascii_uppercase + "234567"  # RFC 4648, section 6
_LETTERS = frozenset(_ALPHABET)
_LOOKALIKES = str.maketrans("018", "OIB")  # digits that the alphabet does not have
_KEY_CHARACTERS = 52  # 256 bits, five a character
_LENGTH = 56  # with the four check characters: 14 groups of four
_GROUP = 4
_LONGEST_INPUT = 1000


def recovery_code(data_key: bytes) -> str:
    """The 32-byte data key as 14 groups of four characters, the last group being the check."""
    text = _checked(data_key)
    return "-".join(text[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def read_recovery_code(code: str) -> bytes:
    """The 32-byte data key of a typed code; spaces, hyphens and small letters do not matter.

    Raises WrongRecoveryCode, with the group that looks mistyped where that can be told.
    """
    text = _tidied(code[:_LONGEST_INPUT])
    if len(text) != _LENGTH:
        raise WrongRecoveryCode(
            f"A recovery code has {_LENGTH} letters and digits; this one has {len(text)}."
        )
    if (data_key := _decoded(text)) is None:
        raise WrongRecoveryCode(_mistake(text))
    return data_key


def stock_shell_lines(code: str) -> tuple[str, ...]:
    """The lines that open ``journal.db`` with a stock SQLCipher 4 shell instead of this program.

    The second holds the key as 64 hex digits. Raises WrongRecoveryCode.
    """
    return (
        "sqlcipher journal.db",
        f"PRAGMA key = \"x'{read_recovery_code(code).hex()}'\";",
        "SELECT count(*) FROM sqlite_master;",
        ".tables",
    )


def _checked(data_key: bytes) -> str:
    check = hashlib.sha256(b"AllyJournal recovery code\0" + data_key).digest()
    return _base32(data_key)[:_KEY_CHARACTERS] + _base32(check)[:_GROUP]


def _base32(data: bytes) -> str:
    return base64.b32encode(data).decode("ascii")


def _tidied(code: str) -> str:
    text = unicodedata.normalize("NFKC", code).upper()
    return "".join(filter(str.isalnum, text)).translate(_LOOKALIKES)


def _decoded(text: str) -> bytes | None:
    """The data key of 56 characters; None unless they are exactly its code."""
    if not _LETTERS.issuperset(text):
        return None
    data_key = base64.b32decode(text[:_KEY_CHARACTERS] + "====")
    return data_key if _checked(data_key) == text else None


def _mistake(text: str) -> str:
    """What is wrong with 56 characters that are no code."""
    for place, character in enumerate(text):
        if character not in _LETTERS:
            group = place // _GROUP + 1
            return f"Group {group} of this recovery code holds a character that no code has."
    if groups := _groups_to_mend(text):
        return f"This recovery code looks mistyped in group {' or '.join(map(str, groups))}."
    return "This recovery code is mistyped in more than one place."


def _groups_to_mend(text: str) -> list[int]:
    """The groups in which one other character would make a code of it, counted from 1.

    A second group is named by chance for about one typo in 600.
    """
    return sorted(
        {
            place // _GROUP + 1
            for place in range(_LENGTH)
            for other in _ALPHABET
            if _decoded(text[:place] + other + text[place + 1 :])
        }
    )
