"""The whole journal as one readable, unencrypted file: every record, version, revision and word."""

from datetime import datetime

import msgspec
from msgspec import UNSET

from allyjournal.exchange.portable import FORMAT, VERSION, PortableFile, PortableRevision
from allyjournal.store.journal import Journal


def render(journal: Journal, exported_at: datetime) -> bytes:
    """The portable file of ``journal``, as it is at ``exported_at`` (with its zone).

    Records stand in their order in time, those of one day as they came; then the trash. That
    order survives an import, so a copy's export is the same but for ``exported_at``.
    """
    trash = sorted(journal.trashed(), key=lambda record: (record.occurred_on, record.uid))
    revisions = (
        PortableRevision(record=former.record.uid, at=former.at, content=former.record)
        for former in journal.revisions()
    )
    records = tuple(map(journal.whole, (*journal.all(), *trash)))
    versions = tuple(journal.versions())
    linked = {target for record in records for target in record.links()}
    linked |= {version.prompted_by for version in versions if version.prompted_by}
    content = PortableFile(
        format=FORMAT,
        version=VERSION,
        exported_at=exported_at,
        records=records,
        agreement_versions=versions,
        revisions=tuple(revisions),
        vocabulary=journal.vocabulary(),
        removed=tuple(sorted(linked - journal.known_targets())) or UNSET,
    )
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"
