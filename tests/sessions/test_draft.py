import json
from datetime import timedelta

import pytest

from sidecar.models import Keyframe, Session, Turn, Usage, Version
from sidecar.sessions import blobs, keys
from sidecar.sessions.draft import Draft
from sidecar.stores.base import ABSENT, Batch, Enter, Expiry, Key, Leave
from tests.clock import Clock

TTL = timedelta(hours=24)


@pytest.fixture
def session(clock: Clock) -> Session:
    """A session that was saved just now."""
    return Session(session_id="id", component_path="a.tsx", created_at=clock.now, last_modified=clock.now)


def version(number: int, clock: Clock) -> Version:
    """A version."""
    return Version(
        version_id=number,
        uid="u",
        parent_id=None,
        timestamp=clock.now,
        prompt="p",
        origin="original",
        files={"x": None},
    )


def documents(batch: Batch) -> dict[Key, object]:
    """What the batch puts under JSON keys."""
    return {put.key: json.loads(put.value) for put in batch.puts if put.value.startswith(b"{")}


def test_every_save_replaces_the_session_it_was_made_from(session: Session, clock: Clock) -> None:
    """It expects the revision that was read, renews the indexes, and keeps all names of the session for the ttl."""
    batch = Draft(session, 77, clock.now).batch("uid", TTL)
    head, score = keys.head(session), clock.now.timestamp() * 1000
    assert batch.uid == "uid"
    assert [(put.key, put.expect) for put in batch.puts] == [(head, 77), (Key("session-ids", "id"), None)]
    assert batch.puts[1].value == head.name.encode()
    assert [(enter.index, enter.member) for enter in batch.enters] == [
        ("sessions", head.name),
        ("sessions:a.tsx", head.name),
    ]
    assert all(enter.score == pytest.approx(score, abs=1) for enter in batch.enters)
    assert batch.leaves == [Leave("pending-sessions", head.name)]
    assert batch.expiry == Expiry(keys.everything(head.name), clock.now + TTL)


def test_a_turn_adds_to_what_the_session_has_cost(session: Session, clock: Clock) -> None:
    """Tokens and micro-dollars; turns without either, of quick edits, add nothing."""
    usage = Usage(input_tokens=5, output_tokens=4, cache_read_input_tokens=3, cache_creation_input_tokens=2)
    said = Turn(timestamp=clock.now, user_prompt="p", ai_response="a", success=True, usage=usage, cost_micros=7)
    draft = Draft(session, ABSENT, clock.now)
    draft.say(said)
    draft.say(said.model_copy(update={"usage": None, "cost_micros": None}))
    draft.say(said)
    assert draft.session.usage == usage + usage
    assert draft.session.usage.cache_read_input_tokens == 6
    assert draft.session.cost_micros == 14


def test_a_pending_version_is_indexed(session: Session, clock: Clock) -> None:
    """So that a restart finds it without looking at every session."""
    draft = Draft(session, ABSENT, clock.now)
    draft.point(pending_version_id=2)
    batch = draft.batch("uid", TTL)
    assert batch.leaves == []
    assert Enter("pending-sessions", keys.head(session).name, batch.enters[0].score) in batch.enters


@pytest.mark.parametrize("jump", [timedelta(0), timedelta(hours=-5)])
def test_saves_are_in_order_whatever_the_clock_does(session: Session, clock: Clock, jump: timedelta) -> None:
    """A later save has a later time, so that the newest session stays the newest, and no two documents are equal."""
    clock.forward(jump)
    one = Draft(session, 1, clock.now)
    other = Draft(one.session, 1, clock.now)
    assert session.last_modified < one.session.last_modified < other.session.last_modified
    after_others = Draft(session, ABSENT, clock.now, after=other.session.last_modified)
    assert after_others.session.last_modified > other.session.last_modified


def test_changes_of_a_version_add_up(session: Session, clock: Clock) -> None:
    """Two parts of one save may change the same version."""
    draft, original = Draft(session, 1, clock.now), version(1, clock)
    draft.amend(original, redo_id=2)
    draft.amend(original, state="failed")
    (saved,) = [put for put in draft.batch("u", TTL).puts if put.key.name.endswith(":versions")]
    assert Version.model_validate_json(saved.value) == original.model_copy(update={"redo_id": 2, "state": "failed"})


