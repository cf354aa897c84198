"""How an agent's turn can fail, in one sentence each. Pure."""

from collections.abc import Sequence

from sidecar.errors import CannotDo, SidestoryError, UpstreamFailed

_LOST = "No conversation found"
_STATUSES = {
    401: ("model_unauthorized", "Claude refused the key: check ANTHROPIC_API_KEY."),
    402: ("model_unpaid", "Claude refused for billing reasons: check the account's credit."),
    403: ("model_forbidden", "The key may not use this model: check its permissions."),
    404: ("model_unknown", "There is no such model: check SIDESTORY_MODEL, or ANTHROPIC_BASE_URL if it is set."),
    413: ("model_request_too_large", "The conversation is too large for Claude. Reset the project's session."),
    429: ("model_rate_limited", "Claude's rate limit is reached. Nothing was changed; try again in a minute."),
    529: ("model_overloaded", "Claude is overloaded at the moment. Nothing was changed; try again in a minute."),
}


def failure(subtype: str, status: int | None) -> SidestoryError:
    """What a result that is an error says.

    Args:
        subtype: The SDK's: `error_max_turns`, `error_max_budget_usd`, others, or `success` when a request failed.
        status: That of the failed request, if one failed.
    """
    if subtype == "error_max_turns":
        sentence = "The agent took more steps than SIDESTORY_AGENT_TURNS allows. Nothing was written; ask for less."
        return CannotDo(sentence, "agent_turns_reached")
    if subtype == "error_max_budget_usd":
        sentence = "The agent would cost more than SIDESTORY_AGENT_BUDGET allows. Nothing was written; ask for less."
        return CannotDo(sentence, "budget_reached", {"setting": "agent_budget"})
    code, sentence = _STATUSES.get(
        status or 0, ("model_failed", "The agent's request to Claude failed. Nothing was changed; try again.")
    )
    return UpstreamFailed(sentence, code)


def is_lost(errors: Sequence[str]) -> bool:
    """Whether these errors of the SDK say that there is no session to resume."""
    return any(_LOST in error for error in errors)
