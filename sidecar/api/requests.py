"""What the overlay routes take, and how a body becomes one of these."""

from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, Field, ValidationError
from starlette.requests import Request

from sidecar.errors import Malformed
from sidecar.models import Element, Name, Wire

Id = Annotated[str, Field(min_length=1, max_length=64)]
Path = Annotated[str, Field(min_length=1, max_length=1_000)]
StoryId = Annotated[str, Field(min_length=1, max_length=400)]
_B = TypeVar("_B", bound=BaseModel)


def _plain_number(given: object) -> object:
    """A query's number is written in digits alone: no sign, no fraction, no spaces, no digits of other scripts."""
    if isinstance(given, str) and not (given.isascii() and given.isdecimal()):
        raise ValueError("it must be a positive whole number")
    return given


Number = Annotated[int, Field(ge=0, lt=10**9), BeforeValidator(_plain_number)]
"""A positive whole number in a query."""


class OpenSession(Wire):
    """`POST /__ai-session`."""

    component_path: Path | None = None
    story_id: StoryId | None = None
    session_id: Annotated[str, Field(max_length=64)] | None = None
    fresh: bool = False


class Iterate(Wire):
    """`POST /__ai-iterate`."""

    component_path: Path | None = None
    story_id: StoryId | None = None
    prompt: str
    session_id: Annotated[str, Field(max_length=64)] | None = None
    element: Element | None = None
    request_id: Id | None = None
    rejoin: bool = False  # only join: what a restart has forgotten must not be done a second time
    mode: Literal["instant", "plan", "apply"] = "instant"  # apply: the plan that this prompt was answered with
    target: Name | None = None  # of the candidates that were asked about, the one that is meant
    choice: Literal["mine", "theirs"] | None = None  # what to do where a typed undo meets a person's edit
    undone: Annotated[int, Field(ge=0, lt=10**9)] = 0  # how many of its steps were made before it did


class Understand(Wire):
    """`POST /__ai-understand`."""

    component_path: Path | None = None
    story_id: StoryId | None = None
    prompt: Annotated[str, Field(max_length=20_000)]
    session_id: Annotated[str, Field(max_length=64)] | None = None
    element: Element | None = None
    mode: Literal["instant", "plan"] = "instant"
    target: Name | None = None


class Rewind(Wire):
    """`POST /__ai-undo` and `POST /__ai-redo`."""

    session_id: Id
    version_id: Annotated[int, Field(ge=1)] | None = None
    request_id: Id | None = None
    rejoin: bool = False
    choice: Literal["mine", "theirs"] | None = None


class OfSession(Wire):
    """`POST /__ai-clear`."""

    session_id: Id


class Recheck(Wire):
    """`POST /__ai-recheck`."""

    session_id: Id
    version_id: Annotated[int, Field(ge=1)]


class Mark(Wire):
    """`POST /__ai-version`; an empty label takes it away, a member that is not given stays as it is."""

    session_id: Id
    version_id: Annotated[int, Field(ge=1)]
    label: str | None = None
    starred: bool | None = None


class Cancel(Wire):
    """`POST /__ai-cancel`."""

    request_id: Id


class OfComponent(Wire):
    """`GET /__ai-sessions`; without a component: all."""

    component_path: Path | None = None


class OfStory(Wire):
    """`GET /__ai-component`."""

    story_id: Path


class Versions(Wire):
    """`GET /__ai-versions`."""

    session_id: Id
    before: Number = 10**9 - 1
    limit: Number = 50  # of more than 200 that many are given
    starred: Annotated[str, Field(max_length=1_000)] = ""  # 1: only the starred ones


class OfVersion(Wire):
    """`GET /__ai-version`."""

    session_id: Id
    version_id: Number


class Diff(Wire):
    """`GET /__ai-diff`."""

    session_id: Id
    from_: Annotated[Number, Field(alias="from")]
    to: Number


class Import(Wire):
    """`POST /__ai-import`, in the query."""

    component_path: Path | None = None
    overwrite: Annotated[str, Field(max_length=1_000)] = ""  # 1 or true


class OfComponentOrStory(Wire):
    """`GET /__ai-comments`; without either: of all components."""

    component_path: Path | None = None
    story_id: StoryId | None = None


class ExportComments(Wire):
    """`GET /__ai-comments/export`."""

    format: Literal["json", "markdown"] = "json"
    component_path: Path | None = None


class Listening(Wire):
    """`GET /__ai-events`."""

    browser: Path


async def parsed(request: Request, model: type[_B]) -> _B:
    """The request's JSON body as a `model`.

    Raises:
        Malformed: It isn't JSON, or not of that shape; the message names the first member that is wrong.
    """
    try:
        return model.model_validate_json(await request.body())
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Malformed(
            f"The request's JSON is wrong{f' at {where}' if where else ''}: {first['msg']}.", "bad_request"
        ) from error


def queried(request: Request, model: type[_B]) -> _B:
    """The request's query as a `model`; of a parameter that is given twice the last one counts.

    Raises:
        Malformed: A parameter is missing, or isn't what it should be; the message names it.
    """
    try:
        return model.model_validate(dict(request.query_params))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise Malformed(f"The query parameter {where} is wrong: {first['msg']}.", "bad_request") from error
