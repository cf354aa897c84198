import json
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from tests.fakes.messages_api import MessagesApi
from tests.fakes.messages_steps import Answer, ErrorMidStream, Failure
from tests.fakes.messages_wire import invalid

BODY = {"model": "m", "max_tokens": 5, "stream": True, "messages": [{"role": "user", "content": "x"}]}
ORDER = [
    "message_start",
    "content_block_start",
    "ping",
    "content_block_delta",
    "content_block_delta",
    "content_block_stop",
    "message_delta",
    "message_stop",
]


def names(body: str) -> list[str]:
    """The events of a stream; every name stands in its `event:` line and in its data."""
    events = [block.split("\n") for block in body.strip().split("\n\n")]
    for name, data in events:
        assert json.loads(data.removeprefix("data: "))["type"] == name.removeprefix("event: ")
    return [name.removeprefix("event: ") for name, _ in events]


async def test_events_come_in_the_protocol_s_order() -> None:
    """The order that the API documents, with its `event:` lines."""
    async with MessagesApi([Answer(chunks=["a", "b"])]) as api, httpx2.AsyncClient(base_url=api.url) as client:
        response = await client.post("/v1/messages", json=BODY)
    assert names(response.text) == ORDER


async def test_an_error_in_the_stream_ends_it() -> None:
    """Status 200, an `error` event, nothing after it."""
    async with MessagesApi([ErrorMidStream()]) as api, httpx2.AsyncClient(base_url=api.url) as client:
        response = await client.post("/v1/messages", json=BODY)
    assert response.status_code == 200
    assert names(response.text) == [*ORDER[:4], "error"]


async def test_the_script_is_followed_and_its_end_is_an_error() -> None:
    """One step per request; a request too many fails instead of hanging."""
    async with MessagesApi([Failure(status=418)]) as api, httpx2.AsyncClient(base_url=api.url) as client:
        answers = [(await client.post("/v1/messages", json=BODY)).status_code for _ in range(2)]
    assert answers == [418, 500]
    assert [request.texts() for request in api.requests] == [[("user", "x")]] * 2


@pytest.mark.parametrize(
    "change",
    [
        {"model": ""},
        {"max_tokens": None},
        {"stream": False},
        {"messages": []},
        {"messages": [{"role": "assistant", "content": "x"}]},
        {"messages": [{"role": "user", "content": "x"}, {"role": "user", "content": "x"}]},
        {"messages": [{"role": "user", "content": " "}]},
        {"system": [{"type": "text", "text": ""}]},
    ],
)
async def test_what_the_api_would_reject_is_rejected(change: dict[str, object]) -> None:
    """A request that the real API refuses doesn't pass here either."""
    assert invalid(BODY) is None
    async with MessagesApi([Answer(text="x")]) as api, httpx2.AsyncClient(base_url=api.url) as client:
        assert (await client.post("/v1/messages", json=BODY | change)).status_code == 400


def test_it_runs_by_itself(tmp_path: Path) -> None:
    """As a program it prints its address, follows a script file, and takes a new script over HTTP."""
    script = tmp_path / "script.json"
    script.write_text('[{"kind": "answer", "text": "hello"}]')
    command = [sys.executable, "-m", "tests.fakes.messages_api", "--script", str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            for _ in range(2):
                assert "hello" in httpx2.post(f"{url}/v1/messages", json=BODY).text
            httpx2.post(f"{url}/script", content=b'[{"kind": "failure", "status": 529}]')
            assert httpx2.post(f"{url}/v1/messages", json=BODY).status_code == 529
            assert len(httpx2.get(f"{url}/requests").json()) == 3
        finally:
            process.kill()
