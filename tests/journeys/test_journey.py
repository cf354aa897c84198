"""A journey outlives the connection that asked for it, tells everything to everybody, and ends exactly once."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest

from sidecar.errors import CannotDo, Conflict, Malformed, NotFound, SidestoryError
from sidecar.journeys.journey import Defect, Journey, JourneyEvent, Journeys
from sidecar.tasks import Tasks

BUTTON = "src/Button.tsx"


@pytest.fixture
async def tasks() -> AsyncIterator[Tasks]:
    """Where journeys run."""
    async with Tasks() as tasks:
        yield tasks


@pytest.fixture
def journeys(tasks: Tasks) -> Journeys:
    """None yet; an error is told by its code."""
    return Journeys(tasks, lambda error: {"code": error.code})


def journey(request_id: str = "r1", component: str = BUTTON) -> Journey:
    """A prompt's journey."""
    return Journey(request_id, "iterate", component, "make it larger")


async def succeed(started: Journey) -> Mapping[str, Any]:
    """Two stages, then an answer."""
    started.stage("reading")
    await asyncio.sleep(0)
    started.stage("writing", "Button.css")
    return {"versionId": 2}


class Gate:
    """Work that waits until it is let through."""

    def __init__(self, *, final: bool = False) -> None:
        self.open = asyncio.Event()
        self.started = asyncio.Event()
        self.final = final

    async def __call__(self, started: Journey) -> Mapping[str, Any]:
        """Wait."""
        if self.final:
            started.point_of_no_return()
        self.started.set()
        await self.open.wait()
        return {"done": True}


async def events(followed: Journey) -> list[JourneyEvent]:
    """All that a follower hears."""
    return [event async for event in followed.follow()]


async def test_a_follower_hears_everything(journeys: Journeys) -> None:
    """From the first event to the last, in order; who comes after the end hears the same."""
    started = journeys.begin(journey(), succeed)
    heard = await events(started)
    assert heard == [
        JourneyEvent("status", {"stage": "reading", "detail": ""}),
        JourneyEvent("status", {"stage": "writing", "detail": "Button.css"}),
        JourneyEvent("done", {"versionId": 2}),
    ]
    assert await events(started) == heard
    assert await journeys.outcome(started) == {"versionId": 2}


async def test_followers_come_and_go(journeys: Journeys) -> None:
    """Somebody who stops listening ends nothing; a second one who joins in the middle misses nothing."""
    gate = Gate()
    started = journeys.begin(journey(), gate)
    started.tell("delta", text="On it")
    leaving = started.follow()
    assert (await anext(leaving)).name == "delta"
    joining = asyncio.create_task(events(started))
    await asyncio.sleep(0)
    started.tell("delta", text=".")
    gate.open.set()
    assert [event.name for event in await joining] == ["delta", "delta", "done"]


async def test_the_same_request_twice(journeys: Journeys) -> None:
    """It is the same journey: the work is done once. Another kind of request can't have that id."""
    first = journeys.begin(journey(), succeed)
    assert journeys.begin(journey(), succeed) is first
    await journeys.outcome(first)
    assert journeys.begin(journey(), succeed) is first
    with pytest.raises(Malformed):
        journeys.begin(Journey("r1", "undo", BUTTON, ""), succeed)


async def test_what_runs_on_a_component(journeys: Journeys) -> None:
    """A reloaded page finds the journey that runs, and only until it ends."""
    gate = Gate()
    started = journeys.begin(journey(), gate)
    journeys.begin(journey("r2", "src/Card.tsx"), gate)
    assert journeys.running(BUTTON) is started
    gate.open.set()
    await journeys.outcome(started)
    assert journeys.running(BUTTON) is None


async def test_a_domain_error(journeys: Journeys) -> None:
    """It is told to followers and raised to whoever waits, also later."""
    problem = CannotDo("That would change nothing.", "already_so")

    async def fail(_: Journey) -> Mapping[str, Any]:
        raise problem

    started = journeys.begin(journey(), fail)
    for _ in range(2):
        with pytest.raises(CannotDo) as caught:
            await journeys.outcome(started)
        assert caught.value is problem
    assert (await events(started))[-1] == JourneyEvent("error", {"code": "already_so"})


