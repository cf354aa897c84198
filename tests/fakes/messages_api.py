"""A scripted server of the Messages API: what the real SDK talks to in tests, in the browser tests and by hand.

It speaks the protocol of https://docs.claude.com/en/api/messages-streaming exactly (order of events, `event:` lines, pings),
checks requests the way the API does, and records them. Each request takes the next step of the script.

By hand: `python -m tests.fakes.messages_api --port 8080 --script steps.json`, where the file holds a list of steps like
`{"kind": "answer", "text": "…"}`; `POST /script` with such a list replaces it, `POST /release` lets a paused answer go on,
`GET /requests` shows what came, `GET /answers` when each answer began, in seconds since the epoch, and its tokens.
With `--cache` they are counted as a prompt cache does.
"""

import argparse
import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.fakes.messages_cache import PrefixCache, too_many_marks
from tests.fakes.messages_steps import SCRIPT, Answer, CutAfter, ErrorMidStream, Failure, Hang, Raw, Step
from tests.fakes.messages_wire import delta, event, invalid, message, text, tool_use, usage

_DEADLINE = 60.0  # seconds that a test waits for the server at most


@dataclass(slots=True)
class Recorded:
    """One request to `/v1/messages` and what became of its answer."""

    body: Mapping[str, Any]
    headers: Mapping[str, str]
    sent: int = 0  # deltas
    first_sent_at: float = 0  # the first delta, in seconds since the epoch
    usage: Mapping[str, int] = field(default_factory=dict)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    disconnected: bool = False

    def texts(self) -> list[tuple[str, str]]:
        """The messages as (role, text)."""
        return [(each["role"], text(each["content"])) for each in self.body["messages"]]

    def system(self) -> str:
        """The system prompt as one text."""
        return text(self.body.get("system", ""))


