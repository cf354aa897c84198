"""What every editor must keep to. A new editor joins by adding itself to `CASES`."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest

from sidecar.editors.base import Done, EditEvent, Editor, EditRequest, Status
from sidecar.editors.claude import ClaudeEditor
from sidecar.editors.quick.editor import QuickEditor
from sidecar.errors import CannotDo, SidestoryError
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer, Step

CSS = ".tag {\n  padding: 4px 8px;\n  color: #333; /* ink */\n}\n"
TSX = """import './Tag.css';

export function Tag({ label = 'Größe · Ü' }: { label?: string }) {
  return <span className="tag">{label}</span>;
}
"""
REQUEST = EditRequest(
    prompt="-",
    component_path="src/Tag.tsx",
    files={"src/Tag.tsx": TSX, "src/Tag.css": CSS},
    story_id="tag--default",
)


@dataclass(frozen=True)
class Case:
    """An editor under test: how it is opened, a prompt that it carries out, and one that it refuses."""

    name: str
    opened: Callable[[], AbstractAsyncContextManager[Editor]]
    understood: str
    refused: str


@asynccontextmanager
async def quick() -> AsyncIterator[Editor]:
    """The quick editor needs nothing around it."""
    yield QuickEditor()


LARGER = """I give the tag more room.

src/Tag.css
<<<<<<< SEARCH
  padding: 4px 8px;
=======
  padding: 6px 12px;
>>>>>>> REPLACE
"""


@asynccontextmanager
async def claude() -> AsyncIterator[Editor]:
    """Claude, played by the scripted Messages API, through the real SDK."""

    def answer(body: Mapping[str, Any]) -> Step:
        return Answer(text=LARGER if body["messages"][-1]["content"].endswith("more room") else "Which one?")

    async with (
        MessagesApi([answer], repeat=True) as api,
        ClaudeEditor(api_key="key", base_url=api.url, model="claude-test") as editor,
    ):
        yield editor


CASES = [
    Case("quick", quick, "make it 50% larger", "make it feel more like the header"),
    Case("claude", claude, "give it more room", "make it feel more like the header"),
]


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    """Each editor in turn."""
    assert isinstance(request.param, Case)
    return request.param


async def events(case: Case, request: EditRequest) -> list[EditEvent]:
    """All events of one edit."""
    async with case.opened() as editor:
        return [event async for event in editor.edit(request)]


async def test_it_ends_with_one_done(case: Case) -> None:
    """`Done` is the last event, comes once, and names the editor."""
    found = await events(case, replace(REQUEST, prompt=case.understood))
    assert [type(event) for event in found].count(Done) == 1
    assert isinstance(found[-1], Done)
    assert found[-1].editor == case.name
    assert found[-1].message


async def test_it_says_what_it_is_doing_before(case: Case) -> None:
    """Something comes before the result."""
    found = await events(case, replace(REQUEST, prompt=case.understood))
    assert isinstance(found[0], Status)


async def test_it_only_changes_files_of_the_request(case: Case) -> None:
    """What is returned is new text for files of the request, each different from before, with LF line ends."""
    done = (await events(case, replace(REQUEST, prompt=case.understood)))[-1]
    assert isinstance(done, Done)
    assert done.files
    assert set(done.files) <= set(REQUEST.files)
    for path, text in done.files.items():
        assert text != REQUEST.files[path]
        assert "\r" not in text


async def test_it_is_called_by_its_name(case: Case) -> None:
    """An editor's name is the one it reports."""
    async with case.opened() as editor:
        assert editor.name == case.name


async def test_it_refuses_with_a_sentence(case: Case) -> None:
    """What it can't do is an error for people: a sentence, a code, a status below 500 or the model's 502."""
    with pytest.raises(SidestoryError) as refusal:
        await events(case, replace(REQUEST, prompt=case.refused))
    assert refusal.value.message.endswith((".", "?"))
    assert refusal.value.code
    assert refusal.value.status in {422, 502}


async def test_planning_changes_nothing(case: Case) -> None:
    """In plan mode no file comes back; an editor that cannot plan says so."""
    try:
        found = await events(case, replace(REQUEST, prompt=case.understood, mode="plan"))
    except CannotDo:
        return
    assert isinstance(found[-1], Done)
    assert not found[-1].files


async def test_it_can_be_left_at_any_time(case: Case) -> None:
    """A closed iterator leaves nothing behind: the next edit is as good as the first."""
    async with case.opened() as editor:
        running = editor.edit(replace(REQUEST, prompt=case.understood))
        await anext(running)
        await running.aclose()
        again = [event async for event in editor.edit(replace(REQUEST, prompt=case.understood))]
    assert isinstance(again[-1], Done)
