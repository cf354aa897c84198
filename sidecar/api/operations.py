"""A route together with its contract: one declaration, from which both the routing and `/openapi.json` are made."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar, overload

from pydantic import BaseModel
from starlette.convertors import Convertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sidecar.api.requests import parsed, queried
from sidecar.api.services import services
from sidecar.models import Wire

M = TypeVar("M", bound=BaseModel)
Answer = Response | Wire
Plain = Callable[[Request], Awaitable[Answer]]
Asked = Callable[[Request, M], Awaitable[Answer]]

JSON = "application/json"
STREAM = "text/event-stream"
STREAMED = (JSON, STREAM)
"""An answer that is sent as events where the caller accepts those."""

PAGE = ("text/html",)
CHANGES = (403, 404, 409, 413, 422, 502)
"""What a way to new files may end in."""

EVERYWHERE = (400, 401, 403, 503)
"""What any route behind the token may answer: malformed, no token, host or origin or policy, no store."""

OPEN = (400, 403)
"""What a route that needs no token may answer besides."""

WITH_BODY = (413, 415)
"""What the check of bodies adds to everything but reads."""


class Number(Convertor[int]):
    """A whole number in a path, of no more digits than any number here has."""

    regex = "[0-9]{1,9}"

    def convert(self, value: str) -> int:
        """The number that stands in an address."""
        return int(value)

    def to_string(self, value: int) -> str:
        """The number as it stands in an address."""
        return str(value)


register_url_convertor("number", Number())


class Operation(Route):
    """A route of one method that says what it takes, gives and refuses.

    With `takes` or `asks` the handler is called with what was asked, checked; an answer that it gives as a model is sent
    as JSON with `status`. docs/openapi.md tells how to add one.

    Args:
        method: `GET`, `POST`, `DELETE`.
        path: As Starlette writes it, e.g. `/design-sessions/{id}`; `{v:number}` is a whole number.
        handler: Its docstring's first line, behind the colon, is the operation's summary.
        takes: The model of the JSON body.
        asks: The model of the query; every member under its camelCase name.
        gives: The type of the answer's JSON; None: the answer has no JSON.
        status: Of the answer.
        media: The answer's media types, where it isn't JSON alone.
        refuses: Statuses of refusals besides those that every route of its kind has, e.g. 404, 409, 422.
        tag: The family it is listed in.
        document: What the body is, for a body that the handler reads itself (with `asks`, or alone).
        body_limit: The largest body, in bytes, where the common limit is too small.
        open_to_all: Whether it needs no token.
        limited: Whether it counts against the rate limits; by default everything but reads.
        middleware: As of a `Route`.
    """

    @overload
    def __init__(
        self,
        method: str,
        path: str,
        handler: Asked[M],
        *,
        takes: type[M],
        gives: Any = ...,
        status: int = ...,
        media: Sequence[str] = ...,
        refuses: Sequence[int] = ...,
        tag: str = ...,
        body_limit: int | None = ...,
        open_to_all: bool = ...,
        limited: bool | None = ...,
        middleware: Sequence[Middleware] | None = ...,
    ) -> None: ...

    @overload
    def __init__(
        self,
        method: str,
        path: str,
        handler: Asked[M],
        *,
        asks: type[M],
        gives: Any = ...,
        status: int = ...,
        media: Sequence[str] = ...,
        refuses: Sequence[int] = ...,
        tag: str = ...,
        document: str | None = ...,
        body_limit: int | None = ...,
        open_to_all: bool = ...,
        limited: bool | None = ...,
        middleware: Sequence[Middleware] | None = ...,
    ) -> None: ...

    @overload
    def __init__(
        self,
        method: str,
        path: str,
        handler: Plain,
        *,
        gives: Any = ...,
        status: int = ...,
        media: Sequence[str] = ...,
        refuses: Sequence[int] = ...,
        tag: str = ...,
        document: str | None = ...,
        body_limit: int | None = ...,
        open_to_all: bool = ...,
        limited: bool | None = ...,
        middleware: Sequence[Middleware] | None = ...,
    ) -> None: ...

    def __init__(
        self,
        method: str,
        path: str,
        handler: Callable[..., Awaitable[Answer]],
        *,
        takes: type[BaseModel] | None = None,
        asks: type[BaseModel] | None = None,
        gives: Any = None,
        status: int = 200,
        media: Sequence[str] = (JSON,),
        refuses: Sequence[int] = (),
        tag: str = "",
        document: str | None = None,
        body_limit: int | None = None,
        open_to_all: bool = False,
        limited: bool | None = None,
        middleware: Sequence[Middleware] | None = None,
    ) -> None:
        self.method = method
        self.handler = handler
        self.takes = takes
        self.asks = asks
        self.gives = gives
        self.answered = status
        self.media = tuple(media)
        self.tag = tag
        self.document = document
        self.body_limit = body_limit
        self.open_to_all = open_to_all
        self.limited = method != "GET" if limited is None else limited
        super().__init__(path, self._endpoint(), methods=[method], middleware=middleware)
        self.refuses = tuple(sorted({*self._usual(), *refuses}))

    @property
    def summary(self) -> str:
        """What it does, from the handler's docstring."""
        first = (self.handler.__doc__ or "").strip().partition("\n")[0]
        said = first.partition("`: ")[2] or first
        return said[:1].upper() + said[1:]

    def _usual(self) -> set[int]:
        usual = {*(OPEN if self.open_to_all else EVERYWHERE)}
        if self.method != "GET":
            usual |= {*WITH_BODY}
        if self.limited:
            usual.add(429)
        if self.param_convertors:
            usual.add(404)
        return usual

    def _endpoint(self) -> Callable[[Request], Awaitable[Response]]:
        handler, takes, asks = self.handler, self.takes, self.asks

        async def endpoint(request: Request) -> Response:
            if self.limited:
                await services(request).limits.client(client_of(request))
            asked = await parsed(request, takes) if takes else queried(request, asks) if asks else None
            if self.limited and (about := _subject(request, asked)):
                await services(request).limits.session(about)
            answer = await (handler(request) if asked is None else handler(request, asked))
            if isinstance(answer, Wire):
                return JSONResponse(answer.model_dump(mode="json", by_alias=True), self.answered)
            return answer

        return endpoint


def client_of(request: Request) -> str:
    """Who asks, as far as it can be told: programs by their address, pages by their dev server's origin beside it."""
    address = request.client.host if request.client else ""
    return f"{address} {request.headers.get('origin', '')}"


def _subject(request: Request, asked: BaseModel | None) -> str | None:
    """The session, project, comment or proposal that a request is about, by its id."""
    named = getattr(asked, "session_id", None) or getattr(asked, "project_id", None)
    found: str | None = named or request.path_params.get("id")
    return found


def operations(routes: Sequence[Any]) -> list[Operation]:
    """The operations among an application's routes, in their order."""
    return [route for route in routes if isinstance(route, Operation)]
