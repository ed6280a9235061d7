"""What the readers of untrusted files make of any bytes: read, or refused with a sentence.

``python -m tests.faults.fuzz keys|backups [SECONDS]``, after ``pip install atheris``, looks for
bytes that do anything else, guided by which branches they reach; the tests replay ``corpus/``.
"""

import sys
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from allyjournal.domain.errors import JournalError
from allyjournal.vault import backup, keys
from allyjournal.vault.pages import PAGE
from allyjournal.vault.restore import restore

CORPUS = Path(__file__).with_name("corpus")
LONGEST = 16 * 1024  # bytes


def read_keys(data: bytes) -> None:
    """As keys.json; then as one whose checksum is right, which chance does not find."""
    with suppress(JournalError):
        keys.parsed(data)
    try:
        file = msgspec.json.decode(data, type=keys.KeyFile)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return
    file = msgspec.structs.replace(file, checksum=keys._checksum(file))
    assert keys.parsed(msgspec.json.encode(file)) == file
    slots = [slot for generation in file.generations for slot in generation.slots]
    if all(slot.cost.memory_kib * slot.cost.passes < 1024 for slot in slots):
        with suppress(JournalError):
            keys.unlock(file, "three quiet words")


def read_backup(data: bytes) -> None:
    """As an .allybackup; what it holds is no more than its bytes, and restored it is a journal."""
    with tempfile.TemporaryDirectory() as place, suppress(JournalError):
        made = Path(place) / "a.allybackup"
        made.write_bytes(data)
        assert len(backup.page(made, 2)) <= PAGE
        assert sum(len(piece) for _name, piece in backup.pieces(made)) <= len(data)
        restore(made, Path(place) / "Mine.allyjournal", datetime(2026, 1, 2))


TARGETS = {"keys": read_keys, "backups": read_backup}


def main(name: str, seconds: str = "600") -> None:
    import atheris

    atheris.instrument_all()
    found = tempfile.mkdtemp()
    arguments = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-artifact_prefix={found}/"]
    atheris.Setup([sys.argv[0], *arguments, found, str(CORPUS / name)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
