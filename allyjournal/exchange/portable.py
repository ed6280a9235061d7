"""The portable file: what stands in it, and its JSON Schema."""

from typing import Any, Final, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from allyjournal.domain.agreement import AgreementVersion
from allyjournal.domain.kinds import AnyRecord
from allyjournal.domain.prompts import Vocabulary
from allyjournal.domain.record import Instant, Uid

FORMAT: Final = "allyjournal-portable"
VERSION: Final = 1


class PortableRevision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a record was until it was written over ``at`` that moment."""

    record: Uid
    at: Instant
    content: AnyRecord


class PortableFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole journal. Trashed records carry ``trashed_at``; ``removed`` names what others still
    link to, although it was deleted for good."""

    format: Literal["allyjournal-portable"]
    version: Literal[1]
    exported_at: Instant
    records: tuple[AnyRecord, ...] = ()
    agreement_versions: tuple[AgreementVersion, ...] = ()
    revisions: tuple[PortableRevision, ...] = ()
    vocabulary: Vocabulary = Vocabulary()
    removed: tuple[Uid, ...] | UnsetType = UNSET


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the portable file.

    It cannot say that a uid stands once, that a link leads somewhere, or a kind's own rules.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{VERSION}",
        **msgspec.json.schema(PortableFile),
    }


def schema_text() -> str:
    """The schema as it is shipped in ``resources/schema/``."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"
