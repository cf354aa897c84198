import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from sidecar.stores import outbox
from sidecar.stores.outbox import Noted, Touched


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """A database with the outbox alone."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(outbox.TABLE)
        yield connection


def saved(*records: str) -> Touched:
    """Records that a batch saves."""
    return Touched(saved=frozenset(records))


def cleared(*records: str) -> Touched:
    """Records that a batch clears."""
    return Touched(cleared=frozenset(records))


def test_what_was_saved_waits_until_that_very_batch_arrived(connection: sqlite3.Connection) -> None:
    """The arrival of an earlier batch says nothing about a later one."""
    outbox.note(connection, "one", saved("a", "b"), 1)
    outbox.note(connection, "two", saved("a"), 2)
    outbox.acknowledge(connection, {"a": "one", "b": "one", "c": "one"})
    assert outbox.noted(connection) == Noted({"a": "two"}, frozenset())
    outbox.acknowledge(connection, {"a": "two"})
    assert outbox.noted(connection) == Noted({}, frozenset())


def test_what_was_cleared_stays_noted(connection: sqlite3.Connection) -> None:
    """A server may lose the last it confirmed, so that the record would be there again."""
    outbox.note(connection, "one", saved("a"), 1)
    outbox.note(connection, "two", cleared("a"), 2)
    outbox.acknowledge(connection, {"a": "two"})
    assert outbox.noted(connection) == Noted({}, frozenset({"a"}))


def test_tombstones_are_forgotten_when_they_are_old(connection: sqlite3.Connection) -> None:
    """And nothing else is, however long it waits."""
    outbox.note(connection, "one", cleared("old"), 9)
    outbox.note(connection, "two", cleared("new"), 10)
    outbox.note(connection, "three", saved("waits"), 1)
    outbox.forget(connection, 10)
    assert outbox.noted(connection) == Noted({"waits": "three"}, frozenset({"new"}))
