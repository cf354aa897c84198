import asyncio
from pathlib import Path

from tests.api.conftest import BUTTON, PROJECT, SHEET, project, started
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Hang

__all__ = ["project"]  # fixture


async def test_everything_is_there_after_a_restart(project: Path, tmp_path: Path) -> None:
    """History, versions and head; and Undo goes on where it was."""
    async with started(tmp_path) as running:
        await running.iterate("padding 10px")
        before = await running.iterate("background blue")
    async with started(tmp_path) as running:
        opened = await running.post("/__ai-session", {"componentPath": BUTTON, "sessionId": before["sessionId"]})
        assert (opened["resumed"], opened["currentVersion"], opened["totalTurns"]) == (True, 3, 2)
        await running.post("/__ai-undo", {"sessionId": before["sessionId"]})
        assert "background: red;" in running.read()


async def test_ending_takes_leave_of_what_runs(project: Path, tmp_path: Path) -> None:
    """A prompt that waits for its model is given up in order: its turn is kept, nothing is left pending, no file changed."""
    async with MessagesApi([Hang()]) as api:
        async with started(tmp_path, anthropic_base_url=api.url) as running:
            asked = asyncio.create_task(running.iterate("make it feel like autumn", 409), name="prompt")
            await api.received()
        assert (await asked)["code"] == "cancelled"
    async with started(tmp_path) as running:
        opened = await running.post("/__ai-session", {"componentPath": BUTTON})
        assert [(turn["userPrompt"], turn["success"]) for turn in opened["conversationHistory"]] == [
            ("make it feel like autumn", False)
        ]
        assert running.read() == PROJECT[SHEET]
