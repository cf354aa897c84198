"""Nobody keeps others out: `/health` answers beside slow clients, huge bodies and floods, and limits are told (threat 20)."""

import http.client
import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.faults.projects import lay_components
from tests.faults.sidecars import Sidecar

SLOW, FLOOD = 60, 400
MOST = 5.0  # seconds that /health may take on a busy machine; it takes milliseconds
HEAD = (
    "POST /__ai-iterate HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nX-Sidestory-Token: {token}\r\n"
)


@pytest.fixture
def sidecar(tmp_path: Path) -> Iterator[Sidecar]:
    """A running one, with a rate that a flood exceeds."""
    root = tmp_path / "project"
    lay_components(root, "Button")
    with Sidecar(root, tmp_path / "state", {"SIDESTORY_CLIENT_RATE": "100"}) as running:
        running.start()
        yield running


def healthy(sidecar: Sidecar) -> float:
    """Ask for `/health`; the seconds that took."""
    began = time.monotonic()
    assert sidecar.get("/health").status == 200
    return time.monotonic() - began


def test_slow_clients_wait_for_themselves_alone(sidecar: Sidecar) -> None:
    """Heads and bodies that never end; a prompt between them is served."""
    with ExitStack() as stack:
        for number in range(SLOW):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", sidecar.run.port), 10))
            head = HEAD.format(token=sidecar.run.token)
            client.sendall((head if number % 2 else f"{head}Content-Length: 1000\r\n\r\n{{").encode())
        assert max(healthy(sidecar) for _ in range(20)) < MOST
        assert sidecar.iterate("src/Button.tsx", "padding 12px").status == 200


def test_huge_bodies_are_told_their_limit(sidecar: Sidecar) -> None:
    """Whether they say their length or not; none is read whole."""

    def send(number: int) -> tuple[int, str]:
        with closing(http.client.HTTPConnection("127.0.0.1", sidecar.run.port, timeout=60)) as connection:
            headers = {"Content-Type": "application/json", "X-Sidestory-Token": sidecar.run.token}
            piece = b" " * 65_536
            body = piece * 16 if number % 2 else (piece for _ in range(16))
            connection.request("POST", "/__ai-iterate", body, headers)
            response = connection.getresponse()
            return response.status, json.loads(response.read())["code"]

    with ThreadPoolExecutor(8) as pool:
        sent = pool.map(send, range(24))
        assert max(healthy(sidecar) for _ in range(10)) < MOST
        assert set(sent) == {(413, "body_too_large")}


def test_a_flood_is_told_when_to_come_back(sidecar: Sidecar) -> None:
    """429 with Retry-After from the limit on; what only reads is served meanwhile."""

    def ask(_: int) -> int:
        return sidecar.post("/__ai-clear", {"sessionId": "nobody"}).status

    with ThreadPoolExecutor(16) as pool:
        asked = pool.map(ask, range(FLOOD))
        assert max(healthy(sidecar) for _ in range(20)) < MOST
        statuses = list(asked)
    assert statuses.count(429) >= FLOOD - 200  # a minute may begin in between
    assert set(statuses) == {404, 429}
    refused = sidecar.post("/__ai-clear", {"sessionId": "nobody"})
    assert 1 <= refused.body["retryAfter"] <= 60
