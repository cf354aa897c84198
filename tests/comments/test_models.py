import uuid
from datetime import UTC, datetime

from sidecar.comments.models import Board, Comment, Proposal

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


def test_files_beside_the_component() -> None:
    """New ones in its folder, and those that are named for it; never another component's, nor another folder's."""
    base = {"a/B.mdx": "x", "a/B.test.stories.tsx": None, "a/New.tsx": None, "a/Other.tsx": "x", "c/New.tsx": None}
    proposal = Proposal(
        id="p",
        component_path="a/B.tsx",
        code="",
        files=dict.fromkeys(base, "y"),
        base=base,
        timestamp=NOW,
        updated_at=NOW,
    )
    assert proposal.beside == ("a/B.mdx", "a/B.test.stories.tsx", "a/New.tsx")
