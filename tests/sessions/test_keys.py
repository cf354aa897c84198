from datetime import UTC, datetime

import pytest

from sidecar.models import Session
from sidecar.sessions import keys
from sidecar.stores.base import Key

SESSION = Session(
    session_id="6f1c9a52-2f0e-4a0e-9c53-0d8a8d5b8a11",
    component_path="src/Button.tsx",
    created_at=datetime(2026, 11, 20, tzinfo=UTC),
    last_modified=datetime(2026, 11, 20, tzinfo=UTC),
)
NAME = "session:src/Button.tsx:6f1c9a52-2f0e-4a0e-9c53-0d8a8d5b8a11"


def test_the_names_are_those_of_the_redis_layout() -> None:
    """Other programs read them; the prefix `storybook:` is the Redis store's."""
    assert keys.head(SESSION) == Key(NAME)
    assert keys.turns(SESSION) == f"{NAME}:turns"
    assert keys.versions(SESSION, [1, 20]) == [Key(f"{NAME}:versions", "1"), Key(f"{NAME}:versions", "20")]
    assert keys.blobs(SESSION, ["ab"]) == [Key(f"{NAME}:blobs", "ab")]
    assert keys.everything(NAME) == [NAME, f"{NAME}:turns", f"{NAME}:versions", f"{NAME}:blobs"]
    assert keys.of_component("src/Button.tsx") == "sessions:src/Button.tsx"
    assert (keys.SESSIONS, keys.SESSION_IDS, keys.PENDING) == ("sessions", "session-ids", "pending-sessions")


@pytest.mark.parametrize("path", ["src/Button.tsx", "a:b/c:d.tsx", "session:x.tsx"])
def test_a_name_can_be_taken_apart(path: str) -> None:
    """Sweeping knows an expired session by its name alone."""
    assert keys.split(keys.name(path, "an-id")) == (path, "an-id")
