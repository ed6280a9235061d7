"""What a lock could not write is for its own journal alone to read."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from allyjournal.domain.errors import InputRefused
from allyjournal.vault.keys import DatabaseKey
from allyjournal.vault.sealing import seal, unseal

from .conftest import KEY

WORDS = b"Quillfeather asked about the tamarisk"


def test_it_opens_with_the_key_that_sealed_it_and_never_looks_the_same() -> None:
    sealed = seal(KEY, WORDS)
    assert unseal(KEY, sealed) == WORDS
    assert WORDS not in sealed
    assert seal(KEY, WORDS) != sealed


def test_the_data_key_itself_does_not_open_it() -> None:
    """Sealed text must not be of use against the database, nor the other way round."""
    sealed = seal(KEY, WORDS)
    with pytest.raises(InvalidTag):
        AESGCM(KEY.data_key).decrypt(sealed[:12], sealed[12:], None)


def test_another_journal_opens_nothing() -> None:
    with pytest.raises(InputRefused, match="does not open with the key of this one"):
        unseal(DatabaseKey(bytes(32), KEY.salt), seal(KEY, WORDS))


def test_what_is_saved_of_a_damaged_journal_opens_it() -> None:
    assert unseal(DatabaseKey(KEY.data_key, bytes(16)), seal(KEY, WORDS)) == WORDS


def test_every_changed_byte_and_every_cut_is_found() -> None:
    sealed = seal(KEY, WORDS)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        for damaged in (bytes(changed), sealed[:place]):
            with pytest.raises(InputRefused):
                unseal(KEY, damaged)
