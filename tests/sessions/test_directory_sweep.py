"""What is left of sessions that are over: nothing, at the cost of what there is to do."""

from datetime import timedelta

import pytest

from sidecar.models import Turn
from sidecar.sessions import keys
from sidecar.sessions.service import SessionService
from tests.clock import Clock
from tests.sessions.conftest import WatchedStore
from tests.sessions.leftovers import left

BUTTON = "src/Button.tsx"
DAY = timedelta(days=1)


async def test_sweep_takes_expired_sessions_out_of_the_indexes(
    service: SessionService, store: WatchedStore, clock: Clock
) -> None:
    """More than a page of them, and only them."""
    for number in range(120):
        await service.open(f"src/{number}.tsx")
    clock.forward(DAY)
    alive = [(await service.open(BUTTON)).session, (await service.open("src/7.tsx")).session]
    assert await service.sweep() == 120
    assert {entry.member for entry in await store.scan(keys.SESSIONS)} == {keys.head(one).name for one in alive}
    assert await store.scan(keys.of_component("src/8.tsx")) == []
    assert [entry.member for entry in await store.scan(keys.of_component("src/7.tsx"))] == [keys.head(alive[1]).name]
    assert await service.get(alive[0].session_id) == alive[0]
    assert await service.sweep() == 0


async def test_a_sweep_costs_as_much_as_there_is_to_do(
    service: SessionService, store: WatchedStore, clock: Clock
) -> None:
    """Among a thousand sessions that live, it looks at the first page of them; and at a page for each page of expired ones."""
    for number in range(60):
        await service.open(f"src/old-{number}.tsx")
    clock.forward(DAY)
    for number in range(1_000):
        await service.open(f"src/{number}.tsx")
    store.reads.clear()
    assert await service.sweep() == 60
    assert sum(map(len, store.reads)) <= 60 + 2 * 50
    store.reads.clear()
    assert await service.sweep() == 0
    assert sum(map(len, store.reads)) <= 50


async def test_sessions_that_stay_for_good_do_not_keep_others_from_being_swept(
    service: SessionService, store: WatchedStore, clock: Clock
) -> None:
    """Pages full of starred ones at the old end are passed over."""
    for number in range(110):
        session = (await service.open(f"src/starred-{number}.tsx")).session
        session = await service.ensure_base(session, {BUTTON: b"1"})
        await service.mark(session.session_id, 1, starred=True)
    await service.open("src/Old.tsx")
    clock.forward(DAY)
    await service.open("src/New.tsx")
    assert await service.sweep() == 1
    assert len(await store.scan(keys.SESSIONS, limit=1_000)) == 111


@pytest.mark.parametrize("how", ["clear", "expiry"])
async def test_nothing_is_left_of_a_session_that_was_at_work(
    service: SessionService, store: WatchedStore, clock: Clock, how: str
) -> None:
    """Contents, keyframes, turns, versions, its id, its places in indexes; pending, starred, rolled back or not."""
    before = left(store)
    session = await service.ensure_base((await service.open(BUTTON)).session, {BUTTON: b"x" * 500})
    for number in range(2, 40):
        session, _ = await service.commit_version(
            session, parent=1, files={BUTTON: b"x" * 500 + b"%d" % number}, prompt="p", origin="prompt"
        )
        said = Turn(timestamp=clock.now, user_prompt="p", ai_response="a", success=True, version_id=number)
        session, _ = await service.settle(session, number, "failed", turn=said)
    session, _ = await service.mark(session.session_id, 3, starred=True, label="Name")
    session, _ = await service.commit_version(session, parent=1, files={BUTTON: b"y"}, prompt="p", origin="prompt")
    assert len(left(store) - before) > 80
    if how == "clear":
        assert await service.clear(session.session_id)
    else:
        await service.mark(session.session_id, 3, starred=False)
        clock.forward(DAY)
        assert await service.sweep() == 1
    assert left(store) == before
