"""Sessions of a checkout in a shared store: what is compared, pushed, adopted and cleared. The machine does the rest."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from sidecar.models import Session, Turn
from sidecar.sessions import keys, replicate
from sidecar.sessions.copying import saving, snapshot
from sidecar.sessions.replicas import head_of, touched
from sidecar.sessions.replicate import Replicator
from sidecar.sessions.service import SessionService
from sidecar.stores.base import Batch, Enter, Key, Put
from sidecar.stores.breaker import Breaker
from sidecar.stores.local import LocalStore
from sidecar.stores.resilient import ResilientStore
from tests.clock import Clock
from tests.stores.shared import FakeServer

PATH = "src/Button.tsx"
DAY = timedelta(hours=24)


class Checkout:
    """A sidecar of one checkout, as far as stores and sessions go."""

    def __init__(self, owner: str, local: LocalStore, server: FakeServer, clock: Clock) -> None:
        self.local = local
        self.clock = clock
        replicator = Replicator(local, owner=owner, ttl=DAY, clock=clock)
        self.came = replicator.adopted
        self.store = ResilientStore(
            local,
            server.connect,
            replicator,
            owner=owner,
            head_of=head_of,
            changed=lambda: None,
            breaker=Breaker(lambda: 0.0, waits=[0.0]),
            budget=0.3,
        )
        self.sessions = SessionService(self.store, clock=clock, owner=owner)

    async def step(self, number: int = 1) -> None:
        """What runs in the background."""
        for _ in range(number):
            await self.store.upstream.step()

    async def say(self, session: Session, prompt: str) -> Session:
        """One more turn."""
        turn = Turn(timestamp=self.clock.now, user_prompt=prompt, ai_response="", success=True)
        return await self.sessions.add_turn(session, turn)

    async def worked_on(self, prompt: str = "x", path: str = PATH) -> Session:
        """A new session with a version and a turn."""
        session = (await self.sessions.open(path, fresh=True)).session
        session = await self.sessions.ensure_base(session, {path: b"content"})
        return await self.say(session, prompt)


class Team:
    """Checkouts with one server."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.server = FakeServer(clock)
        self.stack = AsyncExitStack()

    async def checkout(self, owner: str = "here") -> Checkout:
        """A checkout with an empty local store."""
        local = LocalStore(":memory:", clock=self.clock, touched=touched)
        return Checkout(owner, await self.stack.enter_async_context(local), self.server, self.clock)

    def again(self, checkout: Checkout, owner: str = "here") -> Checkout:
        """The same checkout after a restart of its sidecar."""
        return Checkout(owner, checkout.local, self.server, self.clock)

    async def has(self, session: Session) -> bool:
        """Whether the server has the session or a trace of it."""
        name = keys.head(session).name
        documents = await self.server.store.read(Key(name), Key(keys.SESSION_IDS, session.session_id))
        listed = [entry.member for entry in await self.server.store.scan(keys.SESSIONS)]
        return any(documents) or name in listed

    async def agrees(self, checkout: Checkout, *sessions: Session) -> bool:
        """Whether the server has exactly these of the checkout's sessions, each as the checkout has it."""
        for session in sessions:
            name = keys.head(session).name
            mine = await snapshot(checkout.local, name)
            if mine is None or mine != await snapshot(self.server.store, name):
                return False
        listed = {entry.member for entry in await self.server.store.scan(keys.SESSIONS)}
        return listed == {keys.head(session).name for session in sessions}


@pytest.fixture
async def team(clock: Clock) -> AsyncIterator[Team]:
    """A server that is well."""
    team = Team(clock)
    async with team.stack:
        await team.stack.enter_async_context(team.server)
        yield team


@pytest.mark.parametrize("lose", [0, 1, 2, 4, None])
async def test_a_server_that_lost_something_gets_it_again(team: Team, lose: int | None) -> None:
    """Nothing, its last seconds, or everything: it makes no difference."""
    here = await team.checkout()
    await here.step()
    one, two = await here.worked_on("a"), await here.worked_on("b")
    await team.server.restart(lose=lose)
    await here.step(2)
    assert await team.agrees(here, one, two)


async def test_what_was_made_while_it_was_away_arrives(team: Team) -> None:
    """New sessions, further versions, and what was cleared; also when the sidecar was restarted in between."""
    here = await team.checkout()
    await here.step()
    kept, gone = await here.worked_on("kept"), await here.worked_on("gone")
    team.server.mood = "refuses"
    kept = await here.say(kept, "more")
    await here.sessions.clear(gone.session_id)
    new = await here.worked_on("new")
    here = team.again(here)
    await here.step()
    team.server.mood = "well"
    await here.step()
    assert await team.agrees(here, kept, new)
    assert not await team.has(gone)
    assert here.came == []


async def test_a_cleared_session_does_not_come_back_with_an_older_server(team: Team) -> None:
    """The server confirmed that it was gone, and then lost that."""
    here = await team.checkout()
    await here.step()
    gone = await here.worked_on()
    await here.sessions.clear(gone.session_id)
    await team.server.restart(lose=1)
    assert await team.has(gone)
    here = team.again(here)
    await here.step()
    assert not await team.has(gone)
    assert here.came == []


