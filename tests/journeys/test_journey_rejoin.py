"""A page that lost its connection must find its change again, and must never cause it twice."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from sidecar.errors import NotFound
from sidecar.journeys.journey import Journey, Journeys
from sidecar.tasks import Tasks


def journey() -> Journey:
    """A fresh request with the same id each time."""
    return Journey("r1", "iterate", "src/Button.tsx", "bigger")


async def test_rejoin_finds_the_journey_that_runs() -> None:
    """The same request id with `rejoin` is the journey that was started, and its work runs once."""
    runs = 0

    async def work(_: Journey) -> Mapping[str, Any]:
        nonlocal runs
        runs += 1
        await asyncio.sleep(0)
        return {"success": True}

    async with Tasks() as tasks:
        journeys = Journeys(tasks, lambda error: {"code": error.code})
        started = journeys.begin(journey(), work)
        joined = journeys.begin(journey(), work, rejoin=True)
        assert joined is started
        assert await journeys.outcome(joined) == {"success": True}
    assert runs == 1


async def test_rejoin_never_starts_what_is_not_known() -> None:
    """After a restart the id is unknown: nothing runs, and the page is told."""

    async def work(_: Journey) -> Mapping[str, Any]:
        raise AssertionError("it must not run")

    async with Tasks() as tasks:
        journeys = Journeys(tasks, lambda error: {"code": error.code})
        with pytest.raises(NotFound) as caught:
            journeys.begin(journey(), work, rejoin=True)
        assert journeys.running("src/Button.tsx") is None
    assert caught.value.code == "request_not_found"
