import pytest

from sidecar.editors.agent.failing import failure, is_lost


@pytest.mark.parametrize(
    ("subtype", "status", "code", "http"),
    [
        ("error_max_turns", None, "agent_turns_reached", 422),
        ("error_max_budget_usd", None, "budget_reached", 422),
        ("success", 401, "model_unauthorized", 502),
        ("success", 529, "model_overloaded", 502),
        ("success", 500, "model_failed", 502),
        ("error_during_execution", None, "model_failed", 502),
    ],
)
def test_each_end_has_its_sentence(subtype: str, status: int | None, code: str, http: int) -> None:
    """It says what to do, and that nothing was done."""
    error = failure(subtype, status)
    assert (error.code, error.status) == (code, http)
    assert error.message.endswith(".")


def test_a_lost_session_is_known() -> None:
    """By the words of the agent's program."""
    assert is_lost(["No conversation found with session ID: 1"])
    assert not is_lost(["Reached maximum number of turns (1)"])
