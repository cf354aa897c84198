"""One change at a time per file: two components may share a stylesheet."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from weakref import WeakValueDictionary


class FileLocks:
    """Locks by project path, taken in one order so that two changes never wait for each other."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def hold(self, paths: Iterable[str], waits: Callable[[], None] = lambda: None) -> AsyncIterator[None]:
        """Hold the locks of all `paths`; `waits` is told when somebody else has one of them."""
        paths = sorted(set(paths))
        if any(lock.locked() for path in paths if (lock := self._locks.get(path)) is not None):
            waits()
        async with AsyncExitStack() as stack:
            for path in paths:
                lock = self._locks.get(path)
                if lock is None:
                    lock = self._locks[path] = asyncio.Lock()
                await stack.enter_async_context(lock)
            yield
