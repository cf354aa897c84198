"""A real MCP client that starts `sidestory mcp`, as an agent's configuration does."""

import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from sidecar.state import RunFile
from tests.commands.conftest import BUTTON, SHEET
from tests.commands.test_backend import sidecar
from tests.e2e.processes import get
from tests.workspace.helpers import tree_hash

__all__ = ["sidecar"]  # a fixture

COMMAND = ["-c", "from sidecar.cli import main; main()", "mcp", "--project"]


@asynccontextmanager
async def agent(project: Path) -> AsyncIterator[Client]:
    """A client of the command's standard input and output."""
    server = StdioServerParameters(command=sys.executable, args=[*COMMAND, str(project)], env=dict(os.environ))
    async with Client(stdio_client(server)) as connected:
        yield connected


async def test_an_agent_proposes_over_stdio(project: Path, sidecar: RunFile) -> None:
    """To the sidecar that runs, with the token from the state folder; the proposal waits there, and no file changes."""
    before = tree_hash(project)
    edits = f"{SHEET}\n<<<<<<< SEARCH\n  color: red;\n=======\n  color: blue;\n>>>>>>> REPLACE\n"
    async with agent(project) as client:
        assert "propose_change" in [tool.name for tool in (await client.list_tools()).tools]
        made = await client.call_tool("propose_change", {"componentPath": BUTTON, "edits": edits, "message": "Bluer."})
        escape = await client.call_tool("propose_change", {"componentPath": BUTTON, "files": {"../x.tsx": "x"}})
    assert made.structured_content is not None
    assert (escape.is_error, made.is_error) == (True, False)
    status, body = get(f"http://127.0.0.1:{sidecar.port}/__ai-proposals", {"X-Sidestory-Token": sidecar.token})
    assert status == 200
    assert [each["id"] for each in json.loads(body)] == [made.structured_content["proposal"]["id"]]
    assert tree_hash(project) == before


async def test_without_a_sidecar_the_agent_is_told(project: Path) -> None:
    """It may list the tools; a call says what its person should do."""
    async with agent(project) as client:
        assert "list_stories" in [tool.name for tool in (await client.list_tools()).tools]
        answer = await client.call_tool("list_stories", {})
    assert answer.is_error
    assert answer.structured_content is not None
    assert answer.structured_content["code"] == "not_running"
