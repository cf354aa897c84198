"""One change at a time per file: two components may share a stylesheet."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from weakref import WeakValueDictionary


class FileLocks:
    """Locks by project path, taken in one order so that two changes never wait for each other."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def hold(self, paths: Iterable[str]) -> AsyncIterator[None]:
        """Hold the locks of all `paths`."""
        async with AsyncExitStack() as stack:
            for path in sorted(set(paths)):
                lock = self._locks.get(path)
                if lock is None:
                    lock = self._locks[path] = asyncio.Lock()
                await stack.enter_async_context(lock)
            yield
