"""Forgetting the real names of people, everywhere they are kept."""

from allyjournal.domain.kinds import encode
from allyjournal.domain.person import Person
from allyjournal.store.documents import decode
from allyjournal.vault.vault import Connection

# each table that holds whole records, and what tells its rows apart
_KEPT_IN = (("record", "id"), ("revision", "id"), ("trash", "uid"))


def forget(connection: Connection, uid: str | None = None) -> frozenset[str]:
    """Take the real names out of one person, or of all, and out of what they were before.

    Expects an open transaction; returns the uids of the people who had names.
    """
    touched = set()
    for table, key in _KEPT_IN:
        people = (
            f"SELECT {key}, document FROM {table}"  # noqa: S608
            " WHERE json_extract(document, '$.kind') = 'person'"
        )
        for row_key, document in connection.execute(people).fetchall():
            person = decode(document)
            if isinstance(person, Person) and person.names and uid in (None, person.uid):
                without = encode(person.changed(names=())).decode()
                update = f"UPDATE {table} SET document = ? WHERE {key} = ?"  # noqa: S608
                connection.execute(update, (without, row_key))
                touched.add(person.uid)
    return frozenset(touched)
