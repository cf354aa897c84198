"""`/__ai-working`: what the palette was at, for "Restore last session"."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.saved_requests import KeepWorking, OfPage
from sidecar.api.services import services


async def keep(request: Request, asked: KeepWorking) -> Response:
    """`POST /__ai-working`: the state of one load of a page, in place of its last one."""
    working = services(request).saving.working
    await working.save(asked.page, asked.state)
    return JSONResponse({"success": True, "storage": working.storage})


async def last(request: Request, asked: OfPage) -> Response:
    """`GET /__ai-working?page=`: the newest state that another load of a page has left, or null."""
    working = services(request).saving.working
    left = await working.last(asked.page)
    shown = None if left is None else left.model_dump(mode="json", by_alias=True)
    return JSONResponse({"success": True, "last": shown, "storage": working.storage})
