"""The queue of components whose comments wait, on Redis: a stream with a consumer group.

An entry that its worker doesn't renew within the lease goes to another one (XAUTOCLAIM).
"""

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

from sidecar.comments.claims import Taken
from sidecar.comments.names import QUEUE
from sidecar.stores.redis_script import Script, load_script

_SCRIPT = load_script("queue.lua")


@runtime_checkable
class Scripted(Protocol):
    """A store that runs scripts: `RedisStore`."""

    async def script(self, script: Script, name: str, *arguments: str) -> Any:
        """See `RedisStore.script`."""
        ...


class RedisQueue:
    """A `Queue`; see there."""

    def __init__(self, store: Scripted, *, lease: float) -> None:
        self._store = store
        self._lease = str(round(lease * 1000))

    async def offer(self, component_paths: Sequence[str]) -> None:
        """See `Queue.offer`."""
        if component_paths:
            await self._do("offer", *component_paths)

    async def take(self, worker: str) -> Taken | None:
        """See `Queue.take`."""
        found = await self._do("take", worker, self._lease)
        return Taken(found[1].decode(), found[0].decode(), again=bool(found[2])) if found else None

    async def renew(self, taken: Taken, worker: str) -> bool:
        """See `Queue.renew`."""
        return bool(await self._do("renew", worker, taken.entry))

    async def done(self, taken: Taken, worker: str) -> None:
        """See `Queue.done`."""
        await self._do("done", worker, taken.entry)

    async def _do(self, *arguments: str) -> Any:
        return await self._store.script(_SCRIPT, QUEUE, *arguments)
