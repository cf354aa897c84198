"""`/__ai-waiting`: what waits for somebody, in short: comments to be processed, and proposals to be decided."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request

from sidecar.api.answers import Answer, Success
from sidecar.api.operations import Operation
from sidecar.api.services import services
from sidecar.comments.models import OPEN, Comment, Proposal


class Row(Answer):
    """How many comments and proposals of a component wait."""

    component_path: str
    pending: int
    open: int


class Waiting(Success):
    """What waits for somebody."""

    pending: int
    open: int
    components: list[Row]
    processing: bool
    previewing: str | None  # the proposal that is on the story


async def waiting(request: Request) -> Waiting:
    """`GET /__ai-waiting`: numbers for a badge, without a line of code."""
    commenting = services(request).commenting
    rows = counted(await commenting.comments.all(), await commenting.proposals.all())
    return Waiting(
        success=True,
        pending=sum(row.pending for row in rows),
        open=sum(row.open for row in rows),
        components=rows,
        processing=commenting.worker.running,
        previewing=commenting.previewing.shown,
    )


def counted(comments: Mapping[str, Sequence[Comment]], proposals: Sequence[Proposal]) -> list[Row]:
    """A row per component for which something waits, sorted by path."""
    pending = {path: sum(_waits(comment) for comment in board) for path, board in comments.items()}
    decidable = [proposal.component_path for proposal in proposals if proposal.status in OPEN]
    rows = [
        Row(component_path=path, pending=pending.get(path, 0), open=decidable.count(path))
        for path in sorted({*pending, *decidable})
    ]
    return [row for row in rows if row.pending or row.open]


def _waits(comment: Comment) -> bool:
    return comment.status == "pending" and not comment.resolved


ROUTES = [Operation("GET", "/__ai-waiting", waiting, gives=Waiting, tag="Proposals")]
