"""`/design-sessions…`: what the palette does, for programs; seed 001, items 5, 8 and 12."""

import asyncio
import uuid
from pathlib import Path
from typing import Any

import pytest

from sidecar.sessions import keys
from sidecar.stores.base import Batch, Key, Put
from tests.api.conftest import BUTTON, CARD, CARD_SHEET, PROJECT, SHEET, STORIES, Sidecar, started
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer

NOWHERE = str(uuid.uuid4())
TEST = "src/Button.test.stories.tsx"


async def created(sidecar: Sidecar, path: str = BUTTON) -> str:
    """A new session; the address of its routes."""
    made = await sidecar.post("/design-sessions", {"componentPath": path}, 201)
    return f"/design-sessions/{made['session']['sessionId']}"


async def edited(sidecar: Sidecar, at: str, prompt: str, status: int = 200, **members: Any) -> dict[str, Any]:
    """An edit in a session."""
    return await sidecar.post(f"{at}/edit", {"prompt": prompt, **members}, status)


def new_file(path: str, text: str) -> str:
    """What a model answers to make a file."""
    return f"{path}\n<<<<<<< SEARCH\n=======\n{text}\n>>>>>>> REPLACE\n"


async def test_a_session_is_made(sidecar: Sidecar) -> None:
    """201 with the session, its expiry, and the state of the component as it is on disk; the next one is another."""
    made = await sidecar.post("/design-sessions", {"componentPath": f"./{BUTTON}"}, 201)
    session, state = made["session"], made["state"]
    assert uuid.UUID(session["sessionId"]).version == 4
    assert (session["componentPath"], session["component"], session["currentVersion"]) == (BUTTON, "Button", 0)
    assert session["expiresAt"] > session["lastModified"]
    assert (state["versionId"], state["dirty"], state["canUndo"]) == (0, False, False)
    assert state["code"] == PROJECT[BUTTON]
    assert state["files"] == {path: PROJECT[path] for path in (BUTTON, SHEET, STORIES)}
    again = await sidecar.post("/design-sessions", {"componentPath": BUTTON}, 201)
    assert again["session"]["sessionId"] != session["sessionId"]


@pytest.mark.parametrize(
    ("body", "status"), [({}, 400), ({"componentPath": "src/Nobody.tsx"}, 404), ({"componentPath": ".env"}, 403)]
)
async def test_of_what_no_session_is_made(sidecar: Sidecar, body: dict[str, Any], status: int) -> None:
    """Nothing is kept of it."""
    before = await sidecar.oracle()
    await sidecar.post("/design-sessions", body, status)
    assert await sidecar.oracle() == before


async def test_sessions_are_listed(sidecar: Sidecar) -> None:
    """The last changed first, of all or of one component, a page at a time."""
    first, second = await created(sidecar), await created(sidecar, CARD)
    await edited(sidecar, first, "padding 10px")
    found = (await sidecar.get("/design-sessions"))["sessions"]
    assert [f"/design-sessions/{each['sessionId']}" for each in found] == [first, second]
    assert found[0]["firstPrompt"] == "padding 10px"
    of_card = (await sidecar.get("/design-sessions", componentPath=CARD))["sessions"]
    assert [each["componentPath"] for each in of_card] == [CARD]
    paged = (await sidecar.get("/design-sessions", offset=1, limit=1))["sessions"]
    assert paged == [found[1]]


async def test_an_edit(sidecar: Sidecar) -> None:
    """The file changes with a receipt, and the answer says how the prompt was understood."""
    at = await created(sidecar)
    answer = await edited(sidecar, at, "background turquoise")
    assert "turquoise" in sidecar.read()
    assert at.endswith(answer["sessionId"])
    assert (answer["currentVersion"], answer["editor"], answer["receipt"]["reason"]) == (2, "quick", "no_dev_server")
    assert answer["context"] == {
        "prompt": "background turquoise",
        "editType": "color",
        "target": answer["context"]["target"],
        "editor": "quick",
        "parentVersionId": 1,
        "versionId": 2,
    }
    one = await sidecar.get(at)
    assert (one["session"]["totalVersions"], one["state"]["versionId"], one["state"]["canUndo"]) == (2, 2, True)
    assert "turquoise" in one["state"]["files"][SHEET]
    assert one["state"]["dirty"] is False


async def test_context_carries_over(sidecar: Sidecar) -> None:
    """“it” is what the session was about before."""
    at = await created(sidecar)
    await edited(sidecar, at, "background turquoise")
    answer = await edited(sidecar, at, "now make it blue")
    assert answer["editor"] == "quick"
    assert "background: blue" in sidecar.read()


