"""Whether every page of a closed ``journal.db`` is as SQLCipher wrote it, and how many there were.

SQLCipher's own ``cipher_integrity_check`` asks the same, but nothing can stop it: some seconds for
a large journal, which a lock would have to wait for. The format is that of SQLCipher 4, as
https://www.zetetic.net/sqlcipher/design/ describes it: each page ends with an HMAC-SHA512 over its
content and its number, under a key derived from that of the database. Before the seal stands what
AES-256-CBC begins with.
"""

import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from allyjournal.vault import files
from allyjournal.vault.keys import SALT_BYTES, DatabaseKey

PAGE: Final = 4096
_SEAL: Final = 64
_BLOCK: Final = 16  # of AES
_AT_ONCE: Final = 256  # pages, a megabyte: some milliseconds
_MASK: Final = 0x3A  # tells the salt of the seals from that of the database
_LOCK_PAGE: Final = 2**30 // PAGE + 1  # SQLite never writes it: fileformat2.html#lockbyte


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


def counted(database: Path, key: DatabaseKey) -> int:
    """How many pages the file had when its first was written; 0 where that one cannot be read.

    https://www.sqlite.org/fileformat2.html#in_header_database_size
    """
    with files.system_errors_told(), database.open("rb") as file:
        page = file.read(PAGE)
    if not _is_sealed(page, 1, _sealing_key(key)):
        return 0
    begins_with = page[-_SEAL - _BLOCK : -_SEAL]
    header = Cipher(AES256(key.data_key), CBC(begins_with)).decryptor()
    # the salt stands in the place of the first block
    return int.from_bytes(header.update(page[SALT_BYTES:][:_BLOCK])[-4:], "big")


def _sealing_key(key: DatabaseKey) -> bytes:
    salt = bytes(byte ^ _MASK for byte in key.salt)
    return hashlib.pbkdf2_hmac("sha512", key.data_key, salt, 2, 32)


def _is_sealed(page: bytes, number: int, sealing_key: bytes) -> bool:
    if number == _LOCK_PAGE:
        return True
    start = SALT_BYTES if number == 1 else 0
    content = page[start:-_SEAL] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(sealing_key, content, "sha512"), page[-_SEAL:])
