import asyncio

import pytest

from sidecar.errors import StoreUnavailable
from sidecar.stores.patience import patience, waiting


async def test_a_request_waits_once() -> None:
    """What the first command has used up is missing for the second, in the tasks of the request too."""

    async def command() -> None:
        async with waiting():
            await asyncio.get_running_loop().create_future()

    with patience(0.01):
        with pytest.raises(StoreUnavailable) as failure:
            await asyncio.create_task(command())
        assert failure.value.code == "redis_unavailable"
        with pytest.raises(StoreUnavailable):
            await command()
    with patience(30):
        async with waiting():
            pass


async def test_what_runs_in_the_background_has_time() -> None:
    """Outside of requests, and after one, nobody counts."""
    with patience(0.0001):
        pass
    async with waiting():
        await asyncio.sleep(0.001)


async def test_other_errors_are_themselves() -> None:
    """And what was used up by them counts."""
    with patience(30), pytest.raises(KeyError):
        async with waiting():
            raise KeyError("x")
