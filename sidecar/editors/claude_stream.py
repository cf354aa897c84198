"""The Messages API, streamed through the official SDK.

The SDK's own retries are off: it waits as long as `retry-after` says, which has no upper bound. The policy here is
small: one more attempt, only while nothing of the answer has come, and never after a longer wait than 10 s.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit, urlunsplit

import anthropic
import httpx2
from anthropic.lib.streaming import AsyncMessageStream, ParsedMessageStreamEvent
from anthropic.types import MessageParam, TextBlockParam
from anthropic.types import Usage as ApiUsage

from sidecar.editors.caching import marked
from sidecar.editors.claude_errors import MALFORMED_STREAM, Asked, Incomplete, failure
from sidecar.errors import UpstreamFailed
from sidecar.models import Usage

DEFAULT_BASE_URL = "https://api.anthropic.com"
_COMPLETE = frozenset({"end_turn", "stop_sequence"})
_ATTEMPTS = 2
_LONGEST_WAIT = 10.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The server asked to come back later: a second attempt follows after so many seconds."""

    seconds: float
    why: str


class Meter:
    """Adds up the tokens of several answers; the one that is on its way counts as far as it has told."""

    def __init__(self) -> None:
        self._ended = Usage()
        self._current = Usage()

    @property
    def total(self) -> Usage:
        """All tokens so far."""
        return self._ended + self._current

    def told(self, usage: ApiUsage) -> None:
        """What the answer that is on its way says of itself, in place of what it said before."""
        self._current = Usage(
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
            cache_read_input_tokens=usage.cache_read_input_tokens or 0,
            cache_creation_input_tokens=usage.cache_creation_input_tokens or 0,
        )

    def ended(self) -> None:
        """The answer is over, complete or not."""
        self._ended, self._current = self.total, Usage()


class ClaudeStream:
    """A client of the Messages API; close it.

    Args:
        api_key: The key, passed explicitly so that the SDK looks for none in the home folder.
        base_url: The server.
        model: The model's name.
        max_tokens: The longest answer.
        connect_seconds: How long a connection may take.
        silence_seconds: How long the server may send nothing, not even a ping.
        answer_seconds: How long an answer may take in all, whatever the server sends.
        sleep: Waits before a second attempt.

    Raises:
        UpstreamFailed: The base URL is none.
    """

    def __init__(
        self,
        *,
        api_key: str,
        base_url: str,
        model: str,
        max_tokens: int,
        connect_seconds: float,
        silence_seconds: float,
        answer_seconds: float,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        try:
            address, login = _without_login(base_url)
            self._client = anthropic.AsyncAnthropic(
                api_key=api_key,
                base_url=address,
                max_retries=0,
                timeout=httpx2.Timeout(silence_seconds, connect=connect_seconds),
                http_client=anthropic.DefaultAsyncHttpxClient(auth=login) if login else None,
            )
        except (ValueError, httpx2.InvalidURL):
            sentence = "ANTHROPIC_BASE_URL is not an address: it must look like http://localhost:8080."
            raise UpstreamFailed(sentence, "model_unreachable") from None
        self._model = model
        self._max_tokens = max_tokens
        self._answer_seconds = answer_seconds
        self._sleep = sleep
        self._asked = Asked(model, urlsplit(address).netloc or address, (api_key, login[1]) if login else (api_key,))

    async def close(self) -> None:
        """Close all connections."""
        await self._client.close()

    async def answer(
        self,
        system: Sequence[TextBlockParam],
        messages: Sequence[MessageParam],
        meter: Meter,
        *,
        grows: bool = False,
    ) -> AsyncGenerator[str | Waiting, None]:
        """Stream the text of one answer, piece by piece; `Waiting` before a second attempt.

        Closing the generator closes the connection. Ends only when the answer is complete. `grows`: the next request
        sends these messages again, see `caching`.

        Raises:
            UpstreamFailed: In every other case.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            begun = False
            try:
                async with aclosing(self._attempt(*marked(system, messages, grows=grows), meter)) as pieces:
                    async for piece in pieces:
                        begun = True
                        yield piece
            except (anthropic.AnthropicError, httpx2.HTTPError, TimeoutError, Incomplete, *MALFORMED_STREAM) as error:
                failed = failure(error, self._asked)
                _log.info("the model failed: %s (%s)", failed.error.code, type(error).__name__)
            else:
                return
            # Outside of the handler, so that the error carries no context: the transport's may quote the key.
            if begun or attempt == _ATTEMPTS or failed.wait is None or failed.wait > _LONGEST_WAIT:
                raise failed.error
            yield Waiting(failed.wait, failed.error.message)
            await self._sleep(failed.wait)

    async def _attempt(
        self, system: Sequence[TextBlockParam], messages: Sequence[MessageParam], meter: Meter
    ) -> AsyncGenerator[str, None]:
        deadline = asyncio.get_running_loop().time() + self._answer_seconds
        request = self._client.messages.stream(
            model=self._model, max_tokens=self._max_tokens, system=system, messages=messages
        )
        async with AsyncExitStack() as stack:
            async with asyncio.timeout_at(deadline):
                stream = await stack.enter_async_context(request)
            started = False
            try:
                # The deadline holds for the waiting here, not for what the reader of the pieces does in between.
                while (event := await _next(stream, deadline)) is not None:
                    if event.type == "message_start":
                        started = True
                        meter.told(stream.current_message_snapshot.usage)
                    elif event.type == "text":
                        yield event.text
            finally:
                if started:
                    meter.told(stream.current_message_snapshot.usage)
                    meter.ended()
            reason = stream.current_message_snapshot.stop_reason if started else ""
        if reason not in _COMPLETE:
            raise Incomplete(reason)


def _without_login(url: str) -> tuple[str, tuple[str, str] | None]:
    """The address and the login in it, apart: SDK and transport log the addresses they call."""
    parts = urlsplit(url)
    if parts.username is None:
        return url, None
    login = unquote(parts.username), unquote(parts.password or "")
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])), login


async def _next(stream: AsyncMessageStream[None], deadline: float) -> "ParsedMessageStreamEvent[None] | None":
    async with asyncio.timeout_at(deadline):
        return await anext(stream, None)
