"""`/__ai-review`: all comments and proposals of the project on one page, which needs no story."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sidecar.api import pages
from sidecar.api.pages import security_headers
from sidecar.api.services import services
from sidecar.comments.models import Comment, Proposal
from sidecar.comments.service import counted

_STATES = ("pending", "processing", "applied", "rejected", "resolved")
_FATES = ("awaiting_approval", "approved", "rejected", "stale", "failed")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the page shows; an empty one shows all."""

    component: str = ""
    comments: str = ""
    proposals: str = ""
    words: str = ""


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
        and words in "\n".join([proposal.message, *(each.text for each in proposal.comments)]).casefold()
    ]
    return kept, shown


async def review(request: Request) -> Response:
    """`GET /__ai-review?component=&comments=&proposals=&words=`: a page of its own, without any file beside it."""
    commenting = services(request).commenting
    given = request.query_params
    filters = Filters(*(given.get(name, "")[:1_000] for name in ("component", "comments", "proposals", "words")))
    boards = await commenting.comments.all()
    comments = [comment for board in boards.values() for comment in board]
    proposals = await commenting.proposals.all()
    kept, shown = chosen(comments, proposals, filters)
    nonce = secrets.token_urlsafe(16)
    page = rendered(
        nonce=nonce,
        filters=filters,
        components=sorted({*boards, *(proposal.component_path for proposal in proposals)}),
        comments=kept,
        proposals=shown,
        counts=counted(comments),
        waiting=sum(proposal.status == "awaiting_approval" for proposal in proposals),
    )
    return HTMLResponse(page, headers=security_headers(nonce))


def rendered(**values: Any) -> str:
    """The page's HTML; whatever people and models wrote is text in it."""
    filters = {"words": lambda name: name.replace("_", " "), "kinds": kinds}
    return pages.page("review.html", filters, states=_STATES, fates=_FATES, **values)


def kinds(diff: str) -> Sequence[Mapping[str, str]]:
    """The lines of a unified diff, each with what it is: `add`, `del`, `at`, `name` or nothing."""
    lines = []
    for line in diff.removesuffix("\n").split("\n"):
        kind = {"+": "add", "-": "del", "@": "at"}.get(line[:1], "")
        named = line.startswith(("--- ", "+++ "))
        lines.append({"kind": "name" if named else kind, "text": line})
    return lines
