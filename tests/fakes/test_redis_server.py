import os
import signal
import subprocess
import sys
import time

import pytest
import redis

from tests.fakes.redis_server import RedisSentinel, RedisServer

KEPT = """
import time
from tests.fakes.redis_server import RedisServer
print(RedisServer().start()._pid(), flush=True)
time.sleep(60)
"""


def alive(pid: int) -> bool:
    """Whether the process exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_data_stays_or_goes_as_asked() -> None:
    """A restart with data, an empty one, and a kill after a save, all on one port."""
    with RedisServer() as server:
        port = server.port
        server.call("SET", "k", "1")
        server.restart_with_data()
        assert server.call("GET", "k") == b"1"
        server.call("SET", "k", "2")
        server.kill()
        server.start()
        assert server.call("GET", "k") == b"1", "what came after the save is lost"
        server.restart_empty()
        assert server.call("GET", "k") is None
        assert server.port == port


def test_an_append_only_server_loses_nothing() -> None:
    """Killed or not."""
    with RedisServer(append_only=True) as server:
        server.call("SET", "k", "1")
        server.kill()
        server.start()
        assert server.call("GET", "k") == b"1"
        server.restart_empty()
        assert server.call("GET", "k") is None


def test_a_paused_server_takes_connections_and_keeps_silent() -> None:
    """As a machine that swaps does; afterwards it answers again."""
    with RedisServer() as server, redis.Redis.from_url(server.url, socket_timeout=0.1) as client:
        server.pause()
        with pytest.raises(redis.TimeoutError):
            client.ping()
        server.resume()
        assert server.call("PING") == b"PONG"
        server.pause()
    assert not server.running


def test_password_and_tls() -> None:
    """The URL has all that a client needs, and without it there is no way in."""
    with RedisServer(password="s3cret", tls=True) as server:
        with redis.Redis.from_url(server.url) as client:
            assert client.ping()
        with (
            redis.Redis.from_url(server.url.replace("s3cret", "wrong")) as client,
            pytest.raises(redis.AuthenticationError),
        ):
            client.ping()
        with redis.Redis.from_url(server.url.partition("?")[0]) as client, pytest.raises(redis.ConnectionError):
            client.ping()
        with redis.Redis.from_url(server.unix_url) as client:
            assert client.ping()


def test_a_cluster_of_one_has_every_slot() -> None:
    """Also after a restart."""
    with RedisServer(cluster=True) as server, redis.RedisCluster.from_url(server.url) as client:
        for key in "abc":
            assert client.set(key, "1")
        server.restart_with_data()
        assert server.call("GET", "b") == b"1"


def test_a_sentinel_knows_the_master() -> None:
    """And its replica follows it."""
    with RedisServer() as master, RedisServer(replica_of=master) as replica, RedisSentinel(master) as sentinel:
        host, port = sentinel.call("SENTINEL", "GET-MASTER-ADDR-BY-NAME", sentinel.service)
        assert (host, int(port)) == (b"127.0.0.1", master.port)
        deadline = time.monotonic() + 10
        while b"master_link_status:up" not in replica.call("INFO", "replication") and time.monotonic() < deadline:
            time.sleep(0.01)
        with master.client() as client:
            client.set("k", "1")
            assert client.wait(1, 5000) == 1
        assert replica.call("GET", "k") == b"1"


def test_nothing_is_left_when_the_test_run_is_killed() -> None:
    """Not even SIGKILL of the test run leaves a server behind."""
    with subprocess.Popen([sys.executable, "-c", KEPT], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        pid = int(run.stdout.readline())
        assert alive(pid)
        run.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not alive(pid)
