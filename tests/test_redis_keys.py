"""docs/redis.md says what is in Redis: other programs are written after it."""

import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from redis import Redis

from sidecar.errors import StoreUnavailable
from sidecar.stores.base import ABSENT, Append, Batch, Document, Enter, Expiry, Key, Leave, Put
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.redis_script import LARGE
from tests.fakes.redis_server import RedisServer
from tests.redis_tour import BUTTON, DOCUMENT, PROJECT, SHOP, answered, commands, tour

HEADING = re.compile(r"^### `([^`]+)`$", re.MULTILINE)
SESSION = f"storybook:session:{BUTTON}:00000000-0000-0000-0000-000000000001"


@pytest.fixture
async def toured() -> AsyncIterator[RedisServer]:
    """A Redis with what the document's examples are about."""
    with RedisServer() as server:
        await tour(server)
        yield server


def named(key: str) -> str:
    """A key as the headings have it."""
    key = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<sessionId>", key).replace(BUTTON, "<componentPath>")
    key = key.replace("batch:<sessionId>", "batch:<uid>")
    return key.replace(f":project:{SHOP}", ":project:<projectId>")


async def test_the_examples_are_what_redis_answers(toured: RedisServer) -> None:
    """To the letter; `python -m tests.redis_tour` writes them anew."""
    document = DOCUMENT.read_text()
    assert answered(document, toured) == document, "run `python -m tests.redis_tour` and look at what it changes"


async def test_every_key_has_its_example(toured: RedisServer) -> None:
    """No key is written that the document doesn't name, and each that it names is written and shown."""
    document = DOCUMENT.read_text()
    headings = HEADING.findall(document)
    assert {named(key.decode()) for key in toured.call("KEYS", "*")} == set(headings)
    assert [named(command[1]) for command in commands(document)] == headings


async def test_any_client_reads_a_session_as_json(toured: RedisServer) -> None:
    """One GET, no knowledge of Sidestory."""
    with Redis(unix_socket_path=str(toured.socket_path)) as client:
        session = json.loads(client.execute_command("GET", SESSION))
    assert f"storybook:session:{session['componentPath']}:{session['sessionId']}" == SESSION
    assert session["currentVersionId"] == 2


async def test_all_keys_of_a_session_expire_together(toured: RedisServer) -> None:
    """To the millisecond."""
    moments = {toured.call("PEXPIRETIME", key) for key in toured.call("KEYS", f"{SESSION}*")}
    assert len(moments) == 1
    assert min(moments) > 0


async def test_the_rights_that_a_user_needs(toured: RedisServer) -> None:
    """Those that the document lists are enough for every verb, and the store says so when they aren't."""
    rights = re.findall(
        r"\+[a-z]+", DOCUMENT.read_text().partition("A user with an ACL needs")[2].partition("on the keys")[0]
    )
    toured.call("ACL", "SETUSER", "app", "on", ">secret", "~storybook*", *rights)
    async with RedisStore(parse(toured.url.replace("//", "//app:secret@")), project=PROJECT, budget=5) as store:
        everything = Batch(
            "a",
            removals=[Key("x"), Key("h", "x")],
            puts=[Put(Key("d"), b"1", expect=ABSENT), Put(Key("h", "f"), b"2", expect=ABSENT)],
            appends=[Append("l", b"3")],
            leaves=[Leave("i", "n")],
            enters=[Enter("i", "m", 1)],
            expiry=Expiry(["d"], datetime.now(UTC) + timedelta(hours=1)),
        )
        await store.commit(everything)
        await store.commit(Batch("large", puts=[Put(Key("d"), b"1" * LARGE)]))
        await store.commit(Batch("small", puts=[Put(Key("d"), b"1")]))
        await store.commit(Batch("b", expiry=Expiry(["d"], None)))
        assert await store.read(Key("d"), Key("h", "f")) == [Document(b"1"), Document(b"2")]
        assert await store.read(Key("d")) == [Document(b"1")]
        assert await store.read(Key("h", "f")) == [Document(b"2")]
        assert len(await store.log("l")) == len(await store.scan("i")) == 1
        await store.vitals()
    toured.call("ACL", "SETUSER", "app", "-lrange")
    async with RedisStore(parse(toured.url.replace("//", "//app:secret@")), project=PROJECT, budget=5) as store:
        with pytest.raises(StoreUnavailable) as failure:
            await store.log("l")
        assert failure.value.code == "redis_auth"
