from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.models import Session
from sidecar.sessions.copying import clearing
from sidecar.sessions.draft import Draft
from sidecar.sessions.replicas import Side, Step, head_of, plan, touched
from sidecar.stores.base import ABSENT, Append, Batch, Key, Leave, Put
from sidecar.stores.outbox import Noted, Touched
from tests.clock import Clock

ID = "6f2c9f0e-4a53-4a8c-9c39-6d1f5ddc9a51"
NAME = f"session:src/Button.tsx:{ID}"
NOW = Clock().now
NOTHING = Noted({}, frozenset())
WAITS = Noted({NAME: "uid"}, frozenset())
CLEARED = Noted({}, frozenset({NAME}))


def side(age: int = 0, revision: int = 1) -> Side:
    """A session as it was saved some seconds ago."""
    saved = NOW - timedelta(seconds=age)
    session = Session(
        session_id=ID, component_path="src/Button.tsx", owner="here", created_at=saved, last_modified=saved
    )
    return Side(revision, session, whole=True, listed=True)


NEWER, OLDER = side(0, 2), side(60, 1)
DAMAGED = Side(9, None, whole=False, listed=True)


@pytest.mark.parametrize(
    ("here", "there", "noted", "running", "at_start"),
    [
        (NEWER, NEWER, NOTHING, None, None),
        (NEWER, NEWER, WAITS, None, None),
        (NEWER, None, NOTHING, "push", "push"),
        (NEWER, OLDER, NOTHING, "push", "push"),
        (OLDER, NEWER, NOTHING, "push", "adopt"),
        (OLDER, NEWER, WAITS, "push", "push"),
        (NEWER, DAMAGED, NOTHING, "push", "push"),
        (NEWER, replace(NEWER, whole=False), NOTHING, "push", "push"),
        (NEWER, replace(NEWER, listed=False), NOTHING, "push", "push"),
        (replace(NEWER, whole=False), replace(NEWER, whole=False), NOTHING, None, None),
        (None, NEWER, NOTHING, None, "adopt"),
        (DAMAGED, NEWER, NOTHING, None, "adopt"),
        (None, DAMAGED, NOTHING, None, None),
        (None, NEWER, CLEARED, "clear", "clear"),
        (None, Side(ABSENT, None, whole=False, listed=True), CLEARED, "clear", "clear"),
        (None, None, CLEARED, None, None),
    ],
)
def test_what_each_side_knows_decides(
    here: Side | None, there: Side | None, noted: Noted, running: Step | None, at_start: Step | None
) -> None:
    """Here is the truth; only at the start may the shared store know more, where nothing waits here."""
    local = {} if here is None else {NAME: here}
    shared = {} if there is None else {NAME: there}
    for when, expected in [(False, running), (True, at_start)]:
        assert plan(local, shared, noted, at_start=when) == ({} if expected is None else {NAME: expected})


@given(
    here=st.none() | st.builds(side, st.integers(0, 3), st.integers(1, 3)),
    there=st.none() | st.builds(side, st.integers(0, 3), st.integers(1, 3)),
    noted=st.sampled_from([NOTHING, WAITS, CLEARED]),
    at_start=st.booleans(),
)
def test_a_plan_that_was_carried_out_leaves_nothing_to_do(
    here: Side | None, there: Side | None, noted: Noted, at_start: bool
) -> None:
    """So comparing again is always safe, and ends."""
    here = None if noted is CLEARED else here
    mine, theirs = ({} if one is None else {NAME: one} for one in (here, there))
    match plan(mine, theirs, noted, at_start=at_start).get(NAME):
        case "push":
            theirs = dict(mine)
        case "adopt":
            mine = dict(theirs)
        case "clear":
            theirs = {}
        case None:
            assert not mine or mine[NAME].revision == theirs[NAME].revision
    assert plan(mine, theirs, noted, at_start=at_start) == {}


def test_what_a_save_and_a_clear_touch() -> None:
    """Sessions by their name, whatever else is in the batch."""
    session = side().session
    assert session is not None
    draft = Draft(session, ABSENT, NOW)
    draft.store({"src/Button.tsx": b"x"})
    assert touched(draft.batch("uid", timedelta(hours=1))) == Touched(saved=frozenset({NAME}))
    assert touched(clearing(NAME, "uid")) == Touched(cleared=frozenset({NAME}))
    swept = Batch("uid", removals=[Key("session-ids", ID)], leaves=[Leave("sessions", NAME), Leave("other", "x")])
    assert touched(swept) == Touched(cleared=frozenset({NAME}))
    ahead = Batch("uid", puts=[Put(Key(f"{NAME}:blobs", "0"), b"")])
    assert touched(ahead) == Touched(saved=frozenset({NAME}))
    thinned = Batch("uid", removals=[Key(f"{NAME}:blobs", "0")])
    assert touched(thinned) == Touched(saved=frozenset({NAME}))
    assert touched(Batch("uid", appends=[Append(f"{NAME}:turns", b"")])) == Touched(saved=frozenset({NAME}))
    assert touched(Batch("uid", removals=[Key(NAME)])) == Touched(cleared=frozenset({NAME}))
    assert touched(Batch("uid", puts=[Put(Key("comments:src/Button.tsx", "1"), b"{}")])) == Touched()


def test_what_shows_whether_a_key_s_session_is_known() -> None:
    """Its document, or, by id, the field itself."""
    assert {head_of(key) for key in (Key(NAME), Key(f"{NAME}:turns"), Key(f"{NAME}:versions", "1"))} == {Key(NAME)}
    assert head_of(Key("session-ids", ID)) == Key("session-ids", ID)
    assert head_of(Key("checkouts", "here")) is None
