import asyncio
import uuid
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from sidecar.analytics.ledger import KEPT, Ledger, _day, _session
from sidecar.analytics.record import Record
from sidecar.analytics.tally import Tally
from sidecar.errors import StoreUnavailable
from sidecar.stores.base import Batch, Key, Put, RevisionMoved
from sidecar.stores.sqlite import SqliteStore
from tests.clock import Clock

BUTTON, CARD = "src/Button.tsx", "src/Card.tsx"
TODAY = date(2026, 11, 20)
ONE = Tally(outcomes={"confirmed": 1})


@pytest.fixture
def clock() -> Clock:
    """Noon."""
    return Clock()


@pytest.fixture
async def store(clock: Clock) -> AsyncIterator[SqliteStore]:
    """A store in memory."""
    async with SqliteStore(":memory:", clock=clock) as store:
        yield store


@pytest.fixture
def ledger(store: SqliteStore, clock: Clock) -> Ledger:
    """An empty one."""
    return Ledger(store, clock=clock, new_id=uuid.uuid4)


def record(clock: Clock, component: str = BUTTON, session: str | None = "s1", tally: Tally = ONE) -> Record:
    """One change, now."""
    return Record(component, session, clock.now, tally)


async def test_days_components_and_sessions_add_up(ledger: Ledger, clock: Clock) -> None:
    """Each record is in the sum of its day, of its component's day, of its session and of all times."""
    await ledger.add([record(clock), record(clock, session="s2"), record(clock, CARD, "s3")])
    clock.forward(timedelta(days=1))
    await ledger.add([record(clock)])
    everything = await ledger.days(TODAY, TODAY + timedelta(days=1))
    assert [tally.asked for tally in everything.values()] == [3, 1]
    assert [tally.asked for tally in (await ledger.days(TODAY, TODAY + timedelta(days=1), BUTTON)).values()] == [2, 1]
    assert await ledger.days(TODAY, TODAY, "src/Other.tsx") == {TODAY: Tally()}
    assert await ledger.components() == [BUTTON, CARD]
    assert await ledger.total() == Tally(outcomes={"confirmed": 4}, sessions=3)
    session = await ledger.session("s1")
    assert session is not None
    assert (session.component_path, session.tally) == (BUTTON, Tally(outcomes={"confirmed": 2}))
    assert session.last_at - session.first_at == timedelta(days=1)


async def test_a_session_begins_once(ledger: Ledger, clock: Clock) -> None:
    """Also when its first records come together, or days apart."""
    await ledger.add([record(clock), record(clock)])
    clock.forward(timedelta(days=1))
    await ledger.add([record(clock)])
    days = await ledger.days(TODAY, TODAY + timedelta(days=1))
    assert [tally.sessions for tally in days.values()] == [1, 0]


async def test_what_belongs_to_no_session(ledger: Ledger, clock: Clock) -> None:
    """Processing comments of all components is counted for the day alone."""
    await ledger.add([record(clock, component="", session=None, tally=Tally(proposals=2))])
    assert (await ledger.total()).proposals == (await ledger.days(TODAY, TODAY))[TODAY].proposals == 2
    assert (await ledger.components(), await ledger.sessions(TODAY, TODAY)) == ([], ([], 0))


async def test_sessions_by_page_period_and_component(ledger: Ledger, clock: Clock) -> None:
    """The one that was active last comes first."""
    for number in range(5):
        await ledger.add([record(clock, CARD if number == 2 else BUTTON, f"s{number}")])
        clock.forward(timedelta(hours=10))
    found, total = await ledger.sessions(TODAY, TODAY + timedelta(days=9), offset=1, limit=2)
    assert ([session.session_id for session in found], total) == (["s3", "s2"], 5)
    found, total = await ledger.sessions(TODAY, TODAY)
    assert ([session.session_id for session in found], total) == (["s1", "s0"], 2)
    found, total = await ledger.sessions(TODAY, TODAY + timedelta(days=9), CARD)
    assert ([session.session_id for session in found], total) == (["s2"], 1)


async def test_old_days_and_sessions_are_forgotten(ledger: Ledger, clock: Clock, store: SqliteStore) -> None:
    """After ninety days, while all times go on; the index of sessions keeps no names of those that are gone."""
    await ledger.add([record(clock)])
    clock.forward(KEPT - timedelta(days=1))
    await ledger.add([record(clock, session="s2")])
    clock.forward(timedelta(days=1, seconds=1))
    later = clock.now.date()
    assert await ledger.session("s1") is None
    assert (await ledger.days(TODAY, TODAY))[TODAY] == Tally()
    found, total = await ledger.sessions(TODAY, later)
    assert ([session.session_id for session in found], total) == (["s2"], 1)
    assert [entry.member for entry in await store.scan("analytics:sessions")] == ["s2"]
    assert (await ledger.total()).asked == 2


async def test_two_writers_lose_nothing(ledger: Ledger, clock: Clock) -> None:
    """Whoever finds the numbers moved reads them again."""
    await asyncio.gather(*(ledger.add([record(clock)]) for _ in range(5)))
    assert (await ledger.total()).asked == 5


async def test_endless_races_end(
    ledger: Ledger, clock: Clock, store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an error that says so, and nothing is counted in part."""

    async def moved(_: SqliteStore, batch: Batch) -> None:
        raise RevisionMoved(batch.puts[0].key)

    monkeypatch.setattr(SqliteStore, "commit", moved)
    with pytest.raises(StoreUnavailable) as caught:
        await ledger.add([record(clock)])
    assert caught.value.code == "store_busy"


async def test_damaged_numbers_begin_anew(
    ledger: Ledger, clock: Clock, store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    """What can't be read keeps nobody from counting on, and the log says so."""
    damaged = [_day(TODAY), _session("s1"), Key("analytics:total")]
    await store.commit(Batch("u", puts=[Put(key, b"{]") for key in damaged]))
    await ledger.add([record(clock)])
    assert (await ledger.days(TODAY, TODAY))[TODAY].asked == (await ledger.total()).asked == 1
    assert "are damaged" in caplog.text


async def test_the_thousandth_edit_costs_what_the_first_did(ledger: Ledger, clock: Clock, store: SqliteStore) -> None:
    """One read, one commit, and as many bytes: counting doesn't grow with what was counted."""
    commits: list[int] = []
    await ledger.add([record(clock)])
    plain = store.commit

    async def counted(batch: Batch) -> None:
        commits.append(sum(len(put.value) for put in batch.puts))
        await plain(batch)

    store.commit = counted  # type: ignore[method-assign]
    for _ in range(100):
        await ledger.add([record(clock)])
    assert len(commits) == 100
    assert commits[-1] - commits[0] < 40  # some more digits
