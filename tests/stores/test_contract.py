"""What every store must do alike. A new store is one more parameter of `open_store` in conftest.py."""

import asyncio
import itertools
from datetime import timedelta

import pytest

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

DOCUMENT = Key("session:src/Button.tsx:1")
HASH = "session:src/Button.tsx:1:versions"
LIST = "session:src/Button.tsx:1:turns"
INDEX = "sessions"


async def values(store: Store, *keys: Key) -> list[bytes | None]:
    """The values under `keys`."""
    return [None if document is None else document.value for document in await store.read(*keys)]


async def test_an_empty_store_has_nothing(store: Store) -> None:
    """Misses are None and empty lists, never errors."""
    assert await store.read(DOCUMENT, Key(HASH, "1")) == [None, None]
    assert await store.read() == []
    assert await store.log(LIST) == []
    assert await store.scan(INDEX) == []


async def test_what_was_put_is_read_in_the_asked_order(store: Store) -> None:
    """Documents and hash fields come back in the order of the question, misses and repetitions included."""
    one, two = Key(HASH, "1"), Key(HASH, "2")
    await store.commit(Batch("a", puts=[Put(DOCUMENT, b"{}"), Put(one, b"first"), Put(two, b"second")]))
    assert await values(store, two, DOCUMENT, Key(HASH, "3"), one, two) == [b"second", b"{}", None, b"first", b"second"]


async def test_a_name_and_the_fields_under_it_are_different_keys(store: Store) -> None:
    """A hash of a name doesn't answer for its document, nor for a longer name."""
    await store.commit(Batch("a", puts=[Put(Key(HASH, "1"), b"x")]))
    assert await store.read(Key(HASH), Key(f"{HASH}:1"), Key("1")) == [None, None, None]


async def test_any_bytes_and_any_text_survive(store: Store) -> None:
    """Values are bytes of any kind, empty too; names, fields and members are any text."""
    name = "session:src/Größe 按钮 😀'\";--%_\\.tsx:1"
    every_byte = bytes(range(256))
    await store.commit(
        Batch(
            "ü",
            puts=[Put(Key(name), every_byte), Put(Key(f"{name}:h", "ключ"), b"")],
            appends=[Append(f"{name}:l", every_byte)],
            enters=[Enter("índice", name, 1)],
        )
    )
    assert await values(store, Key(name), Key(f"{name}:h", "ключ")) == [every_byte, b""]
    assert await store.log(f"{name}:l") == [every_byte]
    assert await store.scan("índice") == [IndexEntry(name, 1)]


async def test_five_megabytes_survive(store: Store) -> None:
    """A value may be as large as any source file."""
    large = bytes(range(256)) * 20_480
    await store.commit(Batch("a", puts=[Put(Key(HASH, "blob"), large)], appends=[Append(LIST, large)]))
    assert await values(store, Key(HASH, "blob")) == [large]
    assert await store.log(LIST) == [large]


# --- expected revisions -----------------------------------------------------------------------------------------


async def test_a_batch_made_from_the_current_value_applies(store: Store) -> None:
    """The revision of what was read is the one to expect."""
    await store.commit(Batch("a", puts=[Put(DOCUMENT, b"1", expect=ABSENT)]))
    (document,) = await store.read(DOCUMENT)
    assert document is not None
    await store.commit(Batch("b", puts=[Put(DOCUMENT, b"2", expect=document.revision)]))
    assert await values(store, DOCUMENT) == [b"2"]


@pytest.mark.parametrize("stale", [ABSENT, revision_of(b"older")])
async def test_a_batch_made_from_an_older_value_is_refused_whole(store: Store, stale: int) -> None:
    """Not even the parts of the batch that expect nothing are applied."""
    other = Key(HASH, "7")
    await store.commit(Batch("a", puts=[Put(DOCUMENT, b"1"), Put(other, b"kept")], enters=[Enter(INDEX, "m", 1)]))
    refused = Batch(
        "b",
        removals=[other],
        puts=[Put(Key("new"), b"x"), Put(DOCUMENT, b"2", expect=stale)],
        appends=[Append(LIST, b"x")],
        leaves=[Leave(INDEX, "m")],
        enters=[Enter(INDEX, "n", 2)],
    )
    with pytest.raises(RevisionMoved) as moved:
        await store.commit(refused)
    assert moved.value.key == DOCUMENT
    assert await values(store, DOCUMENT, other, Key("new")) == [b"1", b"kept", None]
    assert await store.log(LIST) == []
    assert await store.scan(INDEX) == [IndexEntry("m", 1)]


