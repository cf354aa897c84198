"""What is in a store, to see that nothing is left behind."""

from sidecar.stores.sqlite import SqliteStore


def left(store: SqliteStore) -> set[tuple[str, str]]:
    """Every name, with the fields of hashes and the members of indexes, whether expired or not."""
    assert store._connection is not None
    rows = store._connection.execute(
        "SELECT name, field FROM documents UNION SELECT name, '' FROM items UNION SELECT name, member FROM entries"
        " UNION SELECT name, '' FROM expiries"
    )
    return set(rows.fetchall())
