"""Background tasks with a name, an owner and an end."""

import asyncio
import logging
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, Self, TypeVar

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Tasks:
    """Owns background tasks: keeps their references, logs what kills them, cancels and awaits them on exit.

    Use it instead of `asyncio.create_task`, whose result the garbage collector may take.
    """

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    def start(self, work: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
        """Start `work` under `name` and keep it until it ends."""
        task = asyncio.create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    async def finish(self) -> None:
        """Wait until all has ended by itself, also what is started meanwhile."""
        while running := [task for task in self._running if not task.done()]:
            await asyncio.wait(running)

    async def close(self) -> None:
        """Cancel what still runs, and what that starts in its turn, and wait until it has ended."""
        while running := [task for task in self._running if not task.done()]:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("the task %s died", task.get_name(), exc_info=error)
