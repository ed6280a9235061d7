"""What a lock could not write, sealed: whoever has no key of the journal cannot read it.

AES-256-GCM under a key that HKDF (RFC 5869) derives from the data key for this one purpose: what
was saved of a damaged journal has the same one, and takes up what that one could not.
"""

import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from allyjournal.domain.errors import InputRefused
from allyjournal.vault.keys import DATA_KEY_BYTES, DatabaseKey

_PURPOSE: Final = b"AllyJournal: what a lock could not write"
_NONCE_BYTES: Final = 12


def seal(key: DatabaseKey, content: bytes) -> bytes:
    """``content`` for the eyes of the journal alone that ``key`` opens."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + _cipher(key).encrypt(nonce, content, None)


def unseal(key: DatabaseKey, sealed: bytes) -> bytes:
    """What ``seal`` was given; raises InputRefused for another journal's, and for a changed one."""
    try:
        return _cipher(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], None)
    except (InvalidTag, ValueError) as error:  # ValueError: there is no whole nonce
        raise InputRefused(
            "What was sealed when a journal was locked does not open with the key of this one."
        ) from error


def _cipher(key: DatabaseKey) -> AESGCM:
    derived = HKDF(SHA256(), DATA_KEY_BYTES, salt=None, info=_PURPOSE).derive(key.data_key)
    return AESGCM(derived)
