import uuid
from pathlib import Path

import pytest

from tests.api.conftest import BUTTON, CARD, PROJECT, SHEET, STORIES, Sidecar

OPENED = {
    "success", "resumed", "sessionId", "forkedFrom", "componentPath", "component", "candidates", "files", "story",
    "conversationHistory", "versions", "currentVersion", "totalVersions", "totalTurns", "starred", "firstPrompt",
    "usage", "costMicros",
    "canUndo", "canRedo", "dirty", "running", "storage", "degraded", "degradedReason", "warnings", "devServer", "editor",
}  # fmt: skip

# Each with what it is: who asks for one of these gets 403, or 400 where it is no path at all, and nothing happens.
FORBIDDEN = {
    "the parent": "../project-evil/Button.tsx",
    "the parent further down": "src/../../project-evil/Button.tsx",
    "a sibling with the same prefix": "../project-evil/Button.css",
    "encoded dots": "%2e%2e/project-evil/Button.tsx",
    "twice encoded dots": "%252e%252e/project-evil/Button.tsx",
    "an encoded slash": "..%2fproject-evil%2fButton.tsx",
    "overlong dots": "%c0%ae%c0%ae/project-evil/Button.tsx",
    "a backslash": "..\\project-evil\\Button.tsx",
    "an absolute path": "/etc/passwd",
    "a drive": "C:/Windows/win.ini",
    "a stream": "src/Button.tsx::$DATA",
    "a query": "src/Button.tsx?raw",
    "a fragment": "src/Button.tsx#x",
    "a trailing slash": "src/Button.tsx/",
    "a trailing dot": "src/Button.tsx.",
    "a NUL": "src/Button.tsx\x00.css",
    "the environment": ".env",
    "the environment in capitals": ".ENV",
    "the manifest": "package.json",
    "the manifest in capitals": "Package.json",
    "Vite's configuration": "vite.config.ts",
    "what it imports": "tools/run.ts",
    "Storybook's configuration": ".storybook/main.ts",
    "its folder in capitals": ".Storybook/main.ts",
    "git's configuration": ".git/config",
    "a dependency": "node_modules/pkg/index.js",
    "a folder that is a link to the outside": "src/out/Button.tsx",
    "a file that is a link to the outside": "src/Out.tsx",
    "the project's folder": ".",
    "a folder": "src",
}


async def test_a_new_session_has_all_that_the_palette_shows(sidecar: Sidecar) -> None:
    """The answer has exactly the members of the contract; nothing was changed yet."""
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    assert opened.keys() == OPENED
    assert opened["files"] == [BUTTON, SHEET, STORIES]
    assert (opened["componentPath"], opened["component"], opened["candidates"]) == (BUTTON, "Button", [BUTTON])
    assert (opened["resumed"], opened["currentVersion"], opened["totalVersions"]) == (False, 0, 0)
    assert (opened["canUndo"], opened["canRedo"], opened["dirty"], opened["running"]) == (False, False, False, None)
    assert (opened["conversationHistory"], opened["versions"]) == ([], [])
    assert (opened["storage"], opened["degraded"], opened["degradedReason"]) == ("sqlite", False, None)
    assert opened["devServer"] == {"connected": False, "kind": None, "version": None}
    assert opened["editor"] == {"name": "auto", "model": None}
    assert uuid.UUID(opened["sessionId"]).version == 4


async def test_a_session_is_resumed_with_its_past(sidecar: Sidecar) -> None:
    """Turns with their code, versions newest first, and what can be done next."""
    done = await sidecar.iterate("padding 10px")
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON, "sessionId": done["sessionId"]})
    assert (opened["resumed"], opened["sessionId"]) == (True, done["sessionId"])
    (turn,) = opened["conversationHistory"]
    assert (turn["userPrompt"], turn["success"], turn["versionId"]) == ("padding 10px", True, 2)
    assert turn["codeSnapshot"] == PROJECT[BUTTON]
    assert [(version["versionId"], version["isCurrent"]) for version in opened["versions"]] == [(2, True), (1, False)]
    assert (opened["currentVersion"], opened["totalVersions"], opened["totalTurns"]) == (2, 2, 1)
    assert (opened["canUndo"], opened["canRedo"]) == (True, False)


@pytest.mark.parametrize("unknown", [str(uuid.UUID(int=7, version=4)), "nonsense", "../../etc", ""])
async def test_an_unknown_session_becomes_a_new_one(sidecar: Sidecar, unknown: str) -> None:
    """It says so, and keeps none of the id that was asked for."""
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON, "sessionId": unknown})
    assert opened["resumed"] is False
    assert opened["sessionId"] != unknown


async def test_another_components_session_is_not_resumed(sidecar: Sidecar) -> None:
    """An id belongs to one component."""
    other = await sidecar.post("/__ai-session", {"componentPath": CARD})
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON, "sessionId": other["sessionId"]})
    assert opened["resumed"] is False


async def test_a_fresh_session_is_a_new_one(sidecar: Sidecar) -> None:
    """Without an id the newest is resumed; `fresh` makes another one, and both are listed, newest first."""
    first = (await sidecar.post("/__ai-session", {"componentPath": BUTTON}))["sessionId"]
    again = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    assert (again["resumed"], again["sessionId"]) == (True, first)
    fresh = (await sidecar.post("/__ai-session", {"componentPath": BUTTON, "fresh": True}))["sessionId"]
    listed = await sidecar.get("/__ai-sessions", componentPath=BUTTON)
    assert [session["sessionId"] for session in listed["sessions"]] == [fresh, first]
    assert listed["sessions"][0].keys() == {
        "sessionId", "componentPath", "createdAt", "lastModified", "currentVersion", "totalVersions", "totalTurns",
        "firstPrompt", "label", "starred",
    }  # fmt: skip


