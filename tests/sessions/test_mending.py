"""A session made anew from what is left of it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sidecar.models import Turn, Usage, Version
from sidecar.sessions.mending import rebuilt

NOW = datetime(2026, 1, 2, tzinfo=UTC)
NAME = "session:src/Button.tsx:6ba7b810-9dad-41d1-80b4-00c04fd430c8"


def version(number: int, **members: Any) -> Version:
    """One version, a minute after the one before."""
    given: dict[str, Any] = {
        "uid": str(number),
        "prompt": "p",
        "origin": "prompt",
        "files": {},
        "parent_id": number - 1 or None,
    }
    return Version(version_id=number, timestamp=NOW + timedelta(minutes=number), **given | members)


def turn(text: str, **members: Any) -> bytes:
    """One exchange, as it is stored."""
    given = {"timestamp": NOW, "user_prompt": text, "ai_response": "", "success": True}
    return Turn(**given | members).model_dump_json(by_alias=True).encode()


def test_everything_is_counted_again() -> None:
    """Ids from the name, the head from the versions, totals from the turns; turns that can't be read keep their place."""
    log = [turn("no", success=False), b"?", turn("yes", usage=Usage(input_tokens=3), cost_micros=7)]
    versions = {number: version(number) for number in (1, 2, 3)} | {4: version(4, state="failed", starred=True)}
    session = rebuilt(NAME, b"\x00", versions, log, owner="me", now=NOW)
    assert session is not None
    assert (session.component_path, session.session_id) == ("src/Button.tsx", NAME.rpartition(":")[2])
    assert (session.owner, session.current_version_id, session.last_version_id) == ("me", 3, 4)
    assert (session.turn_count, session.first_prompt, session.cost_micros) == (3, "yes", 7)
    assert (session.usage.input_tokens, session.starred) == (3, [4])
    assert session.created_at == NOW
    assert session.last_modified == NOW + timedelta(minutes=4)


def test_what_the_document_still_says_counts() -> None:
    """Whose it is, and where it stood; not a version that is gone, nor one that never was on disk."""
    versions = {1: version(1), 2: version(2), 3: version(3, state="failed")}
    for said, head in ((1, 1), (3, 2), (9, 2), ("x", 2)):
        left = json.dumps({"owner": "them", "currentVersionId": said}).encode()
        session = rebuilt(NAME, left, versions, [], owner="me", now=NOW)
        assert session is not None
        assert (session.owner, session.current_version_id) == ("them", head)


def test_what_can_t_be_made_anew() -> None:
    """Without the first version nothing could be taken back; without any version there is nothing to take back."""
    assert rebuilt(NAME, b"{}", {2: version(2)}, [], owner="me", now=NOW) is None
    fresh = rebuilt(NAME, b"[]", {}, [], owner="me", now=NOW)
    assert fresh is not None
    assert (fresh.current_version_id, fresh.last_version_id, fresh.last_modified) == (0, 0, NOW)
