"""`/__ai-versions`, `/__ai-version`, `/__ai-diff`: the versions of a session."""

from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.operations import Operation
from sidecar.api.requests import Diff, Mark, OfVersion, Versions
from sidecar.api.services import services
from sidecar.api.version_answers import Differences, FoundVersion, ListedVersions, Marked
from sidecar.errors import Malformed
from sidecar.models import Session, Version
from sidecar.sessions.diffs import file_diffs

_MOST = 200


def listed(versions: Iterable[Version], session: Session) -> list[dict[str, Any]]:
    """Versions as lists show them."""
    return [version.wire() | {"isCurrent": version.version_id == session.current_version_id} for version in versions]


async def versions(request: Request, asked: Versions) -> Response:
    """`GET /__ai-versions?sessionId=&before=&limit=&starred=`: newest first, a page at a time; with `starred=1` only those."""
    within = services(request)
    session = await within.sessions.get(asked.session_id)
    some = within.sessions.starred if asked.starred == "1" else within.sessions.versions
    page = await some(session, before=asked.before, limit=min(asked.limit, _MOST))
    return JSONResponse(
        {
            "success": True,
            "versions": listed(page, session),
            "currentVersion": session.current_version_id,
            "totalVersions": session.last_version_id,
            "starred": session.starred,
        }
    )


async def version(request: Request, asked: OfVersion) -> Response:
    """`GET /__ai-version?sessionId=&versionId=`: one version with its code."""
    within = services(request)
    session = await within.sessions.get(asked.session_id)
    found = await within.sessions.version(session, asked.version_id)
    contents = await within.sessions.contents(session, found.version_id)
    files = {path: None if data is None else data.decode(errors="replace") for path, data in contents.items()}
    return JSONResponse(
        {
            "success": True,
            "versionId": found.version_id,
            "code": files.get(session.component_path) or "",
            "files": files,
            "version": found.wire(),
        }
    )


async def mark(request: Request, asked: Mark) -> Response:
    """`POST /__ai-version`: name a version, or star it; a session with a starred version never expires."""
    within = services(request)
    if asked.label is None and asked.starred is None:
        raise Malformed("Give the version a label, or say whether it is starred.", "bad_request")
    session, marked = await within.sessions.mark(
        asked.session_id, asked.version_id, label=asked.label, starred=asked.starred
    )
    (shown,) = listed([marked], session)
    within.hub.publish(
        "session",
        sessionId=session.session_id,
        componentPath=session.component_path,
        version={"versionId": marked.version_id, "label": marked.label, "starred": marked.starred},
    )
    return JSONResponse({"success": True, "version": shown, "starred": session.starred})


async def diff(request: Request, asked: Diff) -> Response:
    """`GET /__ai-diff?sessionId=&from=&to=`: what changed between two versions, per file."""
    within = services(request)
    session = await within.sessions.get(asked.session_id)
    before = await within.sessions.contents(session, asked.from_)
    after = await within.sessions.contents(session, asked.to)
    # A file that only one of them lists was not yet part of the set in the other: nothing is known to have changed.
    both = before.keys() & after.keys()
    diffs = file_diffs({path: before[path] for path in both}, {path: after[path] for path in both})
    return JSONResponse({"success": True, "diff": [one.wire() for one in diffs]})


ROUTES = [
    Operation("GET", "/__ai-versions", versions, asks=Versions, gives=ListedVersions, refuses=[404], tag="Versions"),
    Operation("GET", "/__ai-version", version, asks=OfVersion, gives=FoundVersion, refuses=[404], tag="Versions"),
    Operation("POST", "/__ai-version", mark, takes=Mark, gives=Marked, refuses=[404, 409], tag="Versions"),
    Operation("GET", "/__ai-diff", diff, asks=Diff, gives=Differences, refuses=[404], tag="Versions"),
]
