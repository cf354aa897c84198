"""Random work and random failures of the shared store: whatever happens, nothing saved is lost, doubled or revived."""

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sidecar.models import Session, Turn
from sidecar.sessions import keys
from sidecar.sessions.copying import snapshot
from sidecar.sessions.replicas import head_of, touched
from sidecar.sessions.replicate import Replicator
from sidecar.sessions.service import SessionService
from sidecar.stores.breaker import Breaker
from sidecar.stores.local import LocalStore
from sidecar.stores.resilient import ResilientStore
from sidecar.stores.upstream import Upstream
from tests.clock import Clock
from tests.stores.shared import FakeServer, Mood

T = TypeVar("T")

BUDGET = 0.05  # seconds
COMPONENTS = ["src/Button.tsx", "src/Card.tsx"]
MOODS: list[Mood] = ["well", "well", "refuses", "hangs", "loses replies", "read-only"]


class Checkout:
    """A sidecar on its local store, which may be started again and may lose that store."""

    def __init__(self, owner: str, server: FakeServer, clock: Clock) -> None:
        self.owner, self.server, self.clock = owner, server, clock
        self.local = self._new_local()

    def _new_local(self) -> LocalStore:
        return LocalStore(":memory:", clock=self.clock, touched=touched)

    async def start(self, *, lose_all: bool = False) -> None:
        """Start anew, what was in memory is gone."""
        if lose_all:
            await self.local.close()
            self.local = self._new_local()
        if self.local._thread is None:
            await self.local.__aenter__()

        replicator = Replicator(self.local, owner=self.owner, ttl=timedelta(hours=24), clock=self.clock)
        self.store = ResilientStore(
            self.local,
            self.server.connect,
            replicator,
            owner=self.owner,
            head_of=head_of,
            changed=lambda: None,
            breaker=Breaker(lambda: 0.0, waits=[0.0]),
            budget=BUDGET,
        )
        self.sessions = SessionService(self.store, clock=self.clock, owner=self.owner)

    @property
    def upstream(self) -> Upstream:
        """The way to the server."""
        return self.store.upstream


