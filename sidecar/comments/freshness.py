"""Whether open proposals still fit the files of this checkout: on each look, since files change without a word to us."""

from collections.abc import Iterable

from sidecar.comments.models import OPEN, Proposal
from sidecar.comments.previewing import Previewing
from sidecar.comments.rebasing import rebased
from sidecar.errors import SidestoryError
from sidecar.journeys.change import Contents
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest

_KEPT = 500

_Look = tuple[str, int, tuple[str | None, ...]]


class Freshness:
    """Tells `stale` proposals from those that can be applied here.

    That isn't kept with the proposal: another checkout, on another branch, may find otherwise.

    Args:
        policy: Reads the files.
        previewing: What is shown for the moment only makes nothing stale.
    """

    def __init__(self, policy: PathPolicy, previewing: Previewing) -> None:
        self._policy = policy
        self._previewing = previewing
        self._known: dict[_Look, bool] = {}

    async def look(self, proposals: Iterable[Proposal]) -> list[Proposal]:
        """The proposals, those that are open with the status that they have on the files as they are now."""
        return [await self._looked_at(proposal) if proposal.status in OPEN else proposal for proposal in proposals]

    async def _looked_at(self, proposal: Proposal) -> Proposal:
        try:
            disk = self._previewing.beneath(read_all(self._policy, proposal.files))
            fits = await self._fits(proposal, disk)
        except SidestoryError:  # files that may not, or can't, be read: whoever decides hears why
            return proposal
        return proposal.model_copy(update={"status": "awaiting_approval" if fits else "stale"})

    async def _fits(self, proposal: Proposal, disk: Contents) -> bool:
        found = tuple(None if data is None else digest(data) for _, data in sorted(disk.items()))
        look = (proposal.id, proposal.revision, found)
        if look not in self._known:
            self._known[look] = (await rebased(proposal, disk)).files is not None
            while len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return self._known[look]
