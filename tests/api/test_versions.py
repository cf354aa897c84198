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


@pytest.mark.parametrize("path", ["/__ai-versions", "/__ai-version", "/__ai-diff", "/__ai-export", "/__ai-component"])
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


async def mark(sidecar: Sidecar, session_id: str, status: int = 200, **members: Any) -> dict[str, Any]:
    """`POST /__ai-version`."""
    return await sidecar.post("/__ai-version", {"sessionId": session_id, **members}, status)


async def test_a_version_is_named_and_starred(sidecar: Sidecar, session_id: str) -> None:
    """Each without the other; lists carry both, and an empty name takes the name away."""
    named = await mark(sidecar, session_id, versionId=2, label="  For the launch 🚀 ")
    assert (named["version"]["label"], named["version"]["starred"], named["starred"]) == (
        "For the launch 🚀",
        False,
        [],
    )
    starred = await mark(sidecar, session_id, versionId=2, starred=True)
    assert (starred["version"]["label"], starred["version"]["starred"]) == ("For the launch 🚀", True)
    assert starred["starred"] == [2]
    await mark(sidecar, session_id, versionId=1, starred=True)
    answer = await sidecar.get("/__ai-versions", sessionId=session_id)
    assert [(each.get("label"), each["starred"]) for each in answer["versions"]] == [
        (None, False),
        ("For the launch 🚀", True),
        (None, True),
    ]
    only = await sidecar.get("/__ai-versions", sessionId=session_id, starred=1)
    assert [each["versionId"] for each in only["versions"]] == [2, 1]
    older = await sidecar.get("/__ai-versions", sessionId=session_id, starred=1, before=2)
    assert [each["versionId"] for each in older["versions"]] == [1]
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    assert opened["starred"] == [1, 2]
    assert [each["starred"] for each in opened["versions"]] == [False, True, True]
    bare = await mark(sidecar, session_id, versionId=2, label=" ", starred=False)
    assert ("label" in bare["version"], bare["version"]["starred"], bare["starred"]) == (False, False, [1])


async def test_other_tabs_are_told_of_a_mark(sidecar: Sidecar, session_id: str) -> None:
    """With what the version is called now, so that lists they hold can follow."""
    with sidecar.services.hub.subscribed() as queue:
        await mark(sidecar, session_id, versionId=2, label="A", starred=True)
        event = queue.get_nowait()
    assert (event.name, event.data["sessionId"], event.data["componentPath"]) == ("session", session_id, BUTTON)
    assert event.data["version"] == {"versionId": 2, "label": "A", "starred": True}


@pytest.mark.parametrize("label", ["x" * 81, "two\nlines", "a\x00b", "a\x7fb", "a\u2028b", "tab\there", "\x1b[31mred"])
async def test_a_name_is_one_short_line(sidecar: Sidecar, session_id: str, label: str) -> None:
    """Others are refused with what to do, and nothing changes."""
    refused = await mark(sidecar, session_id, 400, versionId=2, label=label, starred=True)
    assert (refused["code"], "80 characters" in refused["error"]) == ("bad_label", True)
    found = await sidecar.get("/__ai-version", sessionId=session_id, versionId=2)
    assert ("label" in found["version"], found["version"]["starred"]) == (False, False)
    assert (await mark(sidecar, session_id, versionId=2, label="é" * 80))["version"]["label"] == "é" * 80


@pytest.mark.parametrize(
    ("members", "status", "code"),
    [
        ({"versionId": 4, "starred": True}, 404, "version_not_found"),
        ({"versionId": 10**12, "label": "x"}, 404, "version_not_found"),
        ({"versionId": 0, "label": "x"}, 400, "bad_request"),
        ({"versionId": 1}, 400, "bad_request"),
        ({"label": "x"}, 400, "bad_request"),
        ({"versionId": 1, "label": 7}, 400, "bad_request"),
        ({"versionId": 1, "starred": "maybe"}, 400, "bad_request"),
        ({"sessionId": NOBODY, "versionId": 1, "label": "x"}, 404, "session_not_found"),
    ],
)
async def test_what_cannot_be_marked_is_refused(
    sidecar: Sidecar, session_id: str, members: dict[str, Any], status: int, code: str
) -> None:
    """Versions and sessions that aren't there, and requests that say nothing."""
    assert (await mark(sidecar, **{"session_id": session_id, "status": status, **members}))["code"] == code


async def test_a_list_of_sessions_says_what_they_are_about(sidecar: Sidecar, session_id: str) -> None:
    """The newest first: the first prompt that worked, the name of the current version, how many are starred."""
    await sidecar.iterate("make it feel like a sunny afternoon", 422)
    await mark(sidecar, session_id, versionId=3, label="Roomy", starred=True)
    fresh = await sidecar.post("/__ai-session", {"componentPath": BUTTON, "fresh": True})
    first, second = (await sidecar.get("/__ai-sessions", componentPath=BUTTON))["sessions"]
    assert (first["sessionId"], first["firstPrompt"], first["label"], first["starred"], first["totalVersions"]) == (
        fresh["sessionId"],
        None,
        None,
        0,
        0,
    )
    assert (second["firstPrompt"], second["label"], second["starred"], second["totalVersions"]) == (
        "padding 10px",
        "Roomy",
        1,
        3,
    )
