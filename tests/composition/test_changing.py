import asyncio
from pathlib import Path

from tests.api.conftest import BUTTON, PROJECT, SHEET, project, started
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Hang

__all__ = ["project"]  # fixture


async def test_a_cancelled_prompt_leaves_no_change(project: Path, tmp_path: Path) -> None:
    """`/__ai-cancel` while the model answers: the caller is told, the files stay, the next prompt goes through."""
    async with MessagesApi([Hang()]) as api, started(tmp_path, anthropic_base_url=api.url) as running:
        asked = asyncio.create_task(running.iterate("make it feel like autumn", 409, requestId="mine"), name="prompt")
        await api.received()
        opened = await running.post("/__ai-session", {"componentPath": BUTTON})
        assert opened["running"] == {"requestId": "mine", "kind": "iterate", "prompt": "make it feel like autumn"}
        assert (await running.post("/__ai-cancel", {"requestId": "mine"}))["success"] is True
        assert (await asked)["code"] == "cancelled"
        assert running.read() == PROJECT[SHEET]
        assert (await running.iterate("padding 10px"))["versionId"] == 2
