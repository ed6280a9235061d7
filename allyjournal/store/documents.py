"""What the documents in the file say; one that cannot be understood is damage."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from allyjournal.domain import kinds
from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.errors import JournalDamaged
from allyjournal.domain.kinds import AnyRecord

T = TypeVar("T")


def decode(document: str) -> AnyRecord:
    """The record in a row of the file; raises JournalDamaged."""
    return _understood(kinds.decode, document)


def decode_version(document: str) -> AgreementVersion:
    """The signed version in a row of the file; raises JournalDamaged."""
    return _understood(kinds.decode_version, document)


def _understood(decoded: Callable[[str], T], document: str) -> T:
    try:
        return decoded(document)
    except msgspec.MsgspecError as error:
        raise JournalDamaged("A record in journal.db cannot be read.") from error
