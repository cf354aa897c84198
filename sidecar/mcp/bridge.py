"""MCP over stdio, for agents that start their servers: each call goes to the sidecar that runs, whichever that is by then."""

from collections.abc import Mapping
from typing import Any

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError
from mcp_types import CallToolResult

from sidecar.errors import SidestoryError, StoreUnavailable
from sidecar.mcp.endpoint import PATH
from sidecar.mcp.server import refused, server
from sidecar.state import ProjectState, RunFile

_SECONDS = 600.0  # a prompt may take as long as the model
_UNANSWERED = (MCPError, httpx2.HTTPError)


async def serve_stdio(state: ProjectState) -> None:
    """Serve standard input and output until the input ends."""

    async def call(name: str, arguments: Mapping[str, Any]) -> CallToolResult:
        try:
            return await forwarded(running(state), name, arguments)
        except SidestoryError as error:
            return refused(error)

    served = server(call)
    async with stdio_server() as (incoming, outgoing):
        await served.run(incoming, outgoing, served.create_initialization_options())


def running(state: ProjectState) -> RunFile:
    """The sidecar of the project; `StoreUnavailable` (`not_running`) when there is none."""
    run = state.read_run()
    if run is None:
        message = "Sidestory doesn't run for this project: start it with `sidestory run`, then try again."
        raise StoreUnavailable(message, "not_running")
    return run


async def forwarded(run: RunFile, name: str, arguments: Mapping[str, Any]) -> CallToolResult:
    """What the running sidecar answers to a call.

    Raises:
        StoreUnavailable: `no_answer`: it doesn't.
    """
    headers = {"X-Sidestory-Token": run.token}
    try:
        async with (
            httpx2.AsyncClient(headers=headers, timeout=_SECONDS, trust_env=False) as http,
            Client(streamable_http_client(f"http://127.0.0.1:{run.port}{PATH}", http_client=http)) as client,
        ):
            return await client.call_tool(name, dict(arguments))
    except (*_UNANSWERED, ExceptionGroup) as error:  # the SDK's task groups wrap what went wrong in them
        if isinstance(error, ExceptionGroup) and error.split(_UNANSWERED)[1] is not None:
            raise
        message = "The running Sidestory doesn't answer; try again, or restart it."
        raise StoreUnavailable(message, "no_answer") from error
