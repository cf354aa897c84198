"""An outside agent, which speaks MCP with a running sidecar."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from sidecar.state import RunFile


async def call(run: RunFile, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """What a tool gives a real client."""
    headers = {"X-Sidestory-Token": run.token}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=30) as http,
        Client(streamable_http_client(f"http://127.0.0.1:{run.port}/mcp", http_client=http)) as client,
    ):
        answer = await client.call_tool(tool, arguments)
    told: dict[str, Any] | None = answer.structured_content
    assert told is not None
    return told


def finished(work: Coroutine[Any, Any, dict[str, Any]]) -> dict[str, Any]:
    """The end of asynchronous work, beside Playwright's own loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
