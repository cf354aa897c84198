"""What a prompt costs, as its answer, its turn and its session tell it."""

import asyncio
import uuid
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from typing import Any

import pytest

from sidecar.editors.base import EditEvent, EditRequest, Masked, UsageReport
from sidecar.editors.prices import Price
from sidecar.errors import Conflict, UpstreamFailed
from sidecar.journeys.asked import Prompt
from sidecar.journeys.journey import Journey
from sidecar.journeys.spending import Spending
from sidecar.models import Session, Turn, Usage
from tests.journeys.conftest import COMPONENT, World

USAGE = Usage(input_tokens=1_000, output_tokens=100)
COST = 3_000  # micro-dollars, at 2 and 10


@pytest.fixture
def paid(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The scripted editor reports tokens and masked secrets before its answer."""
    plain = world.editor.edit

    async def edit(request: EditRequest) -> AsyncGenerator[EditEvent]:
        yield Masked(2)
        yield UsageReport(USAGE.model_copy(update={"output_tokens": 1}))
        yield UsageReport(USAGE)
        async for event in plain(request):
            yield event

    monkeypatch.setattr(world.editor, "edit", edit)
    world.editor.replaces("4px", "8px")
    return world


async def newest(world: World) -> tuple[Session, Turn]:
    """The session and its last turn."""
    session = await world.sessions.newest(COMPONENT)
    assert session is not None
    return session, (await world.sessions.turns(session))[-1]


async def test_a_prompt_tells_what_it_cost(paid: World) -> None:
    """Tokens and money of the prompt and of the session, in the answer and in what is kept."""
    answer = await paid.prompt("more padding")
    assert answer["usage"] == USAGE.wire() == answer["sessionUsage"]
    assert answer["costMicros"] == answer["sessionCostMicros"] == COST
    assert answer["maskedSecrets"] == 2
    session, turn = await newest(paid)
    assert (turn.usage, turn.cost_micros) == (USAGE, COST)
    assert (session.usage, session.cost_micros) == (USAGE, COST)
    assert (await paid.spending.today()).cost_micros == COST


async def test_a_session_adds_up(paid: World) -> None:
    """Plans cost too."""
    first = await paid.prompt("more padding")
    answer = await paid.prompt("and why?", first["sessionId"], mode="plan")
    assert answer["costMicros"] == COST
    assert answer["sessionCostMicros"] == 2 * COST


async def test_quick_edits_cost_nothing(world: World) -> None:
    """Who reports no tokens has used none."""
    world.editor.replaces("4px", "8px")
    answer = await world.prompt("more padding")
    assert (answer["usage"], answer["costMicros"], answer["sessionCostMicros"]) == (None, None, 0)


async def test_a_failed_prompt_has_its_cost(paid: World) -> None:
    """What was sent before the model failed is paid all the same."""

    def fail(_: object) -> Any:
        raise UpstreamFailed("Claude's answer broke off.", "model_cut_off")

    paid.editor.answer = fail
    with pytest.raises(UpstreamFailed):
        await paid.prompt("more padding")
    session, turn = await newest(paid)
    assert (turn.success, turn.cost_micros, session.cost_micros) == (False, COST, COST)
    assert (await paid.spending.today()).cost_micros == COST


async def test_a_cancelled_prompt_has_its_cost(paid: World) -> None:
    """As far as the model had told by then."""
    waiting = asyncio.Event()

    async def wait() -> None:
        waiting.set()
        await asyncio.Event().wait()

    paid.editor.before = wait
    prompt = Prompt("more padding", paid.resolved, None, None, "instant")
    journey = paid.journeys.begin(
        Journey("r-1", "iterate", COMPONENT, prompt.text), lambda started: paid.prompting.run(started, prompt)
    )
    await waiting.wait()
    paid.journeys.cancel("r-1")
    with pytest.raises(Conflict):
        await paid.journeys.outcome(journey)
    _, turn = await newest(paid)
    assert (turn.error, turn.cost_micros) == ("Cancelled.", COST)
    assert (await paid.spending.today()).cost_micros == COST


async def test_a_repair_is_paid_too(paid: World) -> None:
    """The answer tells both together; each turn has its own."""
    paid.receipts.script("failed", "confirmed")
    answer = await paid.prompt("more padding")
    assert answer["costMicros"] == answer["sessionCostMicros"] == 2 * COST
    session, turn = await newest(paid)
    assert turn.cost_micros == COST
    assert session.turn_count == 2


async def test_a_used_up_budget_reaches_the_editor(world: World) -> None:
    """It says so before anything is sent; what needs no model goes on."""

    def clock() -> datetime:
        return datetime.now(UTC)

    spending = Spending(world.store, clock=clock, new_id=uuid.uuid4, price=Price(2.0, 10.0), session_budget=0.0)
    world.prompting._editing._spending = spending
    world.editor.replaces("4px", "8px")
    await world.prompt("more padding")
    refusal = world.editor.requests[0].no_model
    assert refusal is not None
    assert refusal.code == "budget_reached"
