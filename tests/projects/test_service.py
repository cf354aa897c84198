"""The contract of projects, which both editors are held to: the Messages API, and the agent where its SDK is installed."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from sidecar.projects import names
from sidecar.stores.base import Batch
from tests.api.conftest import BUTTON, CARD, CARD_SHEET, SHEET, Sidecar, started, until
from tests.projects.far_end import FarEnd

BADGE = {
    "src/Badge.tsx": "export const Badge = () => <span>New</span>;\n",
    "src/Badge.stories.tsx": "import { Badge } from './Badge';\n\nexport default { component: Badge };\n"
    "export const Plain = {};\n",
}
CREATE = "/v1/create-preview-for-new-project"
UPDATE = "/v1/update-project"
METADATA = '{"title": "Badges", "description": "Small labels.", "tags": ["Badge", "label", "badge"]}'


async def created(studio: Sidecar, model: FarEnd, project_id: str = "shop") -> dict[str, Any]:
    """A project with one component that was made for it."""
    model.edits(new=BADGE, says="I made a badge.")
    return await studio.post(CREATE, {"projectId": project_id, "prompt": "a small badge", "name": "Badge"})


async def session_of(studio: Sidecar, project_id: str = "shop") -> dict[str, Any]:
    """What is told of the project's AI session."""
    return await studio.get(f"/v1/projects/{project_id}/session")


async def test_all_operations_go_on_with_one_session_also_after_a_restart(
    project: Path, tmp_path: Path, model: FarEnd
) -> None:
    """Seed 004's four tests in one: each leaves the same id, and the model is told what was said before."""
    async with started(tmp_path, **model.settings) as studio:
        made = await created(studio, model)
        assert (made["resumed"], made["notice"], made["status"]) == (False, None, "completed")
        assert made["editor"] == model.kind
        assert sorted(made["change"]["files"]) == sorted(BADGE)
        assert {path: studio.read(path) for path in BADGE} == BADGE
        assert (await session_of(studio))["source"] == "create_preview"

    async with started(tmp_path, **model.settings) as studio:
        line = BADGE["src/Badge.tsx"].rstrip()
        model.edits(
            ("src/Badge.tsx", line, line.replace("New", "Hot")), (SHEET, "background: red;", "background: blue;")
        )
        changed = await studio.post(
            UPDATE, {"projectId": "shop", "prompt": "hotter", "componentPaths": ["src/Badge.tsx", BUTTON]}
        )
        assert changed["resumed"]
        assert ">Hot<" in studio.read("src/Badge.tsx")
        assert "background: blue;" in studio.read(SHEET)
        assert changed["change"]["receipt"]["verdict"] == "unconfirmed"

        model.says("First the tokens, then the badge.")
        planned = await studio.post("/v1/chat-plan", {"projectId": "shop", "prompt": "how would you theme it?"})
        assert planned["message"] == "First the tokens, then the badge."
        for said in ("a small badge", "hotter", "how would you theme it?"):
            assert said in model.heard()

        model.says(f"Here it is:\n{METADATA}")
        described = await studio.post("/v1/generate-metadata", {"projectId": "shop"})
        assert (described["title"], described["tags"]) == ("Badges", ["badge", "label"])

        ids = {each["sessionId"] for each in (made, changed, planned, described)}
        told = await session_of(studio)
        assert ids == {told["sessionId"]} == {told["lastAiSessionId"]}
        assert told["source"] == "metadata_generation"
        assert told["title"] == "Badges"
        assert told["lastAiSessionUpdatedAt"] == described["lastAiSessionUpdatedAt"]


async def test_what_is_written_can_be_undone(studio: Sidecar, model: FarEnd) -> None:
    """A change of several components is one version, and Undo takes all of it back; a new component is gone again."""
    made = await created(studio, model)
    before = studio.read(SHEET), studio.read(CARD_SHEET)
    model.edits((SHEET, "padding: 4px 8px;", "padding: 1px;"), (CARD_SHEET, "padding: 12px;", "padding: 1px;"))
    both = await studio.post(UPDATE, {"projectId": "shop", "prompt": "denser", "componentPaths": [BUTTON, CARD]})
    assert both["change"]["files"] == sorted([SHEET, CARD_SHEET])
    assert both["change"]["componentPath"] == BUTTON
    await studio.post("/__ai-undo", {"sessionId": both["change"]["sessionId"]})
    assert (studio.read(SHEET), studio.read(CARD_SHEET)) == before
    await studio.post("/__ai-undo", {"sessionId": made["change"]["sessionId"]})
    assert not [path for path in BADGE if (studio.root / path).exists()]


async def test_null_starts_anew(studio: Sidecar, model: FarEnd) -> None:
    """After a reset nothing of the old conversation is sent, and nobody is told that something was lost."""
    made = await created(studio, model)
    reset = await studio.client.request("DELETE", "/v1/projects/shop/session", json={})
    assert reset.json()["sessionId"] is None
    assert (await session_of(studio))["lastAiSessionUpdatedAt"] is None
    model.says("Hello.")
    anew = await studio.post("/v1/chat-plan", {"projectId": "shop", "prompt": "who are you?"})
    assert (anew["resumed"], anew["notice"]) == (False, None)
    assert anew["sessionId"] != made["sessionId"]
    assert "a small badge" not in model.heard()