async def test_a_push_that_a_hung_server_carries_out_late_revives_nothing(team: Team) -> None:
    """It expects no document, as there was none; only the token keeps it out after the session was cleared."""
    here = await team.checkout()
    gone = await here.worked_on()
    team.server.mood = "hangs"
    await here.step()  # hangs at the claim
    team.server.mood = "well"
    await here.step()
    store = here.store.upstream.store
    assert store is not None
    await team.server.store.commit(
        Batch("flush", removals=[Key(name) for name in keys.everything(keys.head(gone).name)])
    )
    here.store.upstream.doubt(store)
    found = await snapshot(here.local, keys.head(gone).name)
    assert found is not None
    team.server.mood = "hangs"
    late = Replicator(here.local, owner="here", ttl=DAY, clock=team.clock)
    with pytest.raises(Exception, match="in time"):
        await late._copy(here.local, store, keys.head(gone).name, 0)
    team.server.mood = "well"
    await here.step()
    await here.sessions.clear(gone.session_id)
    assert await team.server.resume() == 0
    assert not await team.has(gone)


async def test_a_lost_local_store_gets_its_sessions_back(team: Team) -> None:
    """Versions, contents and turns; those of others stay theirs, expired and cleared ones stay gone."""
    here, there = await team.checkout(), await team.checkout("there")
    await here.step()
    await there.step()
    theirs = await there.worked_on("theirs")
    old = await here.worked_on("old")
    team.clock.forward(DAY / 2)
    session = await here.worked_on("mine")
    await team.server.store.commit(
        Batch("past", puts=[Put(keys.head(old), old.model_dump_json(by_alias=True).encode())])
    )
    here = await team.checkout()
    await here.step()
    assert sorted(here.came) == sorted([keys.head(session).name, keys.head(old).name])
    assert (await here.sessions.newest(PATH)) == session
    assert [turn.user_prompt for turn in await here.sessions.turns(session)] == ["mine"]
    assert await here.sessions.contents(session, 1) == {PATH: b"content"}
    assert await snapshot(here.local, keys.head(theirs).name) is None
    assert (await here.local.noted()).cleared == frozenset()


async def test_an_expired_session_is_not_adopted(team: Team) -> None:
    """The server's clock may be behind, so that it still has it."""
    here = await team.checkout()
    await here.step()
    session = await here.worked_on()
    document = (await team.server.store.read(keys.head(session)))[0]
    assert document is not None
    team.clock.forward(DAY + timedelta(seconds=1))
    name = keys.head(session).name
    await team.server.store.commit(Batch("late", puts=[Put(Key(name), document.value)]))
    here = await team.checkout()
    await here.step()
    assert here.came == []


async def test_a_local_store_from_yesterday_catches_up(team: Team) -> None:
    """What the server has and this store lost comes back; what this store has not sent yet is the truth."""
    here = await team.checkout()
    session = await here.worked_on("one")
    yesterday = await snapshot(here.local, keys.head(session).name)
    assert yesterday is not None
    await here.step()
    session = await here.say(session, "two")
    await here.local.acknowledge((await here.local.noted()).waiting)
    async with LocalStore(":memory:", clock=team.clock, touched=touched) as older:
        for batch in saving(yesterday, expect=0, ttl=DAY, new_id=here.sessions._new_id):
            await older.commit(batch)
        await older.acknowledge((await older.noted()).waiting)
        again = Checkout("here", older, team.server, team.clock)
        await again.step()
        assert again.came == [keys.head(session).name]
        assert await again.sessions.get(session.session_id) == session
        assert await team.agrees(again, session)


async def test_an_unsettled_session_that_was_adopted_is_told(team: Team) -> None:
    """Its files may be half written, so somebody has to look at the disk."""
    here = await team.checkout()
    await here.step()
    session = await here.worked_on()
    await here.sessions.commit_version(
        session, parent=1, files={PATH: b"x"}, prompt="x", origin="prompt", state="pending"
    )
    here = await team.checkout()
    await here.step()
    assert here.came == [keys.head(session).name]
    assert [one.session_id for one in await here.sessions.pending()] == [session.session_id]


async def test_a_damaged_session_is_healed_from_the_server_at_start(team: Team) -> None:
    """And is no obstacle for the others before."""
    here = await team.checkout()
    await here.step()
    session, other = await here.worked_on("damaged"), await here.worked_on("other")
    await here.local.commit(Batch("damage", puts=[Put(keys.head(session), b"{")]))
    other = await here.say(other, "more")
    await team.server.restart(lose=0)
    await here.step(2)
    assert here.store.name == "redis"
    here = team.again(here)
    await here.step()
    assert await here.sessions.get(session.session_id) == session
    assert await team.agrees(here, session, other)


async def test_a_server_that_threw_a_part_away_gets_the_session_again(team: Team) -> None:
    """Redis may evict single keys when it is short of memory."""
    here = await team.checkout()
    await here.step()
    session = await here.worked_on()
    await team.server.store.commit(Batch("evict", removals=[Key(f"{keys.head(session).name}:versions")]))
    await team.server.restart(lose=0)
    await team.server.store.commit(Batch("evict", removals=[Key(f"{keys.head(session).name}:versions")]))
    await here.step(2)
    assert await team.agrees(here, session)


