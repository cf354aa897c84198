"""Contents against keyframes: few bytes, at most two blobs for each, and damage named."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.errors import StoreUnavailable
from sidecar.models import Session
from sidecar.sessions import blobs, keys
from sidecar.sessions.contents import GROUP
from sidecar.sessions.service import SessionService
from sidecar.stores.base import Batch, Put
from tests.clock import Clock
from tests.sessions.conftest import WatchedStore

BUTTON, STYLE = "src/Button.tsx", "src/Button.css"
SHEET = b"".join(b".rule-%d { margin: %dpx; color: #%06x; }\n" % (at, at * 7 % 40, at * 99_991) for at in range(60))


def edited(number: int) -> bytes:
    """The stylesheet, with one value of its own."""
    return SHEET.replace(b"margin: 28px", b"margin: %dpx" % number, 1)


async def change(service: SessionService, session: Session, files: dict[str, bytes | None]) -> Session:
    """A change that worked."""
    session, version = await service.commit_version(
        session, parent=session.current_version_id, files=files, prompt="p", origin="prompt"
    )
    return (await service.settle(session, version.version_id, "applied", head=version.version_id))[0]


async def edits(service: SessionService, count: int) -> Session:
    """A session with Original and so many small edits; version n has `edited(n)`."""
    session = (await service.open(BUTTON)).session
    session = await service.ensure_base(session, {STYLE: edited(1)})
    for number in range(2, count + 2):
        session = await change(service, session, {STYLE: edited(number)})
    return session


async def stored(store: WatchedStore, session: Session, content: bytes) -> bytes:
    """A blob as it is in the store."""
    (document,) = await store.read(*keys.blobs(session, [blobs.digest(content)]))
    assert document is not None
    return document.value


async def harm(store: WatchedStore, session: Session, content: bytes, *, missing: bool = False) -> None:
    """Damage a blob, or remove it."""
    (key,) = keys.blobs(session, [blobs.digest(content)])
    harmful = Batch("m", removals=[key]) if missing else Batch("d", puts=[Put(key, blobs.pack(b"something else"))])
    await store.commit(harmful)


def forgetful(store: WatchedStore, clock: Clock) -> SessionService:
    """The same sessions in a process that has just started."""
    return SessionService(store, clock=clock, owner="here")


async def test_every_25th_is_a_keyframe(service: SessionService, store: WatchedStore) -> None:
    """The others cost a fraction of it, and name the one before them."""
    session = await edits(service, 2 * GROUP)
    packed = {number: await stored(store, session, edited(number)) for number in range(1, 2 * GROUP + 2)}
    wholes = [number for number, value in packed.items() if blobs.keyframe_of(value) is None]
    assert wholes == [1, GROUP + 1, 2 * GROUP + 1]
    for number, value in packed.items():
        if number not in wholes:
            last = max(whole for whole in wholes if whole < number)
            assert blobs.keyframe_of(value) == blobs.digest(edited(last))
            assert len(value) < len(packed[last]) / 8


async def test_any_version_is_read_with_at_most_two_blobs_for_each_file(
    store: WatchedStore, clock: Clock, service: SessionService
) -> None:
    """Also by a process that knows nothing yet; afterwards most need only their own."""
    session = await edits(service, 60)
    reader = forgetful(store, clock)
    for number in (61, 2, 30, 26, 59):
        store.reads.clear()
        assert await reader.contents(session, number) == {STYLE: edited(number)}
        read = [key for keys_ in store.reads for key in keys_ if key.name.endswith(":blobs")]
        assert len(read) <= 2
    store.reads.clear()
    assert await reader.contents(session, 58) == {STYLE: edited(58)}
    assert len([key for keys_ in store.reads for key in keys_ if key.name.endswith(":blobs")]) == 1


async def test_a_rewritten_file_is_a_keyframe(service: SessionService, store: WatchedStore) -> None:
    """What has nothing in common with the last keyframe starts a group of its own."""
    session = await edits(service, 2)
    rewritten = random.Random(1).randbytes(4_000)
    session = await change(service, session, {STYLE: rewritten})
    session = await change(service, session, {STYLE: rewritten + b"/* end */"})
    assert blobs.keyframe_of(await stored(store, session, rewritten)) is None
    assert blobs.keyframe_of(await stored(store, session, rewritten + b"/* end */")) == blobs.digest(rewritten)


async def test_a_keyframe_that_comes_again_stays_one(service: SessionService, store: WatchedStore) -> None:
    """Going back and forth between two contents stores nothing new; above all no keyframe against one of its own."""
    session = await edits(service, 3)
    before = {number: await stored(store, session, edited(number)) for number in range(1, 5)}
    for number in (1, 3, 2, 4, 1):
        store.batches.clear()
        session = await change(service, session, {STYLE: edited(number)})
        assert not [put for batch in store.batches for put in batch.puts if put.key.name.endswith(":blobs")]
    assert before == {number: await stored(store, session, edited(number)) for number in range(1, 5)}
    assert await service.contents(session, session.current_version_id) == {STYLE: edited(1)}


@pytest.mark.parametrize("missing", [False, True])
async def test_a_damaged_keyframe_is_named_with_what_needs_it(
    service: SessionService, store: WatchedStore, clock: Clock, missing: bool
) -> None:
    """Version and file; versions with other keyframes can be read, the conversation too, and work goes on."""
    session = await edits(service, GROUP + 2)
    await harm(store, session, edited(1), missing=missing)
    reader = forgetful(store, clock)
    for number in (1, 2, GROUP):
        with pytest.raises(StoreUnavailable) as failure:
            await reader.contents(session, number)
        assert failure.value.code == "version_damaged"
        assert failure.value.details == {"versionId": number, "file": STYLE}
    for number in (GROUP + 1, GROUP + 2, GROUP + 3):
        assert await reader.contents(session, number) == {STYLE: edited(number)}
    session = await change(reader, session, {STYLE: edited(500)})
    assert await reader.contents(session, session.current_version_id) == {STYLE: edited(500)}


@pytest.mark.parametrize("missing", [False, True])
async def test_nothing_is_packed_against_what_is_lost(
    service: SessionService, store: WatchedStore, clock: Clock, missing: bool
) -> None:
    """Even where this process still remembers the keyframe: the next one could not read it."""
    session = await edits(service, 3)
    assert await service.contents(session, 3) == {STYLE: edited(3)}
    await harm(store, session, edited(1), missing=missing)
    session = await change(service, session, {STYLE: edited(90)})
    assert await forgetful(store, clock).contents(session, 5) == {STYLE: edited(90)}


async def test_a_damaged_keyframe_is_mended_when_its_content_comes_again(
    service: SessionService, store: WatchedStore, clock: Clock
) -> None:
    """It is stored whole, so that all that need it can be read again."""
    session = await edits(service, GROUP + 2)  # its path has another keyframe by now
    await harm(store, session, edited(1))
    session = await change(service, session, {STYLE: edited(1)})
    assert blobs.keyframe_of(await stored(store, session, edited(1))) is None
    reader = forgetful(store, clock)
    for number in (1, 2, GROUP, GROUP + 2):
        assert await reader.contents(session, number) == {STYLE: edited(number)}


async def test_two_files_with_one_content_share_a_blob(service: SessionService) -> None:
    """And each goes its own way afterwards."""
    session = (await service.open(BUTTON)).session
    session = await service.ensure_base(session, {BUTTON: SHEET, STYLE: SHEET})
    session = await change(service, session, {BUTTON: edited(2)})
    session = await change(service, session, {STYLE: edited(3), BUTTON: None})
    session = await change(service, session, {STYLE: edited(4), BUTTON: edited(3)})
    assert await service.contents(session, 1) == {BUTTON: SHEET, STYLE: SHEET}
    assert await service.contents(session, 3) == {BUTTON: None, STYLE: edited(3)}
    assert await service.contents(session, 4) == {BUTTON: edited(3), STYLE: edited(4)}


async def test_a_commit_costs_the_same_at_any_length(service: SessionService, store: WatchedStore) -> None:
    """Round trips, keys and bytes of the 51st and the 276th edit, both in the middle of a group."""
    session = await edits(service, 50)
    costs = []
    for number in range(52, 280):
        store.reads.clear()
        store.batches.clear()
        session = await change(service, session, {STYLE: edited(number)})
        if number in {62, 262}:
            read = [len(keys_) for keys_ in store.reads]
            written = sum(len(put.value) for batch in store.batches for put in batch.puts)
            costs.append((read, written))
    assert costs[0][0] == costs[1][0]
    assert costs[1][1] == pytest.approx(costs[0][1], abs=40)  # numbers have more digits


CONTENTS = st.sampled_from([edited(number) for number in range(6)]) | st.binary(max_size=40) | st.none()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dictionaries(st.sampled_from([BUTTON, STYLE]), CONTENTS, min_size=1) | st.just("restart"), max_size=40)
)
async def test_whatever_is_saved_comes_back(steps: list[dict[str, bytes | None] | str]) -> None:
    """Any row of contents, in two files, with restarts in between: every version is as it was."""
    clock = Clock()
    async with WatchedStore(clock) as store:
        service = forgetful(store, clock)
        session = (await service.open(BUTTON)).session
        expected: list[dict[str, bytes | None]] = [{BUTTON: SHEET, STYLE: None}]
        session = await service.ensure_base(session, expected[0])
        for step in steps:
            if isinstance(step, str):
                service = forgetful(store, clock)
                continue
            session = await change(service, session, step)
            expected.append(expected[-1] | step)
        for reader in (service, forgetful(store, clock)):
            for number, files in enumerate(expected, 1):
                assert await reader.contents(session, number) == files
