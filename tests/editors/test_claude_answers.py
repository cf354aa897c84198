from sidecar.editors.claude_answers import did_not_apply, empty
from sidecar.edits.refusals import Refusal


def test_the_ends_say_what_happened() -> None:
    """For people and for programs; tests/editors/test_claude.py shows the asking itself."""
    error = did_not_apply([Refusal("not_found", "a.css", "x", [])], "I make it blue.")
    assert (error.code, error.status) == ("edit_did_not_apply", 422)
    assert error.details["answer"] == "I make it blue."
    assert error.details["failures"][0]["path"] == "a.css"
    assert "Nothing was written" in error.message
    assert (empty().code, empty().status) == ("model_empty_answer", 502)
