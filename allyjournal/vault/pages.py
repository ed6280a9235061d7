"""The pages of a closed ``journal.db``: whether each is as SQLCipher wrote it, and what it holds.

SQLCipher's own ``cipher_integrity_check`` asks the same, but nothing can stop it: some seconds for
a large journal, which a lock would have to wait for. The format is that of SQLCipher 4, as
https://www.zetetic.net/sqlcipher/design/ describes it: each page ends with an HMAC-SHA512 over its
content and its number, under a key derived from that of the database. Before the seal stands what
AES-256-CBC begins with.
"""

import hashlib
import hmac
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from allyjournal.vault import files
from allyjournal.vault.keys import SALT_BYTES, DatabaseKey

PAGE: Final = 4096
_SEAL: Final = 64
_BLOCK: Final = 16  # of AES
_CONTENT: Final = PAGE - _SEAL - _BLOCK  # where what AES-256-CBC begins with stands
_AT_ONCE: Final = 256  # pages, a megabyte: some milliseconds
_MASK: Final = 0x3A  # tells the salt of the seals from that of the database
LOCK_PAGE: Final = 2**30 // PAGE + 1  # SQLite never writes it: fileformat2.html#lockbyte


def damaged(database: Path, key: DatabaseKey, between: Callable[[float], None]) -> int:
    """How many pages do not carry their seal; half a page at the end counts as one.

    ``between`` is called after each slice with the part that is done, up to 1. SQLite must not
    have the file open: closing it here would drop SQLite's locks.
    """
    sealing_key = _sealing_key(key)
    found = 0
    with files.system_errors_told(), database.open("rb") as file:
        last = -(-database.stat().st_size // PAGE)
        for number in range(1, last + 1):
            found += not _is_sealed(file.read(PAGE), number, sealing_key)
            if number % _AT_ONCE == 0 or number == last:
                between(number / last)
    return found


def any_sealed(database: Path, key: DatabaseKey) -> bool:
    """Whether any page carries the seal of this key; SQLite must not have the file open."""
    with files.system_errors_told(), database.open("rb") as file:
        return any(content for _number, content in each(file, key, lambda: None))


def count(file: BinaryIO) -> int:
    """How many pages a file has."""
    return file.seek(0, os.SEEK_END) // PAGE


def read(file: BinaryIO, number: int) -> bytes:
    """The page with this number as it is; short or empty behind the end of the file, and empty for
    0, which is the number of none."""
    file.seek(max(number - 1, 0) * PAGE)
    return file.read(PAGE if number else 0)


def each(
    file: BinaryIO, key: DatabaseKey, between: Callable[[], None]
) -> Iterator[tuple[int, bytes | None]]:
    """Every page, by its number, as ``opened`` gives it; ``between`` is called after each."""
    for number, page in enumerate(iter(partial(file.read, PAGE), b""), 1):
        yield number, opened(page, number, key)
        between()


def behind(file: BinaryIO) -> int:
    """The number of the page that can be added behind the end of a file."""
    number = count(file) + 1
    return number + (number == LOCK_PAGE)


def write(file: BinaryIO, number: int, content: bytes, key: DatabaseKey) -> None:
    """Seal what the page with this number shall hold, and write it."""
    overwrite(file, number, sealed(content, number, key))


def overwrite(file: BinaryIO, number: int, page: bytes) -> None:
    """Write the page with this number as it is."""
    file.seek((number - 1) * PAGE)
    file.write(page)


def opened(page: bytes, number: int, key: DatabaseKey) -> bytes | None:
    """What SQLite sees of the page with this number, from 1; None where it does not carry its seal.

    In the first page SQLite's own first 16 bytes, in whose place the salt stands, are zeros.
    """
    if number == LOCK_PAGE or len(page) != PAGE or not _is_sealed(page, number, _sealing_key(key)):
        return None
    start = _start(number)
    cipher = Cipher(AES256(key.data_key), CBC(page[_CONTENT:-_SEAL])).decryptor()
    return bytes(start) + cipher.update(page[start:_CONTENT])


def seen(file: BinaryIO, number: int, key: DatabaseKey) -> bytes | None:
    """The page with this number of a file, as ``opened`` gives it."""
    return opened(read(file, number), number, key)


def sealed(content: bytes, number: int, key: DatabaseKey) -> bytes:
    """The page with this number that holds ``content``; the other way round than ``opened``."""
    start = _start(number)
    begins_with = os.urandom(_BLOCK)
    cipher = Cipher(AES256(key.data_key), CBC(begins_with)).encryptor()
    page = key.salt[:start] + cipher.update(content[start:]) + begins_with
    return page + _seal(page, number, _sealing_key(key))


def _start(number: int) -> int:
    """How many bytes of the page are in clear."""
    return SALT_BYTES if number == 1 else 0


def _sealing_key(key: DatabaseKey) -> bytes:
    salt = bytes(byte ^ _MASK for byte in key.salt)
    return hashlib.pbkdf2_hmac("sha512", key.data_key, salt, 2, 32)


def _is_sealed(page: bytes, number: int, sealing_key: bytes) -> bool:
    if number == LOCK_PAGE:
        return True
    return hmac.compare_digest(_seal(page[:-_SEAL], number, sealing_key), page[-_SEAL:])


def _seal(unsealed: bytes, number: int, sealing_key: bytes) -> bytes:
    covered = unsealed[_start(number) :] + number.to_bytes(4, "little")
    return hmac.digest(sealing_key, covered, "sha512")
