"""What could not be written yet, held in memory in the place of what the file says."""

from contextlib import suppress
from typing import Any, Self

import msgspec
from msgspec import Struct, field

from allyjournal.domain.errors import InputRefused
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.record import AnyKind
from allyjournal.vault import sealing
from allyjournal.vault.keys import DatabaseKey


class Held(Struct, kw_only=True, forbid_unknown_fields=True):
    """Records by their uid as they were to be saved, and settings by their name."""

    records: dict[str, AnyRecord] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)

    def is_empty(self) -> bool:
        """Whether everything is in the file."""
        return not self.records and not self.settings

    def instead_of(self, record: AnyKind) -> AnyKind:
        """``record``, or what is held in its place."""
        held = self.records.get(record.uid)
        return held if isinstance(held, type(record)) else record

    def beside(self, known: list[AnyKind], kind: type[AnyKind]) -> list[AnyKind]:
        """The records of ``kind`` that are held and not among the ``known`` ones."""
        uids = {record.uid for record in known}
        held = (record for record in self.records.values() if isinstance(record, kind))
        return [record for record in held if record.uid not in uids]

    def sealed(self, key: DatabaseKey) -> bytes:
        """All of it under the key of its journal; empty where nothing is held."""
        return b"" if self.is_empty() else sealing.seal(key, msgspec.json.encode(self))

    @classmethod
    def unsealed(cls, data: bytes, key: DatabaseKey) -> Self:
        """What was ``sealed``; raises InputRefused where it is not this journal's."""
        content = sealing.unseal(key, data)
        with suppress(msgspec.MsgspecError):
            return msgspec.json.decode(content, type=cls)
        raise InputRefused("What was sealed when the journal was locked cannot be understood.")
