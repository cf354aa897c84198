"""Names in values and members, as other programs find them in Redis."""

from sidecar.sessions import keys
from sidecar.stores.base import Batch, Enter, IndexEntry, Key, Leave, Put
from sidecar.stores.redis import RedisStore
from sidecar.stores.redis_address import parse
from sidecar.stores.redis_names import hold_names, inward, outward
from tests.fakes.redis_server import RedisServer

NAME = "session:src/Button.tsx:1"


def test_only_what_holds_names_is_translated() -> None:
    """Indexes of sessions and the hash of their ids; a session's own documents are left as they are."""
    assert [hold_names(name) for name in (keys.SESSIONS, "sessions:src/a.tsx", keys.PENDING, keys.SESSION_IDS)] == [
        True
    ] * 4
    assert not hold_names(NAME)
    assert inward(keys.SESSIONS, outward(keys.SESSIONS, NAME, "storybook"), "storybook") == NAME
    assert outward(NAME, "x", "storybook") == inward(NAME, "x", "storybook") == "x"


async def test_other_programs_find_whole_keys(redis_server: RedisServer, prefix: str) -> None:
    """What a plain client reads can be asked for as it is; what our store reads has no prefix."""
    ids = Key(keys.SESSION_IDS, "1")
    batch = Batch("a", puts=[Put(ids, NAME.encode())], enters=[Enter(keys.SESSIONS, NAME, 1.0)])
    async with RedisStore(parse(redis_server.url), prefix=prefix) as store:
        await store.commit(batch)
        assert redis_server.call("HGET", f"{prefix}:session-ids", "1") == f"{prefix}:{NAME}".encode()
        assert redis_server.call("ZRANGE", f"{prefix}:sessions", 0, -1) == [f"{prefix}:{NAME}".encode()]
        (found,) = await store.read(ids)
        assert found is not None
        assert found.value == NAME.encode()
        assert await store.scan(keys.SESSIONS) == [IndexEntry(NAME, 1.0)]
        await store.commit(Batch("b", leaves=[Leave(keys.SESSIONS, NAME)]))
        assert await store.scan(keys.SESSIONS) == []
