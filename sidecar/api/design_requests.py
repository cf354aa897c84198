"""What the routes of design sessions take."""

from typing import Annotated, Literal

from pydantic import Field

from sidecar.api.requests import Id, Number, Path, StoryId
from sidecar.designs.recipes import Kind
from sidecar.models import Element, Name, Wire

_MOST = 200


class CreateDesign(Wire):
    """`POST /design-sessions`: of which component."""

    component_path: Path | None = None
    story_id: StoryId | None = None


class ListDesigns(Wire):
    """`GET /design-sessions`; without a component: of all."""

    component_path: Path | None = None
    offset: Number = 0
    limit: Annotated[int, Field(ge=1, le=_MOST)] = 50


class EditDesign(Wire):
    """`POST /design-sessions/{id}/edit`."""

    prompt: str
    story_id: StoryId | None = None
    element: Element | None = None
    mode: Literal["instant", "plan"] = "instant"
    target: Annotated[Name | None, Field(description="Of the candidates of an `ambiguous` refusal, the one meant.")] = (
        None
    )
    choice: Literal["mine", "theirs"] | None = None
    undone: Annotated[int, Field(ge=0, lt=10**9)] = 0
    request_id: Id | None = None
    rejoin: bool = False


class Step(Wire):
    """`POST /design-sessions/{id}/undo` and `…/redo`."""

    choice: Annotated[
        Literal["mine", "theirs"] | None, Field(description="What to keep where somebody's hand edit is in the way.")
    ] = None
    request_id: Id | None = None
    rejoin: bool = False


class Restore(Step):
    """`POST /design-sessions/{id}/restore`."""

    version_id: Annotated[int, Field(ge=1, lt=10**9)]


class PageOfHistory(Wire):
    """`GET /design-sessions/{id}/history`: what happened before a place, from 0; without one the last."""

    before: Number | None = None
    limit: Annotated[int, Field(ge=1, le=_MOST)] = 50


class PageOfVersions(Wire):
    """`GET /design-sessions/{id}/versions`."""

    before: Number = 10**9 - 1
    limit: Annotated[int, Field(ge=1, le=_MOST)] = 50
    starred: bool = False


class Between(Wire):
    """`GET /design-sessions/{id}/diff`."""

    from_: Annotated[Number, Field(alias="from")]
    to: Number


class Generate(Wire):
    """`POST /design-sessions/{id}/generate`."""

    kind: Kind
    prompt: Annotated[str, Field(description="What is asked for besides; a variant or a component needs it.")] = ""
    name: Annotated[str | None, Field(pattern=r"^[A-Z][A-Za-z0-9]{0,63}$", description="Of the new component.")] = None
    write: Annotated[bool, Field(description="Write it at once, with receipt and undo, instead of proposing it.")] = (
        False
    )
    request_id: Id | None = None
    rejoin: bool = False
