import asyncio
from contextlib import aclosing

import pytest

from sidecar.editors.claude_stream import ClaudeStream, Meter, Waiting
from sidecar.errors import UpstreamFailed
from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer, CutAfter, ErrorMidStream, Failure, Step


def stream_of(api: MessagesApi) -> ClaudeStream:
    """A client of the scripted server that doesn't really wait."""
    return ClaudeStream(
        api_key="k",
        base_url=api.url,
        model="m",
        max_tokens=10,
        connect_seconds=1,
        silence_seconds=1,
        answer_seconds=5,
        sleep=lambda _: asyncio.sleep(0),
    )


async def pieces_of(stream: ClaudeStream, meter: Meter) -> list[str | Waiting]:
    """All pieces of one answer."""
    return [piece async for piece in stream.answer([], [{"role": "user", "content": "x"}], meter)]


async def test_deltas_come_as_they_were_sent() -> None:
    """Neither joined nor split."""
    async with MessagesApi([Answer(chunks=["a", "b ", "\n", "ü"])]) as api:
        stream = stream_of(api)
        assert await pieces_of(stream, Meter()) == ["a", "b ", "\n", "ü"]
        await stream.close()


@pytest.mark.parametrize("steps", [[Failure(status=529)] * 3, [Failure(status=500), CutAfter(), Answer(text="x")]])
async def test_two_attempts_are_the_most(steps: list[Step]) -> None:
    """A third step of the script is never asked for."""
    async with MessagesApi(steps) as api:
        stream = stream_of(api)
        with pytest.raises(UpstreamFailed):
            await pieces_of(stream, Meter())
        await stream.close()
        assert len(api.requests) == 2


async def test_no_second_attempt_after_the_first_delta() -> None:
    """What was shown can't be taken back: a broken stream is a failure."""
    async with MessagesApi([ErrorMidStream(type="overloaded_error"), Answer(text="x")]) as api:
        stream = stream_of(api)
        with pytest.raises(UpstreamFailed):
            await pieces_of(stream, Meter())
        await stream.close()
        assert len(api.requests) == 1


async def test_the_meter_adds_up_answers_that_were_left() -> None:
    """Leaving an answer early counts what it had reported by then."""
    async with MessagesApi([Answer(text="x" * 100, pause_after=1), Answer(text="y")]) as api:
        stream, meter = stream_of(api), Meter()
        async with aclosing(stream.answer([], [{"role": "user", "content": "x"}], meter)) as pieces:
            assert await anext(pieces) == "x" * 12
        first = meter.total.input_tokens
        assert first > 0
        await pieces_of(stream, meter)
        await stream.close()
        assert meter.total.input_tokens == 2 * first
