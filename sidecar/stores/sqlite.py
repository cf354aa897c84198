"""The embedded store: one SQLite file in the user's state folder, or a database in memory."""

import asyncio
import functools
import logging
import sqlite3
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self, TypeVar

from sidecar.errors import StoreUnavailable
from sidecar.stores import schema, transaction
from sidecar.stores.base import Batch, Document, IndexEntry, Key, StoreName
from sidecar.stores.transaction import to_milliseconds

_log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_KEEP_UIDS = timedelta(days=7)  # longer than any outbox waits before its batches are too old to be replayed

_READ = (
    "SELECT value FROM documents WHERE name = ? AND field = ?"
    " AND name NOT IN (SELECT name FROM expiries WHERE at_ms <= ?)"
)
_LOG = (
    "SELECT value FROM items WHERE name = ? AND position >= ? AND position < ?"
    " AND name NOT IN (SELECT name FROM expiries WHERE at_ms <= ?) ORDER BY position"
)
_OLDEST_FIRST = (
    "SELECT member, score FROM entries WHERE name = ?"
    " AND name NOT IN (SELECT name FROM expiries WHERE at_ms <= ?) ORDER BY score, member LIMIT ? OFFSET ?"
)
_NEWEST_FIRST = _OLDEST_FIRST.replace("BY score, member", "BY score DESC, member DESC")
_NO_END = 2**62
_AT_ONCE = 16  # documents that are read where they are asked for; who wants more can wait for a thread


