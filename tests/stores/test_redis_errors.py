import ssl

import pytest
from redis import exceptions as redis

from sidecar.stores.redis_errors import is_transient, unavailable


def caused(error: Exception, cause: Exception) -> Exception:
    """`error` as if raised from `cause`."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (redis.ConnectionError("Error 111 connecting to h:6379. Connection refused."), "redis_unavailable"),
        (redis.TimeoutError("Timeout reading from h:6379"), "redis_unavailable"),
        (TimeoutError(), "redis_unavailable"),
        (ConnectionResetError(), "redis_unavailable"),
        (redis.RedisClusterException("Redis Cluster cannot be connected."), "redis_unavailable"),
        (redis.ClusterDownError("The cluster is down"), "redis_unavailable"),
        (redis.ResponseError("BUSY Redis is busy running a script."), "redis_unavailable"),
        (redis.BusyLoadingError("Redis is loading the dataset in memory"), "redis_loading"),
        (redis.OutOfMemoryError("command not allowed when used memory > 'maxmemory'."), "redis_full"),
        (
            redis.ResponseError(
                "Error running script (call to f_8f): @user_script:9: @user_script: 9:"
                " -OOM command not allowed when used memory > 'maxmemory'."
            ),
            "redis_full",
        ),
        (redis.ReadOnlyError("You can't write against a read only replica."), "redis_readonly"),
        (redis.ResponseError("MISCONF Redis is configured to save RDB snapshots, but"), "redis_refuses_writes"),
        (redis.ResponseError("NOREPLICAS Not enough good replicas to write."), "redis_refuses_writes"),
        (redis.AuthenticationError("invalid username-password pair or user is disabled."), "redis_auth"),
        (redis.AuthenticationError("Authentication required."), "redis_auth"),
        (redis.NoPermissionError("this user has no permissions to run the 'evalsha' command"), "redis_auth"),
        (redis.ResponseError("WRONGTYPE Operation against a key holding"), "redis_wrong_type"),
        (redis.MovedError("866 10.0.0.2:6381"), "redis_cluster_slots"),
        (redis.RedisClusterException("EVALSHA - all keys must map to the same key slot"), "redis_cluster_slots"),
        (redis.ClusterCrossSlotError("Keys in request don't hash to the same slot"), "redis_cluster_slots"),
        (redis.ResponseError("unknown command 'HELLO', with args beginning with: '3'"), "redis_too_old"),
        (redis.ResponseError("something new"), "redis_unavailable"),
        (
            caused(redis.ConnectionError("Error 1 connecting"), ssl.SSLCertVerificationError("self-signed")),
            "redis_tls",
        ),
    ],
)
def test_what_users_are_told(error: Exception, code: str) -> None:
    """A code for programs; one sentence with the address, and without the words of the original."""
    told = unavailable(error, "h:6379")
    assert told.code == code
    assert told.message.startswith("Redis at h:6379 ")
    assert told.status == 503


def test_a_wrong_password_and_a_missing_one_are_told_apart() -> None:
    """RESP3 says at the greeting that a password is wanted."""
    missing = redis.AuthenticationError(
        "HELLO must be called with the client already authenticated, otherwise the HELLO <proto> AUTH <user> <pass>"
    )
    assert "wants a password" in unavailable(missing, "h").message
    assert "refuses" in unavailable(redis.AuthenticationError("invalid username-password pair"), "h").message


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (redis.ConnectionError("Connection closed by server."), True),
        (redis.TimeoutError("Timeout reading"), True),
        (ConnectionResetError(), True),
        (redis.ConnectionError("The previous master is now a slave"), True),
        (redis.AuthenticationError("invalid password"), False),
        (redis.BusyLoadingError("loading"), False),
        (redis.ReadOnlyError("replica"), False),
        (redis.ResponseError("MISCONF"), False),
    ],
)
def test_what_is_worth_a_second_try(error: Exception, again: bool) -> None:
    """Only what a new connection may cure."""
    assert is_transient(error) is again
