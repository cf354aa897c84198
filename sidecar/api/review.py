"""`/__ai-review`: all comments and proposals of the project on one page, which needs no story."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from sidecar.api.operations import PAGE, Operation
from sidecar.api.pages import page
from sidecar.api.services import services
from sidecar.comments.models import Comment, Proposal
from sidecar.comments.service import counted
from sidecar.devserver.base import DevServer
from sidecar.models import Wire


class Filters(Wire):
    """`GET /__ai-review`: what the page shows; an empty one shows all."""

    component: Annotated[str, Field(max_length=1_000)] = ""
    comments: Annotated[str, Field(max_length=1_000)] = ""
    proposals: Annotated[str, Field(max_length=1_000)] = ""
    words: Annotated[str, Field(max_length=1_000)] = ""


def chosen(
    comments: Sequence[Comment], proposals: Sequence[Proposal], filters: Filters
) -> tuple[list[Comment], list[Proposal]]:
    """The comments and proposals that pass; words are looked for in texts, authors and messages, whatever their case."""
    words = filters.words.casefold()
    kept = [
        comment
        for comment in comments
        if filters.component in {"", comment.component_path}
        and filters.comments in {"", "resolved" if comment.resolved else comment.status}
        and words in f"{comment.text}\n{comment.author}".casefold()
    ]
    shown = [
        proposal
        for proposal in proposals
        if filters.component in {"", proposal.component_path}
        and filters.proposals in {"", proposal.status}
        and words
        in "\n".join([proposal.message, proposal.request or "", *(each.text for each in proposal.comments)]).casefold()
    ]
    return kept, shown


async def review(request: Request, filters: Filters) -> Response:
    """`GET /__ai-review?component=&comments=&proposals=&words=`: a page of its own, without any file beside it."""
    within = services(request)
    commenting = within.commenting
    boards = await commenting.comments.all()
    comments = [comment for board in boards.values() for comment in board]
    proposals = await commenting.freshness.look(await commenting.proposals.all())
    kept, shown = chosen(comments, proposals, filters)
    return page(
        "review.html",
        **SHOWN,
        filters=filters,
        components=sorted({*boards, *(proposal.component_path for proposal in proposals)}),
        comments=kept,
        proposals=shown,
        counts=counted(comments),
        waiting=sum(proposal.status == "awaiting_approval" for proposal in proposals),
        storybook=storybook(within.link.server),
    )


def storybook(server: DevServer | None) -> str | None:
    """Where stories can be looked at: the address of a Storybook, None without one."""
    return server.url if server is not None and server.kind == "storybook" else None


def kinds(diff: str) -> Sequence[Mapping[str, str]]:
    """The lines of a unified diff, each with what it is: `add`, `del`, `at`, `name` or nothing."""
    lines = []
    for line in diff.removesuffix("\n").split("\n"):
        kind = {"+": "add", "-": "del", "@": "at"}.get(line[:1], "")
        named = line.startswith(("--- ", "+++ "))
        lines.append({"kind": "name" if named else kind, "text": line})
    return lines


SHOWN: Mapping[str, Any] = {
    # What the template needs beside the comments and proposals.
    "states": ("pending", "processing", "applied", "rejected", "resolved"),
    "fates": ("awaiting_approval", "approved", "rejected", "stale", "failed"),
    "words": lambda name: name.replace("_", " "),
    "kinds": kinds,
}

ROUTES = [
    Operation("GET", "/__ai-review", review, asks=Filters, media=PAGE, tag="Pages and programs"),
]
