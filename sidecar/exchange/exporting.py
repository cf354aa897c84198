"""Reads a whole session out of the store, as a document."""

from sidecar.errors import Conflict
from sidecar.exchange.document import FORMAT, Document, Whole, compose, packed
from sidecar.models import Session
from sidecar.sessions.contents import Contents
from sidecar.sessions.service import SessionService


async def export(sessions: SessionService, stored: Contents, session: Session) -> Document:
    """Everything about a session but who owns it.

    What the store has lost is left out and named, so that the rest can be saved.

    Raises:
        Conflict: `version_pending`: a change is under way, or was when Sidestory ended.
        StoreUnavailable: Also `version_damaged`: a version itself is unreadable.
    """
    if session.unsettled:
        raise Conflict(
            "A change of this component has not ended; wait for it, or restart Sidestory.", "version_pending"
        )
    versions = [
        version.model_copy(update={"files": dict(sorted(version.files.items()))})
        for version in reversed(await sessions.versions(session, limit=session.last_version_id))
    ]
    found = await stored.read(session, (digest for version in versions for digest in version.files.values()))
    contents = {digest: content for digest, content in sorted(found.items()) if isinstance(content, bytes)}
    return compose(
        session_id=session.session_id,
        component_path=session.component_path,
        current_version_id=session.current_version_id,
        created_at=session.created_at,
        last_modified=session.imported_as or session.last_modified,
        whole=Whole(
            format=FORMAT,
            last_version_id=session.last_version_id,
            versions=versions,
            turns=await sessions.turns(session, limit=session.turn_count),
            contents={digest: packed(content) for digest, content in contents.items()},
            missing=sorted(found.keys() - contents.keys()),
        ),
        contents=contents,
    )
