"""The editor of projects on the Messages API, through the real SDK; tests/projects/test_service.py holds it to the contract."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from sidecar.editors.base import Masked, UsageReport
from sidecar.editors.claude import ClaudeEditor
from sidecar.editors.claude_project import ClaudeProjectEditor
from sidecar.editors.turns import Memory, Said, SessionLost, TurnDone, TurnEvent, TurnRequest
from sidecar.errors import CannotDo, SidestoryError
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer, CutAfter

CSS = "src/a.css"
OLD, NEW = ".a {\n  color: red;\n}\n", ".a {\n  color: blue;\n}\n"
BLUE = f"Blue now.\n\n{CSS}\n<<<<<<< SEARCH\n  color: red;\n=======\n  color: blue;\n>>>>>>> REPLACE"
REQUEST = TurnRequest("shop", "make it blue", {CSS: OLD}, lambda path: path)
SECRET = "sk-ant-canary-0123456789abcdef"


@pytest.fixture
async def api() -> AsyncIterator[MessagesApi]:
    """A scripted Messages API."""
    async with MessagesApi() as server:
        yield server


@pytest.fixture
async def editor(api: MessagesApi) -> AsyncIterator[ClaudeProjectEditor]:
    """An editor that talks to it."""
    async with ClaudeEditor(api_key="key-canary-1234", base_url=api.url, model="claude-test") as claude:
        yield ClaudeProjectEditor(claude)


async def turn(editor: ClaudeProjectEditor, request: TurnRequest = REQUEST) -> TurnDone:
    """The end of a turn."""
    events: list[TurnEvent] = [event async for event in editor.turn(request)]
    assert isinstance(events[-1], TurnDone)
    return events[-1]


async def test_only_what_is_new_is_sent(api: MessagesApi, editor: ClaudeProjectEditor) -> None:
    """The next turn has the last one word for word, and a file only when it isn't as that left it."""
    api.then(Answer(text=BLUE), Answer(text="As it is."), Answer(text="I see."))
    first = await turn(editor)
    assert first.files == {CSS: NEW}
    asked = replace(REQUEST, files={CSS: NEW}, memory=first.memory, writes=False)
    second = await turn(editor, asked)
    third = await turn(editor, replace(asked, memory=second.memory, files={CSS: NEW.replace("blue", "pink")}))
    texts = [request.texts() for request in api.requests]
    assert texts[1][:1] == texts[0]
    assert texts[1][1] == ("assistant", BLUE)
    assert texts[2][:3] == texts[1]
    assert ["<file" in told[-1][1] for told in texts] == [True, False, True]
    assert first.memory.session_id == third.memory.session_id


async def test_a_failed_turn_is_no_part_of_it(api: MessagesApi, editor: ClaudeProjectEditor) -> None:
    """Its tokens are counted."""
    api.then(CutAfter())
    events: list[TurnEvent] = []

    async def follow() -> None:
        async for event in editor.turn(REQUEST):
            events.append(event)  # noqa: PERF401  what came before the failure counts

    with pytest.raises(SidestoryError) as failed:
        await follow()
    assert failed.value.code == "model_cut_off"
    assert isinstance(events[-1], UsageReport)


async def test_secrets_are_never_sent_nor_kept(api: MessagesApi, editor: ClaudeProjectEditor) -> None:
    """They are in the files again."""
    api.then(Answer(text=BLUE))
    request = replace(REQUEST, files={CSS: f"{OLD}/* {SECRET} */\n"}, prompt=f"make it blue, not {SECRET}")
    events = [event async for event in editor.turn(request)]
    done = events[-1]
    assert isinstance(done, TurnDone)
    assert Masked(1) in events
    assert done.files == {CSS: f"{NEW}/* {SECRET} */\n"}
    assert SECRET not in "".join(said.text for said in done.memory.transcript)
    assert SECRET not in api.requests[0].texts()[-1][1]


async def test_a_question_back_is_no_change(api: MessagesApi, editor: ClaudeProjectEditor) -> None:
    """The person is told what was asked."""
    api.then(Answer(text="Which blue?"))
    with pytest.raises(CannotDo) as asked:
        await turn(editor)
    assert (asked.value.code, asked.value.message) == ("no_edit", "Which blue?")


async def test_a_conversation_that_has_grown_too_long_is_lost(editor: ClaudeProjectEditor) -> None:
    """Before anything is sent."""
    memory = Memory("s", [Said(role="user", text="x" * 700_000)])
    with pytest.raises(SessionLost):
        await turn(editor, replace(REQUEST, memory=memory))
