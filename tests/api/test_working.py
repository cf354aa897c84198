import pytest

from tests.api.conftest import Sidecar

STATE = {
    "storyId": "button--primary",
    "componentPath": "src/Button.tsx",
    "sessionId": "s",
    "draft": "make it rounder",
    "mode": "instant",
    "panel": "versions",
}


async def test_another_page_gets_what_one_was_at(sidecar: Sidecar) -> None:
    """As it was sent, with when it was saved and where it is."""
    assert (await sidecar.get("/__ai-working", page="p2"))["last"] is None
    assert await sidecar.post("/__ai-working", {"page": "p1", "state": STATE}) == {"success": True, "storage": "sqlite"}
    answer = await sidecar.get("/__ai-working", page="p2")
    assert answer["last"]["state"] == STATE
    assert answer["last"]["savedAt"].startswith("20")
    assert answer["storage"] == "sqlite"
    assert (await sidecar.get("/__ai-working", page="p1"))["last"] is None
    await sidecar.get("/__ai-working", 400)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"page": "p", "state": {"draft": "x" * 20_001}},
        {"page": "a page", "state": {}},
        {"page": "p", "state": {"mode": "loud"}},
        {"page": "p", "state": {"panel": "<b>"}},
    ],
)
async def test_what_is_no_state_is_refused(sidecar: Sidecar, body: object) -> None:
    """Nothing is kept of it."""
    assert (await sidecar.post("/__ai-working", body, 400))["code"] == "bad_request"
    assert (await sidecar.get("/__ai-working", page="other"))["last"] is None
