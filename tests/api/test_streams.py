"""Event streams end when their events do."""

import asyncio
from collections.abc import AsyncIterator, Mapping

from starlette.types import Message, Scope

from sidecar.api.streams import event_stream


async def test_a_stream_ends_with_its_events() -> None:
    """Each is sent as an event of its own, and the last message says that no more will come."""
    sent: list[Message] = []

    async def events() -> AsyncIterator[Mapping[str, str]]:
        yield {"event": "state", "data": "1"}
        yield {"event": "end", "data": "2"}

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "extensions": {}}
    await event_stream(events())(scope, receive, send)
    assert (
        b"".join(message.get("body", b"") for message in sent).split()
        == b"event: state data: 1 event: end data: 2".split()
    )
    assert sent[-1]["more_body"] is False
