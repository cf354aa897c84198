"""How a batch becomes SQL: the part of the SQLite store that runs inside one open transaction."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sidecar.stores.base import ABSENT, Append, Batch, Expiry, Key, Put, RevisionMoved, revision_of

_EPOCH = datetime.fromtimestamp(0, UTC)
_MILLISECOND = timedelta(milliseconds=1)


def to_milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970 of an aware moment, as Redis counts expiries."""
    return (moment - _EPOCH) // _MILLISECOND


def apply(connection: sqlite3.Connection, batch: Batch, now_ms: int) -> None:
    """Carry out `batch` at the time `now_ms`, or raise `RevisionMoved`; the caller commits or rolls back."""
    applied = connection.execute(
        "INSERT INTO batches (uid, applied_ms) VALUES (?, ?) ON CONFLICT DO NOTHING", (batch.uid, now_ms)
    )
    if applied.rowcount == 0:
        return
    purge(connection, now_ms)
    for put in batch.puts:
        _expect(connection, put)
    for key in batch.removals:
        _remove(connection, key)
    _forget_empty(connection, {key.name for key in batch.removals})
    connection.executemany(
        "INSERT INTO documents (name, field, value) VALUES (?, ?, ?)"
        " ON CONFLICT (name, field) DO UPDATE SET value = excluded.value",
        [(put.key.name, put.key.field or "", put.value) for put in batch.puts],
    )
    for append in batch.appends:
        _append(connection, append)
    connection.executemany(
        "DELETE FROM entries WHERE name = ? AND member = ?", [(leave.index, leave.member) for leave in batch.leaves]
    )
    _forget_empty(connection, {leave.index for leave in batch.leaves})
    connection.executemany(
        "INSERT INTO entries (name, member, score) VALUES (?, ?, ?)"
        " ON CONFLICT (name, member) DO UPDATE SET score = excluded.score",
        [(enter.index, enter.member, enter.score) for enter in batch.enters],
    )
    if batch.expiry is not None:
        _expire(connection, batch.expiry)
    purge(connection, now_ms)


def purge(connection: sqlite3.Connection, now_ms: int) -> None:
    """Delete every name whose expiry is not after `now_ms`."""
    gone = connection.execute("SELECT name FROM expiries WHERE at_ms <= ?", (now_ms,)).fetchall()
    for (name,) in gone:
        _remove(connection, Key(name))
        connection.execute("DELETE FROM expiries WHERE name = ?", (name,))


def forget_uids(connection: sqlite3.Connection, before_ms: int) -> None:
    """Forget batches that were applied before `before_ms`."""
    connection.execute("DELETE FROM batches WHERE applied_ms < ?", (before_ms,))


def _expect(connection: sqlite3.Connection, put: Put) -> None:
    if put.expect is None:
        return
    row = connection.execute(
        "SELECT value FROM documents WHERE name = ? AND field = ?", (put.key.name, put.key.field or "")
    ).fetchone()
    if put.expect != (ABSENT if row is None else revision_of(row[0])):
        raise RevisionMoved(put.key)


def _remove(connection: sqlite3.Connection, key: Key) -> None:
    if key.field is not None:
        connection.execute("DELETE FROM documents WHERE name = ? AND field = ?", (key.name, key.field))
        return
    connection.execute("DELETE FROM documents WHERE name = ?", (key.name,))
    connection.execute("DELETE FROM items WHERE name = ?", (key.name,))
    connection.execute("DELETE FROM entries WHERE name = ?", (key.name,))


def _append(connection: sqlite3.Connection, append: Append) -> None:
    connection.execute(
        "INSERT INTO items (name, position, value)"
        " SELECT ?1, coalesce(max(position) + 1, 0), ?2 FROM items WHERE name = ?1",
        (append.name, append.value),
    )


def _expire(connection: sqlite3.Connection, expiry: Expiry) -> None:
    if expiry.at is None:
        connection.executemany("DELETE FROM expiries WHERE name = ?", [(name,) for name in expiry.names])
        return
    at = to_milliseconds(expiry.at)
    for name in expiry.names:
        if _holds_anything(connection, name):
            connection.execute(
                "INSERT INTO expiries (name, at_ms) VALUES (?, ?) ON CONFLICT DO UPDATE SET at_ms = excluded.at_ms",
                (name, at),
            )


def _forget_empty(connection: sqlite3.Connection, names: Iterable[str]) -> None:
    """An emptied name loses its expiry, so that what is put there later starts without one."""
    for name in names:
        if not _holds_anything(connection, name):
            connection.execute("DELETE FROM expiries WHERE name = ?", (name,))


def _holds_anything(connection: sqlite3.Connection, name: str) -> bool:
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM documents WHERE name = ?1) OR EXISTS (SELECT 1 FROM items WHERE name = ?1)"
        " OR EXISTS (SELECT 1 FROM entries WHERE name = ?1)",
        (name,),
    ).fetchone()
    return bool(row[0])
