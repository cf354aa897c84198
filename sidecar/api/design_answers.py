"""What the routes of design sessions give."""

from sidecar.api.answers import Success
from sidecar.api.change_answers import Changed
from sidecar.api.proposal_answers import ShownProposal
from sidecar.designs.models import DesignSession, DesignState, EditContext, HistoryEntry
from sidecar.designs.recipes import Kind


class OneDesign(Success):
    """A design session with its state."""

    session: DesignSession
    state: DesignState


class ListedDesigns(Success):
    """Design sessions, the last changed first."""

    sessions: list[DesignSession]


class Edited(Changed):
    """What came of an edit."""

    context: EditContext | None = None


class History(Success):
    """What happened in a session, in order."""

    history: list[HistoryEntry]
    total_turns: int
    current_version: int


class Generated(Success):
    """What was generated: a proposal, or a change when it was to be written."""

    request_id: str
    session_id: str
    kind: Kind
    proposal: ShownProposal | None = None
    change: Changed | None = None
