"""The tools as an MCP server, over the SDK. Import it where it is needed: the SDK takes its time to load."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cache
from typing import Any

from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp_types import Tool as ListedTool
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from sidecar import __version__
from sidecar.api.errors import body
from sidecar.api.operations import client_of
from sidecar.api.services import Services
from sidecar.errors import SidestoryError
from sidecar.mcp.tools import TOOLS, called

Call = Callable[[str, Mapping[str, Any]], Awaitable[CallToolResult]]

_INSTRUCTIONS = (
    "Sidestory changes components of a Storybook at the word of a person. You can look at components, sessions and comments,"
    " and propose changes; a person decides on them, so tell them to look at the review page when you have proposed one."
)


def server(call: Call) -> Server[Any]:
    """A server that lists the tools, and has `call` do them."""

    async def list_tools(_: ServerRequestContext[Any], _params: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=list(listed()))

    async def call_tool(_: ServerRequestContext[Any], params: CallToolRequestParams) -> CallToolResult:
        return await call(params.name, params.arguments or {})

    return Server(
        "sidestory",
        version=__version__,
        title="Sidestory",
        instructions=_INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


async def serve(within: Services, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one request of the Streamable HTTP transport. Nothing is kept between requests, and answers are plain JSON."""
    client = client_of(Request(scope))

    async def call(name: str, arguments: Mapping[str, Any]) -> CallToolResult:
        try:
            return result(await called(within, name, arguments, client))
        except SidestoryError as error:
            return refused(error)

    manager = StreamableHTTPSessionManager(server(call), json_response=True, stateless=True)
    async with manager.run():
        await manager.handle_request(scope, receive, send)


def result(members: Mapping[str, Any]) -> CallToolResult:
    """What a tool gave, as structure, and as text for clients that know no structure."""
    text = json.dumps(members, ensure_ascii=False)
    return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=dict(members))


def refused(error: SidestoryError) -> CallToolResult:
    """An error that the calling model can act on: its sentence, and the members of the HTTP API's errors."""
    told = dict(body(error))
    return CallToolResult(
        content=[TextContent(type="text", text=error.message)], structured_content=told, is_error=True
    )


@cache
def listed() -> Sequence[ListedTool]:
    """The tools as MCP lists them."""
    return [
        ListedTool(
            name=tool.name,
            title=tool.title,
            description=tool.told,
            input_schema=tool.takes.model_json_schema(by_alias=True),
            annotations=ToolAnnotations(read_only_hint=tool.only_reads, destructive_hint=False, open_world_hint=False),
        )
        for tool in TOOLS
    ]
