"""One change at a time per file."""

import asyncio
import gc
from collections.abc import Callable

import pytest

from sidecar.journeys.locks import FileLocks


class Floor:
    """Keeps who is at work, and the most that ever were at once on one file."""

    def __init__(self) -> None:
        self.locks = FileLocks()
        self.at_work: list[str] = []
        self.order: list[str] = []
        self.clashes = 0

    async def work(self, name: str, *paths: str) -> None:
        """Hold some files for a few turns of the loop."""
        async with self.locks.hold(paths):
            self.clashes += len(set(self.at_work) & set(paths))
            self.at_work += paths
            for _ in range(5):
                await asyncio.sleep(0)
            for path in paths:
                self.at_work.remove(path)
            self.order.append(name)


async def test_two_changes_of_one_file() -> None:
    """They come one after the other, in the order in which they asked."""
    floor = Floor()
    await asyncio.gather(*(floor.work(str(number), "a.css", f"{number}.tsx") for number in range(5)))
    assert floor.clashes == 0
    assert floor.order == ["0", "1", "2", "3", "4"]


async def test_changes_of_different_files() -> None:
    """They don't wait for each other."""
    floor = Floor()
    async with floor.locks.hold(["a.css"]):
        await floor.work("b", "b.css")
    assert floor.order == ["b"]


async def test_no_deadlock() -> None:
    """Whatever order the files are named in, and however often, everybody gets through."""
    floor = Floor()
    async with asyncio.timeout(5):
        await asyncio.gather(floor.work("1", "a", "b"), floor.work("2", "b", "a"), floor.work("3", "b", "c", "a"))
        async with floor.locks.hold(["a", "a"]):
            pass
    assert floor.clashes == 0


async def test_a_change_that_fails_or_is_cancelled_lets_go() -> None:
    """The files are free afterwards."""
    floor = Floor()
    locks = floor.locks
    with pytest.raises(RuntimeError):
        async with locks.hold(["a"]):
            raise RuntimeError
    async with locks.hold(["a"]):
        waiting = asyncio.create_task(floor.work("never", "a"))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(5), locks.hold(["a"]):
        pass


async def test_locks_of_free_files_are_forgotten() -> None:
    """Else they would pile up with every file that was ever touched."""
    locks = FileLocks()
    async with locks.hold(["a", "b"]):
        assert len(locks._locks) == 2
    gc.collect()
    assert len(locks._locks) == 0


async def test_whoever_waits_is_told() -> None:
    """At once, when a file that is asked for is in use; nobody is told of files that are free."""
    locks = FileLocks()
    told: list[str] = []
    async with (
        locks.hold(["a.css"], lambda: told.append("first")),
        locks.hold(["b.css"], lambda: told.append("beside")),
    ):
        second = asyncio.create_task(enter(locks, lambda: told.append("second")), name="second")
        await asyncio.sleep(0)
        assert told == ["second"]
    await second
    async with locks.hold(["a.css"], lambda: told.append("later")):
        assert told == ["second"]


async def enter(locks: FileLocks, waits: Callable[[], None]) -> None:
    """Hold two files once."""
    async with locks.hold(["a.css", "b.css"], waits):
        pass
