import json

import pytest

from sidecar.errors import CannotDo, Malformed
from sidecar.snapshots.document import prepared, read, sound, written
from tests.snapshots.samples import session


def test_a_session_is_kept_as_it_came() -> None:
    """Order, spaces and numbers of its own writing too."""
    body = json.dumps(session(), indent=3).encode()
    assert prepared(body) is body
    assert sound(body)


def test_the_context_becomes_text() -> None:
    """All else stays; null is no object."""
    context = {"episode": {"title": "Ärger"}}
    kept = read(prepared(json.dumps(session(episodeContext=context)).encode()))
    assert json.loads(kept["episodeContext"]) == context
    assert {**kept, "episodeContext": context} == session(episodeContext=context)
    body = json.dumps(session(episodeContext=None)).encode()
    assert prepared(body) == body


def test_what_is_missing_is_named() -> None:
    """All of it, in the message and for programs."""
    with pytest.raises(Malformed) as failure:
        prepared(b'{"scriptText": "", "storyUuid": ""}')
    assert failure.value.details["missing"] == ["episodeContext", "analyzedEpisode"]
    assert "missing: episodeContext, analyzedEpisode" in failure.value.message


@pytest.mark.parametrize("constant", ["NaN", "-Infinity"])
def test_only_json_goes_out(constant: str) -> None:
    """Python's and some Redis clients' constants are none: a browser could not read the answer."""
    body = json.dumps(session(x=0)).replace('"x": 0', f'"x": {constant}').encode()
    with pytest.raises(Malformed):
        prepared(body)
    assert not sound(body)
    assert prepared(json.dumps(session(x=constant)).encode())


def test_halves_of_characters_are_kept() -> None:
    """A script that was cut in the middle of an emoji, as JavaScript does."""
    body = json.dumps(session(scriptText="\ud83d")).encode()
    assert prepared(body) == body
    assert sound(body)
    assert written(read(body)) == json.dumps(session(scriptText="\ud83d"), separators=(",", ":")).encode()


@pytest.mark.parametrize("value", [b"", b"{", b"[1]", b"null", b"\xff", b"[" * 100_000, b'{"a": NaN}'])
def test_what_other_programs_have_broken_is_seen(value: bytes) -> None:
    """It is no answer, and no reason to fail in another way."""
    assert not sound(value)
    with pytest.raises(CannotDo, match="damaged"):
        read(value)