class SqliteStore:
    """A `Store` on SQLite, one transaction a batch, durable before `commit` returns.

    An async context manager. Changes, lists and indexes are worked on in one thread of its own, in the order they were
    asked for; a caller that is cancelled meanwhile doesn't stop a transaction halfway. Documents are read where they are
    asked for, on a connection that waits for nobody: looking up a few rows takes less than handing them to a thread, and
    an undo looks up a dozen.

    Args:
        path: The database file, made 0600 when missing (its folder 0700), or ":memory:".
        clock: The time now, aware; expired names are invisible from that instant on.
        degraded: Why this store is in use instead of a better one, for the user.

    Attributes:
        recovered_from: Where a broken file was set aside when this store was opened, or None.
    """

    def __init__(self, path: Path | str, *, clock: Callable[[], datetime], degraded: str | None = None) -> None:
        self._path = None if str(path) == ":memory:" else Path(path)
        self._clock = clock
        self._degraded = degraded
        self._connection: sqlite3.Connection | None = None
        self._reader: sqlite3.Connection | None = None
        self._thread: ThreadPoolExecutor | None = None
        self.recovered_from: Path | None = None
        self._salvaged = 0

    @property
    def name(self) -> StoreName:
        """`memory` when nothing outlives the process, else `sqlite`."""
        return "memory" if self._path is None else "sqlite"

    @property
    def degraded(self) -> str | None:
        """Why a better store is not in use, or what was lost when this one was opened."""
        if self.recovered_from is not None:
            kept = "What could be read was kept" if self._salvaged else "Nothing in it could be read"
            return (
                f"Sidestory's store was damaged. {kept}; the damaged file is set aside as {self.recovered_from.name}."
            )
        return self._degraded

    async def __aenter__(self) -> Self:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="sidestory-store")
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self._open)
            if self._path is not None:
                self._reader = schema.reader(self._path)
        except BaseException:
            await self.close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Finish what was begun and close the file; again is fine."""
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()
        thread, self._thread = self._thread, None
        if thread is not None:
            await asyncio.get_running_loop().run_in_executor(thread, self._close)
            thread.shutdown()

    def __del__(self) -> None:
        if self._connection is not None:
            warnings.warn(f"{self!r} was never closed", ResourceWarning, stacklevel=1, source=self)
            self._close()
            if self._reader is not None:
                self._reader.close()

    async def read(self, *keys: Key) -> list[Document | None]:
        """The documents under `keys`; see `Store.read`."""
        if self._reader is None or len(keys) > _AT_ONCE:
            return await self._run(self._read, keys)
        try:
            return self._read(self._reader, keys)
        except sqlite3.Error as error:
            if schema.is_busy(error):  # another process is recovering the file: the thread can wait for that
                return await self._run(self._read, keys)
            raise _failed(error) from error

    async def commit(self, batch: Batch) -> None:
        """Apply a batch; see `Store.commit`."""
        await self._run(self._commit, batch)

    async def log(self, name: str, start: int = 0, stop: int | None = None) -> list[bytes]:
        """Values of a list; see `Store.log`."""
        if start < 0 or (stop is not None and stop < 0):
            raise ValueError("positions count from 0")
        return await self._run(self._log, name, start, _NO_END if stop is None else stop)

    async def scan(
        self, index: str, *, newest_first: bool = True, offset: int = 0, limit: int = 50
    ) -> list[IndexEntry]:
        """Members of an index; see `Store.scan`."""
        if offset < 0 or limit < 0:
            raise ValueError("offset and limit are not negative")
        return await self._run(self._scan, index, _NEWEST_FIRST if newest_first else _OLDEST_FIRST, offset, limit)

    # --- from here on in the worker thread -------------------------------------------------------------------------

    async def _run(self, work: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self._thread is None or self._connection is None:
            raise RuntimeError("the store is not open")
        call = functools.partial(work, self._connection, *args, **kwargs)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, call)
        except sqlite3.Error as error:
            raise _failed(error) from error

    def _open(self) -> None:
        try:
            self._connection = schema.connect(self._path)
        except schema.Broken:
            if self._path is None:
                raise
            try:
                self.recovered_from = schema.set_aside(self._path, self._clock())
            except OSError as error:
                raise _failed(error) from error
            self._connection = schema.connect(self._path)
        try:
            with self._transaction(self._connection):
                self._prepare(self._connection)
            if self.recovered_from is not None:
                from sidecar.stores.salvage import salvage  # noqa: PLC0415  hardly ever needed

                self._salvaged = salvage(self.recovered_from, self._connection)
                _log.error("the store was damaged: %d rows of %s were kept", self._salvaged, self.recovered_from)
        except sqlite3.Error as error:
            raise _failed(error) from error

    def _prepare(self, connection: sqlite3.Connection) -> None:
        transaction.purge(connection, self._now())
        transaction.forget_uids(connection, to_milliseconds(self._clock() - _KEEP_UIDS))

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _read(self, connection: sqlite3.Connection, keys: tuple[Key, ...]) -> list[Document | None]:
        now = self._now()
        with self._transaction(connection, "DEFERRED"):
            rows = [connection.execute(_READ, (key.name, key.field or "", now)).fetchone() for key in keys]
        return [None if row is None else Document(row[0]) for row in rows]

    def _commit(self, connection: sqlite3.Connection, batch: Batch) -> None:
        with self._transaction(connection):
            self._apply(connection, batch)

    def _apply(self, connection: sqlite3.Connection, batch: Batch) -> None:
        transaction.apply(connection, batch, self._now())

    def _log(self, connection: sqlite3.Connection, name: str, start: int, stop: int) -> list[bytes]:
        with closing(connection.execute(_LOG, (name, start, stop, self._now()))) as rows:
            return [value for (value,) in rows]

    def _scan(
        self, connection: sqlite3.Connection, index: str, query: str, offset: int, limit: int
    ) -> list[IndexEntry]:
        with closing(connection.execute(query, (index, self._now(), limit, offset))) as rows:
            return [IndexEntry(member, score) for member, score in rows]

    def _now(self) -> int:
        return to_milliseconds(self._clock())

    @staticmethod
    @contextmanager
    def _transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
        connection.execute(f"BEGIN {kind}")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite itself has rolled back when the disk is full
                connection.execute("ROLLBACK")
            raise


def _failed(error: Exception) -> StoreUnavailable:
    if isinstance(error, sqlite3.Error) and schema.is_broken(error):
        return StoreUnavailable(
            "Sidestory's store is damaged; nothing was changed, restart Sidestory to set it aside", "store_broken"
        )
    return StoreUnavailable(
        f"Sidestory's store does not answer ({error}); nothing was changed, free some space or try again",
        "store_failed",
    )
