"""Decides which store is used: SQLite on disk, or memory where that can't be, with Redis before it where there is one."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from sidecar.comments.replicate import CommentReplicator
from sidecar.errors import StoreUnavailable
from sidecar.projects.replicate import ProjectReplicator
from sidecar.sessions.replicas import head_of, touched
from sidecar.sessions.replicate import Replicator
from sidecar.settings import Settings
from sidecar.snapshots import names
from sidecar.snapshots.replicate import SavedReplicator
from sidecar.state import ProjectState
from sidecar.stores.fence import Fenced
from sidecar.stores.local import LocalStore
from sidecar.stores.redis_address import Address, parse
from sidecar.stores.resilient import ResilientStore
from sidecar.stores.under import Under
from sidecar.tasks import Tasks

if TYPE_CHECKING:
    from sidecar.stores.redis import RedisStore

_log = logging.getLogger(__name__)

Clock = Callable[[], datetime]

_UNWRITABLE = "The state folder can't be written."


async def open_store(
    settings: Settings,
    state: ProjectState,
    clock: Clock,
    changed: Callable[[], None],
    stack: AsyncExitStack,
    tasks: Tasks,
) -> LocalStore | ResilientStore:
    """The store of a project. Redis is reached for in the background, so that it never delays the start.

    Args:
        settings: The settings; without `redis_url` there is no Redis.
        state: Where the database is.
        clock: The time now, aware.
        changed: Called when another store is in use, or there is something else to be said of it.
        stack: Closes the stores.
        tasks: Runs what looks after Redis; to be ended before `stack`.

    Raises:
        Malformed: `redis_url` can't be read.
    """
    address = None if settings.redis_url is None else parse(settings.redis_url.get_secret_value())
    owner = state.owner  # before there is a database: a new one has no sessions that know the checkout otherwise
    local = await _local(state, clock, stack)
    if address is None:
        return local
    sessions = Replicator(local, owner=owner, ttl=settings.session_ttl, clock=clock)
    comments = CommentReplicator(local, clock=clock, new_id=uuid4)
    saved = SavedReplicator(Under(local, names.PREFIX), clock=clock, new_id=uuid4)
    projects = ProjectReplicator(local, new_id=uuid4)

    async def reconcile(shared: Fenced) -> None:
        await sessions(shared)
        await comments(shared)
        await saved(shared.server.beside(settings.saved_prefix))
        await projects(shared)

    redis = _Redis(tasks.start(_load(address, settings, state, stack), "load the Redis client"))
    store = ResilientStore(
        local,
        redis.connect,
        reconcile,
        owner=owner,
        head_of=head_of,
        changed=changed,
        notice=redis.notice,
    )
    tasks.start(store.run(), "look after Redis")
    return store


class _Redis:
    """A `RedisStore` that is being made."""

    def __init__(self, loading: "asyncio.Task[RedisStore]") -> None:
        self._loading = loading

    async def connect(self) -> "RedisStore":
        """The store, its namespace claimed: anew each time, since a server that restarted may have lost that."""
        store = await asyncio.shield(self._loading)
        await store.claim()
        return store

    def notice(self) -> str | None:
        """What the user should know about the namespace."""
        namespace = self._loading.result().namespace if self._loading.done() else None
        return None if namespace is None else namespace.notice


async def _load(address: Address, settings: Settings, state: ProjectState, stack: AsyncExitStack) -> "RedisStore":
    """A store on Redis, not connected yet. Its client takes a while to load, and git to ask."""
    kind = await asyncio.to_thread(_redis_store)
    from sidecar.stores.namespace import identify  # noqa: PLC0415  only where there is Redis

    project = None if settings.redis_prefix else await identify(state.root, state.project_id)  # a set one is as it is
    return await stack.enter_async_context(kind(address, prefix=settings.redis_prefix, project=project))


def _redis_store() -> "type[RedisStore]":
    from sidecar.stores.redis import RedisStore  # noqa: PLC0415  it loads redis-py

    return RedisStore


async def _local(state: ProjectState, clock: Clock, stack: AsyncExitStack) -> LocalStore:
    """The store on disk; when that can't be, memory, which knows the reason for the user."""
    reason = _UNWRITABLE
    if state.kept:
        try:
            state.prepare()
            return await stack.enter_async_context(LocalStore(state.database, clock=clock, touched=touched))
        except (StoreUnavailable, OSError) as error:
            _log.error("nothing will be kept after a restart: %s", error)
            reason = error.message if isinstance(error, StoreUnavailable) else _UNWRITABLE
    memory = LocalStore(":memory:", clock=clock, touched=touched, degraded=reason)
    return await stack.enter_async_context(memory)