async def test_expecting_a_document_that_is_gone_is_refused(store: Store) -> None:
    """Whoever read a document before it was removed must not bring it back."""
    await store.commit(Batch("a", puts=[Put(DOCUMENT, b"1")]))
    await store.commit(Batch("b", removals=[DOCUMENT]))
    with pytest.raises(RevisionMoved):
        await store.commit(Batch("c", puts=[Put(DOCUMENT, b"2", expect=revision_of(b"1"))]))
    assert await store.read(DOCUMENT) == [None]


async def test_expectations_are_about_the_time_before_the_batch(store: Store) -> None:
    """A batch that replaces a document by removing and putting it may expect what was there."""
    await store.commit(Batch("a", puts=[Put(DOCUMENT, b"1")]))
    await store.commit(Batch("b", removals=[DOCUMENT], puts=[Put(DOCUMENT, b"2", expect=revision_of(b"1"))]))
    assert await values(store, DOCUMENT) == [b"2"]


async def test_hash_fields_have_revisions_of_their_own(store: Store) -> None:
    """A change of one field doesn't move another."""
    one, two = Key(HASH, "1"), Key(HASH, "2")
    await store.commit(Batch("a", puts=[Put(one, b"1"), Put(two, b"1")]))
    await store.commit(Batch("b", puts=[Put(one, b"2")]))
    await store.commit(Batch("c", puts=[Put(two, b"2", expect=revision_of(b"1"))]))
    with pytest.raises(RevisionMoved):
        await store.commit(Batch("d", puts=[Put(one, b"3", expect=revision_of(b"1"))]))


async def test_of_many_writers_from_one_value_one_wins(store: Store) -> None:
    """A counter that thirty tasks raise with compare-and-set loses no step."""
    await store.commit(Batch("start", puts=[Put(DOCUMENT, b"0")]))

    async def raise_it(task: int) -> int:
        for attempt in itertools.count():
            (document,) = await store.read(DOCUMENT)
            assert document is not None
            value = b"%d" % (int(document.value) + 1)
            try:
                await store.commit(Batch(f"{task}-{attempt}", puts=[Put(DOCUMENT, value, expect=document.revision)]))
            except RevisionMoved:
                continue
            return attempt
        raise AssertionError("unreachable")

    attempts = await asyncio.gather(*(raise_it(task) for task in range(30)))
    assert await values(store, DOCUMENT) == [b"30"]
    assert sum(attempts) > 0, "nobody lost a race, so this test tried nothing"


# --- uids -------------------------------------------------------------------------------------------------------


async def test_a_batch_is_applied_once(store: Store) -> None:
    """A retry after a lost answer doubles nothing, and isn't refused for what the first try did."""
    batch = Batch("once", puts=[Put(DOCUMENT, b"1", expect=ABSENT)], appends=[Append(LIST, b"turn")])
    await store.commit(batch)
    await store.commit(batch)
    assert await store.log(LIST) == [b"turn"]


async def test_a_refused_batch_may_be_tried_again_under_its_uid(store: Store) -> None:
    """Only an applied batch uses its uid up."""
    await store.commit(Batch("a", puts=[Put(DOCUMENT, b"1")]))
    batch = Batch("again", puts=[Put(DOCUMENT, b"2", expect=ABSENT)])
    with pytest.raises(RevisionMoved):
        await store.commit(batch)
    await store.commit(Batch("b", removals=[DOCUMENT]))
    await store.commit(batch)
    assert await values(store, DOCUMENT) == [b"2"]


# --- lists ------------------------------------------------------------------------------------------------------


async def test_a_list_is_read_by_positions(store: Store) -> None:
    """`start` is included, `stop` isn't, and positions past the end are empty."""
    await store.commit(Batch("a", appends=[Append(LIST, b"0"), Append(LIST, b"1")]))
    await store.commit(Batch("b", appends=[Append(LIST, b"2"), Append("other", b"x"), Append(LIST, b"3")]))
    assert await store.log(LIST) == [b"0", b"1", b"2", b"3"]
    assert await store.log(LIST, 1, 3) == [b"1", b"2"]
    assert await store.log(LIST, 3) == [b"3"]
    assert await store.log(LIST, 2, 2) == []
    assert await store.log(LIST, 0, 0) == []
    assert await store.log(LIST, 3, 1) == []
    assert await store.log(LIST, 4) == []
    assert await store.log(LIST, 0, 100) == [b"0", b"1", b"2", b"3"]


