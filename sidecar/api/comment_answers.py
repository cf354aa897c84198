"""What the routes about comments give."""

from typing import Literal

from sidecar.api.answers import Answer, Success
from sidecar.comments.models import Comment


class Commented(Success):
    """A comment as it is now."""

    id: str
    status: str
    comment: Comment


class Counts(Answer):
    """How many comments there are of each kind."""

    pending: int
    processing: int
    applied: int
    rejected: int
    resolved: int
    total: int


class CountedComponent(Answer):
    """A component with its counts."""

    component_path: str
    counts: Counts


class ListedComments(Success):
    """Comments, the oldest first."""

    component_path: str | None = None
    components: list[CountedComponent] | None = None
    comments: list[Comment]
    counts: Counts


class ExportedComments(Answer):
    """A file of comments."""

    format: Literal["sidestory-comments"]
    version: int
    comments: list[Comment]


class TakenComments(Success):
    """What an import did."""

    added: int
    updated: int
    unchanged: int
