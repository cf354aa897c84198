import json
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import Sidecar, started
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer
from tests.snapshots.samples import OVERRIDE, session

LATEST = "/api/v1/session/latest"


@pytest.fixture
async def timestamp(sidecar: Sidecar) -> int:
    """A saved session, in which one of three beats has prompts."""
    saved = await sidecar.post("/api/v1/session/save", session(prompts=[]))
    return int(saved["timestamp"])


async def test_what_makers_of_images_need(sidecar: Sidecar, timestamp: int) -> None:
    """Prompts in story order with what lacks some, characters with their looks, places; also of the latest."""
    for one in (f"/api/v1/session/{timestamp}", LATEST):
        prompts = await sidecar.get(f"{one}/prompts")
        assert [(each["beatId"], each["aspectRatio"]) for each in prompts["prompts"]] == [
            ("s1-b1", "16:9"),
            ("s1-b1", "9:16"),
        ]
        assert prompts["withoutPrompts"] == ["s1-b2", "s2-b1"]
        people = await sidecar.get(f"{one}/characters")
        assert people["characters"][0].keys() == {"name", "trigger", "aliases"}
        assert people["appearances"][0]["description"] == OVERRIDE
        assert (await sidecar.get(f"{one}/locations"))["locations"][1]["locationName"] == "The roof"
    await sidecar.get("/api/v1/session/1/prompts", 404)


async def test_missing_prompts_are_made_with_progress(sidecar: Sidecar, timestamp: int) -> None:
    """As events where that is accepted; the last has what the plain answer has, and a second asker joins the first."""
    path, body = f"/api/v1/session/{timestamp}/prompts", {"requestId": "r1", "styleConfig": {"model": "other"}}
    headers = {"Accept": "text/event-stream"}
    response = await sidecar.client.post(path, json=body, headers=headers)
    events = [block.splitlines() for block in response.text.replace("\r", "").strip().split("\n\n")]
    told: list[tuple[str, Any]] = [(name[7:], json.loads(data[6:])) for name, data in events]
    assert [name for name, _ in told] == ["progress", "progress", "done"]
    assert told[0][1]["message"] == "Scene 1: 1 of 2 beats have prompts"
    done = told[-1][1]
    assert (done["made"], done["composedBy"], len(done["prompts"])) == (2, {"template": 2, "claude": 0}, 6)
    assert {each["prompt"]["model"] for each in done["prompts"]} == {"flux1-dev", "other"}
    assert await sidecar.post(path, body) == done
    assert (await sidecar.get(f"{LATEST}/completeness"))["completeness"]["beats"]["withoutPrompts"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"styleConfig": {"verticalAspectRatio": "tall"}}, 400),
        ({"styleConfig": {"steps": 0}}, 400),
        ({"composer": "gemini"}, 400),
        ({"composer": "claude"}, 422),
        ({"requestId": "no/slash"}, 400),
    ],
)
async def test_what_can_t_be_made_is_refused(
    sidecar: Sidecar, timestamp: int, body: dict[str, Any], status: int
) -> None:
    """With a sentence; nothing is written."""
    await sidecar.post(f"/api/v1/session/{timestamp}/prompts", body, status)
    assert (await sidecar.get(LATEST))["data"] == session(prompts=[])


async def test_claude_makes_them_where_there_is_one(project: Path, tmp_path: Path) -> None:
    """Through the real SDK: a question a scene, whose tokens count as today's; the budget of the day ends it."""
    answers = [
        {"s1-b2": {"cinematic": "from Claude", "vertical": "tall from Claude"}},
        {"s2-b1": {"cinematic": "the roof", "vertical": "the tall roof"}},
    ]
    async with (
        MessagesApi([Answer(text=json.dumps(each)) for each in answers]) as api,
        started(tmp_path, anthropic_base_url=api.url, day_budget=0.000_001) as sidecar,
    ):
        await sidecar.post("/api/v1/session/save", session(prompts=[]))
        error = await sidecar.post(f"{LATEST}/prompts", {}, 422)
        assert error["code"] == "budget_reached"
        found = await sidecar.get(f"{LATEST}/prompts")
        assert [each["prompt"]["prompt"] for each in found["prompts"][2:]] == ["from Claude", "tall from Claude"]
        assert len(api.requests) == 1