async def test_a_defect(journeys: Journeys, caplog: pytest.LogCaptureFixture) -> None:
    """The user gets a sentence without innards, the log the trace."""

    async def fail(_: Journey) -> Mapping[str, Any]:
        raise KeyError("/home/me")

    with caplog.at_level(logging.ERROR), pytest.raises(Defect) as caught:
        await journeys.outcome(journeys.begin(journey(), fail))
    assert "/home/me" not in caught.value.message
    assert caught.value.status == 500
    await asyncio.sleep(0)
    assert any(record.exc_info for record in caplog.records)


async def cancelled(journeys: Journeys, started: Journey) -> SidestoryError:
    """What whoever waits for a cancelled journey is told."""
    with pytest.raises(Conflict) as caught:
        await journeys.outcome(started)
    return caught.value


async def test_cancel(journeys: Journeys) -> None:
    """A journey that has written nothing is given up, and says so."""
    gate = Gate()
    started = journeys.begin(journey(), gate)
    await gate.started.wait()
    journeys.cancel("r1")
    assert "nothing was changed" in (await cancelled(journeys, started)).message
    assert not started.cancellable


async def test_cancel_before_it_began(journeys: Journeys) -> None:
    """Even then whoever follows hears of the end."""
    started = journeys.begin(journey(), succeed)
    journeys.cancel("r1")
    async with asyncio.timeout(5):
        assert (await cancelled(journeys, started)).code == "cancelled"


async def test_too_late_to_cancel(journeys: Journeys) -> None:
    """Once files are written, or the journey has ended, there is nothing to cancel; nor is there an unknown one."""
    gate = Gate(final=True)
    started = journeys.begin(journey(), gate)
    await gate.started.wait()
    with pytest.raises(Conflict, match="too late"):
        journeys.cancel("r1")
    gate.open.set()
    assert await journeys.outcome(started) == {"done": True}
    with pytest.raises(Conflict, match="too late"):
        journeys.cancel("r1")
    with pytest.raises(NotFound):
        journeys.cancel("r2")


async def test_the_sidecar_ends_while_files_are_written() -> None:
    """Then nobody is told that nothing was changed."""
    gate = Gate(final=True)
    async with Tasks() as tasks:
        journeys = Journeys(tasks, lambda error: {"code": error.code})
        started = journeys.begin(journey(), gate)
        await gate.started.wait()
    assert "nothing was changed" not in (await cancelled(journeys, started)).message


async def test_old_journeys_are_forgotten(journeys: Journeys) -> None:
    """The last 200 are kept; those that run are kept in any case."""
    gate = Gate()
    running = journeys.begin(journey("running"), gate)
    for number in range(250):
        await journeys.outcome(journeys.begin(journey(str(number)), succeed))
    assert journeys.begin(journey("running"), gate) is running
    last = journey("249")
    assert journeys.begin(last, succeed) is not last
    first = journey("0")
    assert journeys.begin(first, succeed) is first
    gate.open.set()


# --- the end of the sidecar -------------------------------------------------------------------------------------------


async def test_the_end_gives_up_what_can_be(journeys: Journeys) -> None:
    """A prompt whose model still answers is cancelled at once; one that writes may finish."""
    waiting, writing = Gate(), Gate(final=True)
    first, second = journeys.begin(journey("r1"), waiting), journeys.begin(journey("r2"), writing)
    await asyncio.gather(waiting.started.wait(), writing.started.wait())
    ending = asyncio.create_task(journeys.close(seconds=60), name="end")
    assert (await events(first))[-1] == JourneyEvent("error", {"code": "cancelled"})
    assert not second.ended
    writing.open.set()
    await ending
    assert (await events(second))[-1] == JourneyEvent("done", {"done": True})


async def test_the_end_does_not_wait_for_ever(journeys: Journeys) -> None:
    """What is still being written when the time is up is left to the next start; its followers are told."""
    writing = Gate(final=True)
    started = journeys.begin(journey(), writing)
    await writing.started.wait()
    await journeys.close(seconds=0.01)
    assert (await events(started))[-1] == JourneyEvent("error", {"code": "cancelled"})


async def test_an_end_without_journeys(journeys: Journeys) -> None:
    """There is nothing to wait for."""
    await journeys.close(seconds=60)