async def test_going_back_in_words(sidecar: Sidecar) -> None:
    """“undo” is no edit: it has no context of its own, and not that of the edit before it."""
    at = await created(sidecar)
    await edited(sidecar, at, "background turquoise")
    answer = await edited(sidecar, at, "undo")
    assert (answer["kind"], answer["currentVersion"]) == ("undo", 1)
    assert "context" not in answer
    assert sidecar.read() == PROJECT[SHEET]


async def test_an_edit_as_a_stream(sidecar: Sidecar) -> None:
    """As the overlay's: events, the last of which is the answer."""
    at = await created(sidecar)
    response = await sidecar.client.post(
        f"{at}/edit", json={"prompt": "padding 10px"}, headers={"Accept": "text/event-stream"}
    )
    assert "event: version" in response.text
    assert '"context":' in response.text.rpartition("event: done")[2]


async def test_what_is_refused_is_in_the_history(sidecar: Sidecar) -> None:
    """An edit that no editor takes is a turn without success; nothing was changed."""
    at = await created(sidecar)
    refused = await edited(sidecar, at, "make it feel like autumn", 422)
    assert refused["code"] == "not_a_quick_edit"
    (entry,) = (await sidecar.get(f"{at}/history"))["history"]
    assert (entry["success"], entry["context"]["prompt"]) == (False, "make it feel like autumn")


async def test_history(sidecar: Sidecar) -> None:
    """In order, with code, receipt and context of each; paged."""
    at = await created(sidecar)
    for prompt in ("padding 10px", "background blue", "border radius 9px"):
        await edited(sidecar, at, prompt)
    found = await sidecar.get(f"{at}/history")
    assert [each["userPrompt"] for each in found["history"]] == ["padding 10px", "background blue", "border radius 9px"]
    assert [each["context"]["versionId"] for each in found["history"]] == [2, 3, 4]
    assert found["history"][0]["receipt"]["verdict"] == "unconfirmed"
    assert found["history"][0]["codeSnapshot"] == PROJECT[BUTTON]
    assert (found["totalTurns"], found["currentVersion"]) == (3, 4)
    older = await sidecar.get(f"{at}/history", before=2, limit=1)
    assert [each["userPrompt"] for each in older["history"]] == ["background blue"]


async def test_undo_redo_restore(sidecar: Sidecar) -> None:
    """Likewise, by session."""
    at = await created(sidecar)
    await edited(sidecar, at, "padding 10px")
    await edited(sidecar, at, "background blue")
    assert (await sidecar.post(f"{at}/undo", {}))["currentVersion"] == 2
    assert "background: red" in sidecar.read()
    assert (await sidecar.post(f"{at}/redo", {}))["currentVersion"] == 3
    assert (await sidecar.post(f"{at}/restore", {"versionId": 1}))["currentVersion"] == 1
    assert sidecar.read() == PROJECT[SHEET]
    assert (await sidecar.post(f"{at}/undo", {}, 422))["code"] == "nothing_to_undo"
    assert (await sidecar.post(f"{at}/restore", {"versionId": 99}, 404))["code"] == "version_not_found"
    assert (await sidecar.post(f"{at}/restore", {}, 400))["code"] == "bad_request"


async def test_versions_and_their_differences(sidecar: Sidecar) -> None:
    """As the palette has them."""
    at = await created(sidecar)
    await edited(sidecar, at, "padding 10px")
    found = await sidecar.get(f"{at}/versions")
    assert [each["versionId"] for each in found["versions"]] == [2, 1]
    assert (await sidecar.get(f"{at}/versions", limit=1, before=2))["versions"][0]["origin"] == "original"
    assert (await sidecar.get(f"{at}/versions", starred="true"))["versions"] == []
    assert "padding: 10px" in (await sidecar.get(f"{at}/versions/2"))["files"][SHEET]
    assert (await sidecar.get(f"{at}/versions/3", 404))["code"] == "version_not_found"
    assert (await sidecar.get(f"{at}/versions/two", 404))["code"] == "not_found"
    (diff,) = (await sidecar.get(f"{at}/diff", **{"from": 1, "to": 2}))["diff"]
    assert (diff["path"], diff["added"], diff["removed"]) == (SHEET, 1, 1)


