"""`/__ai-export`, `/__ai-import`: whole sessions as JSON documents."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.operations import Operation
from sidecar.api.requests import Import, OfSession
from sidecar.api.services import services
from sidecar.api.version_answers import Imported
from sidecar.exchange.document import Document, dump, parse
from sidecar.exchange.exporting import export
from sidecar.sessions.contents import Contents

IMPORT_LIMIT = 64 * 1024 * 1024
"""The largest document that is taken, in bytes."""


async def export_session(request: Request, asked: OfSession) -> Response:
    """`GET /__ai-export?sessionId=`: everything about a session, as a file."""
    within = services(request)
    session = await within.sessions.get(asked.session_id)
    document = await export(within.sessions, Contents(within.store), session)
    body = await asyncio.to_thread(dump, document)
    name = f"session-{session.session_id[:8]}.json"
    return Response(
        body, media_type="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


async def import_session(request: Request, asked: Import) -> Response:
    """`POST /__ai-import?componentPath=&overwrite=`: a document becomes a session; source files stay as they are."""
    within = services(request)
    document = await asyncio.to_thread(parse, await request.body())
    overwrite = asked.overwrite in {"1", "true"}
    imported = await within.importing.run(document, component_path=asked.component_path, overwrite=overwrite)
    session = imported.session
    within.hub.publish("session", sessionId=session.session_id, componentPath=session.component_path)
    return JSONResponse({"success": True, **imported.described()})


ROUTES = [
    Operation(
        "GET", "/__ai-export", export_session, asks=OfSession, gives=Document, refuses=[404, 409], tag="Versions"
    ),
    Operation(
        "POST",
        "/__ai-import",
        import_session,
        asks=Import,
        gives=Imported,
        document="A session as `/__ai-export` gives it, or in the form of seed 000.",
        body_limit=IMPORT_LIMIT,
        refuses=[404, 409, 422],
        tag="Versions",
    ),
]
