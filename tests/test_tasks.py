"""Background tasks are kept, named, logged when they die, and ended with their owner."""

import asyncio
import gc
import logging

import pytest

from sidecar.tasks import Tasks


async def forever() -> None:
    """Runs until it is cancelled."""
    await asyncio.Event().wait()


async def test_a_task_is_kept_until_it_ends() -> None:
    """Nobody else needs to hold it."""
    ended = asyncio.Event()

    async def work() -> None:
        await asyncio.sleep(0)
        ended.set()

    async with Tasks() as tasks:
        assert tasks.start(work(), "work").get_name() == "work"
        gc.collect()
        async with asyncio.timeout(5):
            await ended.wait()
        await asyncio.sleep(0)
        assert not tasks._running


async def test_an_end_may_wait() -> None:
    """For what runs, and for what that starts; nothing is cancelled."""
    ended: list[str] = []
    async with Tasks() as tasks:

        async def second() -> None:
            await asyncio.sleep(0)
            ended.append("second")

        async def first() -> None:
            await asyncio.sleep(0)
            tasks.start(second(), "second")
            ended.append("first")

        tasks.start(first(), "first")
        await tasks.finish()
        assert ended == ["first", "second"]
        await tasks.finish()


async def test_the_owner_ends_its_tasks() -> None:
    """They are cancelled, and awaited to the end of what they tidy up."""
    tidied = False

    async def work() -> None:
        nonlocal tidied
        try:
            await forever()
        finally:
            await asyncio.sleep(0)
            tidied = True

    async with Tasks() as tasks:
        task = tasks.start(work(), "work")
        await asyncio.sleep(0)
    assert task.cancelled()
    assert tidied


async def test_what_a_task_starts_while_it_ends() -> None:
    """It is ended too."""
    tasks = Tasks()
    late: list[asyncio.Task[None]] = []

    async def work() -> None:
        try:
            await forever()
        finally:
            late.append(tasks.start(forever(), "late"))

    tasks.start(work(), "work")
    await asyncio.sleep(0)
    await tasks.close()
    assert late[0].cancelled()


async def test_a_task_that_dies(caplog: pytest.LogCaptureFixture) -> None:
    """It is logged with its name and trace, and takes nobody with it."""

    async def work() -> None:
        raise KeyError("gone")

    with caplog.at_level(logging.ERROR):
        async with Tasks() as tasks:
            other = tasks.start(forever(), "other")
            dead = tasks.start(work(), "watcher")
            await asyncio.wait([dead])
            await asyncio.sleep(0)
            assert not other.done()
    (record,) = caplog.records
    assert "watcher" in record.getMessage()
    assert record.exc_info is not None


async def test_being_cancelled_is_no_death(caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is logged."""
    with caplog.at_level(logging.DEBUG):
        async with Tasks() as tasks:
            tasks.start(forever(), "work")
            await asyncio.sleep(0)
    assert not [record for record in caplog.records if record.name == "sidecar.tasks"]
