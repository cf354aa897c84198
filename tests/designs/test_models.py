"""What an edit was made in, from what the history keeps."""

from datetime import UTC, datetime

from sidecar.designs.models import context_of
from sidecar.models import Turn


def test_the_context_of_a_turn() -> None:
    """Prompt, understanding, editor, and the versions it leads from and to."""
    turn = Turn(
        timestamp=datetime(2026, 1, 1, tzinfo=UTC),
        user_prompt="bigger",
        ai_response="done",
        success=True,
        version_id=3,
        parent_version_id=2,
        editor="quick",
        edit_type="size",
        target="label",
    )
    assert context_of(turn).wire() == {
        "prompt": "bigger",
        "editType": "size",
        "target": "label",
        "editor": "quick",
        "parentVersionId": 2,
        "versionId": 3,
    }
