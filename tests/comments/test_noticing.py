import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest

from sidecar.comments.noticing import Noticing, news, seen
from sidecar.errors import StoreUnavailable
from sidecar.stores.base import IndexEntry
from sidecar.stores.shared import Shared
from tests.comments.reviewing import Review, reviewing
from tests.journeys.conftest import World, world

__all__ = ["world"]


@asynccontextmanager
async def neighbours(world: World) -> AsyncIterator[tuple[Review, Review, Noticing]]:
    """Two checkouts on one store, and who notices here what there is said."""
    async with reviewing(world) as here, reviewing(world, here.store) as there:
        yield here, there, Noticing(shared=Shared(here.store), proposals=here.proposals, hub=here.hub, seconds=0.01)


async def looked(review: Review, noticing: Noticing, *done: Any) -> list[tuple[str, dict[str, Any]]]:
    """What pages hear of what is `done`, awaitables in their order, after two looks."""
    with review.hub.subscribed() as ours, review.hub.subscribed() as pages:
        await noticing.look(ours)
        for each in done:
            await each
        while not pages.empty():
            pages.get_nowait()
        await noticing.look(ours)
        await noticing.look(ours)
        return [(event.name, dict(event.data)) for event in (pages.get_nowait() for _ in range(pages.qsize()))]


async def test_what_others_propose_is_told(world: World) -> None:
    """Once, as new; and that their comments have changed."""
    async with neighbours(world) as (here, there, noticing):
        told = await looked(here, noticing, there.proposed())
        ((proposal),) = await here.proposals.all()
        made = {"id": proposal.id, "componentPath": proposal.component_path, "status": proposal.status, "made": True}
        assert told == [("proposal", made), ("comment", {"componentPath": proposal.component_path})]


async def test_what_was_told_here_is_no_news(world: World) -> None:
    """Our own comments and proposals were told when they were made."""
    async with neighbours(world) as (here, _, noticing):
        assert await looked(here, noticing, here.proposed()) == []


async def test_it_goes_on_when_it_can_not_look(world: World) -> None:
    """A store that is away is looked at again."""
    async with neighbours(world) as (here, there, _):
        looks = iter([StoreUnavailable("away", "store_unavailable")])
        scan = here.store.scan

        class Moody(Shared):
            async def scan(self, *args: Any, **options: Any) -> list[IndexEntry]:
                for error in looks:
                    raise error
                return list(await scan(*args, **options))

        moody = Noticing(shared=Moody(here.store), proposals=here.proposals, hub=here.hub, seconds=0.01)
        with here.hub.subscribed() as pages:
            task = asyncio.create_task(moody.run())
            async with asyncio.timeout(10):
                while pages.empty():
                    await there.comments.add("src/Button.tsx", "more", "Eve")
                    await asyncio.sleep(0.02)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            assert pages.get_nowait().name == "comment"


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (None, {"a": 1.0}, []),
        ({"a": 1.0}, {"a": 1.0}, []),
        ({"a": 1.0}, {"b": 2.0, "a": 3.0}, ["b", "a"]),
        ({"b": 5.0}, {"b": 5.0, "a": 1.0}, []),
        ({}, {"a": 1.0}, ["a"]),
    ],
)
def test_what_is_new(before: dict[str, float] | None, now: dict[str, float], told: list[str]) -> None:
    """New members and new scores; what only comes into sight because others went is none."""
    entries = [IndexEntry(member, score) for member, score in now.items()]
    assert news(before, entries) == told
    assert seen(entries) == now
