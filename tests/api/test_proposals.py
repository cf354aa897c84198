import json
from pathlib import Path
from typing import Any

from tests.api.conftest import BUTTON, CARD, PROJECT, SHEET, Sidecar, started
from tests.api.test_comments import commented


async def proposed(sidecar: Sidecar, *texts: str) -> dict[str, Any]:
    """One proposal from these comments on the Button, as it is listed."""
    for text in texts:
        await commented(sidecar, text)
    await sidecar.post("/__ai-process", {})
    return (await listed(sidecar))[0]


async def listed(sidecar: Sidecar, **query: str) -> list[dict[str, Any]]:
    """The proposals."""
    found: list[dict[str, Any]] = (await sidecar.client.get("/__ai-proposals", params=query)).json()
    return found


async def test_comments_become_one_proposal(sidecar: Sidecar) -> None:
    """All of a component in one, awaiting approval; no file is touched, and the comments are in work."""
    proposal = await proposed(sidecar, "padding 10px", "background blue")
    assert (proposal["status"], proposal["componentPath"], proposal["editor"]) == ("awaiting_approval", BUTTON, "quick")
    assert [comment["text"] for comment in proposal["comments"]] == ["padding 10px", "background blue"]
    assert "padding: 10px" in proposal["files"][SHEET]
    assert "background: blue" in proposal["files"][SHEET]
    assert proposal["code"] == PROJECT[BUTTON]
    assert [each["path"] for each in proposal["diff"]] == [SHEET]
    assert sidecar.read() == PROJECT[SHEET]
    found = await sidecar.get("/__ai-comments")
    assert found["counts"]["processing"] == 2
    assert {comment["proposalId"] for comment in found["comments"]} == {proposal["id"]}


async def test_what_no_editor_understands_is_declined(sidecar: Sidecar) -> None:
    """With why; the others are proposed all the same."""
    proposal = await proposed(sidecar, "padding 10px", "make it feel like autumn")
    assert [each["text"] for each in proposal["declined"]] == ["make it feel like autumn"]
    assert proposal["declined"][0]["why"]
    assert (await sidecar.get("/__ai-comments"))["counts"]["rejected"] == 1


async def test_declined_by_all_is_a_failed_proposal(sidecar: Sidecar) -> None:
    """So that nobody waits for it; it can be asked for again."""
    proposal = await proposed(sidecar, "make it feel like autumn")
    assert (proposal["status"], proposal["files"], proposal["comments"]) == ("failed", {}, [])
    comment = proposal["declined"][0]["id"]
    await sidecar.post(f"/__ai-comment/{comment}", {"status": "pending"})
    await sidecar.post("/__ai-process", {})
    assert len(await listed(sidecar)) == 2


async def test_a_list_has_what_a_reviewer_needs(sidecar: Sidecar) -> None:
    """By several statuses, and with a story to look at it in, also where no comment named one."""
    await commented(sidecar, "padding 10px", componentPath=CARD)
    await proposed(sidecar, "padding 10px")
    assert len(await listed(sidecar, status="awaiting_approval,stale")) == 2
    assert len(await listed(sidecar, status="stale,failed")) == 0
    for each in await listed(sidecar):
        resolved = await sidecar.services.components.of_path(each["componentPath"])
        assert resolved.story is not None
        assert each["storyId"] == resolved.story.id
    (sidecar.root / CARD).unlink()
    assert [each["storyId"] is None for each in await listed(sidecar, componentPath=CARD)] == [True]


async def test_a_run_has_limits(sidecar: Sidecar) -> None:
    """So many components, one component alone; nothing to do is no error."""
    await commented(sidecar, "padding 10px")
    await commented(sidecar, "padding 10px", componentPath=CARD)
    one = await sidecar.post("/__ai-process", {"limit": 1})
    assert (len(one["proposals"]), one["stopped"]) == (1, "limit")
    left = CARD if one["proposals"][0]["componentPath"] == BUTTON else BUTTON
    other = await sidecar.post("/__ai-process", {"componentPath": left})
    assert [each["componentPath"] for each in other["proposals"]] == [left]
    assert (await sidecar.post("/__ai-process", {}))["proposals"] == []
    assert len(await listed(sidecar, componentPath=CARD)) == 1
    assert len(await listed(sidecar, status="approved")) == 0


async def test_progress_is_told_as_it_goes(sidecar: Sidecar) -> None:
    """To whoever asked, as a stream, and to every page."""
    await commented(sidecar, "padding 10px")
    with sidecar.services.hub.subscribed() as told:
        response = await sidecar.client.post(
            "/__ai-process", content=b"{}", headers={"Content-Type": "application/json", "Accept": "text/event-stream"}
        )
        names = [told.get_nowait() for _ in range(told.qsize())]
    lines = [line.removeprefix("data: ") for line in response.text.splitlines() if line.startswith("data: ")]
    assert [json.loads(line)["stage"] for line in lines[:-1]] == ["claimed", "editing", "proposed"]
    assert json.loads(lines[-1])["success"] is True
    assert [event.data["stage"] for event in names if event.name == "process"][-1] == "done"
    assert [event.data["status"] for event in names if event.name == "proposal"] == ["awaiting_approval"]


