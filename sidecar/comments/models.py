"""Comments as they are stored and sent; the shape is seed 000's, with what threads, pins and claims need beside it."""

from datetime import datetime
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import Field

from sidecar.models import FileDiff, Name, Receipt, Text, Usage, Wire

CommentStatus = Literal["pending", "processing", "applied", "rejected"]


class Anchor(Wire):
    """Where on the story a comment is pinned, as the page describes it. Untrusted, like `Element`.

    `x` and `y` are the pin's place within the element, as parts of its width and height.
    """

    selector: Text | None = None
    tag: Name | None = None
    text: Text | None = None
    component: Name | None = None
    story_id: Name | None = None
    x: Annotated[float, Field(ge=-100, le=100)] | None = None
    y: Annotated[float, Field(ge=-100, le=100)] | None = None


class Reply(Wire):
    """One answer in a comment's thread."""

    id: str
    text: str
    author: str
    timestamp: datetime
    edited_at: datetime | None = None


class Claim(Wire):
    """Which worker has a comment in hand: the queue's entry that it came with, and a token that is new each time."""

    worker: str
    entry: str
    token: str
    at: datetime


class Comment(Wire):
    """What somebody wishes of a component.

    Attributes:
        resolved: A person settled it; it is not processed.
        proposal_id: The proposal that answers or declines it.
        version_id: The version by which it was applied.
        reason: Why it was rejected or declined.
        revision: Grows with every change: of two copies the higher one is the newer.
    """

    id: str
    component_path: str
    text: str
    author: str
    timestamp: datetime
    status: CommentStatus = "pending"
    story_id: str | None = None
    anchor: Anchor | None = None
    replies: list[Reply] = Field(default_factory=list)
    resolved: bool = False
    proposal_id: str | None = None
    version_id: int | None = None
    reason: str | None = None
    claim: Claim | None = None
    edited_at: datetime | None = None
    updated_at: datetime
    revision: int = 1


class Board(Wire):
    """All comments of one component: the document `comments:<componentPath>`.

    `deleted` keeps the ids and last revisions of comments that are gone, so that no late copy brings one back.
    """

    comments: list[Comment] = Field(default_factory=list)
    deleted: dict[str, int] = Field(default_factory=dict)

    def find(self, comment_id: str) -> Comment | None:
        """The comment with this id, or None."""
        return next((comment for comment in self.comments if comment.id == comment_id), None)

    def replaced(self, *changed: Comment) -> "Board":
        """The board with these comments in place of those with their ids."""
        by_id = {comment.id: comment for comment in changed}
        return self.model_copy(update={"comments": [by_id.get(one.id, one) for one in self.comments]})


ProposalStatus = Literal["awaiting_approval", "approved", "rejected", "stale", "failed"]

OPEN: tuple[ProposalStatus, ...] = ("awaiting_approval", "stale")
"""The statuses in which a proposal can still be decided."""


class Declined(Wire):
    """A comment that a proposal doesn't answer, and why."""

    id: str
    text: str
    author: str
    why: str


class Proposal(Wire):
    """What an editor made of a component's comments; the shape is seed 000's, with files, diff and fate beside it.

    Attributes:
        code: The component's file as proposed.
        files: The proposed content of each file that changes, byte for byte as UTF-8.
        base: What those files were when it was made.
        comments: Those that it answers, as they were.
        request: What a program asked for, when it answers no comments.
        reason: Why it was rejected, or failed, or is stale.
        broken: What the page said when it was shown, or approved and taken back.
        updates: How often its files were changed since it was made.
        revision: Grows with every change: of two copies the higher one is the newer.
    """

    id: str
    component_path: str
    code: str
    files: dict[str, str] = Field(default_factory=dict)
    base: dict[str, str | None] = Field(default_factory=dict)
    diff: list[FileDiff] = Field(default_factory=list)
    comments: list[Comment] = Field(default_factory=list)
    declined: list[Declined] = Field(default_factory=list)
    request: str | None = None
    timestamp: datetime
    status: ProposalStatus = "awaiting_approval"
    message: str = ""
    editor: str = ""
    usage: Usage | None = None
    cost_micros: int | None = None
    story_id: str | None = None
    reason: str | None = None
    session_id: str | None = None
    version_id: int | None = None
    receipt: Receipt | None = None
    broken: str | None = None
    updates: int = 0
    updated_at: datetime
    revision: int = 1

    @property
    def beside(self) -> tuple[str, ...]:
        """What it may change although it isn't of the component's file set: files in its folder that are new, or named for it."""
        own = PurePosixPath(self.component_path)
        named = own.name.partition(".")[0] + "."
        return tuple(
            path
            for path in self.files
            if PurePosixPath(path).parent == own.parent
            and (self.base.get(path) is None or PurePosixPath(path).name.startswith(named))
        )