class MessagesApi:
    """The server. `async with MessagesApi([Answer(text="…")]) as api:` then use `api.url`.

    Args:
        script: One step per request; a function gets the request's body and returns the step.
        repeat: Whether the last step is used again and again.
        cache: Counts tokens the way a prompt cache does; without one, a quarter of the characters.
        port: 0 for any free one.
    """

    def __init__(
        self,
        script: Sequence[Step | Callable[[Mapping[str, Any]], Step]] = (),
        *,
        repeat: bool = False,
        cache: PrefixCache | None = None,
        port: int = 0,
    ) -> None:
        self.requests: list[Recorded] = []
        self._script = list(script)
        self._repeat = repeat
        self._cache = cache
        self._released = asyncio.Event()
        self._changed = asyncio.Condition()
        self._socket = socket.create_server(("127.0.0.1", port))
        self._server = _Server(uvicorn.Config(self.app(), lifespan="off", log_config=None, timeout_graceful_shutdown=1))
        self._serving: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """The base URL for `ANTHROPIC_BASE_URL`."""
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    async def __aenter__(self) -> Self:
        self._serving = asyncio.create_task(self.serve(), name="messages-api")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = self._server.force_exit = True
        self._released.set()
        if self._serving is not None:
            await self._serving

    async def serve(self) -> None:
        """Serve until told to end."""
        await self._server.serve(sockets=[self._socket])

    def then(self, *steps: Step | Callable[[Mapping[str, Any]], Step]) -> None:
        """Add steps to the script."""
        self._script += steps

    def release(self) -> None:
        """Let paused answers go on."""
        self._released.set()

    async def received(self, count: int = 1) -> Recorded:
        """Wait until `count` requests have come, and return the last of them."""
        await self._until(lambda: len(self.requests) >= count)
        return self.requests[count - 1]

    async def sent(self, deltas: int) -> None:
        """Wait until the last answer has sent so many deltas."""
        await self._until(lambda: bool(self.requests) and self.requests[-1].sent >= deltas)

    def app(self) -> Starlette:
        """The ASGI application."""
        return Starlette(
            routes=[
                Route("/v1/messages", self._messages, methods=["POST"]),
                Route("/script", self._rewrite, methods=["POST"]),
                Route("/release", self._let_go, methods=["POST"]),
                Route("/requests", self._show),
                Route("/answers", self._tell_answers),
            ]
        )

    async def _messages(self, request: Request) -> Response:
        body = await request.json()
        recorded = Recorded(body, dict(request.headers))
        self.requests.append(recorded)
        await self._tell()
        if (problem := invalid(body) or too_many_marks(body)) is not None:
            return _error(Failure(status=400, type="invalid_request_error", message=problem))
        step = self._next(body)
        match step:
            case Failure():
                return _error(step)
            case Raw():
                return Response(step.body, media_type=step.media_type)
            case Hang(after=None):
                await self._forever(recorded, request)
                return Response(status_code=499)
            case _:
                return StreamingResponse(self._stream(step, recorded), media_type="text/event-stream")

    def _next(self, body: Mapping[str, Any]) -> Step:
        if not self._script:
            return Failure(status=500, message="the script has no further step")
        step = self._script[0] if self._repeat and len(self._script) == 1 else self._script.pop(0)
        return step(body) if callable(step) else step

    async def _stream(
        self, step: Answer | CutAfter | ErrorMidStream | Hang, recorded: Recorded
    ) -> AsyncIterator[bytes]:
        try:
            async for sent in self._events(step, recorded):
                yield sent
            while isinstance(step, Hang):  # until the client goes: then this is cancelled
                await asyncio.sleep(0.02)
                if step.pings:
                    yield event("ping", {})
            if isinstance(step, CutAfter) and step.abrupt:
                raise ConnectionAbortedError("scripted")
        except (asyncio.CancelledError, OSError):
            recorded.disconnected = True
            raise
        finally:
            recorded.ended.set()
            await self._tell()

    async def _events(
        self, step: Answer | CutAfter | ErrorMidStream | Hang, recorded: Recorded
    ) -> AsyncIterator[bytes]:
        answer = step if isinstance(step, Answer) else Answer(text=step.text)
        used = usage(answer, recorded.body) | (self._cache.count(recorded.body) if self._cache else {})
        recorded.usage = used
        yield event("message_start", {"message": message(recorded.body, {**used, "output_tokens": 1})})
        index = 0
        if answer.thinking:
            thinking = {"type": "thinking", "thinking": "", "signature": ""}
            yield event("content_block_start", {"index": 0, "content_block": thinking})
            yield delta(0, {"type": "thinking_delta", "thinking": answer.thinking})
            yield delta(0, {"type": "signature_delta", "signature": "c2ln"})
            yield event("content_block_stop", {"index": 0})
            index = 1
        yield event("content_block_start", {"index": index, "content_block": {"type": "text", "text": ""}})
        yield event("ping", {})
        end = len(answer.deltas) if isinstance(step, Answer) else step.after
        for piece in answer.deltas[:end]:
            if answer.delay:
                await asyncio.sleep(answer.delay)
            if recorded.sent == answer.pause_after:
                await self._released.wait()
                self._released.clear()
            recorded.first_sent_at = recorded.first_sent_at or time.time()
            yield delta(index, {"type": "text_delta", "text": piece})
            recorded.sent += 1
            await self._tell()
        if isinstance(step, ErrorMidStream):
            yield event("error", {"error": {"type": step.type, "message": step.message}})
        if isinstance(step, Answer):
            yield event("content_block_stop", {"index": index})
            for at, tool in enumerate(step.tools, index + 1):
                for sent in tool_use(at, tool.name, tool.input):
                    yield sent
            reason = "tool_use" if step.tools else step.stop_reason
            yield event("message_delta", {"delta": {"stop_reason": reason, "stop_sequence": None}, "usage": used})
            yield event("message_stop", {})

    async def _forever(self, recorded: Recorded, request: Request) -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass
        recorded.disconnected = True
        recorded.ended.set()
        await self._tell()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(_DEADLINE), self._changed:
            await self._changed.wait_for(condition)

    async def _rewrite(self, request: Request) -> Response:
        self._script = list(SCRIPT.validate_json(await request.body()))
        self._released.clear()  # a release that nobody waited for was meant for the script before
        return Response(status_code=204)

    async def _let_go(self, request: Request) -> Response:
        self.release()
        return Response(status_code=204)

    async def _show(self, request: Request) -> Response:
        return JSONResponse([recorded.body for recorded in self.requests])

    async def _tell_answers(self, request: Request) -> Response:
        return JSONResponse([{"beganAt": each.first_sent_at, "usage": each.usage} for each in self.requests])


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals belong to the test runner."""
        yield


def _error(step: Failure) -> Response:
    body = {"type": "error", "error": {"type": step.type, "message": step.message}, "request_id": "req_scripted"}
    return JSONResponse(body, step.status, headers=dict(step.headers))


async def _main() -> None:
    parser = argparse.ArgumentParser(description="A scripted server of the Messages API.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--script", type=Path, help="a JSON list of steps; the last one repeats")
    parser.add_argument("--cache", action="store_true", help="count tokens as a prompt cache does")
    options = parser.parse_args()
    script = SCRIPT.validate_json(options.script.read_bytes()) if options.script else []
    cache = PrefixCache(time.monotonic) if options.cache else None
    api = MessagesApi(script, repeat=True, cache=cache, port=options.port)
    print(api.url, flush=True)  # noqa: T201
    await api.serve()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_main())
