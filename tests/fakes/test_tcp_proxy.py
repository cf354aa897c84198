import pytest
import redis.asyncio as redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from tests.fakes.redis_server import RedisServer
from tests.fakes.tcp_proxy import TcpProxy


def client(proxy: TcpProxy) -> "redis.Redis":
    """A client that doesn't try again."""
    return redis.Redis(port=proxy.port, retry=Retry(NoBackoff(), 0), socket_timeout=5)


async def test_it_loses_a_reply_and_not_the_request(redis_server: RedisServer) -> None:
    """The server did what it was asked, and the client can't know."""
    async with TcpProxy(redis_server.port) as proxy, client(proxy) as connected:
        await connected.set("proxy:lost", "1")
        proxy.lose_replies()
        with pytest.raises(redis.ConnectionError):
            await connected.set("proxy:lost", "2")
        assert await connected.get("proxy:lost") == b"2"


async def test_it_breaks_within_a_request(redis_server: RedisServer) -> None:
    """The server got a part, and did nothing."""
    async with TcpProxy(redis_server.port) as proxy, client(proxy) as connected:
        await connected.set("proxy:cut", "1")
        proxy.break_after(10)
        with pytest.raises(redis.ConnectionError):
            await connected.set("proxy:cut", "2")
        assert await connected.get("proxy:cut") == b"1"
        assert proxy.accepted == 2


async def test_a_server_that_is_gone(redis_server: RedisServer) -> None:
    """Nobody listens behind the proxy: the connection breaks at once."""
    async with TcpProxy(1) as proxy, client(proxy) as connected:
        with pytest.raises(redis.ConnectionError):
            await connected.ping()
