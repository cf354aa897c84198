from pathlib import Path
from typing import Any

import pytest

from sidecar.errors import CannotDo, Malformed, NotFound, RateLimited, Refused, SidestoryError
from sidecar.mcp.tools import TOOLS, called
from tests.api.conftest import (
    BUTTON,
    CARD,
    PROJECT,
    SHEET,
    STORIES,
    Sidecar,
    project,
    sidecar,
    started,
    storybook_sidecar,
)
from tests.api.test_comments import commented
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer
from tests.workspace.helpers import tree_hash

__all__ = ["project", "sidecar", "storybook_sidecar"]  # fixtures

BLUE = f"{SHEET}\n<<<<<<< SEARCH\n  background: red;\n=======\n  background: blue;\n>>>>>>> REPLACE\n"


async def call(sidecar: Sidecar, name: str, **arguments: Any) -> dict[str, Any]:
    """What a tool gives."""
    return dict(await called(sidecar.services, name, arguments, "an agent"))


async def test_stories_and_components(storybook_sidecar: Sidecar) -> None:
    """With their ids; narrowed by words of path, title or name."""
    everything = (await call(storybook_sidecar, "list_stories"))["components"]
    assert [each["componentPath"] for each in everything] == [BUTTON, CARD]
    (found,) = (await call(storybook_sidecar, "list_stories", words="PRIMARY button"))["components"]
    assert found["stories"] == [{"storyId": "button--primary", "title": "Button", "name": "Primary"}]
    assert (await call(storybook_sidecar, "read_component", storyId="card--plain"))["componentPath"] == CARD


async def test_a_component_without_a_storybook(sidecar: Sidecar) -> None:
    """It is listed by its path, and read with the text of its files; others are not."""
    assert (await call(sidecar, "list_stories", words="card"))["components"] == [{"componentPath": CARD, "stories": []}]
    read = await call(sidecar, "read_component", componentPath=BUTTON)
    assert read["files"] == {path: PROJECT[path] for path in (BUTTON, SHEET, STORIES)}
    with pytest.raises(Refused):
        await call(sidecar, "read_component", componentPath=".env")


async def test_a_session_with_its_history_and_receipts(sidecar: Sidecar) -> None:
    """What was asked and answered, the versions, and whether the browser took one."""
    session_id = (await sidecar.iterate("padding 10px"))["sessionId"]
    await sidecar.iterate("background blue")
    (listed,) = (await call(sidecar, "list_sessions", componentPath=BUTTON))["sessions"]
    assert listed["sessionId"] == session_id
    assert (await call(sidecar, "list_sessions", componentPath=CARD))["sessions"] == []
    session = await call(sidecar, "read_session", sessionId=session_id)
    assert [turn["userPrompt"] for turn in session["conversationHistory"]] == ["padding 10px", "background blue"]
    assert [version["versionId"] for version in session["versions"]] == [3, 2, 1]
    short = await call(sidecar, "read_session", sessionId=session_id, limit=1)
    assert ([turn["userPrompt"] for turn in short["conversationHistory"]], len(short["versions"])) == (
        ["background blue"],
        1,
    )
    receipt = await call(sidecar, "get_receipt", sessionId=session_id, versionId=2)
    assert (receipt["state"], receipt["receipt"]["reason"]) == ("applied", "no_dev_server")
    assert (await call(sidecar, "get_receipt", sessionId=session_id))["versionId"] == 3


async def test_comments(sidecar: Sidecar) -> None:
    """Of one component or of all."""
    await commented(sidecar, "more room")
    await commented(sidecar, "on the card", componentPath=CARD)
    assert {each["text"] for each in (await call(sidecar, "list_comments"))["comments"]} == {"more room", "on the card"}
    (one,) = (await call(sidecar, "list_comments", componentPath=CARD))["comments"]
    assert one["text"] == "on the card"


@pytest.mark.parametrize(
    "change",
    [
        {"files": {SHEET: PROJECT[SHEET].replace("red", "blue")}, "message": "Bluer."},
        {"edits": BLUE, "message": "Bluer."},
        {"prompt": "background blue"},
    ],
)
async def test_a_proposal_waits_for_a_person(sidecar: Sidecar, change: dict[str, Any]) -> None:
    """Made of files, blocks or a prompt: no file changes until somebody approves it; then it has a receipt."""
    before = tree_hash(sidecar.root)
    made = await call(sidecar, "propose_change", componentPath=BUTTON, **change)
    assert tree_hash(sidecar.root) == before
    (listed,) = (await sidecar.client.get("/__ai-proposals")).json()
    assert made["proposal"]["id"] == listed["id"]
    assert made["review"] == f"/__ai-review#proposal-{listed['id']}"
    assert (listed["status"], listed["comments"]) == ("awaiting_approval", [])
    assert "background: blue" in listed["files"][SHEET]
    assert (await call(sidecar, "list_proposals", status="awaiting_approval"))["proposals"] == [
        {name: value for name, value in listed.items() if name != "previewing"}
    ]
    unseen = await call(sidecar, "get_receipt", proposalId=listed["id"])
    assert (unseen["status"], unseen["receipt"]) == ("awaiting_approval", None)
    await sidecar.post(f"/__ai-proposals/{listed['id']}/approve", {})
    assert "background: blue" in sidecar.read()
    seen = await call(sidecar, "get_receipt", proposalId=listed["id"])
    assert (seen["status"], seen["versionId"], seen["receipt"]["verdict"]) == ("approved", 2, "unconfirmed")


