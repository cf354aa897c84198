"""`/__ai-process`, `/__ai-proposals…`: comments become proposals, and people decide on them."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.changes import answered, request_id_of
from sidecar.api.operations import CHANGES, STREAMED, Operation
from sidecar.api.proposal_answers import Approved, Decided, Previewed, Processed, ShownProposal
from sidecar.api.requests import Id, Path
from sidecar.api.services import Services, services
from sidecar.comments.models import OPEN, Proposal
from sidecar.errors import SidestoryError
from sidecar.journeys.journey import Journey
from sidecar.models import Wire

_NOT_SENT = {"base"}
_LONG = 200_000  # characters


class Process(Wire):
    """`POST /__ai-process`."""

    component_path: Path | None = None
    limit: Annotated[int, Field(ge=1)] | None = None
    max_cost: Annotated[float, Field(ge=0)] | None = None
    request_id: Id | None = None
    rejoin: bool = False


async def process(request: Request, asked: Process) -> Response:
    """`POST /__ai-process`: what waits becomes proposals, one component after the other."""
    within = services(request)
    only = None
    if asked.component_path is not None:
        only = (await within.components.of_path(asked.component_path)).component_path

    async def work(journey: Journey) -> Mapping[str, Any]:
        def tell(_event: str, **data: Any) -> None:
            journey.tell("progress", **data)
            within.hub.publish("process", **data)

        report = await within.commenting.worker.run(tell, only=only, limit=asked.limit, max_cost=asked.max_cost)
        journey.usage = report.usage
        told = report.wire()
        within.hub.publish("process", stage="done", **told)
        return {"success": True, "requestId": journey.request_id, **told}

    journey = Journey(request_id_of(asked.request_id), "process", only or "", "process comments")
    return await answered(request, within, journey, work, rejoin=asked.rejoin)


class Wanted(Wire):
    """`GET /__ai-proposals`."""

    component_path: Path | None = None
    status: Annotated[str, Field(max_length=100)] | None = None


class Reject(Wire):
    """`POST /__ai-proposals/{id}/reject`."""

    reason: Annotated[str, Field(max_length=_LONG)] | None = None
    again: bool = False  # the comments wait again


class Edit(Wire):
    """`POST /__ai-proposals/{id}/edit`: one of both."""

    files: dict[Path, Annotated[str, Field(max_length=_LONG)]] | None = None
    request: Annotated[str, Field(max_length=_LONG)] | None = None
    request_id: Id | None = None
    rejoin: bool = False


class Ask(Wire):
    """`POST /__ai-proposals/{id}/approve` and `…/repropose`."""

    request_id: Id | None = None
    rejoin: bool = False


class Preview(Wire):
    """`POST /__ai-proposals/{id}/preview`."""

    on: bool = True
    request_id: Id | None = None
    rejoin: bool = False


async def approve(request: Request, asked: Ask) -> Response:
    """`POST /__ai-proposals/{id}/approve`: it becomes a version, with a receipt, and undo."""
    within = services(request)
    proposal = await within.commenting.proposals.get(request.path_params["id"])

    async def work(journey: Journey) -> Mapping[str, Any]:
        answer = dict(await within.commenting.deciding.approve(journey, proposal.id))
        within.hub.publish(
            "session",
            sessionId=answer["sessionId"],
            componentPath=proposal.component_path,
            requestId=journey.request_id,
            kind=journey.kind,
            prompt=journey.prompt,
        )
        return answer | {"requestId": journey.request_id, "proposal": shown(answer["proposal"])}

    journey = Journey(request_id_of(asked.request_id), "approve", proposal.component_path, "approve a proposal")
    return await answered(request, within, journey, work, rejoin=asked.rejoin)


async def reject(request: Request, asked: Reject) -> Response:
    """`POST /__ai-proposals/{id}/reject`: with a reason; its comments are rejected too, or wait again."""
    deciding = services(request).commenting.deciding
    proposal = await deciding.reject(request.path_params["id"], asked.reason, again=asked.again)
    return JSONResponse({"success": True, "proposal": shown(proposal)})


async def edit(request: Request, asked: Edit) -> Response:
    """`POST /__ai-proposals/{id}/edit`: change what is proposed, in code or in words."""
    within = services(request)
    proposal = await within.commenting.proposals.get(request.path_params["id"])

    async def work(journey: Journey) -> Mapping[str, Any]:
        changed = await within.commenting.deciding.edit(proposal.id, asked.files, asked.request, journey.used)
        return {"success": True, "requestId": journey.request_id, "proposal": shown(changed)}

    journey = Journey(request_id_of(asked.request_id), "edit", proposal.component_path, asked.request or "edit")
    return await answered(request, within, journey, work, rejoin=asked.rejoin)


async def preview(request: Request, asked: Preview) -> Response:
    """`POST /__ai-proposals/{id}/preview`: on the live story for two minutes; again: for two more; `on: false`: taken back."""
    within = services(request)
    proposal = await within.commenting.proposals.get(request.path_params["id"])
    if not asked.on:
        ended = within.commenting.previewing.shown == proposal.id and await within.commenting.previewing.end()
        return JSONResponse({"success": True, "previewing": False, "takenBack": ended})

    async def work(journey: Journey) -> Mapping[str, Any]:
        answer = await within.commenting.previewing.show(journey, proposal.id)
        now = await within.commenting.proposals.get(proposal.id)
        return {**answer, "requestId": journey.request_id, "proposal": shown(now)}

    journey = Journey(request_id_of(asked.request_id), "preview", proposal.component_path, "preview a proposal")
    return await answered(request, within, journey, work, rejoin=asked.rejoin)


async def repropose(request: Request, asked: Ask) -> Response:
    """`POST /__ai-proposals/{id}/repropose`: have its comments processed anew, on the files as they are now."""
    within = services(request)
    proposal = await within.commenting.deciding.again(request.path_params["id"])

    async def work(journey: Journey) -> Mapping[str, Any]:
        def tell(_event: str, **data: Any) -> None:
            journey.tell("progress", **data)
            within.hub.publish("process", **data)

        report = await within.commenting.worker.run(tell, only=proposal.component_path)
        journey.usage = report.usage
        return {"success": True, "requestId": journey.request_id, **report.wire()}

    journey = Journey(request_id_of(asked.request_id), "process", proposal.component_path, "propose anew")
    return await answered(request, within, journey, work, rejoin=asked.rejoin)


async def listed(request: Request, asked: Wanted) -> Response:
    """`GET /__ai-proposals?componentPath=&status=`: a JSON array, as seed 000 has it, the newest first."""
    within = services(request)
    path = None if asked.component_path is None else within.policy.canonical(asked.component_path)
    statuses = (asked.status or "").split(",")
    kept = await within.commenting.proposals.all(path)
    within.external.look_at({file for each in kept if each.status in OPEN for file in each.files})
    found = await within.commenting.freshness.look(kept)
    chosen = [each for each in found if statuses == [""] or each.status in statuses]
    stories = {each: await _story(within, each) for each in {one.component_path for one in chosen}}
    showing = within.commenting.previewing.shown
    return JSONResponse(
        [{"storyId": stories[each.component_path], **shown(each), "previewing": showing == each.id} for each in chosen]
    )


async def _story(within: Services, component_path: str) -> str | None:
    """A story to look at a component in; None when it has none, or is gone."""
    try:
        story = (await within.components.of_path(component_path)).story
    except SidestoryError:
        return None
    return story.id if story else None


def shown(proposal: Proposal) -> dict[str, Any]:
    """A proposal as it is sent."""
    return proposal.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_NOT_SENT)


ROUTES = [
    Operation(
        "POST",
        "/__ai-process",
        process,
        takes=Process,
        gives=Processed,
        media=STREAMED,
        refuses=CHANGES,
        tag="Proposals",
    ),
    Operation("GET", "/__ai-proposals", listed, asks=Wanted, gives=list[ShownProposal], tag="Proposals"),
    Operation(
        "POST",
        "/__ai-proposals/{id}/approve",
        approve,
        takes=Ask,
        gives=Approved,
        media=STREAMED,
        refuses=CHANGES,
        tag="Proposals",
    ),
    Operation(
        "POST", "/__ai-proposals/{id}/reject", reject, takes=Reject, gives=Decided, refuses=[404, 409], tag="Proposals"
    ),
    Operation(
        "POST",
        "/__ai-proposals/{id}/edit",
        edit,
        takes=Edit,
        gives=Decided,
        media=STREAMED,
        refuses=CHANGES,
        tag="Proposals",
    ),
    Operation(
        "POST",
        "/__ai-proposals/{id}/preview",
        preview,
        takes=Preview,
        gives=Previewed,
        media=STREAMED,
        refuses=CHANGES,
        tag="Proposals",
    ),
    Operation(
        "POST",
        "/__ai-proposals/{id}/repropose",
        repropose,
        takes=Ask,
        gives=Processed,
        media=STREAMED,
        refuses=CHANGES,
        tag="Proposals",
    ),
]
