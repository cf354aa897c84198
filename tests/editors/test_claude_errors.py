import anthropic
import httpx2
import pytest

from sidecar.editors.claude_errors import Asked, Incomplete, failure

ASKED = Asked("claude-test", "api.example", ("hunter2-secret", ""))
REQUEST = httpx2.Request("POST", "http://api.example/v1/messages")


def status_error(status: int, message: str = "", headers: dict[str, str] | None = None) -> anthropic.APIStatusError:
    """An error as the SDK makes it from a response."""
    response = httpx2.Response(status, headers=headers, request=REQUEST)
    body = {"type": "error", "error": {"type": "some_error", "message": message}}
    return anthropic.APIStatusError("x", response=response, body=body)


@pytest.mark.parametrize("status", [*range(400, 432), 451, 499, *range(500, 512), 520, 529])
def test_every_status_has_a_sentence(status: int) -> None:
    """Any status ends in one sentence with a code, never in an exception."""
    failed = failure(status_error(status), ASKED)
    assert failed.error.code.startswith("model_")
    assert failed.error.message[0].isupper()
    assert failed.error.message.endswith(".")
    assert "{" not in failed.error.message


@pytest.mark.parametrize("value", ["", "soon", "-1", "nan", "inf", "Wed, 21 Oct 2026 07:28:00 GMT"])
def test_a_useless_retry_after_is_ignored(value: str) -> None:
    """Only a number of seconds counts."""
    failed = failure(status_error(429, headers={"retry-after": value}), ASKED)
    assert failed.wait == 1.0
    assert failed.error.details == {}


def test_the_api_s_words_are_passed_on_without_secrets() -> None:
    """One line, short, keys masked: the one in use and whatever looks like one."""
    said = "prompt is too long:\nhunter2-secret sk-ant-abcdef123 " + "x" * 1_000
    message = failure(status_error(400, said), ASKED).error.message
    assert message.startswith("Claude could not take the request: prompt is too long: *** *** xxx")
    assert len(message) < 400


@pytest.mark.parametrize(
    ("error", "code", "wait"),
    [
        (anthropic.APITimeoutError(request=REQUEST), "model_timeout", None),
        (httpx2.ReadTimeout("x"), "model_timeout", None),
        (TimeoutError(), "model_timeout", None),
        (anthropic.APIConnectionError(request=REQUEST), "model_unreachable", None),
        (httpx2.InvalidURL("x"), "model_unreachable", None),
        (httpx2.RemoteProtocolError("x"), "model_cut_off", None),
        (httpx2.ReadError("x"), "model_cut_off", None),
        (ValueError("x"), "model_unreadable", None),
        (Incomplete(None), "model_cut_off", None),
        (Incomplete(""), "model_unreadable", None),
        (Incomplete("tool_use"), "model_stopped", None),
        (status_error(529), "model_overloaded", 1.0),
        (status_error(500, headers={"retry-after": "7"}), "model_failed", 7.0),
        (status_error(418), "model_failed", None),
    ],
)
def test_what_can_be_tried_again(error: Exception, code: str, wait: float | None) -> None:
    """Only what passes by itself is worth a second attempt."""
    failed = failure(error, ASKED)
    assert (failed.error.code, failed.wait) == (code, wait)


def test_a_kept_connection_that_was_closed_is_tried_again_at_once() -> None:
    """The server hung up between two requests: nothing was answered, nothing is lost."""
    error = anthropic.APIConnectionError(request=REQUEST)
    error.__cause__ = httpx2.RemoteProtocolError("Server disconnected without sending a response.")
    assert failure(error, ASKED).wait == 0
