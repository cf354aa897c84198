"""AI sessions as this checkout knows them. They stay on this machine: what was said in them is about its files."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from pydantic import ValidationError

from sidecar.projects import names
from sidecar.projects.models import AiSession
from sidecar.stores.base import Batch, Expiry, Put, Store

_KEPT = timedelta(days=30)  # as long as the agent's own program keeps its sessions

_log = logging.getLogger(__name__)


class AiSessions:
    """Keeps them for 30 days after their last turn.

    Args:
        store: This checkout's.
        clock: The time now, aware.
        new_id: Makes batch uids.
    """

    def __init__(self, store: Store, *, clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> None:
        self._store = store
        self._clock = clock
        self._new_id = new_id

    async def find(self, session_id: str) -> AiSession | None:
        """One of them; None when it isn't known here, has expired, or is damaged."""
        (document,) = await self._store.read(names.ai_session(session_id))
        if document is None:
            return None
        try:
            return AiSession.model_validate_json(document.value)
        except ValidationError:
            _log.warning("an AI session is damaged in the store; a new one will be begun")
            return None

    async def keep(self, session: AiSession) -> None:
        """Keep it as it is now."""
        key = names.ai_session(session.session_id)
        batch = Batch(
            uid=str(self._new_id()),
            puts=[Put(key, session.model_dump_json(by_alias=True).encode())],
            expiry=Expiry([key.name], self._clock() + _KEPT),
        )
        await self._store.commit(batch)

    async def note(self, session_id: str, note: str) -> None:
        """Tell the next turn of a session what became of the last one."""
        found = await self.find(session_id)
        if found is not None:
            await self.keep(found.model_copy(update={"note": note}))
