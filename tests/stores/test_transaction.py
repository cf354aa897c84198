import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest

from sidecar.stores import schema, transaction
from sidecar.stores.base import Append, Batch, Enter, Expiry, Key, Put

TABLES = ["documents", "items", "entries", "expiries"]
EVERYTHING = Batch(
    "a",
    puts=[Put(Key("d"), b"1"), Put(Key("h", "f"), b"1")],
    appends=[Append("l", b"1")],
    enters=[Enter("i", "m", 1)],
    expiry=Expiry(["d", "h", "l", "i"], datetime.fromtimestamp(10, UTC)),
)


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """An empty database in memory."""
    with closing(schema.connect(None)) as opened:
        yield opened


def rows(connection: sqlite3.Connection) -> list[int]:
    """How many rows each table has."""
    return [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES]


def test_milliseconds_are_those_of_redis() -> None:
    """Whole, rounded down, whatever the zone: a name never lives longer than it was told."""
    moment = datetime(2026, 11, 20, 12, 0, 0, 1999, tzinfo=UTC)
    assert transaction.to_milliseconds(moment) == 1_795_176_000_001
    assert transaction.to_milliseconds(moment.astimezone(timezone(timedelta(hours=5)))) == 1_795_176_000_001
    with pytest.raises(TypeError):
        transaction.to_milliseconds(datetime(2026, 11, 20))  # noqa: DTZ001 - a naive moment is the mistake here


def test_purging_deletes_every_shape_with_its_expiry(connection: sqlite3.Connection) -> None:
    """Not a row of an expired name stays."""
    transaction.apply(connection, EVERYTHING, 9_999)
    transaction.purge(connection, 9_999)
    assert rows(connection) == [2, 1, 1, 4]
    transaction.purge(connection, 10_000)
    assert rows(connection) == [0, 0, 0, 0]


def test_a_batch_that_comes_after_its_expiry_leaves_no_row(connection: sqlite3.Connection) -> None:
    """A late replay must not fill the file."""
    transaction.apply(connection, EVERYTHING, 10_000)
    assert rows(connection) == [0, 0, 0, 0]


def test_forgotten_uids_may_come_again(connection: sqlite3.Connection) -> None:
    """Those applied before the given time, and only those."""
    append = Batch("b", appends=[Append("l", b"1")])
    transaction.apply(connection, append, 100)
    transaction.forget_uids(connection, 100)
    transaction.apply(connection, append, 200)
    assert rows(connection)[1] == 1
    transaction.forget_uids(connection, 101)
    transaction.apply(connection, append, 200)
    assert rows(connection)[1] == 2
