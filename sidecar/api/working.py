"""`/__ai-working`: what the palette was at, for "Restore last session"."""

from typing import Annotated

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.requests import parsed, query
from sidecar.api.services import services
from sidecar.models import Wire
from sidecar.snapshots.working import WorkingState


class Keep(Wire):
    """`POST /__ai-working`."""

    page: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,64}$")]
    state: WorkingState


async def keep(request: Request) -> Response:
    """`POST /__ai-working`: the state of one load of a page, in place of its last one."""
    working = services(request).saving.working
    asked = await parsed(request, Keep)
    await working.save(asked.page, asked.state)
    return JSONResponse({"success": True, "storage": working.storage})


async def last(request: Request) -> Response:
    """`GET /__ai-working?page=`: the newest state that another load of a page has left, or null."""
    working = services(request).saving.working
    left = await working.last(query(request, "page"))
    shown = None if left is None else left.model_dump(mode="json", by_alias=True)
    return JSONResponse({"success": True, "last": shown, "storage": working.storage})
