"""The local store of a checkout: SQLite with an outbox, so that a shared store can catch up later."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sidecar.stores import outbox
from sidecar.stores.base import Batch
from sidecar.stores.outbox import Noted, Touched
from sidecar.stores.sqlite import SqliteStore
from sidecar.stores.transaction import to_milliseconds

_KEEP_TOMBSTONES = timedelta(days=90)  # a server that comes back from an older backup than this may revive a session


class LocalStore(SqliteStore):
    """A `SqliteStore` that notes which records each batch touches; see `SqliteStore` for the other arguments.

    Args:
        path: The database file, or ":memory:".
        clock: The time now, aware.
        touched: Which records a batch saves and clears.
        degraded: Why this store is in use instead of a better one, for the user.

    Attributes:
        tombstones: The names of records that were cleared here.
    """

    def __init__(
        self,
        path: Path | str,
        *,
        clock: Callable[[], datetime],
        touched: Callable[[Batch], Touched],
        degraded: str | None = None,
    ) -> None:
        super().__init__(path, clock=clock, degraded=degraded)
        self.touched = touched
        self.tombstones: frozenset[str] = frozenset()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know although the store works: nothing."""
        return ()

    @property
    def upstream(self) -> None:
        """There is no shared store behind it."""
        return

    async def noted(self) -> Noted:
        """What a shared store may not know yet."""
        return await self._run(outbox.noted)

    async def acknowledge(self, sent: Mapping[str, str]) -> None:
        """A shared store has these records as the batches with these uids left them."""
        await self._run(self._acknowledge, dict(sent))

    # --- from here on in the worker thread -------------------------------------------------------------------------

    def _prepare(self, connection: sqlite3.Connection) -> None:
        super()._prepare(connection)
        connection.execute(outbox.TABLE)
        outbox.forget(connection, to_milliseconds(self._clock() - _KEEP_TOMBSTONES))
        self.tombstones = outbox.noted(connection).cleared

    def _apply(self, connection: sqlite3.Connection, batch: Batch) -> None:
        super()._apply(connection, batch)
        touched = self.touched(batch)
        outbox.note(connection, batch.uid, touched, self._now())
        self.tombstones |= touched.cleared

    def _acknowledge(self, connection: sqlite3.Connection, sent: Mapping[str, str]) -> None:
        with self._transaction(connection):
            outbox.acknowledge(connection, sent)