async def test_a_resolved_comment_is_not_processed(sidecar: Sidecar) -> None:
    """Somebody said that it is settled."""
    comment = await commented(sidecar, "padding 10px")
    await sidecar.post(f"/__ai-comment/{comment['id']}", {"resolved": True})
    assert (await sidecar.post("/__ai-process", {}))["proposals"] == []


async def decide(
    sidecar: Sidecar, proposal: dict[str, Any], what: str, status: int = 200, **body: Any
) -> dict[str, Any]:
    """One of the routes below a proposal."""
    return await sidecar.post(f"/__ai-proposals/{proposal['id']}/{what}", body, status)


async def test_approve_reject_and_undo(sidecar: Sidecar) -> None:
    """A version with a receipt, which undo takes back; the page's session hears of it; a second decision is refused."""
    proposal = await proposed(sidecar, "padding 10px")
    with sidecar.services.hub.subscribed() as told:
        answer = await decide(sidecar, proposal, "approve")
        events = [told.get_nowait().name for _ in range(told.qsize())]
    assert {"session", "proposal", "comment"} <= set(events)
    assert (answer["proposal"]["status"], answer["versionId"], answer["rolledBack"]) == ("approved", 2, False)
    assert answer["receipt"]["verdict"] == "unconfirmed"
    assert "padding: 10px" in sidecar.read()
    versions = (await sidecar.get("/__ai-versions", sessionId=answer["sessionId"]))["versions"]
    assert versions[0]["origin"] == "proposal"
    assert (await decide(sidecar, proposal, "reject", 409))["code"] == "proposal_decided"
    await sidecar.post("/__ai-undo", {"sessionId": answer["sessionId"]})
    assert sidecar.read() == PROJECT[SHEET]


async def test_reject_and_propose_anew(sidecar: Sidecar) -> None:
    """With a reason; what is made anew is another proposal."""
    proposal = await proposed(sidecar, "padding 10px")
    rejected = (await decide(sidecar, proposal, "reject", reason="<b>no</b>"))["proposal"]
    assert (rejected["status"], rejected["reason"]) == ("rejected", "<b>no</b>")
    assert (await sidecar.get("/__ai-comments"))["counts"]["rejected"] == 1
    report = await decide(sidecar, proposal, "repropose")
    assert [each["status"] for each in report["proposals"]] == ["awaiting_approval"]
    assert len(await listed(sidecar, componentPath=BUTTON)) == 2


async def test_edit_in_code_and_in_words(sidecar: Sidecar) -> None:
    """What is approved then is what was edited; files outside the component's set are refused."""
    proposal = await proposed(sidecar, "padding 10px")
    code = proposal["files"][SHEET].replace("10px", "11px")
    edited = (await decide(sidecar, proposal, "edit", files={SHEET: code}))["proposal"]
    assert (edited["files"][SHEET], edited["updates"]) == (code, 1)
    words = (await decide(sidecar, proposal, "edit", request="background green"))["proposal"]
    assert "11px" in words["files"][SHEET]
    assert "green" in words["files"][SHEET]
    for path in ("package.json", "../x.css", "src/Card.tsx"):
        await decide(sidecar, proposal, "edit", 403, files={path: "x"})
    await decide(sidecar, proposal, "approve")
    assert "green" in sidecar.read()


async def test_a_preview_ends_before_anything_else_is_changed(sidecar: Sidecar) -> None:
    """A prompt builds on the files, not on what is only shown."""
    proposal = await proposed(sidecar, "padding 10px")
    answer = await decide(sidecar, proposal, "preview")
    assert answer["previewing"]
    assert answer["expiresAt"]
    assert "padding: 10px" in sidecar.read()
    assert [each["previewing"] for each in await listed(sidecar)] == [True]
    done = await sidecar.iterate("background blue")
    assert "padding: 4px 8px" in sidecar.read()
    versions = (await sidecar.get("/__ai-versions", sessionId=done["sessionId"]))["versions"]
    assert [each["origin"] for each in versions] == ["prompt", "original"]
    assert (await decide(sidecar, proposal, "preview", on=False))["takenBack"] is False


async def test_a_preview_is_taken_back(sidecar: Sidecar) -> None:
    """When it is left."""
    proposal = await proposed(sidecar, "padding 10px")
    await decide(sidecar, proposal, "preview")
    assert (await decide(sidecar, proposal, "preview", on=False))["takenBack"] is True
    assert sidecar.read() == PROJECT[SHEET]
    await sidecar.post("/__ai-proposals/nobody/preview", {}, 404)


async def test_a_preview_does_not_outlive_the_sidecar(project: Path, tmp_path: Path) -> None:
    """Its end takes it back."""
    async with started(tmp_path) as sidecar:
        await decide(sidecar, await proposed(sidecar, "padding 10px"), "preview")
        assert sidecar.read() != PROJECT[SHEET]
    assert (project / SHEET).read_text() == PROJECT[SHEET]