async def test_a_session_is_forgotten(sidecar: Sidecar) -> None:
    """Once; the files stay as they are."""
    at = await created(sidecar)
    await edited(sidecar, at, "padding 10px")
    assert (await sidecar.client.delete(at, headers={"Content-Type": "application/json"})).status_code == 200
    assert "padding: 10px" in sidecar.read()
    gone = await sidecar.client.delete(at, headers={"Content-Type": "application/json"})
    assert (gone.status_code, gone.json()["code"]) == (404, "session_not_found")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("DELETE", ""),
        ("POST", "/edit"),
        ("POST", "/undo"),
        ("POST", "/redo"),
        ("POST", "/restore"),
        ("POST", "/generate"),
        ("GET", "/history"),
        ("GET", "/versions"),
        ("GET", "/versions/1"),
        ("GET", "/diff"),
    ],
)
async def test_ids_are_checked(sidecar: Sidecar, method: str, path: str) -> None:
    """What is no uuid4 is malformed, an unknown one isn't found; no session is made for either."""
    body = {"prompt": "padding 10px", "versionId": 1, "kind": "stories"}
    before = await sidecar.oracle()
    ids = {
        NOWHERE: (404, "session_not_found"),
        str(uuid.uuid1()): (400, "bad_session_id"),
        "1": (400, "bad_session_id"),
    }
    for session_id, wanted in ids.items():
        response = await sidecar.client.request(
            method,
            f"/design-sessions/{session_id}{path}",
            json=body if method == "POST" else None,
            headers={"Content-Type": "application/json"},
            params={"from": 1, "to": 1} if path == "/diff" else None,
        )
        assert (response.status_code, response.json()["code"]) == wanted
    assert await sidecar.oracle() == before


async def test_the_palette_sees_it(sidecar: Sidecar) -> None:
    """It is the same session: the overlay's routes know it, and its older calls are what they were."""
    at = await created(sidecar)
    answer = await edited(sidecar, at, "padding 10px")
    opened = await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    assert (opened["resumed"], opened["sessionId"], opened["totalVersions"]) == (True, answer["sessionId"], 2)
    await sidecar.iterate("background blue", sessionId=answer["sessionId"])
    assert (await sidecar.get(at))["session"]["totalVersions"] == 3


async def test_a_session_outlives_the_sidecar(project: Path, tmp_path: Path) -> None:
    """After a restart it goes on where it stood, Undo included."""
    async with started(tmp_path) as sidecar:
        at = await created(sidecar)
        await edited(sidecar, at, "padding 10px")
        before = await sidecar.get(at)
    async with started(tmp_path) as sidecar:
        assert await sidecar.get(at) == before
        await edited(sidecar, at, "background blue")
        await sidecar.post(f"{at}/restore", {"versionId": 1})
        assert sidecar.read() == PROJECT[SHEET]


async def test_a_session_expires(project: Path, tmp_path: Path) -> None:
    """So long after its last save; then it is unknown, listed nowhere, and swept away."""
    async with started(tmp_path, session_hours=0.5 / 3600) as sidecar:
        at = await created(sidecar)
        deadline = asyncio.get_running_loop().time() + 20
        while (await sidecar.client.get(at)).status_code != 404:
            assert asyncio.get_running_loop().time() < deadline
            await asyncio.sleep(0.05)
        assert (await sidecar.get("/design-sessions"))["sessions"] == []
        assert (await edited(sidecar, at, "padding 10px", 404))["code"] == "session_not_found"
        assert await sidecar.services.sessions.sweep() == 1


async def test_a_damaged_session_is_mended(sidecar: Sidecar) -> None:
    """Its document is unreadable; versions, history, undo are there again, and the next edit goes on from them."""
    at = await created(sidecar)
    await edited(sidecar, at, "padding 10px")
    await edited(sidecar, at, "background blue")
    name = keys.name(BUTTON, at.rpartition("/")[2])
    await sidecar.services.store.commit(Batch(str(uuid.uuid4()), puts=[Put(Key(name), b'{"sessionId": 3')]))
    one = await sidecar.get(at)
    assert (one["session"]["currentVersion"], one["session"]["totalTurns"], one["state"]["dirty"]) == (3, 2, False)
    assert one["session"]["firstPrompt"] == "padding 10px"
    assert (await edited(sidecar, at, "border radius 9px"))["versionId"] == 4
    for _ in range(3):
        await sidecar.post(f"{at}/undo", {})
    assert sidecar.read() == PROJECT[SHEET]


