"""The reader of backups reads what it is given or refuses it; never a fault of the program."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allyjournal.domain.errors import JournalError, KeysDamaged
from allyjournal.vault import backup, keys


def _small() -> bytes:
    """An archive that is all structure."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("keys.json", b"{}")
        archive.writestr("journal.db", b"x")
    return content.getvalue()


SMALL = _small()
CHANGES = st.lists(
    st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=4
)


@given(CHANGES, st.integers(0, len(SMALL)))
def test_an_altered_archive_is_read_or_refused(changes: list[tuple[int, int]], cut: int) -> None:
    altered = bytearray(SMALL)
    for place, value in changes:
        altered[place] = value
    for content in (altered, altered[:cut]):
        with TemporaryDirectory() as place, suppress(JournalError):
            path = Path(place) / "a"
            path.write_bytes(content)
            read = list(backup.pieces(path))
            assert sum(len(piece) for _name, piece in read) <= len(SMALL)


def test_keys_that_are_larger_than_any_are_not_read_to_their_end(tmp_path: Path) -> None:
    file = keys.lock_with(keys.DatabaseKey.new(), "correct horse")
    keys.write(tmp_path / "keys.json", file)
    with ZipFile(tmp_path / "a", "w") as archive:
        archive.writestr("journal.db", b"x")
        with archive.open("keys.json", "w") as packed:
            packed.write((tmp_path / "keys.json").read_bytes())
            for _ in range(64):
                packed.write(b" " * 1024)
    with pytest.raises(KeysDamaged, match="too large"):
        backup.key_file(tmp_path / "a")
