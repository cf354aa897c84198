"""Random batches against a model in plain Python: no store may differ from it in anything a caller can see."""

import math
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidecar.stores.base import (
    ABSENT,
    Append,
    Batch,
    Enter,
    Expiry,
    IndexEntry,
    Key,
    Leave,
    Put,
    RevisionMoved,
    Store,
    revision_of,
)
from tests.clock import Clock
from tests.stores.conftest import OpenStore

DOCUMENTS, HASHES, LISTS, INDEXES = ["d1", "d2"], ["h1", "h2"], ["l1", "l2"], ["i1", "i2"]
NAMES = DOCUMENTS + HASHES + LISTS + INDEXES
KEYS = [Key(name) for name in DOCUMENTS] + [Key(name, member) for name in HASHES for member in "ab"]


@dataclass
class Model:
    """What the verbs mean, as simply as it can be said."""

    documents: dict[Key, bytes] = field(default_factory=dict)
    lists: dict[str, list[bytes]] = field(default_factory=dict)
    indexes: dict[str, dict[str, float]] = field(default_factory=dict)
    expiries: dict[str, datetime | None] = field(default_factory=dict)
    uids: set[str] = field(default_factory=set)

    def holds(self, name: str) -> bool:
        """Whether anything is under a name."""
        return any(key.name == name for key in self.documents) or bool(self.lists.get(name) or self.indexes.get(name))

    def remove(self, name: str) -> None:
        """Empty a name."""
        self.documents = {key: value for key, value in self.documents.items() if key.name != name}
        self.lists.pop(name, None)
        self.indexes.pop(name, None)

    def tidy(self, now: datetime) -> None:
        """Let expired names go, and expiries of empty names."""
        for name, at in list(self.expiries.items()):
            if at is not None and at <= now:
                self.remove(name)
        self.expiries = {name: at for name, at in self.expiries.items() if self.holds(name)}

    def revision(self, key: Key) -> int:
        """The revision of a document."""
        return revision_of(self.documents[key]) if key in self.documents else ABSENT

    def commit(self, batch: Batch, now: datetime) -> bool:
        """Apply a batch; False when a revision moved."""
        self.tidy(now)
        if batch.uid in self.uids:
            return True
        if any(put.expect not in {None, self.revision(put.key)} for put in batch.puts):
            return False
        self.uids.add(batch.uid)
        for key in batch.removals:
            if key.field is None:
                self.remove(key.name)
            else:
                self.documents.pop(key, None)
        self.tidy(now)
        for put in batch.puts:
            self.documents[put.key] = put.value
        for append in batch.appends:
            self.lists.setdefault(append.name, []).append(append.value)
        for leave in batch.leaves:
            self.indexes.get(leave.index, {}).pop(leave.member, None)
        self.tidy(now)
        for enter in batch.enters:
            self.indexes.setdefault(enter.index, {})[enter.member] = enter.score
        if batch.expiry is not None:
            self.expiries |= dict.fromkeys(batch.expiry.names, batch.expiry.at)
        self.tidy(now)
        return True

    def scan(self, name: str) -> list[IndexEntry]:
        """An index, oldest first."""
        entries = [IndexEntry(member, score) for member, score in self.indexes.get(name, {}).items()]
        return sorted(entries, key=lambda entry: (entry.score, entry.member.encode()))


values = st.sampled_from([b"", b"1", b"2", b"3"])
members = st.sampled_from(["", "m", "M", "é", "\U0001f600", "ﬀ", "a\0b"])
scores = st.sampled_from(
    [-2.0, -1.0, 0.0, -0.0, 1.0, 2.0, 0.1 + 0.2, 0.3, 5e-324, 1e308, math.inf, -math.inf]
) | st.sampled_from([1_795_176_000_000.0051, 1_795_176_000_000.005, 2.0**53, 2.0**53 + 2])
expected = st.sampled_from([None, None, ABSENT, revision_of(b"1"), revision_of(b"2")])
removable = st.sampled_from([Key(name) for name in NAMES] + KEYS)
minutes = st.integers(0, 4).map(lambda count: timedelta(minutes=count))


@dataclass(frozen=True)
class Step:
    """Time passes, and then a batch comes whose expiry is `ttl` from there, or which lets names stay (None)."""

    wait: timedelta
    batch: Batch
    expiring: list[str]
    ttl: timedelta | None


steps = st.builds(
    Step,
    minutes,
    st.builds(
        Batch,
        uid=st.integers(0, 60).map(str),
        removals=st.lists(removable, max_size=2),
        puts=st.lists(st.builds(Put, st.sampled_from(KEYS), values, expected), max_size=3),
        appends=st.lists(st.builds(Append, st.sampled_from(LISTS), values), max_size=3),
        leaves=st.lists(st.builds(Leave, st.sampled_from(INDEXES), members), max_size=2),
        enters=st.lists(st.builds(Enter, st.sampled_from(INDEXES), members, scores), max_size=3),
        expiry=st.none(),
    ),
    st.lists(st.sampled_from(NAMES), max_size=8),
    minutes | st.just(timedelta(minutes=-1)) | st.none(),
)


async def compare(store: Store, model: Model) -> None:
    """Everything a caller can read is the same in both."""
    assert [document and document.value for document in await store.read(*KEYS)] == [
        model.documents.get(key) for key in KEYS
    ]
    for name in LISTS:
        assert await store.log(name) == model.lists.get(name, [])
        assert await store.log(name, 1, 3) == model.lists.get(name, [])[1:3]
    for name in INDEXES:
        oldest_first = model.scan(name)
        assert await store.scan(name, newest_first=False) == oldest_first
        assert await store.scan(name, offset=1, limit=2) == oldest_first[::-1][1:3]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=st.lists(steps, max_size=25))
async def test_a_store_does_what_the_model_does(open_store: OpenStore, plan: list[Step]) -> None:
    """Values, order, refusals and expiries are the same after every step."""
    clock, model, example = Clock(), Model(), uuid4()
    async with open_store(clock) as store:
        await store.commit(Batch(f"{example} begins", removals=[Key(name) for name in NAMES]))
        for number, step in enumerate(plan):
            clock.forward(step.wait)
            at = None if step.ttl is None else clock.now + step.ttl
            expiry = Expiry(step.expiring, at) if step.expiring else None
            batch = replace(step.batch, expiry=expiry, uid=f"{example} {step.batch.uid}")
            try:
                await store.commit(batch)
                applied = True
            except RevisionMoved:
                applied = False
            assert applied == model.commit(batch, clock.now), f"step {number}"
            await compare(store, model)
