import hashlib

import pytest

from sidecar.stores.base import ABSENT, Document, Enter, Key, RevisionMoved, revision_of


def test_a_revision_is_what_a_redis_script_computes() -> None:
    """`tonumber(string.sub(redis.sha1hex(value), 1, 12), 16)`, which a Lua number holds exactly."""
    value = b'{"sessionId":"1"}'
    assert revision_of(value) == int(hashlib.sha1(value).hexdigest()[:12], 16) == Document(value).revision
    assert revision_of(value) < 2**53


def test_different_values_have_different_revisions() -> None:
    """And none is that of an absent document."""
    revisions = {revision_of(b"%d" % number) for number in range(10_000)}
    assert len(revisions) == 10_000
    assert ABSENT not in revisions


@pytest.mark.parametrize(("name", "field"), [("", None), ("", "f"), ("n", "")])
def test_a_key_needs_names(name: str, field: str | None) -> None:
    """An empty field would be the document itself in some stores."""
    with pytest.raises(ValueError, match="a key needs"):
        Key(name, field)


def test_a_score_is_a_number() -> None:
    """Stores disagree on what NaN would be."""
    with pytest.raises(ValueError, match="a score is"):
        Enter("i", "m", float("nan"))


def test_a_moved_revision_names_the_document() -> None:
    """The log must tell which document two writers wanted."""
    assert str(RevisionMoved(Key("session-ids", "7"))) == "session-ids 7"
    assert str(RevisionMoved(Key("sessions"))) == "sessions"
