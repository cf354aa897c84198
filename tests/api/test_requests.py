"""What routes take: bodies of one shape, bounded; query parameters that must be there."""

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from sidecar.api.requests import Iterate, OfSession, OpenSession, Recheck, Rewind, Versions, parsed, queried
from sidecar.errors import Malformed


def posted(body: bytes) -> Request:
    """A request with that body."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return Request({"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b""}, receive)


def asked(**parameters: str) -> Request:
    """A request with those query parameters."""
    return Request({"type": "http", "method": "GET", "headers": [], "query_string": urlencode(parameters).encode()})


async def test_a_body() -> None:
    """Members are camelCase; unknown ones don't matter."""
    body = {"componentPath": "src/Button.tsx", "prompt": "larger", "requestId": "r", "element": {"tag": "b"}, "new": 1}
    iterate = await parsed(posted(json.dumps(body).encode()), Iterate)
    assert (iterate.component_path, iterate.prompt, iterate.request_id, iterate.mode) == (
        "src/Button.tsx",
        "larger",
        "r",
        "instant",
    )
    assert iterate.element is not None


@pytest.mark.parametrize(
    ("model", "body", "says"),
    [
        (Iterate, b"", "Invalid JSON"),
        (Iterate, b"[]", "object"),
        (Iterate, b'{"prompt": 3}', "at prompt"),
        (Iterate, b"{}", "at prompt"),
        (Iterate, b'{"prompt": "x", "mode": "later"}', "at mode"),
        (Iterate, b'{"prompt": "x", "requestId": ""}', "at requestId"),
        (Iterate, b'{"prompt": "x", "element": {"tag": "a", "classes": [1]}}', "at element.classes.0"),
        (OpenSession, b'{"componentPath": ""}', "at componentPath"),
        (OpenSession, json.dumps({"componentPath": "x" * 1_001}).encode(), "at componentPath"),
        (Rewind, b'{"sessionId": "s", "versionId": 0}', "at versionId"),
        (Rewind, b'{"sessionId": "s", "choice": "both"}', "at choice"),
        (Recheck, b'{"sessionId": "s"}', "at versionId"),
        (OfSession, b'{"sessionId": "' + b"x" * 65 + b'"}', "at sessionId"),
        (OfSession, b'{"sessionId": "\xff"}', "Invalid JSON"),
    ],
)
async def test_a_body_that_is_wrong(model: type[Any], body: bytes, says: str) -> None:
    """It is malformed, and the message names the first member that is wrong, not what stood there."""
    with pytest.raises(Malformed, match=says) as caught:
        await parsed(posted(body), model)
    assert caught.value.code == "bad_request"
    assert "xxxx" not in caught.value.message


def test_a_query() -> None:
    """Under camelCase names, numbers as numbers, with defaults; of what is given twice the last counts."""
    found = queried(asked(sessionId="s", before="007"), Versions)
    assert (found.session_id, found.before, found.limit) == ("s", 7, 50)
    twice = Request({"type": "http", "method": "GET", "headers": [], "query_string": b"sessionId=a&sessionId=b"})
    assert queried(twice, OfSession).session_id == "b"


@pytest.mark.parametrize("given", [{}, {"sessionId": ""}, {"sessionId": "x" * 1_001}])
def test_a_query_that_is_wrong(given: dict[str, str]) -> None:
    """It is malformed, and the message names the parameter, not what stood there."""
    with pytest.raises(Malformed, match="parameter sessionId") as caught:
        queried(asked(**given), OfSession)
    assert caught.value.code == "bad_request"
    assert "xxxx" not in caught.value.message


@pytest.mark.parametrize("value", ["", "-1", "1.5", "1.0", "x", "9" * 10, "٣", "1 ", "+1", "1_0"])
def test_what_is_no_number(value: str) -> None:
    """Digits alone, and no more than any number here has; also where a default stands for a missing one."""
    with pytest.raises(Malformed, match="parameter before"):
        queried(asked(sessionId="s", before=value), Versions)
