"""A proposal on files that have changed since it was made."""

from sidecar.comments.models import Proposal
from sidecar.journeys.change import Contents
from sidecar.journeys.rebasing import Rebased
from sidecar.journeys.rebasing import rebased as rebased_files

__all__ = ["Rebased", "rebased"]


async def rebased(proposal: Proposal, disk: Contents) -> Rebased:
    """The proposal on `disk`, which has each of its paths."""
    base = {path: None if text is None else text.encode() for path, text in proposal.base.items()}
    return await rebased_files(proposal.files, base, disk)
