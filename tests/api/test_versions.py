from typing import Any

import pytest

from tests.api.conftest import BUTTON, PROJECT, SHEET, STORIES, Sidecar

NOBODY = "00000000-0000-4000-8000-000000000000"
VERSION = {"versionId", "uid", "timestamp", "prompt", "origin", "state", "files", "starred", "isCurrent"}


@pytest.fixture
async def session_id(sidecar: Sidecar) -> str:
    """A session with three versions: Original, padding 10px, padding 12px."""
    done = await sidecar.iterate("padding 10px")
    await sidecar.iterate("padding 12px")
    found: str = done["sessionId"]
    return found


async def test_versions_are_listed_newest_first(sidecar: Sidecar, session_id: str) -> None:
    """Each with its parent, state, manifest and receipt; one of them is current."""
    answer = await sidecar.get("/__ai-versions", sessionId=session_id)
    assert (answer["currentVersion"], answer["totalVersions"]) == (3, 3)
    listed = answer["versions"]
    assert [(each["versionId"], each.get("parentId"), each["isCurrent"]) for each in listed] == [
        (3, 2, True),
        (2, 1, False),
        (1, None, False),
    ]
    assert [each["prompt"] for each in listed] == ["padding 12px", "padding 10px", "Original"]
    assert [each["origin"] for each in listed] == ["prompt", "prompt", "original"]
    assert all(each.keys() >= VERSION and each["state"] == "applied" for each in listed)
    assert listed[0]["files"].keys() == {BUTTON, SHEET, STORIES}
    assert (listed[0]["receipt"]["verdict"], listed[0]["receipt"]["reason"]) == ("unconfirmed", "no_dev_server")


async def test_versions_come_in_pages(sidecar: Sidecar, session_id: str) -> None:
    """`before` and `limit` walk through all of them."""
    first = await sidecar.get("/__ai-versions", sessionId=session_id, limit=2)
    rest = await sidecar.get("/__ai-versions", sessionId=session_id, before=2, limit=2)
    assert [each["versionId"] for each in first["versions"] + rest["versions"]] == [3, 2, 1]


async def test_a_version_has_its_code(sidecar: Sidecar, session_id: str) -> None:
    """The component's code and every file of the version, as they were."""
    original = await sidecar.get("/__ai-version", sessionId=session_id, versionId=1)
    assert (original["versionId"], original["code"]) == (1, PROJECT[BUTTON])
    assert original["files"] == {path: PROJECT[path] for path in (BUTTON, SHEET, STORIES)}
    newest = await sidecar.get("/__ai-version", sessionId=session_id, versionId=3)
    assert newest["files"][SHEET] == sidecar.read()
    assert newest["version"]["prompt"] == "padding 12px"


async def test_a_diff_is_between_any_two_versions(sidecar: Sidecar, session_id: str) -> None:
    """Unified, per changed file, both ways; between a version and itself there is none."""
    (there,) = (await sidecar.get("/__ai-diff", sessionId=session_id, **{"from": 1, "to": 3}))["diff"]
    assert (there["path"], there["added"], there["removed"]) == (SHEET, 1, 1)
    assert "-  padding: 4px 8px;\n+  padding: 12px;" in there["diff"]
    (back,) = (await sidecar.get("/__ai-diff", sessionId=session_id, **{"from": 3, "to": 1}))["diff"]
    assert "+  padding: 4px 8px;" in back["diff"]
    assert (await sidecar.get("/__ai-diff", sessionId=session_id, **{"from": 2, "to": 2}))["diff"] == []


@pytest.mark.parametrize("number", [4, 999_999_999, 0])
async def test_an_unknown_version_is_not_found(sidecar: Sidecar, session_id: str, number: int) -> None:
    """`Version N not found`, on every route that takes a number."""
    for refused in (
        await sidecar.get("/__ai-version", 404, sessionId=session_id, versionId=number),
        await sidecar.get("/__ai-diff", 404, sessionId=session_id, **{"from": number, "to": 1}),
        await sidecar.get("/__ai-diff", 404, sessionId=session_id, **{"from": 1, "to": number}),
    ):
        assert (refused["error"], refused["code"]) == (f"Version {number} not found", "version_not_found")


@pytest.mark.parametrize("path", ["/__ai-versions", "/__ai-version", "/__ai-diff"])
@pytest.mark.parametrize("session", [NOBODY, "nonsense", "../x", "é" * 64])
async def test_an_unknown_session_is_not_found(sidecar: Sidecar, path: str, session: str) -> None:
    """Whatever the id looks like."""
    query: dict[str, Any] = {"sessionId": session, "versionId": 1, "from": 1, "to": 1}
    assert (await sidecar.get(path, 404, **query))["code"] == "session_not_found"


@pytest.mark.parametrize("number", ["", "x", "-1", "1.5", "1e3", "0x1", "\u0661", " 1", "9" * 10, "9" * 500])
async def test_a_number_must_be_one(sidecar: Sidecar, session_id: str, number: str) -> None:
    """Other digits than 0 to 9, signs and more of them than anybody has versions are malformed."""
    for path, name in (
        ("/__ai-version", "versionId"),
        ("/__ai-versions", "before"),
        ("/__ai-versions", "limit"),
        ("/__ai-diff", "from"),
    ):
        refused = await sidecar.get(path, 400, sessionId=session_id, to=1, **{name: number})
        assert refused["code"] == "bad_request"
        assert name in refused["error"]


@pytest.mark.parametrize("path", ["/__ai-versions", "/__ai-version", "/__ai-diff", "/__ai-sessions", "/__ai-component"])
async def test_a_missing_parameter_is_malformed(sidecar: Sidecar, path: str) -> None:
    """So is one that is far too long."""
    assert (await sidecar.get(path, 400))["code"] == "bad_request"
    long = dict.fromkeys(("sessionId", "componentPath", "storyId"), "x" * 5_000)
    assert (await sidecar.get(path, 400, **long))["code"] == "bad_request"


async def test_a_failed_version_can_still_be_read(sidecar: Sidecar, session_id: str) -> None:
    """Undo keeps what it leaves: its code is there, and the list says where the head is."""
    await sidecar.post("/__ai-undo", {"sessionId": session_id})
    answer = await sidecar.get("/__ai-versions", sessionId=session_id)
    assert (answer["currentVersion"], answer["totalVersions"]) == (2, 3)
    undone = await sidecar.get("/__ai-version", sessionId=session_id, versionId=3)
    assert "padding: 12px;" in undone["files"][SHEET]
