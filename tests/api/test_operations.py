"""Routes with their contract: the handler gets what was asked, checked, and the declaration knows every status."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sidecar.api import errors
from sidecar.api.answers import Success
from sidecar.api.operations import PAGE, Operation, operations
from sidecar.errors import SidestoryError
from sidecar.models import Wire


class Asked(Wire):
    """What the routes here take."""

    some_words: str
    times: int = 1


class Said(Success):
    """What they give."""

    said_words: str


async def say(request: Request, asked: Asked) -> Said:
    """`POST /say/{id}`: the words, again and again.

    More of it.
    """
    return Said(success=True, said_words=asked.some_words * asked.times + request.path_params.get("id", ""))


async def plain(request: Request) -> Response:
    """Nothing but text."""
    return PlainTextResponse(request.url.path)


ROUTES = [
    Operation("POST", "/say/{id}", say, takes=Asked, gives=Said, status=201, refuses=[409], limited=False),
    Operation("GET", "/say", say, asks=Asked, gives=Said),
    Operation("GET", "/plain", plain, media=PAGE, open_to_all=True),
]


@pytest.fixture
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    """A client of an application that has them."""
    app = Starlette(routes=ROUTES, exception_handlers={SidestoryError: errors.on_domain_error})
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://127.0.0.1") as client:
        yield client


async def test_a_body_reaches_the_handler(client: httpx2.AsyncClient) -> None:
    """As a model, under its camelCase names; the answer has the declared status."""
    response = await client.post("/say/!", json={"someWords": "ho", "times": 2})
    assert (response.status_code, response.json()) == (201, {"success": True, "saidWords": "hoho!"})


async def test_a_query_reaches_the_handler(client: httpx2.AsyncClient) -> None:
    """Likewise; numbers are numbers."""
    response = await client.get("/say", params={"someWords": "ho", "times": "3"})
    assert (response.status_code, response.json()["saidWords"]) == (200, "hohoho")


@pytest.mark.parametrize(
    ("method", "path", "says"), [("POST", "/say/!", "JSON is wrong"), ("GET", "/say", "query parameter someWords")]
)
async def test_what_is_wrong_never_gets_there(client: httpx2.AsyncClient, method: str, path: str, says: str) -> None:
    """It is refused with a sentence that names the member."""
    response = await client.request(method, path, json={} if method == "POST" else None)
    assert response.status_code == 400
    assert says in response.json()["error"]


async def test_other_answers_are_sent_as_they_are(client: httpx2.AsyncClient) -> None:
    """A handler may make its response itself."""
    assert (await client.get("/plain")).text == "/plain"


def test_what_a_route_may_refuse_with() -> None:
    """What every route of its kind has, and what it says itself."""
    post, get, page = ROUTES
    assert post.refuses == (400, 401, 403, 404, 409, 413, 415, 503)
    assert get.refuses == (400, 401, 403, 503)
    assert page.refuses == (400, 403)
    assert 429 in Operation("POST", "/say", say, takes=Asked).refuses


def test_the_summary_is_the_handler_s() -> None:
    """The first line of its docstring, without the address."""
    assert [route.summary for route in ROUTES] == [
        "The words, again and again.",
        "The words, again and again.",
        "Nothing but text.",
    ]


def test_operations_are_told_from_other_routes() -> None:
    """In their order."""
    assert operations([Route("/x", plain), *ROUTES]) == ROUTES
