"""`/__ai-comment…`: what people wish, pinned to components."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.comment_answers import Commented, ExportedComments, ListedComments, TakenComments
from sidecar.api.operations import JSON, Operation
from sidecar.api.requests import ExportComments, Id, OfComponentOrStory, Path, StoryId
from sidecar.api.services import services
from sidecar.api.session import resolve
from sidecar.comments.exchange import canonical, parse, to_json, to_markdown
from sidecar.comments.models import Anchor, Comment
from sidecar.comments.service import counted
from sidecar.errors import Malformed
from sidecar.models import Wire

IMPORT_LIMIT = 64 * 1024 * 1024
"""The largest file of comments that is taken, in bytes."""

_LONG = 100_000  # characters; `checks` says what is too long, in words


class AddComment(Wire):
    """`POST /__ai-comment`."""

    component_path: Path | None = None
    story_id: StoryId | None = None
    comment: Annotated[str, Field(max_length=_LONG)]
    author: Annotated[str, Field(max_length=_LONG)]
    timestamp: AwareDatetime | None = None
    anchor: Anchor | None = None
    id: Id | None = None


class EditComment(Wire):
    """`POST /__ai-comment/{id}`; a member that is not given stays as it is."""

    text: Annotated[str, Field(max_length=_LONG)] | None = None
    anchor: Anchor | None = None
    resolved: bool | None = None
    status: Literal["pending", "rejected"] | None = None
    reason: Annotated[str, Field(max_length=_LONG)] | None = None


class AddReply(Wire):
    """`POST /__ai-comment/{id}/replies`."""

    text: Annotated[str, Field(max_length=_LONG)]
    author: Annotated[str, Field(max_length=_LONG)]


class EditReply(Wire):
    """`POST /__ai-comment/{id}/replies/{reply}`."""

    text: Annotated[str, Field(max_length=_LONG)]


async def add(request: Request, asked: AddComment) -> Response:
    """`POST /__ai-comment`: leave a comment on a component, pinned to an element of a story or not."""
    within = services(request)
    resolved = await resolve(within, asked.component_path, asked.story_id)
    comment = await within.commenting.comments.add(
        resolved.component_path,
        asked.comment,
        asked.author,
        timestamp=asked.timestamp,
        anchor=asked.anchor,
        story_id=asked.story_id,
        comment_id=asked.id,
    )
    return _answer(comment)


async def listed(request: Request, asked: OfComponentOrStory) -> Response:
    """`GET /__ai-comments?componentPath=`: of a component, or without one of all, with counts."""
    within = services(request)
    if asked.component_path is not None or asked.story_id is not None:
        resolved = await resolve(within, asked.component_path, asked.story_id)
        comments = await within.commenting.comments.of_component(resolved.component_path)
        found: Mapping[str, Any] = {"componentPath": resolved.component_path}
    else:
        boards = await within.commenting.comments.all()
        comments = [comment for board in boards.values() for comment in board]
        rows = [{"componentPath": path, "counts": counted(board)} for path, board in boards.items()]
        found = {"components": rows}
    return JSONResponse(
        {"success": True, **found, "comments": [one.wire() for one in comments], "counts": counted(comments)}
    )


async def edit(request: Request, asked: EditComment) -> Response:
    """`POST /__ai-comment/{id}`: change text or pin, resolve, dismiss, or ask for it again."""
    if not asked.model_fields_set & {"text", "anchor", "resolved", "status"}:
        raise Malformed("Say what should change: text, anchor, resolved or status.", "bad_request")
    comment = await services(request).commenting.comments.edit(
        request.path_params["id"],
        text=asked.text,
        anchor=asked.anchor,
        resolved=asked.resolved,
        status=asked.status,
        reason=asked.reason,
    )
    return _answer(comment)


async def delete(request: Request) -> Response:
    """`DELETE /__ai-comment/{id}`: with its thread."""
    return _answer(await services(request).commenting.comments.delete(request.path_params["id"]))


async def reply(request: Request, asked: AddReply) -> Response:
    """`POST /__ai-comment/{id}/replies`: answer in its thread."""
    return _answer(
        await services(request).commenting.comments.reply(request.path_params["id"], asked.text, asked.author)
    )


async def edit_reply(request: Request, asked: EditReply) -> Response:
    """`POST /__ai-comment/{id}/replies/{reply}`: change its text."""
    ids = request.path_params
    return _answer(await services(request).commenting.comments.edit_reply(ids["id"], ids["reply"], asked.text))


async def delete_reply(request: Request) -> Response:
    """`DELETE /__ai-comment/{id}/replies/{reply}`."""
    ids = request.path_params
    return _answer(await services(request).commenting.comments.edit_reply(ids["id"], ids["reply"], None))


async def export_comments(request: Request, asked: ExportComments) -> Response:
    """`GET /__ai-comments/export?format=&componentPath=`: a file of all comments, or of a component's."""
    within = services(request)
    kind = asked.format
    if asked.component_path is not None:
        resolved = await within.components.of_path(asked.component_path)
        comments = list(await within.commenting.comments.of_component(resolved.component_path))
    else:
        comments = [comment for board in (await within.commenting.comments.all()).values() for comment in board]
    body = to_json(comments) if kind == "json" else to_markdown(comments)
    media, name = ("application/json", "comments.json") if kind == "json" else ("text/markdown", "comments.md")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return Response(body, media_type=media, headers=headers)


async def import_comments(request: Request) -> Response:
    """`POST /__ai-comments/import`: such a file, of either kind, as the body; nothing is deleted by it."""
    within = services(request)
    comments = parse(await request.body(), datetime.now(UTC))
    return JSONResponse(
        {"success": True, **await within.commenting.comments.take(canonical(comments, within.policy.writable))}
    )


def _answer(comment: Comment) -> Response:
    return JSONResponse({"success": True, "id": comment.id, "status": comment.status, "comment": comment.wire()})


ROUTES = [
    Operation("POST", "/__ai-comment", add, takes=AddComment, gives=Commented, refuses=[404, 409, 422], tag="Comments"),
    Operation(
        "GET", "/__ai-comments", listed, asks=OfComponentOrStory, gives=ListedComments, refuses=[404], tag="Comments"
    ),
    Operation(
        "GET",
        "/__ai-comments/export",
        export_comments,
        asks=ExportComments,
        gives=ExportedComments,
        media=[JSON, "text/markdown"],
        refuses=[404],
        tag="Comments",
    ),
    Operation(
        "POST",
        "/__ai-comments/import",
        import_comments,
        gives=TakenComments,
        document="Comments as `/__ai-comments/export` gives them, in either format.",
        body_limit=IMPORT_LIMIT,
        refuses=[404, 409, 422],
        tag="Comments",
    ),
    Operation(
        "POST", "/__ai-comment/{id}", edit, takes=EditComment, gives=Commented, refuses=[404, 409], tag="Comments"
    ),
    Operation("DELETE", "/__ai-comment/{id}", delete, gives=Commented, refuses=[404, 409], tag="Comments"),
    Operation(
        "POST", "/__ai-comment/{id}/replies", reply, takes=AddReply, gives=Commented, refuses=[404, 409], tag="Comments"
    ),
    Operation(
        "POST",
        "/__ai-comment/{id}/replies/{reply}",
        edit_reply,
        takes=EditReply,
        gives=Commented,
        refuses=[404, 409],
        tag="Comments",
    ),
    Operation(
        "DELETE",
        "/__ai-comment/{id}/replies/{reply}",
        delete_reply,
        gives=Commented,
        refuses=[404, 409],
        tag="Comments",
    ),
]
