"""What goes over the wire: camelCase, frozen, bounded where a page says it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from sidecar.models import Element, MatchedRule, Receipt, ReceiptError, Session, StageMark, Turn, Version

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
VERSION = Version(
    version_id=2, uid="u", parent_id=None, timestamp=NOW, prompt="p", origin="prompt", files={"a": None, "b": "c0"}
)


def test_a_receipt_on_the_wire() -> None:
    """Members are camelCase; what isn't known isn't there."""
    receipt = Receipt(
        receipt_id="r1",
        verdict="failed",
        stages=[StageMark(stage="hot_update", at_ms=3.5)],
        error=ReceiptError(source="compile", message="Unexpected token", line=3),
    )
    assert receipt.wire() == {
        "receiptId": "r1",
        "verdict": "failed",
        "stages": [{"stage": "hot_update", "atMs": 3.5}],
        "error": {"source": "compile", "message": "Unexpected token", "line": 3},
    }


def test_a_session_on_the_wire() -> None:
    """Times are ISO 8601 in UTC, as the seeds have them."""
    session = Session(session_id="s", component_path="src/Button.tsx", created_at=NOW, last_modified=NOW)
    assert session.wire()["createdAt"] == "2026-11-20T12:00:00Z"
    assert session.wire()["currentVersionId"] == 0


def test_absent_files_of_a_version_survive() -> None:
    """A file that a version doesn't have is named with null, on the wire and in the store: an undo removes it."""
    assert VERSION.wire()["files"] == {"a": None, "b": "c0"}
    assert Version.model_validate_json(VERSION.model_dump_json(by_alias=True)) == VERSION


def test_both_spellings_are_read_and_unknown_members_ignored() -> None:
    """What a newer Sidestory wrote can be read by an older one."""
    turn = {"timestamp": NOW, "userPrompt": "p", "ai_response": "a", "success": True, "mood": "good"}
    read = Turn.model_validate(turn)
    assert (read.user_prompt, read.ai_response) == ("p", "a")
    assert "mood" not in read.wire()


def test_nothing_changes_in_place() -> None:
    """Values that are stored are not edited, they are replaced."""
    with pytest.raises(ValidationError):
        VERSION.prompt = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    "wrong",
    [
        {"tag": "x" * 401},
        {"tag": "a", "text": "x" * 4_001},
        {"tag": "a", "classes": ["c"] * 65},
        {"tag": "a", "ancestors": ["c"] * 65},
        {"tag": "a", "rules": [{"selector": ".a"}] * 201},
        {"tag": "a", "computed": {"x" * 401: "1"}},
        {"tag": "a", "rules": [{"selector": "x" * 4_001}]},
        {},
    ],
    ids=str,
)
def test_an_element_is_bounded(wrong: dict[str, Any]) -> None:
    """A page can't send a prompt the size of a book through an element's description."""
    with pytest.raises(ValidationError):
        Element.model_validate(wrong)


def test_an_element_as_the_page_describes_it() -> None:
    """With the rules of the page's CSSOM."""
    rule = {"file": "/p/a.css", "selector": ".a", "index": 3, "media": None, "properties": {"color": "red"}}
    element = Element.model_validate({"tag": "button", "id": None, "classes": ["a"], "rules": [rule]})
    assert element.rules == [MatchedRule(file="/p/a.css", selector=".a", index=3, properties={"color": "red"})]
