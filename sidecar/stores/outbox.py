"""What the shared store may not know yet, noted in the very transaction that changes the local one.

A row is about one *record*: names that are saved and cleared together, such as a session with its versions. It either
waits to be sent, or is a tombstone: the record was cleared here and must not come back from there.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

TABLE = """
CREATE TABLE IF NOT EXISTS outbox (  -- cleared_ms: when the record was cleared; NULL: it was saved and waits
  record TEXT PRIMARY KEY, uid TEXT NOT NULL, cleared_ms INTEGER
) WITHOUT ROWID;
"""

_MARK = (
    "INSERT INTO outbox (record, uid, cleared_ms) VALUES (?, ?, ?)"
    " ON CONFLICT (record) DO UPDATE SET uid = excluded.uid, cleared_ms = excluded.cleared_ms"
)


@dataclass(frozen=True, slots=True)
class Touched:
    """The records that a batch saves and those that it clears, by name."""

    saved: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.saved or self.cleared)


@dataclass(frozen=True, slots=True)
class Noted:
    """What stands in the outbox: records that wait to be sent, each with the last batch's uid, and tombstones."""

    waiting: Mapping[str, str]
    cleared: frozenset[str]


def note(connection: sqlite3.Connection, uid: str, touched: Touched, now_ms: int) -> None:
    """Note what the batch `uid` touches; the caller has the transaction open."""
    rows = [(record, uid, None) for record in touched.saved]
    connection.executemany(_MARK, [*rows, *((record, uid, now_ms) for record in touched.cleared)])


def acknowledge(connection: sqlite3.Connection, sent: Mapping[str, str]) -> None:
    """Forget records that wait, unless another batch than the one that was sent has touched them since.

    `sent` maps records to the uid of the batch that arrived. Tombstones stay: a server may lose what it confirmed.
    """
    connection.executemany("DELETE FROM outbox WHERE record = ? AND uid = ? AND cleared_ms IS NULL", list(sent.items()))


def noted(connection: sqlite3.Connection) -> Noted:
    """All that stands in the outbox."""
    rows = connection.execute("SELECT record, uid, cleared_ms FROM outbox").fetchall()
    return Noted(
        waiting={record: uid for record, uid, cleared_ms in rows if cleared_ms is None},
        cleared=frozenset(record for record, _, cleared_ms in rows if cleared_ms is not None),
    )


def forget(connection: sqlite3.Connection, before_ms: int) -> None:
    """Forget the tombstones of what was cleared before `before_ms`."""
    connection.execute("DELETE FROM outbox WHERE cleared_ms < ?", (before_ms,))
