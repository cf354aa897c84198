import uuid
from collections.abc import AsyncGenerator, AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from sidecar.editors.base import Status, TextDelta, UsageReport
from sidecar.editors.prices import Price
from sidecar.editors.turns import Memory, SessionLost, TurnDone, TurnEvent, TurnRequest
from sidecar.errors import CannotDo, UpstreamFailed
from sidecar.journeys.journey import Journey
from sidecar.journeys.spending import Spending
from sidecar.models import Usage
from sidecar.projects.ai_sessions import AiSessions
from sidecar.projects.records import Projects
from sidecar.projects.turns import Turned, Turns
from sidecar.stores.shared import Shared
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock

USED = Usage(input_tokens=1_000_000)


class Scripted:
    """Remembers what it was asked; answers, or fails."""

    name = "scripted"

    def __init__(self) -> None:
        self.requests: list[TurnRequest] = []
        self.lost = False
        self.failure: Exception | None = None

    async def turn(self, request: TurnRequest) -> AsyncGenerator[TurnEvent]:
        """One stage, one delta, the end."""
        self.requests.append(request)
        if self.lost and request.memory:
            raise SessionLost("it was forgotten")
        yield Status("thinking")
        yield TextDelta("On it.")
        yield UsageReport(USED)
        if self.failure:
            raise self.failure
        session_id = request.memory.session_id if request.memory else f"s{len(self.requests)}"
        yield TurnDone(Memory(session_id), {}, "Done.")


class Desk:
    """Turns with a scripted editor."""

    def __init__(self, store: SqliteStore, clock: Clock, budget: float | None = None) -> None:
        self.editor: Scripted | None = Scripted()
        self.projects = Projects(Shared(store), clock=clock, new_id=uuid.uuid4)
        self.sessions = AiSessions(store, clock=clock, new_id=uuid.uuid4)
        self.spending = Spending(
            store, clock=clock, new_id=uuid.uuid4, price=Price(1, 1), session_budget=budget, day_budget=None
        )

        async def editor() -> Scripted | None:
            return self.editor

        self.turns = Turns(
            projects=self.projects,
            ai_sessions=self.sessions,
            editor=editor,
            spending=self.spending,
            session_budget=budget,
        )

    async def take(self, **members: Any) -> Turned:
        """A turn of the project `shop`."""
        request = TurnRequest("shop", "a wish", {}, lambda path: path)
        journey = Journey(str(uuid.uuid4()), "chat_plan", "", "a wish")
        return await self.turns.take(journey, request, "chat_plan", lambda _: members)

    @property
    def scripted(self) -> Scripted:
        """The editor."""
        assert self.editor is not None
        return self.editor


@pytest.fixture
def clock() -> Clock:
    """Moved by the test."""
    return Clock()


@pytest.fixture
async def store(clock: Clock) -> AsyncIterator[SqliteStore]:
    """A store in memory."""
    async with SqliteStore(":memory:", clock=clock) as store:
        yield store


async def test_a_turn_goes_on_with_the_last_one(store: SqliteStore, clock: Clock) -> None:
    """And leaves the project as it says, with what it cost."""
    desk = Desk(store, clock)
    first, second = await desk.take(), await desk.take(title="Shop")
    assert [request.memory and request.memory.session_id for request in desk.scripted.requests] == [None, "s1"]
    assert (first.answer["resumed"], second.answer["resumed"]) == (False, True)
    assert second.project.title == "Shop"
    kept = await desk.sessions.find("s1")
    assert kept is not None
    assert kept.turns == 2
    assert second.answer["costMicros"] == kept.cost_micros // 2
    assert (await desk.spending.today()).usage.input_tokens == 2 * USED.input_tokens


async def test_what_became_of_the_last_turn_is_told_once(store: SqliteStore, clock: Clock) -> None:
    """With the next request."""
    desk = Desk(store, clock)
    await desk.take()
    await desk.turns.note("s1", "(It broke.)")
    await desk.take()
    await desk.take()
    assert [request.prompt for request in desk.scripted.requests] == ["a wish", "(It broke.)\n\na wish", "a wish"]


async def test_a_lost_session_is_begun_anew_and_said(store: SqliteStore, clock: Clock) -> None:
    """By the editor, by another editor, after a month."""
    desk = Desk(store, clock)
    await desk.take()
    desk.scripted.lost = True
    lost = await desk.take()
    assert (lost.answer["resumed"], "it was forgotten" in lost.answer["notice"]) == (False, True)
    desk.scripted.lost = False
    desk.scripted.name = "another"
    assert "begun by the editor scripted" in (await desk.take()).answer["notice"]
    clock.now += timedelta(days=31)
    assert "isn't known here" in (await desk.take()).answer["notice"]


async def test_a_failed_turn_leaves_the_project_as_it_was(store: SqliteStore, clock: Clock) -> None:
    """What it cost counts all the same."""
    desk = Desk(store, clock)
    await desk.take()
    before = await desk.projects.get("shop")
    desk.scripted.failure = UpstreamFailed("It broke off.", "model_cut_off")
    with pytest.raises(UpstreamFailed):
        await desk.take()
    assert await desk.projects.get("shop") == before
    assert (await desk.spending.today()).usage.input_tokens == 2 * USED.input_tokens


async def test_a_budget_holds_for_a_session(store: SqliteStore, clock: Clock) -> None:
    """The editor is told what is left; when nothing is, nobody is asked."""
    desk = Desk(store, clock, budget=1.5)
    await desk.take()
    await desk.take()
    assert [request.dollars for request in desk.scripted.requests] == [1.5, 0.5]
    with pytest.raises(CannotDo) as refused:
        await desk.take()
    assert refused.value.code == "budget_reached"
    assert len(desk.scripted.requests) == 2


async def test_without_a_model_there_is_no_turn(store: SqliteStore, clock: Clock) -> None:
    """It says what to do."""
    desk = Desk(store, clock)
    desk.editor = None
    with pytest.raises(CannotDo, match="ANTHROPIC_API_KEY"):
        await desk.take()