@pytest.mark.parametrize("spelling", ["./src/Button.tsx", "src/./Button.tsx"])
async def test_answers_are_canonical(sidecar: Sidecar, spelling: str) -> None:
    """Another spelling of the same file is the same component and the same session."""
    first = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    opened = await sidecar.post("/__ai-session", {"componentPath": spelling})
    assert (opened["componentPath"], opened["sessionId"]) == (BUTTON, first["sessionId"])


async def test_an_absolute_path_in_the_project_is_taken(sidecar: Sidecar) -> None:
    """A page may know a file by its absolute path; the answer is relative."""
    opened = await sidecar.post("/__ai-session", {"componentPath": str(sidecar.root / BUTTON)})
    assert opened["componentPath"] == BUTTON


async def test_a_hand_edit_makes_it_dirty(sidecar: Sidecar) -> None:
    """Whoever opens the palette learns that somebody else changed the files; saving the same bytes is no change."""
    await sidecar.iterate("padding 10px")
    asked = {"componentPath": BUTTON}
    (sidecar.root / SHEET).write_text(sidecar.read())
    assert (await sidecar.post("/__ai-session", asked))["dirty"] is False
    (sidecar.root / SHEET).write_text(sidecar.read() + ".mine { margin: 0; }\n")
    assert (await sidecar.post("/__ai-session", asked))["dirty"] is True
    (sidecar.root / SHEET).unlink()
    assert (await sidecar.post("/__ai-session", asked))["dirty"] is True


async def test_clear_forgets_and_keeps_the_files(sidecar: Sidecar) -> None:
    """The session is gone from every list, the project stays as it is."""
    done = await sidecar.iterate("padding 10px")
    (files, _) = await sidecar.oracle()
    cleared = await sidecar.post("/__ai-clear", {"sessionId": done["sessionId"]})
    assert (cleared["success"], cleared["message"]) == (True, "Session cleared")
    assert (await sidecar.get("/__ai-sessions", componentPath=BUTTON))["sessions"] == []
    assert await sidecar.oracle() == (files, 0)
    again = await sidecar.post("/__ai-clear", {"sessionId": done["sessionId"]}, 404)
    assert again["code"] == "session_not_found"


async def test_an_unknown_component_lists_near_names(sidecar: Sidecar) -> None:
    """A typo is answered with what it may have been."""
    refused = await sidecar.post("/__ai-session", {"componentPath": "src/Buton.tsx"}, 404)
    assert refused["code"] == "component_not_found"
    assert BUTTON in refused["near"]


async def test_the_component_of_a_story(storybook_sidecar: Sidecar) -> None:
    """A story of Storybook's index leads to its component, and to its session."""
    found = await storybook_sidecar.get("/__ai-component", storyId="button--primary")
    assert found == {
        "success": True,
        "componentPath": BUTTON,
        "component": "Button",
        "candidates": [BUTTON],
        "files": [BUTTON, SHEET, STORIES],
        "story": {"storyId": "button--primary", "title": "Button", "name": "Primary"},
    }
    opened = await storybook_sidecar.post("/__ai-session", {"storyId": "button--primary"})
    assert (opened["componentPath"], opened["story"]) == (BUTTON, found["story"])
    assert opened["devServer"]["kind"] == "storybook"


async def test_an_unknown_story_lists_near_names(storybook_sidecar: Sidecar) -> None:
    """On every route that takes a story."""
    near = ["button--primary"]
    members = {"storyId": "button--primry"}
    for refused in (
        await storybook_sidecar.get("/__ai-component", 404, **members),
        await storybook_sidecar.post("/__ai-session", members, 404),
        await storybook_sidecar.post("/__ai-iterate", {**members, "prompt": "larger"}, 404),
        await storybook_sidecar.post("/__ai-iterate", {**members, "componentPath": BUTTON, "prompt": "larger"}, 404),
    ):
        assert (refused["code"], refused["near"]) == ("story_not_found", near)


@pytest.mark.parametrize("path", FORBIDDEN.values(), ids=FORBIDDEN.keys())
async def test_no_route_reaches_a_forbidden_path(sidecar: Sidecar, path: str) -> None:
    """Threats 13, 14, 16 and 17: refused on every route that takes a path, without an effect, and without a hint."""
    before = await sidecar.oracle()
    for response in (
        await sidecar.client.post("/__ai-session", json={"componentPath": path}),
        await sidecar.client.post("/__ai-iterate", json={"componentPath": path, "prompt": "padding 10px"}),
        await sidecar.client.get("/__ai-sessions", params={"componentPath": path}),
    ):
        assert response.status_code in {400, 403}, response.text
        sidecar.assert_contract(response.json(), response.text)
    assert await sidecar.oracle() == before


async def test_neither_path_nor_story_is_malformed(sidecar: Sidecar) -> None:
    """Something must be named."""
    assert (await sidecar.post("/__ai-session", {}, 400))["code"] == "bad_request"


async def test_the_link_out_leads_where_it_should_not(project: Path) -> None:
    """The decoys are what they claim to be: without the policy they would be reached."""
    assert (project / "src" / "out" / "Button.tsx").is_file()
    assert (project / "src" / "Out.tsx").read_text() == PROJECT[BUTTON]
