"""`/__ai-export` and `/__ai-import` through the whole application."""

import json
from typing import Any

import pytest

from sidecar.api.exchange import IMPORT_LIMIT
from tests.api.conftest import BUTTON, Sidecar
from tests.exchange.test_importing import SEED


async def exported(sidecar: Sidecar, session_id: str) -> bytes:
    """A session as the route gives it."""
    answer = await sidecar.client.get("/__ai-export", params={"sessionId": session_id})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["content-disposition"] == f'attachment; filename="session-{session_id[:8]}.json"'
    return answer.content


async def imported(sidecar: Sidecar, body: bytes, status: int = 200, **query: str) -> dict[str, Any]:
    """The answer to an import."""
    answer = await sidecar.client.post(
        "/__ai-import", content=body, params=query, headers={"Content-Type": "application/json"}
    )
    return sidecar._checked(answer, status)


async def test_out_and_in(sidecar: Sidecar) -> None:
    """After Clear, a session comes back from its file byte by byte, and Undo works on it; no file was touched."""
    done = await sidecar.iterate("padding 10px")
    data = await exported(sidecar, done["sessionId"])
    await sidecar.post("/__ai-clear", {"sessionId": done["sessionId"]})
    (files, _) = await sidecar.oracle()
    answer = await imported(sidecar, data)
    assert (answer["outcome"], answer["sessionId"], answer["totalVersions"], answer["totalTurns"]) == (
        "imported",
        done["sessionId"],
        2,
        1,
    )
    assert (await sidecar.oracle())[0] == files
    assert await exported(sidecar, done["sessionId"]) == data
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    assert (opened["sessionId"], opened["canUndo"], opened["dirty"]) == (done["sessionId"], True, False)
    await sidecar.post("/__ai-undo", {"sessionId": done["sessionId"]})
    assert "padding: 4px 8px" in sidecar.read()


async def test_the_exported_shape_is_the_seeds(sidecar: Sidecar) -> None:
    """Programs that know seed 000 read it: its fields, with its names, at the top."""
    done = await sidecar.iterate("padding 10px")
    document = json.loads(await exported(sidecar, done["sessionId"]))
    assert set(document) == {*SEED, "sidestory"}
    assert [set(turn) for turn in document["conversationHistory"]] == [
        {"timestamp", "userPrompt", "aiResponse", "codeSnapshot", "success"}
    ]
    assert [(set(each), each["code"]) for each in document["versions"]] == [
        ({"versionId", "timestamp", "code", "prompt"}, sidecar.read(BUTTON))
    ] * 2
    assert str(sidecar.root) not in json.dumps(document)


async def test_overwriting_is_asked_for(sidecar: Sidecar) -> None:
    """Another session of that id stays unless the query says otherwise; pages are told."""
    body = json.dumps(SEED).encode()
    assert (await imported(sidecar, body))["outcome"] == "imported"
    other = json.dumps(SEED | {"createdAt": "2020-01-01T00:00:00Z"}).encode()
    with sidecar.services.hub.subscribed() as queue:
        copied = await imported(sidecar, other)
        assert copied["outcome"] == "copied"
        assert copied["sessionId"] != SEED["sessionId"]
        event = await queue.get()
        assert (event.name, event.data["sessionId"]) == ("session", copied["sessionId"])
    assert (await imported(sidecar, other, overwrite="1"))["outcome"] == "replaced"
    assert len((await sidecar.get("/__ai-sessions"))["sessions"]) == 2


async def test_which_component(sidecar: Sidecar) -> None:
    """A seed's session of a machine far away is told where it belongs."""
    body = json.dumps(SEED | {"componentPath": "/path/to/Button.tsx"}).encode()
    assert (await imported(sidecar, body, 403))["code"] == "outside_project"
    assert (await imported(sidecar, body, componentPath=BUTTON))["componentPath"] == BUTTON


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b"\xff", b"nonsense", b"[" * 50_000, json.dumps(SEED | {"sidestory": {"format": 1}}).encode()],
)
async def test_nonsense_is_refused_in_words(sidecar: Sidecar, body: bytes) -> None:
    """Threat 12: no trace, no path, nothing stored."""
    before = await sidecar.oracle()
    assert (await imported(sidecar, body, 400))["code"] == "bad_export"
    assert await sidecar.oracle() == before


async def test_a_newer_format(sidecar: Sidecar) -> None:
    """It is said that Sidestory is too old, not that the file is wrong."""
    done = await sidecar.iterate("padding 10px")
    document = json.loads(await exported(sidecar, done["sessionId"]))
    document["sidestory"]["format"] = 2
    assert (await imported(sidecar, json.dumps(document).encode(), 400))["code"] == "export_too_new"


async def test_large_documents_are_taken(sidecar: Sidecar) -> None:
    """The limit of this route is its own: what no prompt may weigh, a session may."""
    code = "// " + "x" * 700_000
    versions = [{**SEED["versions"][0], "code": code}]  # type: ignore[index]  # a list of dicts
    body = json.dumps(SEED | {"versions": versions, "currentVersionId": 1}).encode()
    assert (await imported(sidecar, body))["outcome"] == "imported"
    too_large = await sidecar.client.post(
        "/__ai-import",
        content=b"{}",
        headers={"Content-Type": "application/json", "Content-Length": str(IMPORT_LIMIT * 2)},
    )
    assert too_large.status_code == 413


async def test_an_unknown_session(sidecar: Sidecar) -> None:
    """As on every other route."""
    assert (await sidecar.get("/__ai-export", 404, sessionId="x"))["code"] == "session_not_found"
