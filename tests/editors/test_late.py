"""An editor that is still being loaded."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from sidecar.editors.base import Done, EditEvent, Editor, EditRequest, TextDelta
from sidecar.editors.late import LateEditor

REQUEST = EditRequest("larger", "src/Button.tsx", {})


class Echo:
    """Says what it was asked, and whether it was left early."""

    name = "echo"

    def __init__(self) -> None:
        self.closed = 0

    async def edit(self, request: EditRequest) -> AsyncGenerator[EditEvent]:
        """Two events."""
        try:
            yield TextDelta(request.prompt)
            yield Done({}, "done", "echo")
        finally:
            self.closed += 1


async def events(editor: Editor) -> list[EditEvent]:
    """All events of one edit."""
    return [event async for event in editor.edit(REQUEST)]


async def test_requests_wait_for_the_editor() -> None:
    """Those that come before it is there get its events all the same; it is loaded once."""
    ready, loads = asyncio.Event(), 0

    async def load() -> Editor:
        nonlocal loads
        loads += 1
        await ready.wait()
        return Echo()

    late: Editor = LateEditor(asyncio.create_task(load()))
    early = [asyncio.create_task(events(late)) for _ in range(2)]
    await asyncio.sleep(0)
    ready.set()
    wanted = [TextDelta("larger"), Done({}, "done", "echo")]
    assert await asyncio.gather(*early) == [wanted, wanted]
    assert await events(late) == wanted
    assert loads == 1


async def test_a_request_that_is_cancelled_does_not_end_the_loading() -> None:
    """The next one still gets the editor."""
    ready = asyncio.Event()

    async def load() -> Editor:
        await ready.wait()
        return Echo()

    late = LateEditor(asyncio.create_task(load()))
    waiting = asyncio.create_task(events(late))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    ready.set()
    assert len(await events(late)) == 2


async def test_an_editor_that_can_not_be_loaded() -> None:
    """Every edit raises why."""

    async def load() -> Editor:
        raise ImportError("no parser")

    late = LateEditor(asyncio.create_task(load()))
    for _ in range(2):
        with pytest.raises(ImportError, match="no parser"):
            await events(late)


async def test_an_edit_that_is_left_early() -> None:
    """The editor behind is closed at once: a model's stream isn't read on."""
    echo = Echo()

    async def load() -> Editor:
        return echo

    editing = LateEditor(asyncio.create_task(load())).edit(REQUEST)
    await anext(editing)
    await editing.aclose()
    assert echo.closed == 1
