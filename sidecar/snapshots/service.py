"""Saved working sessions as their users see them: saved, found, listed, shared and deleted (seeds 002 and 003)."""

import asyncio
import hashlib
import logging
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sidecar.errors import CannotDo, Malformed, NotFound
from sidecar.snapshots.document import prepared, read, sound
from sidecar.snapshots.searching import Listed, Wanted, in_time, passes
from sidecar.snapshots.vault import Kept, Vault
from sidecar.stores.base import StoreName
from sidecar.tasks import Tasks

SHORTEST, LONGEST = timedelta(minutes=1), timedelta(days=3_650)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Saved:
    """A session that was saved just now."""

    timestamp: int
    session_key: str
    storage: StoreName
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that is a JSON object, so that its bytes can be sent on; with what is restored by its story's id."""

    kept: Kept
    story_uuid: object


class SavedSessions:
    """The saved sessions of a Redis, or of this checkout.

    Args:
        vault: Where they are kept.
        saving: Runs what saves, which goes on when the caller leaves; `finish` it at the end.
        keep: How long a session is kept that doesn't say it.
    """

    def __init__(self, vault: Vault, saving: Tasks, *, keep: timedelta) -> None:
        self.vault = vault
        self._saving = saving
        self._keep = keep

    @property
    def storage(self) -> StoreName:
        """Where sessions are kept now."""
        return self.vault.storage

    async def save(self, body: bytes, keep: timedelta | None = None) -> Saved:
        """Save what came; it is saved also when the caller leaves meanwhile.

        Raises:
            Malformed: `bad_session`, or `bad_ttl` when it should be kept for less than a minute or more than ten years.
        """
        keep = self._keep if keep is None else keep
        if not SHORTEST <= keep <= LONGEST:
            raise Malformed("A session is kept for 60 seconds at least and ten years at most.", "bad_ttl")
        task = self._saving.start(self._save(prepared(body), keep), "save a working session")
        return await asyncio.shield(task)

    async def latest(self) -> Opened:
        """The newest session that is one; damaged ones are passed over. Raises `NotFound`."""
        async for kept in self.vault.newest():
            try:
                return Opened(kept, read(kept.document.value).get("storyUuid"))
            except CannotDo:
                _log.warning("the saved session %s is damaged", kept.timestamp)
        raise missing()

    async def open(self, timestamp: int) -> Opened:
        """A session by its time. Raises `NotFound`, or `CannotDo` when it is damaged."""
        kept = await self.get(timestamp)
        return Opened(kept, read(kept.document.value).get("storyUuid"))

    async def get(self, timestamp: int) -> Kept:
        """A session by its time. Raises `NotFound`."""
        kept = await self.vault.read(timestamp)
        if kept is None:
            raise missing()
        return kept

    async def search(self, wanted: Wanted) -> AsyncIterator[Listed]:
        """The sessions that are wanted, newest first; damaged ones are passed over."""
        async for kept in self.vault.newest_first():
            if not in_time(kept.timestamp, wanted):
                continue
            value = kept.document.value
            if not sound(value):
                _log.warning("the saved session %s is damaged", kept.timestamp)
                continue
            listed = await asyncio.to_thread(Listed.of, kept.timestamp, value)
            if passes(listed, wanted):
                yield listed

    async def delete(self, timestamp: int) -> None:
        """Delete a session, and the link to it. Raises `NotFound`."""
        if not await self.vault.delete(timestamp, self._keep):
            raise missing()

    async def share(self, timestamp: int) -> str:
        """The secret of a new link to a session, for reading; the one before leads nowhere any more. Raises `NotFound`."""
        await self.get(timestamp)
        secret = secrets.token_urlsafe(32)
        await self.vault.linked(timestamp, _digest(secret))
        return secret

    async def unshare(self, timestamp: int) -> None:
        """From now on no link leads to a session. Raises `NotFound`."""
        await self.get(timestamp)
        await self.vault.linked(timestamp, None)

    async def shared(self, secret: str) -> Opened:
        """The session behind a link. Raises `NotFound` when there is none any more."""
        kept = await self.vault.behind(_digest(secret))
        if kept is None:
            raise NotFound("This link leads nowhere any more; ask for a new one.", "share_not_found")
        return Opened(kept, read(kept.document.value).get("storyUuid"))

    async def _save(self, value: bytes, keep: timedelta) -> Saved:
        timestamp, note = await self.vault.save(value, keep)
        return Saved(timestamp, self.vault.session_key(timestamp), self.storage, note.expires_at)


def missing() -> NotFound:
    """The error of seed 002 for a session that isn't there."""
    return NotFound("No session found", "session_not_found")


def _digest(secret: str) -> str:
    """Links are kept as digests, so that who reads the store can't open them."""
    return hashlib.sha256(secret.encode()).hexdigest()
