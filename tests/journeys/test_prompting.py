"""A prompt's journey: what ends up on disk, in the tree and in the answer."""

import asyncio

import pytest

from sidecar.editors.base import Done
from sidecar.errors import CannotDo, Conflict, Refused, UpstreamFailed
from sidecar.journeys.journey import Journey
from sidecar.journeys.prompting import Prompt
from tests.journeys.conftest import COMPONENT, SHEET, World


async def test_a_prompt_becomes_a_version(world: World) -> None:
    """The file is written, versions 1 and 2 exist, the head is on 2, the answer says so with diff and receipt."""
    world.editor.replaces("4px", "8px")
    answer = await world.prompt("more padding")
    assert "padding: 8px" in world.read()
    assert (answer["versionId"], answer["currentVersion"], answer["rolledBack"]) == (2, 2, False)
    assert answer["receipt"]["verdict"] == "confirmed"
    assert answer["diff"][0]["path"] == SHEET
    assert (answer["canUndo"], answer["canRedo"]) == (True, False)
    session = await world.sessions.get(answer["sessionId"])
    original, version = reversed(await world.sessions.versions(session))
    assert (original.origin, version.origin, version.state, version.parent_id) == ("original", "prompt", "applied", 1)
    assert (await world.sessions.turns(session))[0].user_prompt == "more padding"


async def test_the_prover_is_told_before_the_write(world: World) -> None:
    """What is expected names the written files, the stories that show them and the changed CSS declarations."""
    world.editor.replaces("4px", "8px")
    await world.prompt("more padding")
    files, stories, declarations = world.receipts.expected[0]
    assert files == {SHEET}
    assert stories == {"button--primary"}
    assert [(one.property, one.value) for one in declarations[SHEET]] == [("padding", "8px")]
    assert list(world.announced[0]) == [SHEET]


async def test_a_failed_receipt_rolls_back(world: World) -> None:
    """The file is as before, the failed version stays in the tree, the head stays, the turn says why."""
    before = world.read()
    world.editor.replaces("4px", "8px")
    world.receipts.script("failed")
    answer = await world.prompt("more padding")
    assert world.read() == before
    assert (answer["rolledBack"], answer["currentVersion"], answer["versionId"]) == (True, 1, 2)
    session = await world.sessions.get(answer["sessionId"])
    assert (await world.sessions.version(session, 2)).state == "failed"
    turn = (await world.sessions.turns(session))[-1]
    assert (turn.success, turn.error) == (False, "lable is not defined")


async def test_a_rollback_spares_a_hand_edit(world: World) -> None:
    """When a person edits the file before the rollback, theirs stays and the version counts as applied."""
    world.editor.replaces("4px", "8px")
    world.receipts.script("failed")
    world.receipts.meanwhile = lambda: world.write(world.read() + "/* mine */\n")
    answer = await world.prompt("more padding")
    assert world.read().endswith("/* mine */\n")
    assert "8px" in world.read()
    assert (answer["rolledBack"], answer["currentVersion"]) == (False, 2)


async def test_a_hand_edit_between_prompts_is_a_version(world: World) -> None:
    """A change by hand since the head is committed as `external` before the next prompt, which builds on it."""
    world.editor.replaces("4px", "8px")
    first = await world.prompt("more padding")
    world.write(world.read().replace("red", "blue"))
    world.editor.replaces("8px", "9px")
    answer = await world.prompt("still more", first["sessionId"])
    assert "blue" in world.read()
    assert "9px" in world.read()
    session = await world.sessions.get(answer["sessionId"])
    origins = [version.origin for version in reversed(await world.sessions.versions(session))]
    assert origins == ["original", "prompt", "external", "prompt"]


async def test_a_file_that_changes_while_the_model_answers(world: World) -> None:
    """409, the person's text stays on disk, and both sides are versions."""
    world.editor.replaces("4px", "8px")
    mine = world.read().replace("red", "green")
    world.editor.before = lambda: world.write(mine)
    with pytest.raises(Conflict) as caught:
        await world.prompt("more padding")
    assert caught.value.code == "external_edit"
    assert world.read() == mine
    session = await world.sessions.newest(COMPONENT)
    assert session is not None
    versions = list(reversed(await world.sessions.versions(session)))
    assert [(version.origin, version.state) for version in versions] == [
        ("original", "applied"),
        ("prompt", "failed"),
        ("external", "applied"),
    ]
    kept = await world.sessions.contents(session, 2)
    assert b"8px" in (kept[SHEET] or b"")
    assert session.pending_version_id is None


async def test_what_does_not_parse_is_not_written(world: World) -> None:
    """An answer that would break a file is refused before the write; nothing but the turn stays."""
    before = world.read()
    world.editor.replaces("}", "", SHEET)
    with pytest.raises(CannotDo) as caught:
        await world.prompt("break it")
    assert caught.value.code == "syntax_error"
    assert world.read() == before
    session = await world.sessions.newest(COMPONENT)
    assert session is not None
    assert (session.last_version_id, session.turn_count) == (1, 1)


async def test_a_file_outside_of_the_set_is_refused(world: World) -> None:
    """Whatever an editor answers, only the component's own files can change."""
    (world.root / "src/Other.css").write_text("a {}")
    world.editor.answer = lambda _: Done({"src/Other.css": "b {}"}, "done", "scripted")
    with pytest.raises(Refused):
        await world.prompt("change another one")
    assert (world.root / "src/Other.css").read_text() == "a {}"