async def test_negative_positions_are_refused(store: Store) -> None:
    """Stores disagree on what they would mean."""
    with pytest.raises(ValueError, match="positions"):
        await store.log(LIST, -1)
    with pytest.raises(ValueError, match="positions"):
        await store.log(LIST, 0, -1)
    with pytest.raises(ValueError, match="negative"):
        await store.scan(INDEX, offset=-1)


async def test_concurrent_appends_all_arrive(store: Store) -> None:
    """No append is lost or doubled, whoever else appends."""
    await asyncio.gather(*(store.commit(Batch(f"{n}", appends=[Append(LIST, b"%d" % n)])) for n in range(50)))
    assert sorted(await store.log(LIST), key=int) == [b"%d" % n for n in range(50)]


# --- indexes ----------------------------------------------------------------------------------------------------


async def test_an_index_is_sorted_by_score_and_then_by_the_bytes_of_the_member(store: Store) -> None:
    """The order is Redis's: ties by bytes, so capitals before small letters, and reversed as a whole."""
    scores = {"b": 2.0, "a": 2.0, "Z": 2.0, "é": 2.0, "last": 1763640000000.25, "first": -1.5}
    await store.commit(Batch("a", enters=[Enter(INDEX, member, score) for member, score in scores.items()]))
    expected = [IndexEntry(member, scores[member]) for member in ("first", "Z", "a", "b", "é", "last")]
    assert await store.scan(INDEX, newest_first=False) == expected
    assert await store.scan(INDEX) == expected[::-1]


async def test_an_index_is_paged(store: Store) -> None:
    """`offset` and `limit` cut the order, in both directions."""
    await store.commit(Batch("a", enters=[Enter(INDEX, f"{n}", n) for n in range(5)]))
    assert [entry.member for entry in await store.scan(INDEX, offset=1, limit=2)] == ["3", "2"]
    assert [entry.member for entry in await store.scan(INDEX, newest_first=False, offset=3, limit=9)] == ["3", "4"]
    assert await store.scan(INDEX, offset=5) == []
    assert await store.scan(INDEX, limit=0) == []


async def test_entering_again_moves_and_leaving_removes(store: Store) -> None:
    """A member is in an index once; leaving what isn't there is nothing."""
    await store.commit(Batch("a", enters=[Enter(INDEX, "m", 1), Enter(INDEX, "n", 2), Enter("other", "m", 5)]))
    await store.commit(Batch("b", enters=[Enter(INDEX, "m", 3)], leaves=[Leave(INDEX, "n"), Leave(INDEX, "nobody")]))
    assert await store.scan(INDEX) == [IndexEntry("m", 3)]
    assert await store.scan("other") == [IndexEntry("m", 5)]


# --- removals ---------------------------------------------------------------------------------------------------


async def test_removing_a_name_removes_all_it_holds(store: Store) -> None:
    """Document, hash, list and index go by their name; one field goes alone; neighbours stay."""
    fields = [Key(HASH, "1"), Key(HASH, "2"), Key(f"{HASH}2", "1")]
    await store.commit(
        Batch(
            "a",
            puts=[Put(DOCUMENT, b"d"), *(Put(key, b"f") for key in fields)],
            appends=[Append(LIST, b"l")],
            enters=[Enter(INDEX, "m", 1)],
        )
    )
    await store.commit(Batch("b", removals=[fields[0]]))
    assert await values(store, DOCUMENT, *fields) == [b"d", None, b"f", b"f"]
    await store.commit(Batch("c", removals=[DOCUMENT, Key(HASH), Key(LIST), Key(INDEX), Key("nothing")]))
    assert await values(store, DOCUMENT, *fields) == [None, None, None, b"f"]
    assert await store.log(LIST) == []
    assert await store.scan(INDEX) == []


async def test_removals_come_before_everything_else(store: Store) -> None:
    """A batch can replace a list."""
    await store.commit(Batch("a", appends=[Append(LIST, b"old"), Append(LIST, b"old")]))
    await store.commit(Batch("b", removals=[Key(LIST)], appends=[Append(LIST, b"new")]))
    assert await store.log(LIST) == [b"new"]


# --- expiry -----------------------------------------------------------------------------------------------------

DAY = timedelta(days=1)


def everything(uid: str, expiry: Expiry | None) -> Batch:
    """One value of each shape."""
    return Batch(
        uid,
        puts=[Put(DOCUMENT, b"d"), Put(Key(HASH, "1"), b"f")],
        appends=[Append(LIST, b"l")],
        enters=[Enter(INDEX, "m", 1)],
        expiry=expiry,
    )