class Outages(RuleBasedStateMachine):
    """One checkout that works, another that looks on, and a server between them that fails in every way."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        self.clock = Clock()
        self.saved: dict[str, tuple[str, list[str], list[bytes]]] = {}  # name → id, prompts, contents
        self.cleared: set[str] = set()
        self.count = 0
        self.run(self.start())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run to the end."""
        return self.runner.run(work)

    async def start(self) -> None:
        """Everything is there and well."""
        self.server = await self.stack.enter_async_context(FakeServer(self.clock))
        self.here = Checkout("here", self.server, self.clock)
        self.there = Checkout("there", self.server, self.clock)
        await self.here.start()
        await self.there.start()

    def teardown(self) -> None:
        """At the end the server is well again, and what it has must be what was saved."""
        self.run(self.heal())
        self.run(self.agreed())
        for checkout in (self.here, self.there):
            self.run(checkout.local.close())
        self.run(self.stack.aclose())
        self.runner.close()

    async def heal(self) -> None:
        """The server is well, late commands are carried out, and everybody takes it up again."""
        self.server.mood = "well"
        await self.server.resume()
        for checkout in (self.here, self.there):
            for step in range(20):  # a busy machine may be slower than the budget
                await checkout.upstream.step()
                if step > 1 and checkout.upstream.store is not None:
                    break
            assert checkout.store.name == "redis"
            assert checkout.store.degraded is None

    async def agreed(self) -> None:
        """The server has every session as it was saved, and none that was cleared."""
        for name in self.saved:
            assert await snapshot(self.server.store, name) == await snapshot(self.here.local, name) != None  # noqa: E711
        listed = {entry.member for entry in await self.server.store.scan(keys.SESSIONS)}
        assert listed == self.saved.keys()
        for name in self.cleared:
            assert await snapshot(self.server.store, name) is None

    @rule(component=st.sampled_from(COMPONENTS))
    def open(self, component: str) -> None:
        """A new session."""
        opened = self.run(self.here.sessions.open(component, fresh=True))
        name = keys.head(opened.session).name
        self.saved[name] = (opened.session.session_id, [], [])

    @precondition(lambda self: self.saved)
    @rule(data=st.data(), size=st.integers(1, 3))
    def save(self, data: st.DataObject, size: int) -> None:
        """Some turns, each with a version."""
        name = data.draw(st.sampled_from(sorted(self.saved)))
        session_id, prompts, contents = self.saved[name]
        for _ in range(size):
            self.count += 1
            prompt = f"{self.count}px"
            content = b"padding: " + prompt.encode()
            self.run(self._save(session_id, prompt, content))
            prompts.append(prompt)
            contents.append(content)

    async def _save(self, session_id: str, prompt: str, content: bytes) -> None:
        session = await self.here.sessions.get(session_id)
        session = await self.here.sessions.ensure_base(session, {session.component_path: content})
        turn = Turn(timestamp=self.clock.now, user_prompt=prompt, ai_response="", success=True)
        await self.here.sessions.add_turn(session, turn)

    @precondition(lambda self: self.saved)
    @rule(data=st.data())
    def clear(self, data: st.DataObject) -> None:
        """A session is forgotten."""
        name = data.draw(st.sampled_from(sorted(self.saved)))
        session_id, *_ = self.saved.pop(name)
        assert self.run(self.here.sessions.clear(session_id))
        self.cleared.add(name)

    @rule(mood=st.sampled_from(MOODS))
    def change(self, mood: Mood) -> None:
        """The server fails, or recovers."""
        self.server.mood = mood

    @rule(lose=st.sampled_from([0, 1, 2, 5, None]))
    def restart(self, lose: int | None) -> None:
        """The server starts again, with all, with less or with nothing."""
        self.run(self.server.restart(lose=lose))

    @rule()
    def resume(self) -> None:
        """What reached the server while it hung is carried out now."""
        self.run(self.server.resume())

    @rule(steps=st.integers(1, 4))
    def time_passes(self, steps: int) -> None:
        """The background looks after the server."""
        for _ in range(steps):
            self.run(self.here.upstream.step())
            self.run(self.there.upstream.step())

    @rule()
    def restart_sidecar(self) -> None:
        """The sidecar is killed and started again."""
        self.run(self.here.start())

    @rule()
    def lose_state_folder(self) -> None:
        """The local store is gone while the server has everything, on its disk too: it all comes back."""
        self.run(self.heal())
        self.server.save()  # with the tombstones nobody could tell any more what it lost
        self.run(self.here.start(lose_all=True))
        self.run(self.heal())

    @precondition(lambda self: self.saved)
    @rule(data=st.data())
    def look_from_elsewhere(self, data: st.DataObject) -> None:
        """Somebody else sees a session as it was at some moment, or not at all, and nothing fails."""
        name = data.draw(st.sampled_from(sorted(self.saved)))
        session_id, prompts, _ = self.saved[name]
        found = self.run(self._seen(session_id))
        assert found is None or found == prompts[: len(found)]

    async def _seen(self, session_id: str) -> list[str] | None:
        found = await self.there.sessions._find(session_id)
        return None if found is None else [turn.user_prompt for turn in await self.there.sessions.turns(found)]

    @invariant()
    def everything_saved_is_here(self) -> None:
        """Whatever the server does."""
        for name, (session_id, prompts, contents) in self.saved.items():
            session, turns, found = self.run(self._whole(session_id))
            assert keys.head(session).name == name
            assert turns == prompts
            assert found == contents
        for name in self.cleared:
            assert self.run(self.here.sessions._find(keys.split(name)[1])) is None

    async def _whole(self, session_id: str) -> tuple[Session, list[str], list[bytes]]:
        session = await self.here.sessions.get(session_id)
        turns = [turn.user_prompt for turn in await self.here.sessions.turns(session)]
        found = [
            content
            for number in range(1, session.last_version_id + 1)
            for content in (await self.here.sessions.contents(session, number)).values()
            if content is not None
        ]
        return session, turns, found


TestOutages = Outages.TestCase
TestOutages.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
