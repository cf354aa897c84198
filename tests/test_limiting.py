"""Rate limits: so many a minute, each session and each client for itself."""

import pytest

from sidecar.errors import RateLimited
from sidecar.limiting import RateLimits


async def loaded(session_rate: int, client_rate: int) -> RateLimits:
    """Limits that are in force."""
    limits = RateLimits(session_rate, client_rate)
    await limits.load()
    return limits


async def test_one_too_many() -> None:
    """It is refused, with the seconds until the next may come; others are not."""
    limits = await loaded(session_rate=2, client_rate=0)
    for _ in range(2):
        await limits.session("a")
    with pytest.raises(RateLimited, match="session_rate") as caught:
        await limits.session("a")
    assert 1 <= caught.value.details["retryAfter"] <= 60
    assert (caught.value.code, caught.value.details["limit"], caught.value.details["per"]) == (
        "too_many_requests",
        2,
        "session",
    )
    await limits.session("b")


async def test_clients_are_counted_apart_from_sessions() -> None:
    """A client of the same name as a session is another thing."""
    limits = await loaded(session_rate=5, client_rate=1)
    await limits.client("a")
    await limits.session("a")
    with pytest.raises(RateLimited, match="client_rate"):
        await limits.client("a")


async def test_no_limit() -> None:
    """0 stands for any number."""
    limits = await loaded(session_rate=0, client_rate=0)
    for _ in range(100):
        await limits.client("a")
        await limits.session("a")


async def test_who_comes_before_the_library_is_counted_afterwards() -> None:
    """Nobody waits for it, and nobody is forgotten; loading again changes nothing."""
    limits = RateLimits(session_rate=2, client_rate=0)
    await limits.session("a")
    await limits.load()
    await limits.load()
    await limits.session("a")
    with pytest.raises(RateLimited):
        await limits.session("a")
