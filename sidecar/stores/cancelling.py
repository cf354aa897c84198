"""Cancellations that get lost on their way."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def cancellable() -> Iterator[None]:
    """Have a task end that was cancelled inside the block, though the block went on or failed.

    Before Python 3.12 `asyncio.wait_for`, with which redis-py sends its commands, takes no notice of a cancellation that
    comes when what it waits for is just done. A task that asks again and again would then never end.
    """
    task = asyncio.current_task()
    before = 0 if task is None else task.cancelling()

    def check() -> None:
        if task is not None and task.cancelling() > before:
            raise asyncio.CancelledError

    try:
        yield
    except Exception:
        check()
        raise
    check()
