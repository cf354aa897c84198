"""Errors become HTTP once, in one shape, and tell nothing that they shouldn't."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from sidecar.api import errors
from sidecar.errors import NotFound, RateLimited, SidestoryError, UpstreamFailed

RAISED: list[Exception] = []


async def fail(_request: Request) -> Response:
    """Ends as the test wants it."""
    raise RAISED[-1]


@pytest.fixture
def client() -> TestClient:
    """An application with the real handlers."""
    app = Starlette(
        routes=[Route("/fail", fail)],
        exception_handlers={
            SidestoryError: errors.on_domain_error,
            HTTPException: errors.on_http_error,
            Exception: errors.on_defect,
        },
    )
    return TestClient(app, raise_server_exceptions=False)


def test_a_domain_error(client: TestClient) -> None:
    """Its status, sentence, code and details."""
    RAISED.append(NotFound("There is no story x.", "story_not_found", {"near": ["y"]}))
    answer = client.get("/fail")
    assert answer.status_code == 404
    wanted = {"success": False, "error": "There is no story x.", "code": "story_not_found", "near": ["y"]}
    assert answer.json() == wanted == errors.body(RAISED[-1])  # type: ignore[arg-type]


def test_details_do_not_cover_the_contract() -> None:
    """Whatever they are called, an answer that failed says so."""
    body = errors.body(UpstreamFailed("No.", "model_failed", {"success": True, "error": "", "code": ""}))
    assert body == {"success": False, "error": "No.", "code": "model_failed"}


def test_when_to_come_back(client: TestClient) -> None:
    """A rate limit says it in the header too."""
    RAISED.append(RateLimited("Slower, please.", "rate_limited", {"retryAfter": 7}))
    answer = client.get("/fail")
    assert (answer.status_code, answer.headers["retry-after"], answer.json()["retryAfter"]) == (429, "7", 7)


@pytest.mark.parametrize(
    ("method", "path", "status", "code"), [("GET", "/nowhere", 404, "not_found"), ("PUT", "/fail", 405, "bad_method")]
)
def test_the_framework_s_refusals(method: str, path: str, status: int, code: str, client: TestClient) -> None:
    """They have the contract's shape."""
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.json()["code"] == code
    assert answer.json()["success"] is False


def test_other_refusals(client: TestClient) -> None:
    """They say what the framework says, with its headers."""
    RAISED.append(HTTPException(418, "I am a teapot", headers={"X-Tea": "green"}))
    answer = client.get("/fail")
    assert (answer.status_code, answer.json()["error"], answer.headers["x-tea"]) == (418, "I am a teapot", "green")


def test_a_defect(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    """The log has the trace, the answer has a sentence and nothing of the innards."""
    RAISED.append(KeyError("/home/me/secret"))
    with caplog.at_level(logging.ERROR):
        answer = client.get("/fail?token=abc")
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal_error"
    assert "secret" not in answer.text
    (record,) = [record for record in caplog.records if record.name == "sidecar.api.errors"]
    assert record.exc_info is not None
    assert "abc" not in record.getMessage()
