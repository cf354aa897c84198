"""What the routes about proposals give."""

from datetime import datetime

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from sidecar.api.answers import Answer, Success
from sidecar.comments.models import Declined, Proposal
from sidecar.models import FileDiff, Receipt


class ShownProposal(Proposal):
    """A proposal as it is sent."""

    base: SkipJsonSchema[dict[str, str | None]] = Field(default_factory=dict, exclude=True)
    previewing: bool | None = None


class ShortProposal(Answer):
    """A proposal in a report."""

    id: str
    component_path: str
    status: str
    message: str
    comments: int
    declined: list[Declined]
    cost_micros: int | None


class FailedComponent(Answer):
    """A component whose comments wait on."""

    component_path: str
    error: str
    code: str


class Processed(Success):
    """What came of processing comments."""

    request_id: str
    proposals: list[ShortProposal]
    failed: list[FailedComponent]
    cost_micros: int
    stopped: str | None


class Approved(Success):
    """What came of approving a proposal."""

    request_id: str
    proposal: ShownProposal
    session_id: str
    version_id: int | None
    current_version: int
    rolled_back: bool
    rebased: bool
    message: str
    diff: list[FileDiff]
    receipt: Receipt | None
    can_undo: bool
    can_redo: bool


class Decided(Success):
    """A proposal as it is now."""

    request_id: str | None = None
    proposal: ShownProposal


class Previewed(Success):
    """Whether a proposal is on the story."""

    request_id: str | None = None
    previewing: bool
    taken_back: bool | None = None
    rolled_back: bool | None = None
    receipt: Receipt | None = None
    expires_at: datetime | None = None
    proposal: ShownProposal | None = None