async def test_expired_names_are_gone_at_once_whatever_they_hold(store: Store, clock: Clock) -> None:
    """All are there a moment before, and none at the moment itself."""
    await store.commit(everything("a", Expiry([DOCUMENT.name, HASH, LIST, INDEX], clock.now + DAY)))
    clock.forward(DAY - timedelta(milliseconds=1))
    assert await values(store, DOCUMENT, Key(HASH, "1")) == [b"d", b"f"]
    assert len(await store.log(LIST)) == len(await store.scan(INDEX)) == 1
    clock.forward(timedelta(milliseconds=1))
    assert await store.read(DOCUMENT, Key(HASH, "1")) == [None, None]
    assert await store.log(LIST) == []
    assert await store.scan(INDEX) == []


async def test_only_the_named_names_expire(store: Store, clock: Clock) -> None:
    """A name without an expiry stays for ever."""
    await store.commit(everything("a", Expiry([DOCUMENT.name], clock.now + DAY)))
    clock.forward(1000 * DAY)
    assert await values(store, DOCUMENT, Key(HASH, "1")) == [None, b"f"]
    assert await store.log(LIST) == [b"l"]


async def test_an_expiry_slides_and_puts_leave_it_alone(store: Store, clock: Clock) -> None:
    """The last expiry counts; a put or an append without one doesn't make a name eternal."""
    names = [DOCUMENT.name, LIST]
    await store.commit(everything("a", Expiry(names, clock.now + DAY)))
    clock.forward(DAY / 2)
    await store.commit(Batch("b", puts=[Put(DOCUMENT, b"2")], expiry=Expiry(names, clock.now + DAY)))
    clock.forward(DAY / 2)
    await store.commit(Batch("c", puts=[Put(DOCUMENT, b"3")], appends=[Append(LIST, b"l2")]))
    assert await values(store, DOCUMENT) == [b"3"]
    clock.forward(DAY / 2)
    assert await store.read(DOCUMENT) == [None]
    assert await store.log(LIST) == []


async def test_what_is_put_after_the_expiry_starts_anew(store: Store, clock: Clock) -> None:
    """Nothing of an expired name comes back: no old value to expect, no old items, no old expiry."""
    await store.commit(everything("a", Expiry([DOCUMENT.name, LIST], clock.now + DAY)))
    clock.forward(DAY)
    with pytest.raises(RevisionMoved):
        await store.commit(Batch("b", puts=[Put(DOCUMENT, b"2", expect=revision_of(b"d"))]))
    await store.commit(Batch("c", puts=[Put(DOCUMENT, b"2", expect=ABSENT)], appends=[Append(LIST, b"new")]))
    clock.forward(1000 * DAY)
    assert await values(store, DOCUMENT) == [b"2"]
    assert await store.log(LIST) == [b"new"]


async def test_an_emptied_name_forgets_its_expiry(store: Store, clock: Clock) -> None:
    """A hash, list or index that was emptied and filled again expires only if told so again."""
    field = Key(HASH, "1")
    await store.commit(everything("a", Expiry([DOCUMENT.name, HASH, LIST, INDEX], clock.now + DAY)))
    await store.commit(Batch("b", removals=[field, DOCUMENT, Key(LIST)], leaves=[Leave(INDEX, "m")]))
    await store.commit(everything("c", None))
    clock.forward(2 * DAY)
    assert await values(store, DOCUMENT, field) == [b"d", b"f"]
    assert len(await store.log(LIST)) == len(await store.scan(INDEX)) == 1


async def test_an_expiry_of_a_name_that_holds_nothing_is_passed_over(store: Store, clock: Clock) -> None:
    """It must not wait there for whoever comes later."""
    await store.commit(Batch("a", expiry=Expiry([DOCUMENT.name], clock.now + DAY)))
    await store.commit(Batch("b", puts=[Put(DOCUMENT, b"1")]))
    clock.forward(2 * DAY)
    assert await values(store, DOCUMENT) == [b"1"]


async def test_an_expiry_in_the_past_removes_at_once(store: Store, clock: Clock) -> None:
    """A batch that is replayed too late leaves nothing behind, not even when the clock goes back."""
    await store.commit(everything("a", Expiry([DOCUMENT.name, LIST], clock.now)))
    clock.forward(-DAY)
    assert await store.read(DOCUMENT) == [None]
    assert await store.log(LIST) == []
