import asyncio
import uuid
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

import pytest

from sidecar.comments.boards import Boards
from sidecar.comments.replicate import CommentReplicator
from sidecar.comments.service import Comments
from sidecar.errors import StoreUnavailable
from sidecar.hub import Hub
from sidecar.stores.base import Batch, Key, Put, Store
from sidecar.stores.breaker import Breaker
from sidecar.stores.fence import Fenced
from sidecar.stores.shared import Shared
from sidecar.stores.sqlite import SqliteStore
from sidecar.stores.upstream import Connect, Upstream
from tests.clock import Clock
from tests.stores.shared import FakeServer


@dataclass
class Checkout:
    """One of several checkouts with one server."""

    comments: Comments
    upstream: Upstream
    store: SqliteStore


@pytest.fixture
async def pair(request: pytest.FixtureRequest) -> AsyncIterator[tuple[FakeServer, Checkout, Checkout]]:
    """A server and two checkouts, both connected; as patient as the test's parameter says, else very."""
    budget: float = getattr(request, "param", 30)
    clock = Clock()
    async with (
        FakeServer(clock) as server,
        SqliteStore(":memory:", clock=clock) as one,
        SqliteStore(":memory:", clock=clock) as two,
    ):
        made = [await checkout(server, store, clock, name, budget) for store, name in ((one, "one"), (two, "two"))]
        yield server, made[0], made[1]


async def checkout(server: FakeServer, store: SqliteStore, clock: Clock, owner: str, budget: float) -> Checkout:
    """Connected; `budget` is its patience with the server, in seconds."""
    upstream = await connected(server.connect, store, clock, owner, budget=budget)
    boards = Boards(Shared(store, upstream), clock=clock, new_id=uuid.uuid4)
    return Checkout(Comments(boards, Hub(), clock=clock, new_id=uuid.uuid4), upstream, store)


async def connected(
    connect: Connect, store: Store, clock: Callable[[], datetime], owner: str, *, budget: float
) -> Upstream:
    """An upstream that was taken up."""
    replicate = CommentReplicator(store, clock=clock, new_id=uuid.uuid4)
    upstream = Upstream(
        connect,
        replicate,
        owner=owner,
        new_token=lambda: str(uuid.uuid4()),
        breaker=Breaker(asyncio.get_running_loop().time),
        changed=lambda: None,
        budget=budget,
    )
    await upstream.step()
    assert upstream.present
    return upstream


async def test_what_one_says_the_other_reads(pair: tuple[FakeServer, Checkout, Checkout]) -> None:
    """The server has the truth, and every writer a copy."""
    _, one, two = pair
    comment = await one.comments.add("src/Button.tsx", "larger", "Ada")
    await two.comments.reply(comment.id, "yes", "Bob")
    assert len((await one.comments.get(comment.id)).replies) == 1


async def test_many_writers_at_once_lose_nothing(pair: tuple[FakeServer, Checkout, Checkout]) -> None:
    """Both write the same board at the same moment."""
    _, one, two = pair
    await asyncio.gather(*(each.comments.add("a.tsx", "larger", "Ada") for each in (one, two) for _ in range(5)))
    assert len(await one.comments.of_component("a.tsx")) == 10


@pytest.mark.parametrize(("pair", "mood"), [(30, "refuses"), (0.3, "hangs"), (30, "loses replies")], indirect=["pair"])
async def test_nothing_is_lost_while_the_server_is_away(pair: tuple[FakeServer, Checkout, Checkout], mood: str) -> None:
    """It is written here, read from here, and there once the server is back; once, also when only the answer got lost."""
    server, one, two = pair
    first = await one.comments.add("a.tsx", "before", "Ada")
    server.mood = mood  # type: ignore[assignment]
    second = await one.comments.add("a.tsx", "meanwhile", "Ada")
    assert [comment.id for comment in await one.comments.of_component("a.tsx")] == [first.id, second.id]
    server.mood = "well"
    await server.resume()
    while not one.upstream.store:
        await one.upstream.step()
    assert {comment.id for comment in await two.comments.of_component("a.tsx")} == {first.id, second.id}


async def test_what_must_not_be_done_twice_is_not_done_here_instead(
    pair: tuple[FakeServer, Checkout, Checkout],
) -> None:
    """While the server fails, and while it is known to be away, a strict commit leaves the local store alone."""
    server, one, _ = pair
    shared = Shared(one.store, one.upstream)
    server.mood = "refuses"
    for uid in ("1", "2"):
        with pytest.raises(StoreUnavailable):
            await shared.commit(Batch(uid, puts=[Put(Key("comments:x"), b"1")]), strict=True)
        assert not shared.whole
    assert await one.store.read(Key("comments:x")) == [None]


async def test_what_is_written_while_redis_is_taken_up_arrives(pair: tuple[FakeServer, Checkout, Checkout]) -> None:
    """Its board has been merged by then: without another round it would be seen by nobody, not even here."""
    _, here, there = pair
    reconcile = here.upstream._reconcile
    rounds = 0

    async def and_then_a_comment(shared: Fenced) -> None:
        nonlocal rounds
        await reconcile(shared)
        rounds += 1
        if rounds == 1:
            await here.comments.add("src/Button.tsx", "late", "Ada")

    here.upstream._reconcile = and_then_a_comment
    here.upstream.doubt(here.upstream.store)
    await here.upstream.step()
    assert rounds == 2
    for checkout in (here, there):
        assert [each.text for each in await checkout.comments.of_component("src/Button.tsx")] == ["late"]
