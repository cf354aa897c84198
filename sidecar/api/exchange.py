"""`/__ai-export`, `/__ai-import`: whole sessions as JSON documents."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.requests import query
from sidecar.api.services import services
from sidecar.exchange.document import dump, parse
from sidecar.exchange.exporting import export
from sidecar.sessions.contents import Contents

IMPORT_LIMIT = 64 * 1024 * 1024
"""The largest document that is taken, in bytes."""


async def export_session(request: Request) -> Response:
    """`GET /__ai-export?sessionId=`: everything about a session, as a file."""
    within = services(request)
    session = await within.sessions.get(query(request, "sessionId"))
    document = await export(within.sessions, Contents(within.store), session)
    body = await asyncio.to_thread(dump, document)
    name = f"session-{session.session_id[:8]}.json"
    return Response(
        body, media_type="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


async def import_session(request: Request) -> Response:
    """`POST /__ai-import?componentPath=&overwrite=`: a document becomes a session; source files stay as they are."""
    within = services(request)
    component_path = query(request, "componentPath") if "componentPath" in request.query_params else None
    overwrite = request.query_params.get("overwrite", "") in {"1", "true"}
    document = await asyncio.to_thread(parse, await request.body())
    imported = await within.importing.run(document, component_path=component_path, overwrite=overwrite)
    session = imported.session
    within.hub.publish("session", sessionId=session.session_id, componentPath=session.component_path)
    return JSONResponse({"success": True, **imported.described()})
