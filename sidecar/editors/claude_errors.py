"""What can go wrong between here and the Messages API, in one sentence each. Pure.

The error types of the API: https://docs.claude.com/en/api/errors. Two traps of the SDK (2.11) decide the shape of
this module: an error inside a stream is an `APIStatusError` with status 200, so that its `type` counts; and what
happens to the connection while a stream is read arrives as a bare `httpx2` exception.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import anthropic
import httpx2

from sidecar.errors import UpstreamFailed

# What reading a stream of broken events raises inside the SDK: bad JSON, events that don't fit together.
MALFORMED_STREAM = (ValueError, LookupError, TypeError, AttributeError, RuntimeError)

_STATUS_OF_TYPE = {
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "api_error": 500,
    "timeout_error": 504,
    "overloaded_error": 529,
}


class _Kind(NamedTuple):
    code: str
    sentence: str  # with {model}, {host} and what the caller adds


_TIMEOUT = _Kind("model_timeout", "Claude took too long to answer. Nothing was changed; try again.")
_CUT_OFF = _Kind("model_cut_off", "Claude's answer broke off. Nothing was changed; try again.")
_UNREACHABLE = _Kind(
    "model_unreachable", "Nothing answers at {host}. Check the network, or ANTHROPIC_BASE_URL if it is set."
)
_UNREADABLE = _Kind(
    "model_unreadable", "What {host} answered is not the Messages API: check ANTHROPIC_BASE_URL if it is set."
)
_OVERLOADED = _Kind(
    "model_overloaded", "Claude is overloaded at the moment. Nothing was changed; try again in a minute."
)
_RATE_LIMITED = _Kind("model_rate_limited", "Claude's rate limit is reached. Nothing was changed; try again {when}.")
_REJECTED = _Kind("model_rejected_request", "Claude could not take the request{said}")
_FAILED = _Kind("model_failed", "Claude had a problem of its own ({status}). Nothing was changed; try again.")
_STOPPED = _Kind("model_stopped", "Claude stopped before its answer was complete ({reason}). Try again.")

_STATUSES = {
    401: _Kind("model_unauthorized", "Claude refused the key: check ANTHROPIC_API_KEY."),
    402: _Kind("model_unpaid", "Claude refused for billing reasons: check the account's credit."),
    403: _Kind("model_forbidden", "The key may not use {model}: check its permissions."),
    404: _Kind(
        "model_unknown",
        "There is no model {model} at {host}: check SIDESTORY_MODEL, or ANTHROPIC_BASE_URL if it is set.",
    ),
    408: _TIMEOUT,
    413: _Kind("model_request_too_large", "The component's files are too large to be sent to Claude."),
    504: _TIMEOUT,
}
_STOPS = {
    None: _CUT_OFF,
    "": _UNREADABLE,
    "max_tokens": _Kind(
        "model_answer_too_long",
        "Claude's answer was longer than SIDESTORY_MAX_TOKENS allows. Ask for a smaller change.",
    ),
    "model_context_window_exceeded": _Kind(
        "model_context_full",
        "The conversation and the files are too much for one request. Start a new session.",
    ),
    "refusal": _Kind("model_refused", "Claude declined to answer this. Put the request in other words."),
}
_SECRET = re.compile(r"\b(?:sk|key)-[\w-]{6,}")
_QUOTED = 300  # characters of the API's own message that are passed on
_DEFAULT_WAIT = 1.0


class Incomplete(Exception):
    """The stream ended without an answer that can be used.

    Args:
        reason: The API's stop reason, None when it never came; "" when not even the answer's start did.
    """

    def __init__(self, reason: str | None) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked for what: for the sentences. `secrets` are never passed on."""

    model: str
    host: str
    secrets: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """What to tell the user, and after how many seconds it makes sense to try again (None: it doesn't)."""

    error: UpstreamFailed
    wait: float | None = None


def failure(error: Exception, asked: Asked) -> Failure:
    """Put an exception of the SDK, of its transport or of the stream into words."""
    match error:
        case anthropic.APIStatusError():
            return _of_status(error, asked)
        case Incomplete():
            return _plain(_STOPS.get(error.reason, _STOPPED), asked, reason=error.reason)
        case anthropic.APITimeoutError() | httpx2.TimeoutException() | TimeoutError():
            return _plain(_TIMEOUT, asked)
        case anthropic.APIConnectionError() | httpx2.InvalidURL():
            return _of_connection(error.__cause__, asked)
        case httpx2.HTTPError():
            return _plain(_CUT_OFF, asked)
        case _:
            return _plain(_UNREADABLE, asked)


def _of_connection(cause: BaseException | None, asked: Asked) -> Failure:
    if isinstance(cause, httpx2.RemoteProtocolError | httpx2.ReadError):
        # The server closed a kept connection in the same moment: nothing was answered yet.
        return Failure(_plain(_CUT_OFF, asked).error, wait=0)
    return _plain(_UNREACHABLE, asked)


def _of_status(error: anthropic.APIStatusError, asked: Asked) -> Failure:
    in_stream = error.status_code < httpx2.codes.BAD_REQUEST
    status = _STATUS_OF_TYPE.get(error.type or "", 500) if in_stream else error.status_code
    match status:
        case 400 | 422:
            return _plain(_REJECTED, asked, said=_quotable(error.api_message, asked))
        case 429:
            return _rate_limited(error, asked)
        case 503 | 529:
            return Failure(_plain(_OVERLOADED, asked).error, _retry_after(error) or _DEFAULT_WAIT)
        case _ if status in _STATUSES:
            return _plain(_STATUSES[status], asked)
        case _:
            wait = (_retry_after(error) or _DEFAULT_WAIT) if status >= httpx2.codes.INTERNAL_SERVER_ERROR else None
            return Failure(_plain(_FAILED, asked, status=status).error, wait)


def _rate_limited(error: anthropic.APIStatusError, asked: Asked) -> Failure:
    seconds = _retry_after(error)
    if seconds is None:
        return Failure(_plain(_RATE_LIMITED, asked, when="in a minute").error, _DEFAULT_WAIT)
    whole = math.ceil(seconds)
    sentence = _plain(_RATE_LIMITED, asked, when=f"in {whole} s").error.message
    return Failure(UpstreamFailed(sentence, _RATE_LIMITED.code, {"retryAfter": whole}), seconds)


def _retry_after(error: anthropic.APIStatusError) -> float | None:
    try:
        seconds = float(error.response.headers.get("retry-after", ""))
    except ValueError:
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def _plain(kind: _Kind, asked: Asked, **values: object) -> Failure:
    return Failure(UpstreamFailed(kind.sentence.format(model=asked.model, host=asked.host, **values), kind.code))


def _quotable(message: str | None, asked: Asked) -> str:
    """The API's own words as the end of a sentence: one line, short, without anything secret."""
    text = " ".join((message or "").split())
    for secret in filter(None, asked.secrets):
        text = text.replace(secret, "***")
    text = _SECRET.sub("***", text)[:_QUOTED].rstrip(".")
    return f": {text}." if text else "."
