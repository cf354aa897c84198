import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from typing import Any

from starlette.types import Message

from sidecar import __version__
from tests.api.conftest import BUTTON, CANARY, SHEET, TOKEN, Sidecar, until

HELLO = {"event": "hello", "tab": "t1", "browser": "b1", "storyId": "button--primary"}


async def listen(sidecar: Sidecar, browser: str) -> AsyncGenerator[tuple[str, dict[str, Any]]]:
    """The event stream of a browser, event by event; the browser leaves when the iterator is closed."""
    pieces: asyncio.Queue[bytes] = asyncio.Queue()
    left = asyncio.Event()
    requests: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if requests:
            return requests.pop()
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            assert message["status"] == 200
        elif message["type"] == "http.response.body":
            pieces.put_nowait(message["body"])

    headers: Sequence[tuple[bytes, bytes]] = [(b"host", b"localhost"), (b"x-sidestory-token", TOKEN.encode())]
    scope = {
        "type": "http", "method": "GET", "path": "/__ai-events", "raw_path": b"/__ai-events", "root_path": "",
        "query_string": f"browser={browser}".encode(), "headers": headers, "scheme": "http", "http_version": "1.1",
        "server": ("127.0.0.1", 7802), "client": ("127.0.0.1", 50_000), "extensions": {},
    }  # fmt: skip

    async def run() -> None:
        await sidecar.app(scope, receive, send)

    running = asyncio.create_task(run(), name="event stream")
    try:
        while True:
            async with asyncio.timeout(10):
                lines = (await pieces.get()).decode().splitlines()
            event = dict(line.split(": ", 1) for line in lines if line and not line.startswith(":"))
            if event:
                yield event["event"], json.loads(event["data"])
    finally:
        left.set()
        with suppress(asyncio.CancelledError):
            await running


async def test_health_is_open_and_tells_nothing_secret(sidecar: Sidecar) -> None:
    """Without a token; version, store, dev server and editor, and nothing of the project, its paths or secrets."""
    response = await sidecar.client.get("/health", headers={"X-Sidestory-Token": ""})
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "version": __version__,
        "pages": 0,
        "storage": "sqlite",
        "degraded": False,
        "devServer": {"connected": False, "kind": None, "version": None},
        "editor": {"name": "auto", "model": None},
    }
    for secret in (TOKEN, CANARY, str(sidecar.root), "project"):
        assert secret not in response.text


async def test_health_refuses_a_foreign_host(sidecar: Sidecar) -> None:
    """A rebound name can't even find out that Sidestory is there."""
    assert (await sidecar.client.get("/health", headers={"Host": "evil.example"})).status_code == 403


async def test_health_is_only_read(sidecar: Sidecar) -> None:
    """Other methods need the token first, and then there is no such thing."""
    response = await sidecar.client.post("/health", json={}, headers={"X-Sidestory-Token": ""})
    assert response.status_code == 401
    assert (await sidecar.post("/health", {}, 405))["code"] == "bad_method"


async def test_unknown_addresses_are_told_to_those_with_a_token(sidecar: Sidecar) -> None:
    """404 with it, 401 without, so that strangers learn nothing about what exists."""
    assert (await sidecar.get("/__ai-nothing", 404))["code"] == "not_found"
    for path in ("/__ai-nothing", "/__ai-events", "/__ai-checks", "/__ai-versions"):
        assert (await sidecar.client.get(path, headers={"X-Sidestory-Token": ""})).status_code == 401


async def test_a_report_makes_a_page_known(sidecar: Sidecar) -> None:
    """A page that settled on a story is counted until it says that it is gone; the answers have no body."""
    for event, count in (("hello", 0), ("settled", 1), ("gone", 0)):
        response = await sidecar.client.post("/__ai-report", json={**HELLO, "event": event})
        assert (response.status_code, response.content) == (204, b"")
        assert (await sidecar.get("/health"))["pages"] == count


async def test_checks_are_empty_while_nothing_is_on_its_way(sidecar: Sidecar) -> None:
    """Pages have nothing to look for then."""
    assert await sidecar.get("/__ai-checks") == {"success": True, "declarations": []}


async def test_events_need_a_browser(sidecar: Sidecar) -> None:
    """Whose stream it is decides whose pages are alive."""
    assert (await sidecar.get("/__ai-events", 400))["code"] == "bad_request"


async def test_events_begin_with_the_state(sidecar: Sidecar) -> None:
    """A page that comes needs no second request; while its stream is open its browser counts as there."""
    async with aclosing(listen(sidecar, "b1")) as events:
        name, state = await anext(events)
        assert (name, state["storage"], state["degraded"]) == ("state", "sqlite", False)


async def test_events_tell_of_changes_and_clears(sidecar: Sidecar) -> None:
    """Every browser hears of what another one did."""
    async with aclosing(listen(sidecar, "b1")) as one, aclosing(listen(sidecar, "b2")) as other:
        await anext(one)
        await anext(other)
        done = await sidecar.iterate("padding 10px")
        about = {"sessionId": done["sessionId"], "componentPath": BUTTON}
        change = {"requestId": done["requestId"], "kind": "iterate", "prompt": "padding 10px"}
        told = ("session", about | change)
        assert [await anext(one), await anext(other)] == [told, told]
        await sidecar.post("/__ai-clear", {"sessionId": done["sessionId"]})
        assert await anext(one) == ("session", {**about, "cleared": True})


async def test_events_tell_of_hand_edits_and_not_of_our_own(sidecar: Sidecar) -> None:
    """The watcher sees Sidestory's writes too, and says nothing about them."""
    await sidecar.post("/__ai-session", {"componentPath": BUTTON})
    async with aclosing(listen(sidecar, "b1")) as events:
        await anext(events)
        done = await sidecar.iterate("padding 10px")
        assert (await anext(events))[1]["sessionId"] == done["sessionId"]
        (sidecar.root / SHEET).write_text(sidecar.read() + ".mine { margin: 0; }\n")
        assert await anext(events) == ("external", {"files": [SHEET]})


async def test_a_browser_that_leaves_is_forgotten(sidecar: Sidecar) -> None:
    """Its stream ends its queue, so that nothing is kept for nobody."""
    async with aclosing(listen(sidecar, "b1")) as events:
        await anext(events)
        assert len(sidecar.services.hub._queues) == 1
    await until(lambda: not sidecar.services.hub._queues)
