from datetime import timedelta

from sidecar.snapshots import names
from sidecar.stores.base import Batch, Enter, Expiry, Leave, Put
from tests.snapshots.vaults import Checkout, Team, team

WEEK = timedelta(days=7)


async def on_server(both: Team, timestamp: int) -> bytes | None:
    """What Redis has under a time."""
    (document,) = await both.redis.read(names.session(timestamp))
    return None if document is None else document.value


async def contents(checkout: Checkout) -> list[bytes]:
    """All sessions that a checkout sees, newest first."""
    return [kept.document.value async for kept in checkout.vault.newest_first()]


async def test_what_was_saved_without_the_server_arrives() -> None:
    """With its own time and expiry, and for everybody."""
    async with team() as both:
        both.server.mood = "refuses"
        timestamp, note = await both.here.vault.save(b"1", timedelta(hours=2))
        assert await on_server(both, timestamp) is None
        both.clock.forward(timedelta(hours=1))
        await both.reconnect(both.here)
        assert await on_server(both, timestamp) == b"1"
        assert await contents(both.there) == [b"1"]
        both.clock.now = note.expires_at
        assert await on_server(both, timestamp) is None


async def test_a_server_that_lost_everything_gets_it_back() -> None:
    """Also what it had confirmed."""
    async with team() as both:
        await both.here.vault.save(b"1", WEEK)
        await both.here.vault.save(b"2", WEEK)
        await both.server.restart()
        both.here.upstream.doubt(both.here.upstream.store)
        await both.reconnect(both.here)
        assert await contents(both.here) == [b"2", b"1"]


async def test_what_was_deleted_stays_so() -> None:
    """Deleted without the server: there too. Deleted by another while this one was away: here too, for good."""
    async with team() as both:
        one, _ = await both.here.vault.save(b"1", WEEK)
        two, _ = await both.here.vault.save(b"2", WEEK)
        both.server.mood = "refuses"
        assert await both.here.vault.delete(one, WEEK)
        both.server.mood = "well"
        assert await both.there.vault.delete(two, WEEK)
        await both.reconnect(both.here)
        assert [await on_server(both, each) for each in (one, two)] == [None, None]
        assert await contents(both.here) == []
        assert await both.here.local.read(names.session(two)) == [None]
        await both.server.restart()
        both.here.upstream.doubt(both.here.upstream.store)
        await both.reconnect(both.here)
        assert await contents(both.here) == []
        both.clock.forward(WEEK * 2)
        both.here.upstream.doubt(both.here.upstream.store)
        await both.reconnect(both.here)
        assert await both.redis.scan(names.DELETED) == await both.here.local.scan(names.DELETED) == []


async def test_what_another_program_has_deleted_stays_so() -> None:
    """It knows nothing of our lists: DEL and ZREM are all that it does."""
    async with team() as both:
        timestamp, _ = await both.here.vault.save(b"1", WEEK)
        gone = Batch("x", removals=[names.session(timestamp)], leaves=[Leave(names.INDEX, names.member(timestamp))])
        await both.redis.commit(gone)
        both.here.upstream.doubt(both.here.upstream.store)
        await both.reconnect(both.here)
        assert await on_server(both, timestamp) is None
        assert await both.here.local.read(names.session(timestamp)) == [None]


async def test_two_sessions_of_one_millisecond_both_stay() -> None:
    """Saved by two checkouts of which one was without the server; and by another program, of which nothing is known."""
    async with team() as both:
        both.server.mood = "refuses"
        mine, _ = await both.here.vault.save(b"here", WEEK)
        both.server.mood = "well"
        await both.reconnect(both.there)
        theirs, _ = await both.there.vault.save(b"there", WEEK)
        assert mine == theirs
        await both.redis.commit(
            Batch(
                "x",
                puts=[Put(names.session(mine + 1), b"foreign")],
                enters=[Enter(names.INDEX, names.member(mine + 1), mine + 1)],
                expiry=Expiry([names.member(mine + 1)], both.clock.now + WEEK),
            )
        )
        await both.reconnect(both.here)
        assert await on_server(both, mine) == b"there"
        assert await contents(both.here) == [b"here", b"foreign", b"there"]
        assert await both.here.local.read(names.session(mine)) == [None]
        (moved,) = await both.here.local.read(names.session(mine + 2))
        assert moved is not None
        assert moved.value == b"here"


async def test_of_two_copies_the_one_changed_later_stays() -> None:
    """Prompts that were made without the server arrive; those that were made on it meanwhile are not undone."""
    async with team() as both:
        timestamp, _ = await both.here.vault.save(b"1", WEEK)
        both.server.mood = "refuses"
        both.clock.forward(timedelta(minutes=1))
        kept = await both.here.vault.read(timestamp)
        assert kept is not None
        await both.here.vault.replace(kept, b"2 here")
        await both.reconnect(both.here)
        assert await on_server(both, timestamp) == b"2 here"
        both.clock.forward(timedelta(minutes=1))
        theirs = await both.there.vault.read(timestamp)
        assert theirs is not None
        await both.there.vault.replace(theirs, b"3 there")
        both.here.upstream.doubt(both.here.upstream.store)
        await both.reconnect(both.here)
        assert await on_server(both, timestamp) == b"3 there"
