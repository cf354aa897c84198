import uuid
from datetime import UTC, datetime

from sidecar.comments.models import Board, Comment

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def made(text: str = "larger", **members: object) -> Comment:
    """A comment."""
    given = {"id": str(uuid.uuid4()), "component_path": "src/Button.tsx", "text": text, "author": "Ada"}
    return Comment.model_validate(given | {"timestamp": NOW, "updated_at": NOW} | members)


def test_a_comment_has_the_shape_of_the_seed() -> None:
    """Seed 000: id, componentPath, text, author, timestamp, status, under these names."""
    wire = made().wire()
    assert wire.keys() >= {"id", "componentPath", "text", "author", "timestamp", "status"}
    assert wire["status"] == "pending"
    assert wire["timestamp"] == "2026-11-20T12:00:00Z"


def test_a_board_finds_and_replaces_by_id() -> None:
    """The others stay where they are."""
    one, two = made("one"), made("two")
    board = Board(comments=[one, two])
    changed = board.replaced(two.model_copy(update={"text": "three"}))
    assert [comment.text for comment in changed.comments] == ["one", "three"]
    assert changed.find(one.id) == one
    assert changed.find("nobody") is None