async def test_a_session_that_is_gone_is_begun_anew_and_said_so(studio: Sidecar, model: FarEnd) -> None:
    """A restored database, another machine: the operation goes through all the same."""
    made = await created(studio, model)
    await studio.services.store.commit(Batch("gone", removals=[names.ai_session(made["sessionId"])]))
    model.says("Hello.")
    anew = await studio.post("/v1/chat-plan", {"projectId": "shop", "prompt": "go on"})
    assert not anew["resumed"]
    assert "can't be resumed" in anew["notice"]
    assert (await session_of(studio))["sessionId"] == anew["sessionId"] != made["sessionId"]


async def test_a_session_is_bound_to_its_project(studio: Sidecar, model: FarEnd) -> None:
    """Two projects of one checkout don't hear each other."""
    one = await created(studio, model)
    model.says("Hello.")
    other = await studio.post("/v1/chat-plan", {"projectId": "other", "prompt": "who are you?"})
    assert other["sessionId"] != one["sessionId"]
    assert "a small badge" not in model.heard()


async def test_it_is_done_although_the_client_went_away(studio: Sidecar, model: FarEnd) -> None:
    """The change is written, and the project's session is right."""
    model.edits((SHEET, "background: red;", "background: blue;"), pause_after=1)
    asked = {"projectId": "shop", "prompt": "blue", "componentPaths": [BUTTON], "requestId": "r1"}
    waiting = asyncio.create_task(studio.client.post(UPDATE, json=asked), name="a client")
    await model.api.received()
    await until(lambda: model.api.requests[0].sent >= 1, 60)
    waiting.cancel()
    await asyncio.wait([waiting])
    model.api.release()
    joined = await studio.post(UPDATE, {**asked, "rejoin": True})
    assert "background: blue;" in studio.read()
    told = await session_of(studio)
    assert (told["source"], told["sessionId"]) == ("update_project", joined["sessionId"])


async def test_a_protected_file_is_refused(studio: Sidecar, model: FarEnd) -> None:
    """Whatever the model wants: the tree stays as it is, and the reason is said."""
    before = await studio.oracle()
    for _ in range(3):  # the Messages API is asked for a correction, twice
        model.edits(new={"vite.config.ts": "export default { evil: true };\n"})
        if model.kind == "agent":
            break
    refused = await studio.post(UPDATE, {"projectId": "shop", "prompt": "be evil", "componentPaths": [BUTTON]}, 403)
    assert (refused["code"], refused["status"]) == ("protected_file", "failed")
    assert await studio.oracle() == before
    await studio.get("/v1/projects/shop/session", 404)


async def test_progress_is_told_as_it_comes(studio: Sidecar, model: FarEnd) -> None:
    """Each event of a job has the members that seed 004 names."""
    model.edits((SHEET, "background: red;", "background: blue;"))
    asked = {"projectId": "shop", "prompt": "blue", "componentPaths": [BUTTON], "requestId": "job-1"}
    response = await studio.client.post(UPDATE, json=asked, headers={"Accept": "text/event-stream"})
    events = [block.split("\r\n") for block in response.text.split("\r\n\r\n") if block.startswith("event: ")]
    kinds = [lines[0].removeprefix("event: ") for lines in events]
    progress = [lines[1] for lines in events if lines[0] == "event: progress"]
    assert kinds[-1] == "done"
    assert {"status", "version", "receipt"} <= set(kinds)
    assert ['"status": "queued"' in progress[0], '"status": "completed"' in progress[-1]] == [True, True]
    for member in ('"success": true', '"jobId": "job-1"', '"buildId": "', '"sessionId": '):
        assert all(member in told for told in progress)


async def test_a_person_s_edit_is_kept_or_the_change_refused(studio: Sidecar, model: FarEnd) -> None:
    """Elsewhere in the file it is merged; at the same place nothing is written, and the model hears of that."""
    asked = {"projectId": "shop", "prompt": "blue", "componentPaths": [BUTTON]}
    rounds = [
        ("background: red;", "background: blue;", ("border-radius: 4px", "border-radius: 9px"), 200),
        ("background: blue;", "background: green;", ("background: blue", "background: pink"), 409),
    ]
    for old, new, mine, status in rounds:
        model.edits((SHEET, old, new), pause_after=1)
        count = len(model.api.requests)
        sent = asyncio.create_task(studio.client.post(UPDATE, json=asked), name="a client")
        await model.api.received(count + 1)
        await until(lambda at=count: model.api.requests[at].sent >= 1, 60)  # type: ignore[misc]
        (studio.root / SHEET).write_text(studio.read().replace(*mine))
        model.api.release()
        answer = await sent
        assert answer.status_code == status, answer.text
        assert mine[1] in studio.read()
    model.says("Sorry.")
    await studio.post("/v1/chat-plan", {"projectId": "shop", "prompt": "what happened?"})
    assert "was not written" in model.heard()


@pytest.mark.parametrize("route", [CREATE, UPDATE, "/v1/chat-plan", "/v1/generate-metadata"])
async def test_without_a_model_it_says_what_to_do(route: str, project: Path, tmp_path: Path) -> None:
    """422, and nothing is remembered."""
    async with started(tmp_path) as studio:
        answer = await studio.post(route, {"projectId": "shop", "prompt": "a badge"}, 422)
        assert answer["code"] == "no_model"
        assert "ANTHROPIC_API_KEY" in answer["error"]
        await studio.get("/v1/projects/shop/session", 404)
