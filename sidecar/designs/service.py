"""Design sessions: the sessions of the palette, as programs work with them."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sidecar.designs.models import DesignSession, DesignState, EditContext, HistoryEntry, context_of
from sidecar.errors import Malformed, NotFound, Refused, TooLarge
from sidecar.models import Session
from sidecar.sessions.service import SessionService
from sidecar.workspace.components import Components
from sidecar.workspace.contents import read_all
from sidecar.workspace.policy import PathPolicy
from sidecar.workspace.textfile import digest

_ID_VERSION = 4


class Designs:
    """Sessions by their id, with their state and their history.

    Args:
        sessions: Where they are kept.
        components: Which files belong to a component.
        policy: Reads them.
        ttl: How long a session is kept after its last save.
    """

    def __init__(self, *, sessions: SessionService, components: Components, policy: PathPolicy, ttl: timedelta) -> None:
        self._sessions = sessions
        self._components = components
        self._policy = policy
        self._ttl = ttl

    async def create(self, component_path: str) -> Session:
        """A new session of a component, whatever others there are; its id is random, from the operating system."""
        return (await self._sessions.open(component_path, fresh=True)).session

    async def get(self, session_id: str) -> Session:
        """The session with this id; a damaged one is mended first, as far as it can be.

        Raises:
            Malformed: `bad_session_id`: it is no uuid4.
            NotFound: `session_not_found`.
            Conflict: `session_damaged`: nothing of it can be used any more.
        """
        try:
            known = UUID(session_id)
        except ValueError:
            known = None
        if known is None or str(known) != session_id or known.version != _ID_VERSION:
            raise Malformed("The id of a session is a uuid4, as it was given when it was made.", "bad_session_id")
        return await self._sessions.mended(session_id)

    async def state(self, session: Session) -> DesignState:
        """The component's files as they are now, those that the session made included."""
        files = read_all(self._policy, dict.fromkeys([*await self._own(session), *await self._known(session)]))
        texts = {path: None if data is None else data.decode(errors="replace") for path, data in files.items()}
        return DesignState(
            version_id=session.current_version_id,
            code=texts.get(session.component_path) or "",
            files=texts,
            dirty=await dirty(self._sessions, self._policy, session),
            can_undo=await self._sessions.can_undo(session),
            can_redo=await self._sessions.can_redo(session),
        )

    async def history(self, session: Session, before: int | None, limit: int) -> Sequence[HistoryEntry]:
        """At most `limit` exchanges in the order they happened, ending before place `before` (None: the end)."""
        turns = await self._sessions.with_code(session, await self._sessions.turns(session, before=before, limit=limit))
        numbers = {turn.version_id for turn in turns if turn.version_id is not None}
        receipts = await self._sessions.receipts(session, numbers)
        return [
            HistoryEntry(**turn.model_dump(), context=context_of(turn), receipt=receipts.get(turn.version_id or 0))
            for turn in turns
        ]

    async def last_context(self, session_id: str) -> EditContext | None:
        """What the last edit of a session was made in; None before the first one."""
        session = await self._sessions.get(session_id)
        turns = await self._sessions.turns(session, limit=1)
        return context_of(turns[-1]) if turns else None

    def described(self, session: Session) -> DesignSession:
        """A session as programs see it."""
        return DesignSession(
            session_id=session.session_id,
            component_path=session.component_path,
            component=session.component_path.rpartition("/")[2].partition(".")[0],
            forked_from=session.forked_from,
            created_at=session.created_at,
            last_modified=session.last_modified,
            expires_at=None if session.starred else session.last_modified + self._ttl,
            current_version=session.current_version_id,
            total_versions=session.last_version_id,
            total_turns=session.turn_count,
            starred=session.starred,
            first_prompt=session.first_prompt,
            usage=session.usage,
            cost_micros=session.cost_micros,
        )

    async def _own(self, session: Session) -> Sequence[str]:
        """The component's file set; nothing when the component is gone."""
        try:
            return (await self._components.of_path(session.component_path)).files
        except NotFound:
            return ()

    async def _known(self, session: Session) -> Sequence[str]:
        """The files of the current version; none before the first change."""
        if session.current_version_id == 0:
            return ()
        return list(await self._sessions.manifest(session, session.current_version_id))


async def dirty(sessions: SessionService, policy: PathPolicy, session: Session) -> bool:
    """Whether a person changed files of the session by hand since its head."""
    if session.current_version_id == 0:
        return False
    manifest = await sessions.manifest(session, session.current_version_id)
    try:
        disk = read_all(policy, manifest)
    except (Refused, TooLarge):  # it became a link out of the project, or huge: not Sidestory's doing, so a person's
        return True
    return any((None if data is None else digest(data)) != manifest[path] for path, data in disk.items())
