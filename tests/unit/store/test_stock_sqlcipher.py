"""A journal without this program: another implementation of SQLCipher, and the recovery kit."""

from datetime import UTC, date, datetime
from pathlib import Path

import apsw

from allyjournal.domain.record import begin
from allyjournal.domain.reflection import Reflection
from allyjournal.store.journal import Journal
from allyjournal.vault import vault


def test_another_implementation_reads_the_records_with_the_recovery_code(tmp_path: Path) -> None:
    folder = tmp_path / "Mine.allyjournal"
    journal, code = Journal.create(folder, "three quiet words")
    record = begin(Reflection, date(2026, 11, 22), datetime.now(UTC), text="I waited. 我等了。")
    journal.save(record)
    journal.close()

    # what the kit says to type, but for the line that starts the stock shell
    pragmas = [line for line in vault.stock_shell_lines(code) if line.startswith("PRAGMA")]
    assert pragmas
    stock = apsw.Connection(str(folder / "journal.db"), flags=apsw.SQLITE_OPEN_READONLY)
    # this library knows several ciphers; its page settings for SQLCipher 4 are the default ones
    stock.execute("PRAGMA cipher = 'sqlcipher'")
    stock.execute("PRAGMA legacy = 4")
    for pragma in pragmas:
        stock.execute(pragma)
    query = "SELECT kind, occurred_on, title, document ->> 'text' FROM record"
    rows = list(stock.execute(query))
    stock.close()
    assert [row[:2] for row in rows] == [("reflection", "2026-11-22")]
    assert rows[0][3] == record.text