def test_contents_are_stored_once(session: Session, clock: Clock) -> None:
    """Not when the digest is known already, and not twice for two files; absent files have none."""
    draft = Draft(session, 1, clock.now)
    manifest = draft.store({"a": b"new", "b": b"known", "c": b"new", "d": None}, known=[blobs.digest(b"known"), None])
    assert manifest == {"a": blobs.digest(b"new"), "b": blobs.digest(b"known"), "c": blobs.digest(b"new"), "d": None}
    stored = [put for put in draft.batch("u", TTL).puts if put.key.name.endswith(":blobs")]
    assert [put.key for put in stored] == keys.blobs(session, [blobs.digest(b"new")])
    assert blobs.unpack(stored[0].value, blobs.digest(b"new")) == b"new"


def test_turns_are_counted_and_kept_without_code(session: Session, clock: Clock) -> None:
    """The code is in the version."""
    draft = Draft(session, 1, clock.now)
    said = Turn(timestamp=clock.now, user_prompt="p", ai_response="a", success=True, code_snapshot="code")
    draft.say(said)
    draft.say(said)
    batch = draft.batch("u", TTL)
    assert draft.session.turn_count == 2
    assert [Turn.model_validate_json(append.value).code_snapshot for append in batch.appends] == ["", ""]
    assert {append.name for append in batch.appends} == {keys.turns(session)}


def test_documents_are_the_wire_format(session: Session, clock: Clock) -> None:
    """JSON with camelCase names, absent files as null."""
    draft = Draft(session, 1, clock.now)
    draft.keep(version(1, clock))
    saved = documents(draft.batch("u", TTL))
    head = saved[keys.head(session)]
    assert isinstance(head, dict)
    assert head["componentPath"] == "a.tsx"
    one = saved[keys.versions(session, [1])[0]]
    assert isinstance(one, dict)
    assert one["files"] == {"x": None}


def test_a_content_is_packed_against_the_keyframe_of_its_path(session: Session, clock: Clock) -> None:
    """And counted; one that is stored whole becomes the keyframe, one that is known counts for nothing."""
    first, other = bytes(range(256)), bytes(reversed(range(256)))
    second = first + b"more"
    draft = Draft(session, 1, clock.now)
    draft.store({"a.css": first})
    assert draft.session.keyframes == {"a.css": Keyframe(digest=blobs.digest(first))}
    draft.store({"a.css": second}, keyframes={"a.css": first})
    assert draft.session.keyframes == {"a.css": Keyframe(digest=blobs.digest(first), count=2)}
    draft.store({"a.css": other, "b.css": second}, known=[blobs.digest(second)], keyframes={"a.css": first})
    assert draft.session.keyframes == {"a.css": Keyframe(digest=blobs.digest(other))}
    packed = {put.key.field: put.value for put in draft.batch("u", TTL).puts if put.key.name.endswith(":blobs")}
    assert {digest: blobs.keyframe_of(value) for digest, value in packed.items()} == {
        blobs.digest(first): None,
        blobs.digest(second): blobs.digest(first),
        blobs.digest(other): None,
    }
    assert blobs.unpack(packed[blobs.digest(second)], blobs.digest(second), first) == second


def test_a_session_with_a_star_has_no_end(session: Session, clock: Clock) -> None:
    """Until the last star is gone."""
    draft = Draft(session, 1, clock.now)
    two, one = (version(number, clock) for number in (2, 1))
    assert draft.star(two, starred=True).starred
    draft.star(one, starred=True)
    assert draft.session.starred == [1, 2]
    assert draft.batch("u", TTL).expiry == Expiry(keys.everything(keys.head(session).name), None)
    draft.star(one, starred=False)
    draft.star(two, starred=False)
    assert draft.session.starred == []
    assert draft.batch("u", TTL).expiry == Expiry(keys.everything(keys.head(session).name), clock.now + TTL)
