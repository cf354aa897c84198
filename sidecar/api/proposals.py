"""`/__ai-process`, `/__ai-proposals…`: comments become proposals, and people decide on them."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.changes import answered, request_id_of
from sidecar.api.requests import Id, Path, parsed
from sidecar.api.services import services
from sidecar.comments.models import Proposal
from sidecar.journeys.journey import Journey
from sidecar.models import Wire

_NOT_SENT = {"base"}


class Process(Wire):
    """`POST /__ai-process`."""

    component_path: Path | None = None
    limit: Annotated[int, Field(ge=1)] | None = None
    max_cost: Annotated[float, Field(ge=0)] | None = None
    request_id: Id | None = None
    rejoin: bool = False


async def process(request: Request) -> Response:
    """`POST /__ai-process`: what waits becomes proposals, one component after the other."""
    within = services(request)
    asked = await parsed(request, Process)
    only = None
    if asked.component_path is not None:
        only = (await within.components.of_path(asked.component_path)).component_path

    async def work(journey: Journey) -> Mapping[str, Any]:
        def tell(_event: str, **data: Any) -> None:
            journey.tell("progress", **data)
            within.hub.publish("process", **data)

        report = await within.worker.run(tell, only=only, limit=asked.limit, max_cost=asked.max_cost)
        told = report.wire()
        within.hub.publish("process", stage="done", **told)
        return {"success": True, "requestId": journey.request_id, **told}

    journey = Journey(request_id_of(asked.request_id), "process", only or "", "process comments")
    return await answered(request, within, journey, work, rejoin=asked.rejoin)


async def listed(request: Request) -> Response:
    """`GET /__ai-proposals?componentPath=&status=`: a JSON array, as seed 000 has it, the newest first."""
    within = services(request)
    path = request.query_params.get("componentPath")
    if path is not None:
        path = within.policy.canonical(path)
    found = await within.proposals.all(path, request.query_params.get("status"))
    return JSONResponse([shown(proposal) for proposal in found])


def shown(proposal: Proposal) -> dict[str, Any]:
    """A proposal as it is sent."""
    return proposal.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_NOT_SENT)
