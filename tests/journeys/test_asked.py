"""What a prompt's journey carries."""

from datetime import UTC, datetime

from sidecar.editors.base import Done
from sidecar.journeys.asked import Edited, localised, turn
from sidecar.models import Element, MatchedRule, Session, Usage

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SESSION = Session(
    session_id="s", component_path="src/Button.tsx", current_version_id=3, created_at=NOW, last_modified=NOW
)


def test_a_turn_is_about_the_head_unless_told_otherwise() -> None:
    """Success is the absence of an error; the editor's own tokens win over those of the journey."""
    edited = Edited(Done({}, "Done.", "claude"), Usage(input_tokens=5), 1.0)
    good = turn(SESSION, "bigger", "Done.", NOW, edited=edited, usage=Usage(input_tokens=9))
    assert (good.success, good.editor, good.parent_version_id) == (True, "claude", 3)
    assert good.usage == Usage(input_tokens=5)
    bad = turn(SESSION, "bigger", "No.", NOW, error="No.", usage=Usage(input_tokens=9), parent=2)
    assert (bad.success, bad.error, bad.parent_version_id, bad.usage) == (False, "No.", 2, Usage(input_tokens=9))
    fresh = SESSION.model_copy(update={"current_version_id": 0})
    assert turn(fresh, "bigger", "No.", NOW).parent_version_id is None


def test_rules_of_files_outside_of_the_project_are_left_out() -> None:
    """What the page says of its stylesheets becomes project paths, or nothing."""
    rules = [MatchedRule(file=file, selector=".a") for file in ("/app/src/a.css", "/elsewhere/b.css", None)]
    found = localised(
        Element(tag="button", rules=rules),
        lambda path: path.removeprefix("/app/") if path.startswith("/app/") else None,
    )
    assert [rule.file for rule in found.rules] == ["src/a.css"]
