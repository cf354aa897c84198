"""Where the commands about comments do their work: with the running sidecar, else with services of their own.

They need all of a sidecar's parts (the shared store, editors), so that alone they start them, under the lock that keeps
a second sidecar away.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from sidecar.commands.backend import RunningSidecar
from sidecar.errors import StoreUnavailable
from sidecar.runlock import RunLock
from sidecar.settings import Settings
from sidecar.state import ProjectState

if TYPE_CHECKING:
    from sidecar.api.services import Services

_PATIENCE = 5.0  # seconds until it is known whether Redis is there
_PAUSE = 0.02


@asynccontextmanager
async def reached(settings: Settings) -> "AsyncIterator[RunningSidecar | Services]":
    """The sidecar that runs, or services that end with the block.

    Raises:
        StoreUnavailable: `sidecar_starting`; `redis_unavailable` when a Redis is set and can't be reached: what others
            have claimed there is not known then.
    """
    state = ProjectState(settings.project, settings.state_dir)
    with RunLock(state.lock_file) as lock:
        if lock.take():
            from sidecar.composition.running import running  # noqa: PLC0415  a running sidecar makes it unnecessary

            async with running(settings, state) as services:
                await _with_redis(services)
                yield services
            return
    run = state.read_run()
    if run is None:
        message = "Sidestory is starting or ending, or another command is at work; try again in a moment."
        raise StoreUnavailable(message, "sidecar_starting")
    yield RunningSidecar(run.port, run.token)


async def _with_redis(services: "Services") -> None:
    upstream = services.store.upstream
    if upstream is None:
        return
    deadline = asyncio.get_running_loop().time() + _PATIENCE
    while not upstream.present and upstream.away is None and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110  an upstream announces nothing to us
        await asyncio.sleep(_PAUSE)
    if not upstream.present:
        raise StoreUnavailable(services.store.degraded or "Redis does not answer.", "redis_unavailable")
