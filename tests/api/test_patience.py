import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from sidecar.api.patience import PatienceMiddleware
from sidecar.errors import StoreUnavailable
from sidecar.stores.patience import waiting
from tests.security.asgi import Probe


@pytest.mark.parametrize(("kind", "hurried"), [("http", True), ("websocket", True), ("lifespan", False)])
async def test_requests_wait_for_so_long_and_the_application_for_as_long_as_it_likes(kind: str, hurried: bool) -> None:
    """What is started with the application would otherwise run out of time after a second."""
    ended: list[bool] = []

    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        try:
            async with waiting():
                for _ in range(1_000):
                    await asyncio.sleep(0)
        except StoreUnavailable:
            ended.append(True)
        else:
            ended.append(False)

    async def receive() -> Message:
        return {}

    async def send(_message: Message) -> None:
        return

    await PatienceMiddleware(app, seconds=1e-9)({"type": kind}, receive, send)
    assert ended == [hurried]


def test_no_time_at_all_is_a_mistake() -> None:
    """Nothing would ever reach the shared store."""
    with pytest.raises(ValueError, match="some time"):
        PatienceMiddleware(Probe(), seconds=0)