async def test_a_failing_editor_leaves_a_turn(world: World) -> None:
    """The model's failure reaches the caller; the prompt is kept as a failed turn, the files are untouched."""
    before = world.read()

    def fail(_: object) -> Done:
        raise UpstreamFailed("Claude refused the key: check ANTHROPIC_API_KEY.", "model_unauthorized")

    world.editor.answer = fail
    with pytest.raises(UpstreamFailed):
        await world.prompt("something")
    session = await world.sessions.newest(COMPONENT)
    assert session is not None
    turn = (await world.sessions.turns(session))[0]
    assert (turn.success, turn.user_prompt) == (False, "something")
    assert world.read() == before


async def test_cancel_leaves_only_the_prompt(world: World) -> None:
    """A cancel while the editor thinks writes nothing and keeps the prompt."""
    before = world.read()
    waiting = asyncio.Event()

    async def wait() -> None:
        waiting.set()
        await asyncio.Event().wait()

    world.editor.before = wait
    prompt = Prompt("something long", world.resolved, None, None, "instant")
    journey = world.journeys.begin(
        Journey("r-1", "iterate", COMPONENT, prompt.text), lambda started: world.prompting.run(started, prompt)
    )
    await waiting.wait()
    world.journeys.cancel("r-1")
    with pytest.raises(Conflict) as caught:
        await world.journeys.outcome(journey)
    assert caught.value.code == "cancelled"
    assert world.read() == before
    session = await world.sessions.newest(COMPONENT)
    assert session is not None
    turns = await world.sessions.turns(session)
    assert [(turn.user_prompt, turn.success) for turn in turns] == [("something long", False)]


async def test_plan_mode_writes_nothing(world: World) -> None:
    """A plan is a turn without a version."""
    before = world.read()
    world.editor.answer = lambda _: Done({}, "I would use a token.", "scripted")
    answer = await world.prompt("what about the colour?", mode="plan")
    assert (answer["message"], answer["summary"], answer["diff"]) == ("Answered", "I would use a token.", [])
    assert world.read() == before


async def test_the_conversation_reaches_the_editor(world: World) -> None:
    """The second prompt's request carries the first turn; after an undo it doesn't."""
    world.editor.replaces("4px", "8px")
    first = await world.prompt("more padding")
    world.editor.replaces("red", "blue")
    await world.prompt("blue", first["sessionId"])
    assert [turn.user_prompt for turn in world.editor.requests[1].history] == ["more padding"]
    await world.undo(first["sessionId"])
    await world.undo(first["sessionId"])
    await world.prompt("blue", first["sessionId"])
    assert world.editor.requests[2].history == []


async def test_crlf_and_bom_survive(world: World) -> None:
    """Line ends and byte order mark stay as they were; the editor sees neither."""
    raw = b"\xef\xbb\xbf" + world.read().replace("\n", "\r\n").encode()
    (world.root / SHEET).write_bytes(raw)
    world.editor.replaces("4px", "8px")
    await world.prompt("more padding")
    assert "\r" not in world.editor.requests[0].files[SHEET]
    assert (world.root / SHEET).read_bytes() == raw.replace(b"4px", b"8px")


async def test_two_prompts_at_once_are_serialised(world: World) -> None:
    """Both changes are in the file, as two versions in a row."""
    world.editor.answer = lambda request: Done(
        {SHEET: request.files[SHEET] + f"/* {request.prompt} */\n"}, "done", "scripted"
    )
    one, two = await asyncio.gather(world.prompt("one"), world.prompt("two"))
    assert "/* one */" in world.read()
    assert "/* two */" in world.read()
    assert {one["versionId"], two["versionId"]} == {2, 3}


async def test_the_model_hears_of_a_change_that_was_rolled_back(world: World) -> None:
    """The next request carries the failed attempt, so that "fix that error" means something."""
    world.editor.replaces("4px", "8px")
    world.receipts.script("failed")
    first = await world.prompt("more padding")
    await world.prompt("fix that error", first["sessionId"])
    history = world.editor.requests[1].history
    assert [(turn.user_prompt, turn.success, turn.error) for turn in history] == [
        ("more padding", False, "lable is not defined")
    ]


async def test_the_same_edit_by_hand_is_no_defect(world: World) -> None:
    """A person who makes the very change that the model is about to make gets a version, not an error."""
    world.editor.replaces("4px", "8px")
    world.announce = lambda: world.write(world.read().replace("4px", "8px"))
    answer = await world.prompt("more padding")
    assert (answer["versionId"], answer["currentVersion"]) == (2, 2)
    assert "8px" in world.read()


async def test_an_expired_session_is_told(world: World) -> None:
    """An unknown id gives a new session, and the answer says so."""
    world.editor.replaces("4px", "8px")
    answer = await world.prompt("more padding", "5f0c2a56-4f0e-4a8e-9a37-0d1f4a1c1a11")
    assert answer["resumed"] is False
    world.editor.replaces("8px", "9px")
    assert (await world.prompt("more", answer["sessionId"]))["resumed"] is True


async def test_no_cancel_once_a_version_is_pending(world: World) -> None:
    """From the commit on a cancel is too late: no later prompt finds a version that nobody settles."""
    prompt = Prompt("more padding", world.resolved, None, None, "instant")
    world.editor.replaces("4px", "8px")
    refused: list[str] = []

    def cancel() -> None:
        with pytest.raises(Conflict) as caught:
            world.journeys.cancel("r-2")
        refused.append(caught.value.code)

    world.announce = cancel
    journey = world.journeys.begin(
        Journey("r-2", "iterate", COMPONENT, prompt.text), lambda started: world.prompting.run(started, prompt)
    )
    assert (await world.journeys.outcome(journey))["versionId"] == 2
    assert refused == ["too_late"]
