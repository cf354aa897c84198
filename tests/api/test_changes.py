import asyncio
import json
import re
import uuid
from pathlib import Path
from typing import Any

import pytest

from sidecar.api.routes import ROUTES
from tests.api.conftest import BUTTON, CARD, CARD_SHEET, PROJECT, SHEET, Sidecar, started
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer

NOBODY = "00000000-0000-4000-8000-000000000000"
ITERATED = {
    "success", "requestId", "sessionId", "resumed", "versionId", "currentVersion", "rolledBack", "message", "summary", "editor",
    "durationMs", "diff", "affects", "warning", "receipt", "repaired", "brokenVersions", "usage", "costMicros",
    "sessionUsage", "sessionCostMicros", "maskedSecrets", "canUndo", "canRedo", "storage", "degraded",
}  # fmt: skip
REWOUND = {
    "success", "requestId", "sessionId", "versionId", "currentVersion", "rolledBack", "merged", "message", "diff",
    "receipt", "canUndo", "canRedo", "storage", "degraded",
}  # fmt: skip
MALFORMED: dict[str, Any] = {
    "not JSON": b"{",
    "nothing": b"",
    "a list": b"[]",
    "a text": b'"x"',
    "null": b"null",
    "not UTF-8": b'{"sessionId": "\xff"}',
    "half a character": b'{"sessionId": "\\ud800", "prompt": "\\ud800", "requestId": "\\ud800"}',
    "too deep": b'{"element": ' + b"[" * 50_000,
    "numbers for texts": json.dumps({"sessionId": 1, "prompt": 1, "requestId": 1, "versionId": "x"}).encode(),
    "not a number": b'{"sessionId": NaN, "versionId": NaN, "prompt": NaN, "requestId": NaN}',
}
CHANGES = ["/__ai-iterate", "/__ai-undo", "/__ai-redo", "/__ai-recheck", "/__ai-cancel"]
POSTS = [*CHANGES, "/__ai-session", "/__ai-clear", "/__ai-report", "/__ai-version", "/__ai-import"]


