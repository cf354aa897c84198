"""The routes of projects: what they refuse. tests/projects/test_service.py has what they do."""

from pathlib import Path
from typing import Any

from tests.api.conftest import Sidecar, started

CREATE = "/v1/create-preview-for-new-project"
UPDATE, CHAT, METADATA = "/v1/update-project", "/v1/chat-plan", "/v1/generate-metadata"
SESSION = "/v1/projects/shop/session"
JSON = {"Content-Type": "application/json"}


# What is asked, with what, and what comes of it.
BAD: list[tuple[str, dict[str, Any], int, str]] = [
    (CREATE, {}, 400, "bad_request"),
    (CREATE, {"prompt": 7}, 400, "bad_request"),
    (CREATE, {"prompt": "  "}, 400, "empty_prompt"),
    (CREATE, {"prompt": "ä" * 20_000}, 413, "prompt_too_long"),
    (CREATE, {"prompt": "x", "projectId": "../x"}, 400, "bad_project_id"),
    (CREATE, {"prompt": "x", "projectId": ""}, 400, "bad_project_id"),
    (CREATE, {"prompt": "x", "name": "../Evil"}, 400, "bad_request"),
    (CREATE, {"prompt": "x", "requestId": "a b"}, 400, "bad_request"),
    (UPDATE, {"prompt": "x"}, 400, "bad_request"),
    (UPDATE, {"projectId": None, "prompt": "x"}, 400, "bad_request"),
    (UPDATE, {"projectId": "shop", "prompt": "x", "componentPaths": "a.tsx"}, 400, "bad_request"),
    (UPDATE, {"projectId": "shop", "prompt": "x", "componentPaths": ["a"] * 51}, 400, "bad_request"),
    (UPDATE, {"projectId": "shop", "prompt": "x", "rejoin": True}, 404, "request_not_found"),
    (CHAT, {"projectId": "shop"}, 400, "bad_request"),
    (METADATA, {"projectId": "a/b"}, 400, "bad_project_id"),
]


async def test_bad_input_is_refused(sidecar: Sidecar) -> None:
    """With a sentence, before any model is asked, and nothing changes."""
    before = await sidecar.oracle()
    for route, body, status, code in BAD:
        assert (await sidecar.post(route, body, status))["code"] == code, body
    broken = await sidecar.client.post(CHAT, content=b'{"projectId": "shop", "prompt": "\\ud800"}', headers=JSON)
    assert broken.status_code == 400
    assert await sidecar.oracle() == before


async def test_a_session_of_no_project_is_none(sidecar: Sidecar) -> None:
    """To be read and to be reset."""
    for method in ("GET", "DELETE"):
        for project_id, status, code in (("nobody", 404, "project_not_found"), ("a%3Ab", 400, "bad_project_id")):
            answer = await sidecar.client.request(method, f"/v1/projects/{project_id}/session", headers=JSON)
            assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_nobody_comes_in_without_the_token(sidecar: Sidecar) -> None:
    """As everywhere."""
    for method, route in (("POST", CREATE), ("POST", UPDATE), ("POST", CHAT), ("POST", METADATA), ("GET", SESSION)):
        answer = await sidecar.client.request(method, route, headers=JSON | {"X-Sidestory-Token": "wrong"})
        assert answer.status_code == 401


async def test_a_project_is_asked_for_so_often_and_no_more(project: Path, tmp_path: Path) -> None:
    """Each question may cost money; another project isn't held up."""
    async with started(tmp_path, session_rate=1) as sidecar:
        for project_id, status in (("shop", 422), ("shop", 429), ("other", 422)):
            await sidecar.post(CHAT, {"projectId": project_id, "prompt": "x"}, status)