async def test_what_is_damaged_beyond_repair(sidecar: Sidecar) -> None:
    """It says so, and can be forgotten."""
    at = await created(sidecar)
    await edited(sidecar, at, "padding 10px")
    name = keys.name(BUTTON, at.rpartition("/")[2])
    first = Put(Key(f"{name}:versions", "1"), b"?")
    await sidecar.services.store.commit(Batch(str(uuid.uuid4()), puts=[first]))
    assert (await sidecar.get(at, 409))["code"] == "session_damaged"
    gone = await sidecar.client.delete(at, headers={"Content-Type": "application/json"})
    assert gone.status_code == 200
    assert (await sidecar.get(at, 404))["code"] == "session_not_found"


async def test_prompts_are_sanitised(project: Path, tmp_path: Path) -> None:
    """What can't be seen never reaches a model, nor do secrets; and there is a longest prompt."""
    secret = "ghp_1234567890abcdefghijklmnopqrstuvwxyz"
    async with (
        MessagesApi([Answer(text="Nothing to do?")], repeat=True) as api,
        started(tmp_path, anthropic_base_url=api.url, max_prompt_bytes=200) as sidecar,
    ):
        at = await created(sidecar)
        await edited(sidecar, at, f"like\x00 autumn\u202e \U000e0041, with token {secret}", 422)
        sent = api.requests[0].texts()[-1][1]
        assert "like autumn" in sent
        assert not {"\x00", "\u202e", "\U000e0041"} & set(sent)
        assert secret not in sent
        assert "MASKED_SECRET_" in sent
        assert (await edited(sidecar, at, "x" * 201, 413))["code"] == "prompt_too_long"
        assert (await edited(sidecar, at, " \x00\u200e ", 400))["code"] == "empty_prompt"


async def test_rate_limits(project: Path, tmp_path: Path) -> None:
    """Per session and per client: 429 with Retry-After; reading goes on, and so does another session."""
    async with started(tmp_path, session_rate=2, client_rate=6) as sidecar:
        at, other = await created(sidecar), await created(sidecar, CARD)
        await edited(sidecar, at, "padding 10px")
        await edited(sidecar, at, "padding 11px")
        response = await sidecar.client.post(f"{at}/edit", json={"prompt": "padding 12px"})
        assert (response.status_code, response.json()["code"]) == (429, "too_many_requests")
        assert 1 <= int(response.headers["retry-after"]) <= 60
        assert response.json()["per"] == "session"
        assert "padding: 11px" in sidecar.read()
        await sidecar.get(at)
        await edited(sidecar, other, "padding 10px")
        refused = await sidecar.iterate("padding 13px", 429)
        assert refused["per"] == "client"


STORY = "export const Saved = { args: { label: 'Saved' } };"
ANSWERS = {
    "stories": f"{STORIES}\n<<<<<<< SEARCH\nexport const Primary = {{ args: {{ label: 'Save' }} }};\n=======\n"
    f"export const Primary = {{ args: {{ label: 'Save' }} }};\n{STORY}\n>>>>>>> REPLACE\n",
    "test": new_file(TEST, f"import {{ Button }} from './Button';\n\nexport default {{ component: Button }};\n{STORY}"),
    "documentation": new_file("src/Button.mdx", "# Button\n\nSay what happens."),
    "variant": new_file("src/Ghost.tsx", "import './Ghost.css';\n\nexport const Ghost = () => <i className='g'>g</i>;")
    + new_file("src/Ghost.css", ".g {\n  color: gray;\n}"),
    "component": new_file("src/Ghost.tsx", "export const Ghost = () => <i>g</i>;"),
}


@pytest.mark.parametrize("kind", ANSWERS)
async def test_generate_a_proposal(kind: str, project: Path, tmp_path: Path) -> None:
    """Nothing is written; approved, it is a version of the same session, and undo takes it back."""
    async with (
        MessagesApi([Answer(text=f"Here it is.\n\n{ANSWERS[kind]}")]) as api,
        started(tmp_path, anthropic_base_url=api.url) as sidecar,
    ):
        at = await created(sidecar)
        await edited(sidecar, at, "padding 10px")
        before = (await sidecar.oracle())[0]
        wish = {"kind": kind, "name": "Ghost", "prompt": "barely there"}
        made = await sidecar.post(f"{at}/generate", wish)
        assert (await sidecar.oracle())[0] == before
        assert "padding: 10px" in api.requests[0].texts()[-1][1]  # the current state is what it is made from
        proposal = made["proposal"]
        assert (proposal["status"], proposal["editor"], made["kind"]) == ("awaiting_approval", "claude", kind)
        assert "change" not in made
        listed = (await sidecar.client.get("/__ai-proposals")).json()
        assert [each["id"] for each in listed] == [proposal["id"]]
        preview = await sidecar.post(f"/__ai-proposals/{proposal['id']}/preview", {})
        assert preview["previewing"]
        for path, text in proposal["files"].items():
            assert sidecar.read(path) == text
        approved = await sidecar.post(f"/__ai-proposals/{proposal['id']}/approve", {})
        assert at.endswith(approved["sessionId"])
        for path, text in proposal["files"].items():
            assert sidecar.read(path) == text
        await sidecar.post(f"{at}/undo", {})
        assert (await sidecar.oracle())[0] == before