async def test_many_sessions_are_compared_in_pages(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of them, here and there."""
    monkeypatch.setattr(replicate, "_PAGE", 3)
    here = await team.checkout()
    sessions = [await here.worked_on(f"{number}") for number in range(8)]
    await here.step()
    assert await team.agrees(here, *sessions)
    here = await team.checkout()
    await here.step()
    assert len(here.came) == 8


async def test_what_others_wrote_among_the_sessions_is_passed_over(team: Team) -> None:
    """It is no session, and no reason not to use Redis."""
    odd = ["", "x", "session:", "session:a:", "session:a:turns"]
    await team.server.store.commit(Batch("odd", enters=[Enter(keys.SESSIONS, member, 1) for member in odd]))
    here = await team.checkout()
    session = await here.worked_on()
    await here.step()
    assert here.store.name == "redis"
    assert await team.has(session)


async def test_others_see_a_session_while_it_is_worked_on(team: Team) -> None:
    """With its turns and contents, and the next look sees the next turn."""
    here, there = await team.checkout(), await team.checkout("there")
    await here.step()
    await there.step()
    session = await here.worked_on("one")
    seen = await there.sessions.get(session.session_id)
    assert seen == session
    assert await there.sessions.contents(seen, 1) == {PATH: b"content"}
    await here.say(session, "two")
    seen = await there.sessions.get(session.session_id)
    assert [turn.user_prompt for turn in await there.sessions.turns(seen)] == ["one", "two"]
    assert await there.sessions.sessions(PATH) == []


async def test_another_checkout_s_session_is_copied_when_it_is_opened(team: Team) -> None:
    """With its past; the copy is ours to work in, is found again, and the original stays as it is."""
    here, there = await team.checkout(), await team.checkout("there")
    await here.step()
    await there.step()
    theirs = await there.worked_on("theirs")
    mine = await here.worked_on("mine")
    opened = await here.sessions.open(PATH, theirs.session_id)
    copy = opened.session
    assert (opened.resumed, copy.owner, copy.forked_from) == (False, "here", theirs.session_id)
    assert copy.session_id not in {theirs.session_id, mine.session_id}
    assert await here.sessions.newest(PATH) == copy
    assert [turn.user_prompt for turn in await here.sessions.turns(copy)] == ["theirs"]
    assert await here.sessions.contents(copy, 1) == {PATH: b"content"}
    copy = await here.say(copy, "more")
    again = await here.sessions.open(PATH, theirs.session_id)
    assert (again.resumed, again.session) == (True, copy)
    assert await there.sessions.get(theirs.session_id) == theirs
    assert [turn.user_prompt for turn in await there.sessions.turns(theirs)] == ["theirs"]


async def test_a_copy_does_not_go_on_writing_what_the_original_writes(team: Team) -> None:
    """A version that is pending there was never written here."""
    here, there = await team.checkout(), await team.checkout("there")
    await here.step()
    await there.step()
    theirs = await there.worked_on()
    theirs, _ = await there.sessions.commit_version(
        theirs, parent=1, files={PATH: b"x"}, prompt="x", origin="prompt", state="pending"
    )
    copy = (await here.sessions.open(PATH, theirs.session_id)).session
    assert (copy.unsettled, await here.sessions.pending()) == (False, [])
    assert [version.state for version in await here.sessions.versions(copy)] == ["failed", "applied"]
    await here.say(copy, "goes on")
    assert (await there.sessions.version(theirs, 2)).state == "pending"


@pytest.mark.parametrize("large", [False, True])
async def test_a_copy_is_in_the_server_too(team: Team, large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole, also where its contents go ahead."""
    if large:
        monkeypatch.setattr("sidecar.sessions.copying._CHUNK", 1)
    here, there = await team.checkout(), await team.checkout("there")
    await here.step()
    await there.step()
    theirs = await there.worked_on()
    theirs = await there.sessions.ensure_base(theirs, {PATH: b"another content"})
    copy = (await here.sessions.open(PATH, theirs.session_id)).session
    assert await team.agrees(here, copy) is False  # theirs is there too
    name = keys.head(copy).name
    assert await snapshot(team.server.store, name) == await snapshot(here.local, name) is not None


async def test_a_session_that_vanishes_while_it_is_copied_gives_a_new_one(team: Team) -> None:
    """The server went away in between: work goes on, without an error."""
    here, there = await team.checkout(), await team.checkout("there")
    await here.step()
    await there.step()
    theirs = await there.worked_on()
    find = here.sessions._find

    async def found_and_gone(session_id: str) -> Session | None:
        found = await find(session_id)
        team.server.mood = "refuses"
        return found

    here.sessions._find = found_and_gone  # type: ignore[method-assign]
    opened = await here.sessions.open(PATH, theirs.session_id)
    assert (opened.resumed, opened.session.forked_from, opened.session.last_version_id) == (False, None, 0)
