"""Reads a whole session out of the store, as a document."""

from contextlib import suppress

from sidecar.errors import Conflict, SidestoryError
from sidecar.exchange.document import FORMAT, Document, Whole, compose, packed
from sidecar.exchange.mending import mended
from sidecar.models import Session, Version
from sidecar.sessions import tree
from sidecar.sessions.contents import Contents
from sidecar.sessions.service import SessionService


async def export(sessions: SessionService, stored: Contents, session: Session) -> Document:
    """Everything about a session but who owns it.

    What the store has lost, versions or contents, is left out and named, so that the rest can be saved.

    Raises:
        Conflict: `version_pending`: a change is under way, or was when Sidestory ended.
        StoreUnavailable, NotFound: `version_damaged`, `version_not_found`: Original itself is lost.
    """
    if session.unsettled:
        raise Conflict(
            "A change of this component has not ended; wait for it, or restart Sidestory.", "version_pending"
        )
    readable = [
        version.model_copy(update={"files": dict(sorted(version.files.items()))})
        for version in await _readable(sessions, session)
    ]
    versions, head = mended(readable, session.current_version_id)
    found = await stored.read(session, (digest for version in versions for digest in version.files.values()))
    contents = {digest: content for digest, content in sorted(found.items()) if isinstance(content, bytes)}
    return compose(
        session_id=session.session_id,
        component_path=session.component_path,
        current_version_id=head,
        created_at=session.created_at,
        last_modified=session.imported_as or session.last_modified,
        whole=Whole(
            format=FORMAT,
            last_version_id=session.last_version_id,
            versions=versions,
            turns=await sessions.turns(session, limit=session.turn_count),
            contents={digest: packed(content) for digest, content in contents.items()},
            lost=sorted(set(range(1, session.last_version_id + 1)) - {version.version_id for version in versions}),
            missing=sorted(found.keys() - contents.keys()),
        ),
        contents=contents,
    )


async def _readable(sessions: SessionService, session: Session) -> list[Version]:
    """The versions in their order, without those that are damaged; Original must be there."""
    try:
        return list(reversed(await sessions.versions(session, limit=session.last_version_id)))
    except SidestoryError:
        found = [await sessions.version(session, tree.ROOT)]
    for number in range(tree.ROOT + 1, session.last_version_id + 1):
        with suppress(SidestoryError):
            found.append(await sessions.version(session, number))
    return found