async def test_the_same_request_is_the_same_proposal(sidecar: Sidecar) -> None:
    """An agent that lost the answer asks again."""
    asked = {"componentPath": BUTTON, "edits": BLUE, "requestId": "mine"}
    first, second = await call(sidecar, "propose_change", **asked), await call(sidecar, "propose_change", **asked)
    assert first == second
    assert len((await sidecar.client.get("/__ai-proposals")).json()) == 1


async def test_a_model_makes_it_and_is_counted(project: Path, tmp_path: Path) -> None:
    """A free prompt goes to the configured model; its tokens are in the analytics."""
    async with (
        MessagesApi([Answer(text=f"Bluer.\n\n{BLUE}")]) as api,
        started(tmp_path, anthropic_base_url=api.url) as sidecar,
    ):
        made = await call(sidecar, "propose_change", componentPath=BUTTON, prompt="make it feel like autumn")
        assert (made["proposal"]["editor"], made["proposal"]["message"]) == ("claude", "Bluer.")
        summary = (await sidecar.get("/analytics/edits"))["summary"]
    assert (summary["proposals"], summary["asked"]) == (1, 0)
    assert summary["usage"]["inputTokens"] > 0


@pytest.mark.parametrize(
    ("change", "kind", "code"),
    [
        ({"files": {"package.json": "{}"}}, Refused, "protected_file"),
        ({"files": {".env": "A=1"}}, Refused, "protected_file"),
        ({"files": {"../project-evil/Button.tsx": "x"}}, Refused, "outside_project"),
        ({"files": {"src/out/Button.tsx": "x"}}, Refused, "outside_project"),
        ({"files": {"src/Card.tsx": "export const Card = 1;\n"}}, Refused, "protected_file"),
        ({"files": {"src/New.tsx": "export const New = 1;\n"}}, Refused, "protected_file"),
        ({"files": {SHEET: PROJECT[SHEET]}}, CannotDo, "already_so"),
        ({"files": {BUTTON: "export const Button = () => <button"}}, CannotDo, "syntax_error"),
        ({"edits": BLUE.replace(SHEET, "package.json")}, CannotDo, "edit_mismatch"),
        ({"edits": BLUE.replace("red", "green")}, CannotDo, "edit_mismatch"),
        ({"edits": "make it blue"}, CannotDo, "no_edit"),
        ({"prompt": "make it feel like autumn"}, CannotDo, "not_a_quick_edit"),
        ({"prompt": "  "}, Malformed, "empty_comment"),
        ({}, Malformed, "bad_request"),
        ({"prompt": "background blue", "edits": BLUE}, Malformed, "bad_request"),
        ({"prompt": "background blue", "write": True}, Malformed, "bad_request"),
    ],
)
async def test_what_may_not_be_proposed(
    sidecar: Sidecar, change: dict[str, Any], kind: type[SidestoryError], code: str
) -> None:
    """By the same policy as an edit; nothing is kept of it, and the agent reads why."""
    before = await sidecar.oracle()
    with pytest.raises(kind) as caught:
        await call(sidecar, "propose_change", componentPath=BUTTON, **change)
    assert caught.value.code == code
    assert (await sidecar.client.get("/__ai-proposals")).json() == []
    assert (await sidecar.oracle())[1] == before[1]


@pytest.mark.parametrize(
    ("name", "arguments", "kind"),
    [
        ("write_file", {}, NotFound),
        ("read_session", {"sessionId": "nobody"}, NotFound),
        ("read_session", {}, Malformed),
        ("get_receipt", {}, Malformed),
        ("get_receipt", {"proposalId": "nobody"}, NotFound),
        ("list_comments", {"componentPath": "../x"}, Refused),
        ("list_proposals", {"status": "great"}, Malformed),
    ],
)
async def test_calls_that_are_none(
    sidecar: Sidecar, name: str, arguments: dict[str, Any], kind: type[SidestoryError]
) -> None:
    """A sentence each."""
    with pytest.raises(kind):
        await call(sidecar, name, **arguments)


async def test_a_session_without_a_version_has_no_receipt(sidecar: Sidecar) -> None:
    """There is nothing that the browser could have taken."""
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    with pytest.raises(NotFound):
        await call(sidecar, "get_receipt", sessionId=opened["sessionId"])


def test_only_proposing_leaves_something_behind() -> None:
    """What an agent's person is told before it is let loose."""
    assert [tool.name for tool in TOOLS if not tool.only_reads] == ["propose_change"]


async def test_proposing_is_limited_and_looking_is_not(project: Path, tmp_path: Path) -> None:
    """By client, also what is refused, as over HTTP."""
    async with started(tmp_path, client_rate=2) as sidecar:
        await call(sidecar, "propose_change", componentPath=BUTTON, edits=BLUE)
        with pytest.raises(Malformed):
            await call(sidecar, "propose_change", componentPath=BUTTON, edits=7)
        with pytest.raises(RateLimited) as refused:
            await call(sidecar, "propose_change", componentPath=BUTTON, edits=BLUE)
        assert 1 <= refused.value.details["retryAfter"] <= 60
        assert len((await call(sidecar, "list_proposals"))["proposals"]) == 1
        await called(sidecar.services, "propose_change", {"componentPath": BUTTON, "edits": BLUE}, "another agent")
