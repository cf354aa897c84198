"""A worker in a process of its own, to be killed: `python -m tests.faults.comment_worker URL PREFIX NAME`."""

import asyncio
import random
import sys
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sidecar.comments.boards import Boards
from sidecar.comments.drafting import Draft
from sidecar.comments.models import Comment
from sidecar.comments.proposals import Proposals
from sidecar.comments.queues import queue_of
from sidecar.comments.replicate import CommentReplicator
from sidecar.comments.service import Comments
from sidecar.comments.worker import Worker
from sidecar.errors import SidestoryError
from sidecar.hub import Hub
from sidecar.stores.breaker import Breaker
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.shared import Shared
from sidecar.stores.sqlite import SqliteStore
from sidecar.stores.upstream import Upstream
from sidecar.tasks import Tasks

LEASE = 1.0


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


class SlowDrafts:
    """Takes its time, so that a kill finds it at work."""

    async def draft(self, path: str, comments: Sequence[Comment], tell: Callable[[str], None]) -> Draft:
        """One line for each comment."""
        tell("editing")
        await asyncio.sleep(random.uniform(0.2, 1.2))
        after = "".join(f"{comment.id}\n" for comment in comments).encode()
        return Draft({path: b""}, {path: after}, {}, "Done.", "scripted")


@asynccontextmanager
async def connected(url: str, prefix: str, name: str) -> AsyncIterator[tuple[Comments, Proposals, Worker]]:
    """A checkout's services on that Redis, with a store of its own that is gone with it."""
    async with (
        SqliteStore(":memory:", clock=now) as local,
        RedisStore(parse(url), prefix=prefix, budget=20) as redis,
        Tasks() as tasks,
    ):

        async def connect() -> RedisStore:
            return redis

        upstream = Upstream(
            connect,
            CommentReplicator(local, clock=now, new_id=uuid.uuid4),
            owner=name,
            new_token=lambda: str(uuid.uuid4()),
            breaker=Breaker(asyncio.get_running_loop().time),
            changed=lambda: None,
            budget=20,
        )

        async def keep_up() -> None:
            while True:
                await upstream.step()
                await upstream.rest()

        await upstream.step()
        tasks.start(keep_up(), "look after Redis")
        shared, hub = Shared(local, upstream), Hub()
        boards = Boards(shared, clock=now, new_id=uuid.uuid4)
        proposals = Proposals(shared, hub, clock=now, new_id=uuid.uuid4)
        drafts: Any = SlowDrafts()
        worker = Worker(
            boards=boards,
            proposals=proposals,
            queue=lambda: queue_of(shared, local, clock=now, new_id=uuid.uuid4, lease=LEASE),
            drafting=drafts,
            hub=hub,
            name=name,
            clock=now,
            new_id=uuid.uuid4,
            lease=LEASE,
        )
        yield Comments(boards, hub, clock=now, new_id=uuid.uuid4), proposals, worker


async def main(url: str, prefix: str, name: str) -> None:
    """Process what waits, until the end."""
    async with connected(url, prefix, name) as (_, _, worker):
        while True:
            try:
                await worker.run(lambda *_, **__: None)
            except SidestoryError as error:
                print(error.message, file=sys.stderr)  # noqa: T201  for whoever reads a failing test's output
            await asyncio.sleep(0.05)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