async def events(sidecar: Sidecar, path: str, body: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The whole stream of a change: names and data."""
    response = await sidecar.client.post(path, json=body, headers={"Accept": "text/event-stream"})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith("text/event-stream")
    blocks = response.text.replace("\r\n", "\n").strip().split("\n\n")
    parsed = [dict(line.split(": ", 1) for line in block.split("\n") if not line.startswith(":")) for block in blocks]
    return [(event["event"], json.loads(event["data"])) for event in parsed]


# --- what a change gives ---------------------------------------------------------------------------------------------


async def test_a_prompt_changes_the_file(sidecar: Sidecar) -> None:
    """The answer has exactly the members of the contract, and says what is true of the disk."""
    done = await sidecar.iterate("padding 10px")
    assert done.keys() == ITERATED
    assert sidecar.read() == PROJECT[SHEET].replace("4px 8px", "10px")
    assert (done["success"], done["versionId"], done["currentVersion"], done["rolledBack"]) == (True, 2, 2, False)
    assert (done["message"], done["editor"], done["usage"]) == ("Component updated", "quick", None)
    assert (done["canUndo"], done["canRedo"]) == (True, False)
    assert (done["storage"], done["degraded"]) == ("sqlite", False)
    assert [(diff["path"], diff["added"], diff["removed"]) for diff in done["diff"]] == [(SHEET, 1, 1)]
    receipt = done["receipt"]
    assert (receipt["verdict"], receipt["reason"]) == ("unconfirmed", "no_dev_server")
    assert receipt["stages"][0]["stage"] == "written"


async def test_a_css_module_is_changed(sidecar: Sidecar) -> None:
    """A component that keeps its styles in a CSS module is changed there."""
    await sidecar.iterate("padding 20px", componentPath=CARD)
    assert sidecar.read(CARD_SHEET) == ".card {\n  padding: 20px;\n}\n"


async def test_without_a_session_the_newest_is_used(sidecar: Sidecar) -> None:
    """v1's one-shot call: two of them are one conversation."""
    first = await sidecar.iterate("padding 10px")
    second = await sidecar.iterate("background blue")
    assert (second["sessionId"], second["versionId"]) == (first["sessionId"], 3)


async def test_undo_and_redo(sidecar: Sidecar) -> None:
    """Both have the contract's members, and put the files where they say."""
    done = await sidecar.iterate("padding 10px")
    changed = sidecar.read()
    undone = await sidecar.post("/__ai-undo", {"sessionId": done["sessionId"]})
    assert undone.keys() == REWOUND
    assert (sidecar.read(), undone["versionId"], undone["currentVersion"]) == (PROJECT[SHEET], 1, 1)
    assert (undone["merged"], undone["canUndo"], undone["canRedo"]) == (False, False, True)
    redone = await sidecar.post("/__ai-redo", {"sessionId": done["sessionId"]})
    assert redone.keys() == REWOUND
    assert (sidecar.read(), redone["versionId"], redone["canRedo"]) == (changed, 2, False)


async def test_restore_goes_to_any_version(sidecar: Sidecar) -> None:
    """`versionId` names it."""
    await sidecar.iterate("padding 10px")
    await sidecar.iterate("padding 12px")
    done = await sidecar.iterate("padding 14px")
    restored = await sidecar.post("/__ai-undo", {"sessionId": done["sessionId"], "versionId": 2})
    assert (restored["versionId"], restored["currentVersion"]) == (2, 2)
    assert "padding: 10px;" in sidecar.read()


async def test_a_hand_edit_in_the_same_place_is_asked_about(sidecar: Sidecar) -> None:
    """409 with both choices and nothing written; each choice does what it says, and the edit can be come back to."""
    done = await sidecar.iterate("padding 10px")
    mine = sidecar.read().replace("10px", "11px")
    (sidecar.root / SHEET).write_text(mine)
    asked = {"sessionId": done["sessionId"]}
    refused = await sidecar.post("/__ai-undo", asked, 409)
    assert (refused["code"], refused["conflicts"]) == ("external_edit", [SHEET])
    assert refused["choices"] == ["mine", "theirs"]
    assert sidecar.read() == mine
    await sidecar.post("/__ai-undo", {**asked, "choice": "theirs"})
    assert sidecar.read() == PROJECT[SHEET]
    listed = (await sidecar.get("/__ai-versions", **asked))["versions"]
    assert [each["origin"] for each in listed] == ["external", "prompt", "original"]
    await sidecar.post("/__ai-undo", {**asked, "versionId": listed[0]["versionId"]})
    assert sidecar.read() == mine


async def test_a_typed_undo_that_stops_on_its_way(sidecar: Sidecar) -> None:
    """It says how far it came, every page hears of that, and with the number sent back only the rest is undone."""
    session_id = (await sidecar.iterate("background blue"))["sessionId"]
    await sidecar.iterate("padding 10px", sessionId=session_id)
    (sidecar.root / SHEET).write_text(sidecar.read().replace("padding: 10px", "padding: 77px"))
    await sidecar.iterate("bold text", sessionId=session_id)
    with sidecar.services.hub.subscribed() as told:
        refused = await sidecar.iterate("undo 2 times", 409, sessionId=session_id)
        events = [told.get_nowait() for _ in range(told.qsize())]
    assert (refused["code"], refused["undone"], refused["steps"]) == ("external_edit", 1, 2)
    assert [event.data["sessionId"] for event in events if event.name == "session"] == [session_id]
    answer = await sidecar.iterate("undo 2 times", sessionId=session_id, choice="theirs", undone=1)
    assert (answer["versionId"], answer["canUndo"]) == (2, True)
    refused = await sidecar.iterate("undo", 400, sessionId=session_id, choice="theirs", undone=-1)
    assert refused["code"] == "bad_request"


async def test_recheck_changes_no_byte(sidecar: Sidecar) -> None:
    """It gives a new receipt of the current version; of any other it refuses."""
    done = await sidecar.iterate("padding 10px")
    before = await sidecar.oracle()
    asked = {"sessionId": done["sessionId"], "versionId": 2}
    again = await sidecar.post("/__ai-recheck", asked)
    assert again.keys() == {"success", "versionId", "receipt"}
    assert again["receipt"]["receiptId"] != done["receipt"]["receiptId"]
    assert await sidecar.oracle() == before
    assert (await sidecar.post("/__ai-recheck", {**asked, "versionId": 1}, 409))["code"] == "not_current"
    assert (await sidecar.post("/__ai-recheck", {**asked, "versionId": 9}, 404))["error"] == "Version 9 not found"


# --- streams and request ids ---------------------------------------------------------------------------------------


async def test_a_change_as_a_stream(sidecar: Sidecar) -> None:
    """Stages, then the version, then its receipt, and last the answer that JSON callers get."""
    told = await events(sidecar, "/__ai-iterate", {"componentPath": BUTTON, "prompt": "padding 10px"})
    names = [name for name, _ in told]
    assert [name for name in names if name != "status"] == ["version", "receipt", "done"]
    assert [data["stage"] for name, data in told if name == "status"] == ["reading", "editing", "writing", "confirming"]
    told_once = {name: data for name, data in told if name != "status"}
    assert told_once["done"].keys() == ITERATED
    assert told_once["version"].keys() == {"versionId", "editor", "diff", "affects", "warning"}
    assert told_once["receipt"] == {"receipt": told_once["done"]["receipt"], "rolledBack": False}
    assert told_once["version"]["diff"] == told_once["done"]["diff"]


async def test_undo_as_a_stream(sidecar: Sidecar) -> None:
    """Likewise, without a version of its own."""
    done = await sidecar.iterate("padding 10px")
    told = await events(sidecar, "/__ai-undo", {"sessionId": done["sessionId"]})
    assert [name for name, _ in told if name != "status"] == ["receipt", "done"]
    assert told[-1][1].keys() == REWOUND


async def test_a_refusal_as_a_stream(sidecar: Sidecar) -> None:
    """It ends in `error`, with the JSON that others get."""
    body = {"componentPath": BUTTON, "prompt": "make it feel like autumn"}
    told = await events(sidecar, "/__ai-iterate", body)
    assert told[-1][0] == "error"
    assert told[-1][1] == await sidecar.post("/__ai-iterate", body, 422)


async def test_the_same_request_id_is_one_change(sidecar: Sidecar) -> None:
    """Sent twice at once and once more later: one version, one answer (threat 29)."""
    body = {"componentPath": BUTTON, "prompt": "make it 30% larger", "requestId": "page-1:7"}
    first, second = await asyncio.gather(*(sidecar.post("/__ai-iterate", body) for _ in range(2)))
    later = await sidecar.post("/__ai-iterate", {**body, "rejoin": True})
    assert first == second == later
    assert first["requestId"] == "page-1:7"
    assert (await sidecar.get("/__ai-versions", sessionId=first["sessionId"]))["totalVersions"] == 2


async def test_a_request_id_of_another_kind_is_refused(sidecar: Sidecar) -> None:
    """An undo can't join a prompt."""
    done = await sidecar.iterate("padding 10px", requestId="mine")
    changed = sidecar.read()
    refused = await sidecar.post("/__ai-undo", {"sessionId": done["sessionId"], "requestId": "mine"}, 400)
    assert (refused["code"], sidecar.read()) == ("request_id_taken", changed)


async def test_rejoining_never_starts_anything(sidecar: Sidecar) -> None:
    """After a restart nobody knows whether it was done, so it isn't done again."""
    before = await sidecar.oracle()
    assert (await sidecar.iterate("padding 10px", 404, requestId="old", rejoin=True))["code"] == "request_not_found"
    assert await sidecar.oracle() == before


async def test_two_browsers_at_once_are_two_changes(sidecar: Sidecar) -> None:
    """Both are made, one on top of the other; nothing of either is lost."""
    done = await asyncio.gather(sidecar.iterate("padding 10px"), sidecar.iterate("background blue"))
    assert sorted(each["versionId"] for each in done) == [2, 3]
    assert "padding: 10px;\n  background: blue;" in sidecar.read()


async def test_two_undos_at_once_take_back_two_changes(sidecar: Sidecar) -> None:
    """One after the other, each from where the one before it arrived; the same request sent twice is one."""
    await sidecar.iterate("padding 10px")
    done = await sidecar.iterate("padding 12px")
    undo = {"sessionId": done["sessionId"]}
    twice = {**undo, "requestId": "once"}
    same = await asyncio.gather(*(sidecar.post("/__ai-undo", twice) for _ in range(2)))
    assert [each["currentVersion"] for each in same] == [2, 2]
    assert "padding: 10px;" in sidecar.read()
    await sidecar.post("/__ai-redo", {"sessionId": done["sessionId"]})
    both = await asyncio.gather(*(sidecar.post("/__ai-undo", undo) for _ in range(2)))
    assert sorted(each["currentVersion"] for each in both) == [1, 2]


async def test_what_is_over_cannot_be_cancelled(sidecar: Sidecar) -> None:
    """404 for an unknown id, 409 once the files were written."""
    assert (await sidecar.post("/__ai-cancel", {"requestId": "nobody"}, 404))["code"] == "request_not_found"
    await sidecar.iterate("padding 10px", requestId="done")
    assert (await sidecar.post("/__ai-cancel", {"requestId": "done"}, 409))["code"] == "too_late"


# --- bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("prompt", ["", " ", "\n\t ", "\u00a0"])
async def test_an_empty_prompt_is_malformed(sidecar: Sidecar, prompt: str) -> None:
    """400, and no turn is kept."""
    before = await sidecar.oracle()
    assert (await sidecar.iterate(prompt, 400))["code"] == "empty_prompt"
    assert await sidecar.oracle() == before


@pytest.mark.parametrize(("prompt", "code"), [("x" * 100_000, "prompt_too_long"), ("é" * 150_000, "body_too_large")])
async def test_a_huge_prompt_is_too_large(sidecar: Sidecar, prompt: str, code: str) -> None:
    """413 for 100 KB, and for what is larger than any request."""
    before = await sidecar.oracle()
    body = json.dumps({"componentPath": BUTTON, "prompt": prompt}, ensure_ascii=False).encode()
    response = await sidecar.client.post("/__ai-iterate", content=body, headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["code"]) == (413, code)
    assert await sidecar.oracle() == before


async def test_without_a_model_a_free_prompt_gets_examples(sidecar: Sidecar) -> None:
    """422 with what can be done; the files stay, the turn is kept as failed."""
    refused = await sidecar.iterate("make it feel like a sunny afternoon", 422)
    assert refused["code"] == "not_a_quick_edit"
    assert len(refused["examples"]) >= 3
    assert {"nearest", "hint"} <= refused.keys()
    assert sidecar.read() == PROJECT[SHEET]
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    assert [turn["success"] for turn in opened["conversationHistory"]] == [False]


async def test_what_is_so_already_changes_nothing(sidecar: Sidecar) -> None:
    """422, and no version."""
    assert (await sidecar.iterate("padding 4px 8px", 422))["code"] == "already_so"


async def test_a_plan_without_a_model(sidecar: Sidecar) -> None:
    """422: talking needs somebody to talk to."""
    assert (await sidecar.iterate("what would you do?", 422, mode="plan"))["code"] == "no_model"


@pytest.mark.parametrize("path", ["/__ai-undo", "/__ai-redo", "/__ai-clear"])
async def test_an_unknown_session_is_not_found(sidecar: Sidecar, path: str) -> None:
    """404, whatever the id looks like."""
    for session in (NOBODY, "nonsense", str(uuid.uuid1())):
        assert (await sidecar.post(path, {"sessionId": session}, 404))["code"] == "session_not_found"


async def test_nothing_to_undo_or_redo(sidecar: Sidecar) -> None:
    """422 in a session without changes, 404 for a version that isn't there."""
    session = {"sessionId": (await sidecar.post("/__ai-session", {"componentPath": BUTTON}))["sessionId"]}
    assert (await sidecar.post("/__ai-undo", session, 422))["code"] == "nothing_to_undo"
    assert (await sidecar.post("/__ai-redo", session, 422))["code"] == "nothing_to_redo"
    assert (await sidecar.post("/__ai-undo", {**session, "versionId": 7}, 404))["error"] == "Version 7 not found"
    big = await sidecar.post("/__ai-undo", {**session, "versionId": 10**25}, 404)
    assert big["code"] == "version_not_found"


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
async def test_malformed_bodies_are_400(sidecar: Sidecar, body: bytes) -> None:
    """On every route that takes one, whatever is wrong with it."""
    for path in POSTS:
        response = await sidecar.client.post(path, content=body, headers={"Content-Type": "application/json"})
        assert response.status_code == 400, (path, response.text)
        assert response.json()["code"] == ("bad_export" if path == "/__ai-import" else "bad_request")
        sidecar.assert_contract(response.json(), response.text)


@pytest.mark.parametrize("request_id", ["a b", "x" * 65, "é", "a/b", "", "a\n"])
async def test_a_bad_request_id_is_malformed(sidecar: Sidecar, request_id: str) -> None:
    """It is a name in maps and logs, so it is a plain one."""
    before = await sidecar.oracle()
    assert (await sidecar.iterate("padding 10px", 400, requestId=request_id))["code"] == "bad_request"
    assert await sidecar.oracle() == before


# --- who gets in -----------------------------------------------------------------------------------------------------

GUARDED = [route for route in ROUTES if not route.open_to_all]
STRANGERS: dict[str, tuple[dict[str, str], int]] = {
    "no token": ({"X-Sidestory-Token": ""}, 401),
    "another token": ({"X-Sidestory-Token": "x" * 43}, 401),
    "a foreign host": ({"Host": "evil.example"}, 403),
    "a rebound name": ({"Host": "127.0.0.1.evil.example:7802"}, 403),
    "a foreign origin": ({"Origin": "http://evil.example"}, 403),
    "another localhost port": ({"Origin": "http://localhost:9999"}, 403),
    "no origin at all": ({"Origin": "null"}, 403),
    "a cross-site page": ({"Sec-Fetch-Site": "cross-site"}, 403),
    "a same-site page": ({"Sec-Fetch-Site": "same-site"}, 403),
    "a form": ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
    "JSON as text": ({"Content-Type": "text/plain"}, 415),
    "two types at once": ({"Content-Type": "application/json, text/plain"}, 415),
}


@pytest.mark.parametrize(("headers", "status"), STRANGERS.values(), ids=STRANGERS.keys())
async def test_strangers_change_nothing(sidecar: Sidecar, headers: dict[str, str], status: int) -> None:
    """Threats 1, 2, 5, 6, 8 and 9: on every route of the sidecar, a request is refused before it is read."""
    done = await sidecar.iterate("padding 10px")
    before = await sidecar.oracle()
    body = {
        "componentPath": BUTTON, "prompt": "background blue", "sessionId": done["sessionId"], "versionId": 1,
        "requestId": "r", "event": "hello", "tab": "t", "browser": "b",
    }  # fmt: skip
    given = {"Content-Type": "application/json", **headers}
    for route in GUARDED:
        if route.method == "GET" and status == 415:  # it has no body
            continue
        path = re.sub(r"\{\w+(:path)?\}", "x", route.path)
        response = await sidecar.client.request(route.method, path, content=json.dumps(body), headers=given)
        assert response.status_code == status, (route.method, path, response.text)
        sidecar.assert_contract(response.json(), response.text)
    assert await sidecar.oracle() == before
    assert sidecar.services.tabs.count() == 0


async def test_refused_prompts_reach_no_model(project: Path, tmp_path: Path) -> None:
    """Neither strangers nor forbidden paths nor empty prompts cost a token; an allowed prompt does."""
    allowed = {"componentPath": BUTTON, "prompt": "make it feel like autumn"}
    async with (
        MessagesApi([Answer(text="No change.")]) as api,
        started(tmp_path, anthropic_base_url=api.url) as running,
    ):
        for headers, _ in STRANGERS.values():
            given = {"Content-Type": "application/json", **headers}
            assert (await running.client.post("/__ai-iterate", json=allowed, headers=given)).status_code >= 400
        for members in ({"componentPath": ".ENV"}, {"componentPath": "../x.tsx"}, {"prompt": ""}, {"requestId": "/"}):
            assert (await running.client.post("/__ai-iterate", json={**allowed, **members})).status_code in {400, 403}
        assert api.requests == []
        await running.iterate("talk to me about autumn", mode="plan")
        assert len(api.requests) == 1


async def test_only_variables_of_the_page_are_written(sidecar: Sidecar) -> None:
    """A token of a stylesheet that Storybook doesn't load has no value there; once the preview imports it, it has."""
    tokens = ":root { --color-brand: #0ec2bc; }\n"
    (sidecar.root / "src" / "app.css").write_text(tokens)
    (sidecar.root / "src" / "main.tsx").write_text("import './app.css';\nimport './Button';\n")
    (sidecar.root / "design-system.md").write_text("- **turquoise**: `--color-brand`, #0ec2bc\n")
    await sidecar.iterate("background turquoise")
    assert "background: #0ec2bc;" in sidecar.read()
    (sidecar.root / ".storybook" / "preview.ts").write_text("import '../src/app.css';\n")
    await sidecar.iterate("background turquoise")
    assert "background: var(--color-brand);" in sidecar.read()
