"""The tables of the SQLite store, and how its file is opened, checked and, when it is broken, set aside."""

import os
import sqlite3
import time
from datetime import datetime
from pathlib import Path

from sidecar.errors import StoreUnavailable

VERSION = 1

_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_TABLES = """
CREATE TABLE IF NOT EXISTS documents (  -- field '' is the document of the name itself, others are fields of a hash
  name TEXT NOT NULL, field TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (name, field)
);
CREATE TABLE IF NOT EXISTS items (
  name TEXT NOT NULL, position INTEGER NOT NULL, value BLOB NOT NULL, PRIMARY KEY (name, position)
);
CREATE TABLE IF NOT EXISTS entries (
  name TEXT NOT NULL, member TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY (name, member)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entries_by_score ON entries (name, score, member);
CREATE TABLE IF NOT EXISTS expiries (name TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS expiries_by_time ON expiries (at_ms);
CREATE TABLE IF NOT EXISTS batches (uid TEXT PRIMARY KEY, applied_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS batches_by_time ON batches (applied_ms);
"""

_PATIENCE, _PAUSE = 5.0, 0.005  # seconds


class Broken(Exception):
    """The file is not a database, or a damaged one."""


def connect(path: Path | None) -> sqlite3.Connection:
    """A connection to the database file at `path` (None: in memory), with its tables.

    Raises:
        Broken: The file is damaged.
        StoreUnavailable: It cannot be opened or written, or a newer Sidestory made it.
    """
    try:
        if path is not None:
            _make_private(path)
        # The store hops between threads only to close; all else happens in its one worker thread.
        connection = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(error) from error
    try:
        _prepare_patiently(connection)
    except sqlite3.Error as error:
        connection.close()
        if is_broken(error):
            raise Broken(str(error)) from error
        raise _unwritable(error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def reader(path: Path) -> sqlite3.Connection:
    """A connection for looking things up in a database that `connect` has opened; it never waits.

    Raises:
        StoreUnavailable: It cannot be opened.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=0)
        connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise _unwritable(error) from error
    return connection


def set_aside(path: Path, now: datetime) -> Path:
    """Rename a broken database with its companions, so that a new one can start; gives the new name of the file."""
    aside = path.with_name(f"{path.name}.broken-{now:%Y%m%dT%H%M%S%f}")
    for suffix in ("-wal", "-shm", ""):
        companion = path.with_name(path.name + suffix)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + suffix))
    return aside


def is_broken(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is damaged, rather than locked, full or read-only."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _BROKEN


def is_busy(error: sqlite3.Error) -> bool:
    """Whether somebody else has the file to themselves right now."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF == sqlite3.SQLITE_BUSY


def _make_private(path: Path) -> None:
    """The file is the user's alone from its first byte on: it holds their prompts and source code."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    os.close(descriptor)
    path.chmod(0o600)


def _prepare_patiently(connection: sqlite3.Connection) -> None:
    """Prepare, waiting for others that do the same: SQLite's busy timeout doesn't cover the change to WAL."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            return _prepare(connection)
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE)


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA busy_timeout = 5000")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > VERSION:
        raise StoreUnavailable(
            "The store was written by a newer Sidestory; update Sidestory, or choose another state folder",
            "store_too_new",
            {"found": version, "understood": VERSION},
        )
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise Broken(verdict)
    if version == 0:  # another sidecar may be doing the same at this moment, hence IF NOT EXISTS
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")


def _unwritable(error: Exception) -> StoreUnavailable:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return StoreUnavailable(
        f"Sidestory's state folder cannot be used ({reason}); make it writable, or choose another one",
        "state_unwritable",
    )
