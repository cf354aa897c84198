import json
from datetime import UTC, datetime, timedelta

import pytest

from sidecar.errors import Malformed
from sidecar.projects.models import AiSession, Project, checked_id, newest, told

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PROJECT = Project(project_id="shop", created_at=NOW, updated_at=NOW)


def test_null_is_written() -> None:
    """Another program must see that there is no session, in the store and in an answer."""
    assert json.loads(PROJECT.packed())["lastAiSessionId"] is None
    assert told(PROJECT)["sessionId"] is None
    assert told(PROJECT)["lastAiSessionUpdatedAt"] is None


def test_an_answer_has_seed_004_s_members() -> None:
    """The id twice: as every operation answers it, and by the column's name."""
    project = PROJECT.model_copy(
        update={"last_ai_session_id": "s", "last_ai_session_updated_at": NOW, "source": "chat_plan"}
    )
    assert told(project) == {
        "projectId": "shop",
        "sessionId": "s",
        "lastAiSessionId": "s",
        "lastAiSessionUpdatedAt": "2026-11-20T12:00:00Z",
        "source": "chat_plan",
    }


@pytest.mark.parametrize("given", ["", ".", "../x", "a/b", "a b", "a\n", "a:b", "ä", "x" * 129, "-a"])
def test_a_bad_id_is_refused(given: str) -> None:
    """It becomes part of a key."""
    with pytest.raises(Malformed) as refused:
        checked_id(given)
    assert refused.value.code == "bad_project_id"


@pytest.mark.parametrize("given", ["shop", "01HZX3", "3f0c2f5e-0000-4000-8000-000000000000", "a.b_c-1"])
def test_the_usual_ids_are_taken(given: str) -> None:
    """ULIDs, UUIDs, names."""
    assert checked_id(given) == given


def test_the_newer_copy_wins_whichever_comes_first() -> None:
    """By the revision, not by the clock."""
    new = PROJECT.model_copy(update={"revision": 1, "title": "new", "updated_at": NOW - timedelta(days=1)})
    assert newest(PROJECT, new) == newest(new, PROJECT) == new
    other = PROJECT.model_copy(update={"title": "other"})
    assert newest(PROJECT, other) == newest(other, PROJECT)


def test_a_session_is_resumed_as_it_was_left() -> None:
    """Id, transcript, and what that has of files."""
    session = AiSession(session_id="s", project_id="shop", editor="claude", shown={"a.css": "1"})
    assert (session.memory.session_id, session.memory.shown) == ("s", {"a.css": "1"})
