"""A redis-py client for an address: RESP3, short timeouts, and no retries but the store's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from redis.asyncio import BlockingConnectionPool, Connection, Redis, RedisCluster, SSLConnection
from redis.asyncio import UnixDomainSocketConnection as UnixConnection
from redis.asyncio.cluster import ClusterNode
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import Sentinel
from redis.backoff import NoBackoff
from redis.maint_notifications import MaintNotificationsConfig

from sidecar.stores.redis_address import Address

Client: TypeAlias = Redis | RedisCluster

_CONNECTIONS = 16  # a command takes a millisecond; who finds none free waits, within the budget of the verb
_CONNECT = 0.5  # seconds
_IDLE = 15  # seconds after which a connection is tried before it is used


@asynccontextmanager
async def opened(address: Address, command_seconds: float) -> AsyncIterator[Client]:
    """A client that connects when it is first used; its connections are closed at the end.

    Args:
        address: Where to connect to.
        command_seconds: How long one answer may take, and how long to wait for a free connection.
    """
    options = _options(address, command_seconds)
    match address.kind:
        case "tcp" | "unix":
            pool = BlockingConnectionPool(**options, max_connections=_CONNECTIONS, timeout=command_seconds)
            async with Redis.from_pool(pool) as client:
                yield client
        case "cluster":
            nodes = [ClusterNode(host, port) for host, port in address.hosts]
            async with RedisCluster(startup_nodes=nodes, **options) as cluster:
                yield cluster
        case "sentinel":
            username, password = address.sentinel_login
            logins = options | {"username": username, "password": password, "db": 0}
            async with (
                Sentinel(address.hosts, sentinel_kwargs=logins, **options) as sentinel,  # type: ignore[no-untyped-call]
                sentinel.master_for(address.service) as master,
            ):
                yield master


def _options(address: Address, command_seconds: float) -> dict[str, Any]:
    options: dict[str, Any] = {
        "username": address.username,
        "password": address.password,
        "protocol": 3,
        "socket_connect_timeout": _CONNECT,
        "socket_timeout": command_seconds,
        "health_check_interval": _IDLE,
        "retry": Retry(NoBackoff(), 0),
        # Each of these is one more round trip at every connect, and servers with strict ACLs refuse them.
        "driver_info": None,
        "maint_notifications_config": MaintNotificationsConfig(enabled=False),
    }
    if address.kind != "cluster":
        options["db"] = address.database
    tls = dict(address.tls or {})
    match address.kind:
        case "unix":
            options |= {"connection_class": UnixConnection, "path": address.path}
        case "tcp":
            ((host, port),) = address.hosts
            options |= {"connection_class": SSLConnection if tls else Connection, "host": host, "port": port}
        case "sentinel" | "cluster":
            options["ssl"] = bool(tls)
    return options | tls