async def test_generate_and_write(project: Path, tmp_path: Path) -> None:
    """When asked so: with a receipt, as a version, and undo takes it back; a second time it is gone on with."""
    more = f"{TEST}\n<<<<<<< SEARCH\n{STORY}\n=======\n{STORY}\n// more\n>>>>>>> REPLACE\n"
    async with (
        MessagesApi([Answer(text=ANSWERS["test"]), Answer(text=more)]) as api,
        started(tmp_path, anthropic_base_url=api.url) as sidecar,
    ):
        at = await created(sidecar)
        made = await sidecar.post(f"{at}/generate", {"kind": "test", "write": True})
        assert made["change"]["receipt"]["verdict"] == "unconfirmed"
        assert STORY in sidecar.read(TEST)
        again = await sidecar.post(f"{at}/generate", {"kind": "test", "write": True})
        assert again["change"]["versionId"] == 3
        assert "// more" in sidecar.read(TEST)
        for _ in range(2):
            await sidecar.post(f"{at}/undo", {})
        assert not (sidecar.root / TEST).exists()


async def test_a_proposal_goes_on_with_what_was_generated(project: Path, tmp_path: Path) -> None:
    """A page of documentation that is there is of no file set, and yet it can be proposed to change, shown and approved."""
    page = "src/Button.mdx"
    (project / page).write_text("# Button\n")
    more = f"{page}\n<<<<<<< SEARCH\n# Button\n=======\n# Button\n\nMore.\n>>>>>>> REPLACE\n"
    async with MessagesApi([Answer(text=more)]) as api, started(tmp_path, anthropic_base_url=api.url) as sidecar:
        at = await created(sidecar)
        proposal = (await sidecar.post(f"{at}/generate", {"kind": "documentation"}))["proposal"]
        assert (await sidecar.post(f"/__ai-proposals/{proposal['id']}/preview", {}))["previewing"]
        await sidecar.post(f"/__ai-proposals/{proposal['id']}/approve", {})
        assert "More." in sidecar.read(page)
        await sidecar.post(f"{at}/undo", {})
        assert sidecar.read(page) == "# Button\n"


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        ({"kind": "poem"}, 400, "bad_request"),
        ({"kind": "component", "name": "Ghost"}, 400, "empty_prompt"),
        ({"kind": "component", "prompt": "a price tag"}, 400, "bad_request"),
        ({"kind": "component", "prompt": "a price tag", "name": "../Evil"}, 400, "bad_request"),
        ({"kind": "component", "prompt": "a card", "name": "Card"}, 422, "file_exists"),
        ({"kind": "stories"}, 422, "no_model"),
    ],
)
async def test_what_is_not_generated(sidecar: Sidecar, wish: dict[str, Any], status: int, code: str) -> None:
    """Wishes that lack something, names that are paths, files that are there, and a sidecar without a model."""
    at = await created(sidecar)
    before = await sidecar.oracle()
    assert (await sidecar.post(f"{at}/generate", wish, status))["code"] == code
    assert await sidecar.oracle() == before


async def test_a_model_stays_within_what_was_asked(project: Path, tmp_path: Path) -> None:
    """Whatever a project's files tell it: the component isn't changed by a request for documentation."""
    evil = f"{CARD_SHEET}\n<<<<<<< SEARCH\n  padding: 12px;\n=======\n  padding: 0;\n>>>>>>> REPLACE\n"
    own = f"{SHEET}\n<<<<<<< SEARCH\n  padding: 4px 8px;\n=======\n  padding: 0;\n>>>>>>> REPLACE\n"
    for at_most in (evil, own, new_file("src/Other.tsx", "export const a = 1;")):
        async with (
            MessagesApi([Answer(text=at_most)], repeat=True) as api,
            started(tmp_path, anthropic_base_url=api.url) as sidecar,
        ):
            at = await created(sidecar)
            before = (await sidecar.oracle())[0]
            response = await sidecar.client.post(f"{at}/generate", json={"kind": "documentation", "write": True})
            assert response.status_code in {403, 422}, response.text
            assert (await sidecar.oracle())[0] == before
