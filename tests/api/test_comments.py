import json
import uuid
from typing import Any

import pytest

from tests.api.conftest import BUTTON, CARD, Sidecar

ANCHOR = {"selector": ".button", "tag": "button", "text": "Save", "storyId": "button--primary", "x": 0.5, "y": 1}


async def commented(sidecar: Sidecar, text: str = "larger", **members: Any) -> dict[str, Any]:
    """Leave a comment; what it is."""
    body = {"componentPath": BUTTON, "comment": text, "author": "Ada", **members}
    comment: dict[str, Any] = (await sidecar.post("/__ai-comment", body))["comment"]
    return comment


async def test_the_seed_s_client_leaves_a_comment(sidecar: Sidecar) -> None:
    """Seed 000's four members; the answer has id and status."""
    body = {"componentPath": BUTTON, "comment": "larger", "author": "Ada", "timestamp": "2026-11-15T14:00:00Z"}
    answer = await sidecar.post("/__ai-comment", body)
    assert answer["success"] is True
    assert answer["status"] == "pending"
    assert answer["id"] == answer["comment"]["id"]
    assert answer["comment"]["timestamp"] == "2026-11-15T14:00:00Z"


async def test_comments_are_listed_with_counts(sidecar: Sidecar) -> None:
    """Of one component, and of all with the counts of each."""
    await commented(sidecar, anchor=ANCHOR)
    await commented(sidecar, componentPath=CARD)
    one = await sidecar.get("/__ai-comments", componentPath=BUTTON)
    assert (one["componentPath"], one["counts"]["pending"]) == (BUTTON, 1)
    assert one["comments"][0]["anchor"] == ANCHOR
    every = await sidecar.get("/__ai-comments")
    assert {row["componentPath"]: row["counts"]["total"] for row in every["components"]} == {BUTTON: 1, CARD: 1}
    assert every["counts"]["total"] == 2


async def test_a_comment_lives(sidecar: Sidecar) -> None:
    """Answered, edited, resolved, deleted."""
    comment = await commented(sidecar)
    at = f"/__ai-comment/{comment['id']}"
    thread = (await sidecar.post(f"{at}/replies", {"text": "why?", "author": "Bob"}))["comment"]["replies"]
    reply = f"{at}/replies/{thread[0]['id']}"
    assert (await sidecar.post(reply, {"text": "why not?"}))["comment"]["replies"][0]["text"] == "why not?"
    assert (await sidecar.client.request("DELETE", reply, json={})).json()["comment"]["replies"] == []
    assert (await sidecar.post(at, {"text": "smaller", "resolved": True}))["comment"]["resolved"] is True
    assert (await sidecar.client.request("DELETE", at, json={})).status_code == 200
    await sidecar.post(at, {"text": "again"}, 404)


@pytest.mark.parametrize(
    ("members", "status", "code"),
    [
        ({"comment": ""}, 400, "empty_comment"),
        ({"comment": "x" * 10_241}, 413, "comment_too_long"),
        ({"comment": "a\x00"}, 400, "bad_text"),
        ({"author": "x" * 201}, 400, "bad_author"),
        ({"author": ""}, 400, "bad_author"),
        ({"id": "1"}, 400, "bad_id"),
        ({"componentPath": "src/Nobody.tsx"}, 404, "component_not_found"),
        ({"componentPath": ".env"}, 403, "protected_file"),
        ({"timestamp": "2026-11-15T14:00:00"}, 400, "bad_request"),
        ({"anchor": {"x": 1e9}}, 400, "bad_request"),
    ],
)
async def test_what_is_no_comment_is_refused(sidecar: Sidecar, members: dict[str, Any], status: int, code: str) -> None:
    """And leaves nothing behind."""
    body = {"componentPath": BUTTON, "comment": "larger", "author": "Ada"} | members
    assert (await sidecar.post("/__ai-comment", body, status))["code"] == code
    assert (await sidecar.get("/__ai-comments"))["comments"] == []


async def test_a_change_says_what_changes(sidecar: Sidecar) -> None:
    """An empty one is refused."""
    comment = await commented(sidecar)
    assert (await sidecar.post(f"/__ai-comment/{comment['id']}", {}, 400))["code"] == "bad_request"


@pytest.mark.parametrize("kind", ["json", "markdown"])
async def test_comments_go_out_and_come_in(sidecar: Sidecar, kind: str) -> None:
    """The same comments again after they were deleted here."""
    comment = await commented(sidecar, "<b>שלום</b> 👩🏽‍🎨", anchor=ANCHOR)
    out = await sidecar.client.get("/__ai-comments/export", params={"format": kind})
    assert out.headers["content-disposition"].startswith("attachment")
    await sidecar.client.request("DELETE", f"/__ai-comment/{comment['id']}", json={})
    headers = {"Content-Type": "application/json"}
    taken = await sidecar.client.post("/__ai-comments/import", content=out.content, headers=headers)
    assert taken.json() == {"success": True, "added": 1, "updated": 0, "unchanged": 0}
    assert (await sidecar.get("/__ai-comments"))["comments"] == [comment]


async def test_an_import_stays_in_the_project(sidecar: Sidecar) -> None:
    """A file of comments on something outside, or protected, is refused whole."""
    row = {
        "id": str(uuid.uuid4()), "componentPath": "../evil.tsx", "text": "x", "author": "Eve",
        "timestamp": "2026-11-15T14:00:00Z", "updatedAt": "2026-11-15T14:00:00Z",
    }  # fmt: skip
    document = {"format": "sidestory-comments", "version": 1, "comments": [row]}
    answer = await sidecar.client.post("/__ai-comments/import", json=document)
    assert answer.status_code in {400, 403}, json.dumps(answer.json())
    assert (await sidecar.get("/__ai-comments"))["comments"] == []
    assert (await sidecar.client.get("/__ai-comments/export", params={"format": "exe"})).status_code == 400
