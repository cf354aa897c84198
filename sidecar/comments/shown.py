"""What a preview has changed, and what the files are without it. A person's edits on top of it stay."""

import logging
from typing import Self

from sidecar.comments.models import Proposal
from sidecar.journeys.change import Contents
from sidecar.models import Wire
from sidecar.sessions.merge import merge

_log = logging.getLogger(__name__)


class Shown(Wire):
    """The text of each file before a preview and with it, as it is noted in the store; `before` has None for a new file."""

    proposal_id: str
    component_path: str
    before: dict[str, str | None]
    after: dict[str, str]

    @classmethod
    def of(cls, proposal: Proposal, before: Contents, after: Contents) -> Self:
        """What showing a proposal changes."""
        return cls(
            proposal_id=proposal.id,
            component_path=proposal.component_path,
            before={path: None if data is None else data.decode() for path, data in before.items()},
            after={path: data.decode() for path, data in after.items() if data is not None},
        )

    def beneath(self, disk: Contents) -> Contents:
        """What of `disk` is there without the preview; a file that a person has edited since is as it is."""
        return {path: self._before(path) if self._untouched(path, data) else data for path, data in disk.items()}

    async def taken_back(self, disk: Contents) -> dict[str, bytes | None]:
        """The files to write so that the preview is gone, with a person's edits merged in; those that can't be stay."""
        wanted: dict[str, bytes | None] = {}
        for path, now in self.after.items():
            result = await merge(now.encode(), disk[path], self._before(path))
            if result.conflicts:
                _log.warning("%s was edited while a proposal was shown; it stays as it is", path)
            elif result.data != disk[path]:
                wanted[path] = result.data
        return wanted

    def _before(self, path: str) -> bytes | None:
        text = self.before[path]
        return None if text is None else text.encode()

    def _untouched(self, path: str, data: bytes | None) -> bool:
        return path in self.after and data == self.after[path].encode()
