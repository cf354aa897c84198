"""Raw ASGI calls: header bytes as an attacker sends them, without a client that tidies them up."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

Headers = Sequence[tuple[bytes, bytes]]


@dataclass
class Answer:
    """What came back. `status` 0: nothing did."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    closed: int = 0  # the code with which a WebSocket was closed

    @property
    def json(self) -> Any:
        """The body, parsed."""
        return json.loads(self.body)


class Probe:
    """An application that says 200 and keeps what reached it."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = []
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep the scope and the body, answer 200."""
        self.scopes.append(scope)
        if scope["type"] != "http":
            return
        body, more = b"", scope["method"] not in {"GET", "HEAD", "OPTIONS"}
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        self.bodies.append(body)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"in"})


async def call(
    app: ASGIApp,
    method: str = "GET",
    path: str = "/__ai-session",
    headers: Headers = (),
    *,
    kind: str = "http",
    body: Iterable[bytes] = (b"",),
) -> Answer:
    """One request with exactly these headers; the body in these chunks, the last of which ends it."""
    scope: Scope = {
        "type": kind,
        "method": method,
        "path": path,
        "raw_path": path.encode("utf-8", "surrogatepass"),
        "query_string": b"",
        "headers": list(headers),
        "scheme": "ws" if kind == "websocket" else "http",
        "server": ("127.0.0.1", 7802),
        "client": ("127.0.0.1", 50_000),
        "extensions": {},
    }
    chunks = list(body)
    answer = Answer()

    async def receive() -> Message:
        if kind == "websocket":
            return {"type": "websocket.connect"}
        if not chunks:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": chunks.pop(0), "more_body": bool(chunks)}

    async def send(message: Message) -> None:
        match message["type"]:
            case "http.response.start":
                answer.status = message["status"]
                answer.headers = {key.decode(): value.decode() for key, value in message["headers"]}
            case "http.response.body":
                answer.body += message.get("body", b"")
            case "websocket.close":
                answer.closed = message["code"]

    await app(scope, receive, send)
    return answer
