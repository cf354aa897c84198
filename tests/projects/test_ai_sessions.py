import uuid
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from sidecar.editors.turns import Said
from sidecar.projects import names
from sidecar.projects.ai_sessions import AiSessions
from sidecar.projects.models import AiSession
from sidecar.stores.base import Batch, Put
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock

SESSION = AiSession(
    session_id="s", project_id="shop", editor="claude", transcript=[Said(role="user", text="hi")], shown={"a": "1"}
)


@pytest.fixture
def clock() -> Clock:
    """Moved by the test."""
    return Clock()


@pytest.fixture
async def store(clock: Clock) -> AsyncIterator[SqliteStore]:
    """A store in memory."""
    async with SqliteStore(":memory:", clock=clock) as store:
        yield store


async def test_a_session_is_kept_for_a_month_after_its_last_turn(store: SqliteStore, clock: Clock) -> None:
    """As it was left."""
    sessions = AiSessions(store, clock=clock, new_id=uuid.uuid4)
    await sessions.keep(SESSION)
    clock.now += timedelta(days=29)
    assert await sessions.find("s") == SESSION
    await sessions.note("s", "It broke.")
    clock.now += timedelta(days=29)
    found = await sessions.find("s")
    assert found is not None
    assert found.note == "It broke."
    clock.now += timedelta(days=2)
    assert await sessions.find("s") is None
    await sessions.note("s", "nobody reads this")
    assert await sessions.find("s") is None


async def test_a_damaged_session_is_none(store: SqliteStore, clock: Clock) -> None:
    """A new one can be begun in its place."""
    await store.commit(Batch("x", puts=[Put(names.ai_session("s"), b"{")]))
    assert await AiSessions(store, clock=clock, new_id=uuid.uuid4).find("s") is None
