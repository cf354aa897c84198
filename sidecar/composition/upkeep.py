"""What is done beside all requests: after the start, so that no request waits for it, and every hour."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

from sidecar.comments.previewing import Previewing
from sidecar.editors.base import Editor
from sidecar.history.local import LocalHistory
from sidecar.journeys.comprehension import Comprehension
from sidecar.limiting import RateLimits
from sidecar.sessions.service import SessionService
from sidecar.workspace.components import Components


async def resume(previewing: Previewing, stack: AsyncExitStack) -> None:
    """Take back the preview that a crash left; at the end the one that is shown, while the store is still open."""
    await previewing.recover()
    stack.push_async_callback(previewing.close)


async def prepare(loading: asyncio.Task[Editor], comprehension: Comprehension, limits: RateLimits) -> None:
    """Load the context engine's tables after the editors' parsers, in a thread, so that no prompt waits for them.

    What counts requests comes last: nothing waits for it.
    """
    await asyncio.wait({loading})
    await asyncio.to_thread(comprehension.warm_up)
    await limits.load()


async def warm_up(loading: asyncio.Task[Editor], components: Components) -> None:
    """Parse the project after the editors were loaded, so that the first question waits for neither."""
    await asyncio.wait({loading})
    await components.warm()


async def sweep(sessions: SessionService, history: LocalHistory) -> None:
    """Drop what expired, at start and every hour."""
    while True:
        await sessions.sweep()
        await asyncio.to_thread(history.prune)
        await asyncio.sleep(timedelta(hours=1).total_seconds())
