"""What other checkouts say and propose, through the Redis that they share: pages here are told of it too."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

from sidecar.comments import names
from sidecar.comments.proposals import Proposals
from sidecar.errors import SidestoryError
from sidecar.hub import Hub, HubEvent
from sidecar.stores.base import IndexEntry
from sidecar.stores.shared import Shared

_log = logging.getLogger(__name__)

_NEWEST = (
    50  # entries of each index that are looked at; more change at once in an import, say, which pages read anew anyhow
)

Seen = Mapping[str, float]


class Noticing:
    """Looks at the indexes of comments and proposals from time to time.

    Args:
        shared: Where comments and proposals are kept.
        proposals: The proposals.
        hub: Who is told; what it was told already is no news.
        seconds: Between two looks.
    """

    def __init__(self, *, shared: Shared, proposals: Proposals, hub: Hub, seconds: float) -> None:
        self._shared = shared
        self._proposals = proposals
        self._hub = hub
        self._seconds = seconds
        self._comments: Seen | None = None
        self._made: Seen | None = None

    async def run(self) -> None:
        """Look, tell, wait, and again, until cancelled."""
        with self._hub.subscribed() as told:
            while True:
                try:
                    await self.look(told)
                except SidestoryError as error:  # the next look tells
                    _log.info("it can't be seen what others say: %s", error.message)
                await asyncio.sleep(self._seconds)

    async def look(self, told: "asyncio.Queue[HubEvent]") -> None:
        """Tell what is new since the last look, but for what is in `told`, which is emptied; the first look tells nothing."""
        comments = await self._shared.scan(names.COMMENTS, limit=_NEWEST)
        made = await self._shared.scan(names.PROPOSALS, limit=_NEWEST)
        ours = [told.get_nowait().data for _ in range(told.qsize())]  # after the scans: what these have is among it
        known = {data[name] for data in ours for name in ("id", "componentPath") if data.get(name)}
        for proposal_id in news(self._made, made):
            if proposal_id not in known:
                self._proposals.told(await self._proposals.get(proposal_id), made=True)
        for path in news(self._comments, comments):
            if path not in known:
                self._hub.publish("comment", componentPath=path)
        self._comments, self._made = seen(comments), seen(made)
        while not told.empty():  # our own telling
            told.get_nowait()


def seen(entries: Sequence[IndexEntry]) -> Seen:
    """The scores of an index by member."""
    return {entry.member: entry.score for entry in entries}


def news(before: Seen | None, now: Sequence[IndexEntry]) -> list[str]:
    """The members that weren't there before, or have a new score; those that a longer look would have shown are none."""
    if before is None:
        return []
    oldest = min(before.values(), default=float("-inf"))
    return [entry.member for entry in now if before.get(entry.member) != entry.score and entry.score >= oldest]
