"""Vaults of several checkouts with one server, which is there or not."""

import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from sidecar.snapshots import names
from sidecar.snapshots.replicate import SavedReplicator
from sidecar.snapshots.vault import Vault, part
from sidecar.stores.base import Store
from sidecar.stores.breaker import Breaker
from sidecar.stores.fence import Fenced
from sidecar.stores.shared import Shared
from sidecar.stores.sqlite import SqliteStore
from sidecar.stores.under import Under
from sidecar.stores.upstream import Upstream
from tests.clock import Clock
from tests.stores.shared import FakeServer


@dataclass
class Checkout:
    """One of them; `local` is its own copy."""

    vault: Vault
    upstream: Upstream
    local: Store


@dataclass
class Team:
    """A server and two checkouts, both connected."""

    clock: Clock
    server: FakeServer
    here: Checkout
    there: Checkout

    @property
    def redis(self) -> Store:
        """What is on the server, past all moods."""
        return Under(self.server.store, names.PREFIX)

    async def reconnect(self, checkout: Checkout) -> None:
        """The server is back for one of them."""
        self.server.mood = "well"
        checkout.upstream._breaker = Breaker(lambda: 0.0)
        await checkout.upstream.step()
        assert checkout.upstream.store is not None


@asynccontextmanager
async def team() -> AsyncIterator[Team]:
    """A server and two checkouts with one clock."""
    clock = Clock()
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(FakeServer(clock))
        stores = [await stack.enter_async_context(SqliteStore(":memory:", clock=clock)) for _ in range(2)]
        here, there = [await _checkout(server, store, clock, number) for number, store in enumerate(stores)]
        yield Team(clock, server, here, there)


async def _checkout(server: FakeServer, store: SqliteStore, clock: Clock, number: int) -> Checkout:
    new_id = ids(number)
    local = Under(store, names.PREFIX)
    replicate = SavedReplicator(local, clock=clock, new_id=new_id)

    async def reconcile(fenced: Fenced) -> None:
        await replicate(part(names.PREFIX)(fenced))

    upstream = Upstream(
        server.connect,
        reconcile,
        owner=f"checkout {number}",
        new_token=lambda: str(new_id()),
        breaker=Breaker(lambda: 0.0),
        changed=lambda: None,
        budget=0.3,
    )
    await upstream.step()
    assert upstream.store is not None
    shared = Shared(local, upstream, part=part(names.PREFIX))
    vault = Vault(shared, local=lambda: "sqlite", prefix=names.PREFIX, clock=clock, new_id=new_id)
    return Checkout(vault, upstream, local)


def ids(seed: int = 0) -> Callable[[], UUID]:
    """Ids that never repeat and look like nothing."""
    numbers = itertools.count(seed << 64 | 1)
    return lambda: UUID(int=next(numbers))


async def alone() -> tuple[Vault, SqliteStore, Clock]:
    """A vault without a server; close its store."""
    clock = Clock()
    store = SqliteStore(":memory:", clock=clock)
    await store.__aenter__()
    shared = Shared(Under(store, names.PREFIX))
    return Vault(shared, local=lambda: "memory", prefix="storyart", clock=clock, new_id=ids()), store, clock
