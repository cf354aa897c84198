"""A real MCP client against the application, through all that stands before it."""

from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from sidecar.mcp.endpoint import BODY_LIMIT
from tests.api.conftest import BUTTON, TOKEN, Sidecar, project, sidecar
from tests.mcp.test_tools import BLUE
from tests.workspace.helpers import tree_hash

__all__ = ["project", "sidecar"]  # fixtures

URL = "http://127.0.0.1:7802/mcp"
RPC = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}


@pytest.fixture
async def http(sidecar: Sidecar) -> AsyncIterator[httpx2.AsyncClient]:
    """An HTTP client that has the token."""
    transport = httpx2.ASGITransport(sidecar.app)
    async with httpx2.AsyncClient(transport=transport, headers={"X-Sidestory-Token": TOKEN}) as client:
        yield client


@pytest.mark.parametrize(("mode", "version"), [("auto", "2026-07-28"), ("legacy", "2025-11-25")])
async def test_a_client_proposes(sidecar: Sidecar, http: httpx2.AsyncClient, mode: str, version: str) -> None:
    """By either era of the protocol: it lists the tools, proposes, and the proposal waits in the palette; no file changes."""
    before = tree_hash(sidecar.root)
    async with Client(streamable_http_client(URL, http_client=http), mode=mode) as agent:
        assert agent.protocol_version == version
        assert "propose_change" in [tool.name for tool in (await agent.list_tools()).tools]
        asked = {"componentPath": BUTTON, "edits": BLUE, "message": "Bluer."}
        made = await agent.call_tool("propose_change", asked)
        refused = await agent.call_tool("propose_change", {"componentPath": BUTTON, "files": {"package.json": "{}"}})
        unknown = await agent.call_tool("write_file", {})
    (listed,) = (await sidecar.client.get("/__ai-proposals")).json()
    assert made.structured_content is not None
    assert made.structured_content["proposal"]["id"] == listed["id"]
    assert refused.is_error
    assert refused.structured_content is not None
    assert refused.structured_content["code"] == "protected_file"
    assert unknown.is_error
    assert tree_hash(sidecar.root) == before


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({}, 401, "token_required"),
        ({"X-Sidestory-Token": "x" * 43}, 401, "token_required"),
        ({"X-Sidestory-Token": TOKEN, "Host": "evil.example"}, 403, "host_not_allowed"),
        ({"X-Sidestory-Token": TOKEN, "Origin": "http://localhost:3000"}, 403, "origin_not_allowed"),
        ({"X-Sidestory-Token": TOKEN, "Origin": "null"}, 403, "origin_not_allowed"),
        ({"X-Sidestory-Token": TOKEN, "Content-Type": "text/plain"}, 415, "json_required"),
    ],
)
async def test_who_does_not_get_in(sidecar: Sidecar, headers: dict[str, str], status: int, code: str) -> None:
    """Threats 1 to 9: as on every route, before the SDK sees anything."""
    call = {"name": "propose_change", "arguments": {"componentPath": BUTTON, "edits": BLUE}}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(sidecar.app)) as http:
        answer = await http.post(URL, json=body, headers=RPC | headers)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await sidecar.client.get("/__ai-proposals")).json() == []


async def test_there_is_nothing_to_listen_to(sidecar: Sidecar) -> None:
    """The protocol's own answer to a GET or DELETE that a server doesn't do."""
    for method in ("GET", "DELETE"):
        answer = await sidecar.client.request(method, "/mcp", headers=RPC)
        assert (answer.status_code, answer.json()["code"]) == (405, "bad_method")


NONSENSE = [
    b"", b"{", b"null", b"[]", b"1", b'{"jsonrpc": "2.0"}', b"\xff\xfe", b"[" * 5_000,
    b'{"jsonrpc": "2.0", "id": 1, "method": "nope"}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "x", "arguments": 7}}',
    b'{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_stories", "arguments": {"a": 1}}}',
    b'{"jsonrpc": "2.0", "id": {}, "method": "tools/list"}',
    b'{"jsonrpc": "2.0", "method": "notifications/initialized"}',
]  # fmt: skip


@pytest.mark.parametrize("version", [None, "2025-11-25", "2026-07-28", "soon"])
async def test_nonsense_is_answered(sidecar: Sidecar, http: httpx2.AsyncClient, version: str | None) -> None:
    """Threat 12: no 5xx, no trace, no path of this machine."""
    headers = RPC | ({"MCP-Protocol-Version": version} if version else {})
    for body in NONSENSE:
        answer = await http.post(URL, content=body, headers=headers)
        assert answer.status_code < 500, body
        assert str(sidecar.root) not in answer.text
        assert "Traceback" not in answer.text


async def test_large_proposals_fit_and_huge_ones_do_not(http: httpx2.AsyncClient) -> None:
    """Whole files need more room than other requests."""

    def proposing(size: int) -> dict[str, Any]:
        call = {"name": "propose_change", "arguments": {"componentPath": BUTTON, "edits": "x" * size}}
        return {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}

    large = await http.post(URL, json=proposing(300_000), headers=RPC)
    assert (large.status_code, large.json()["result"]["isError"]) == (200, True)
    huge = await http.post(URL, json=proposing(BODY_LIMIT), headers=RPC)
    assert (huge.status_code, huge.json()["code"]) == (413, "body_too_large")
