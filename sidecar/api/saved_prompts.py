"""`/api/v1/session/{timestamp}/{prompts,characters,locations}`: what makers of images need of a saved session."""

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from sidecar.api.changes import answered, request_id_of
from sidecar.api.saved import dumped, found
from sidecar.api.saved_requests import MakePrompts
from sidecar.api.services import services
from sidecar.journeys.journey import Journey
from sidecar.snapshots.completeness import report
from sidecar.snapshots.document import read
from sidecar.snapshots.extraction import appearances, characters, locations, queue
from sidecar.snapshots.storyart import SwarmUIExportData


async def prompts(request: Request) -> Response:
    """`GET …/prompts`: the images to make, in story order, and the beats that lack prompts."""
    timestamp, document, session = await _read(request)
    lacking = report(document, session)["beats"]["withoutPrompts"]
    return dumped({"success": True, "timestamp": timestamp, "prompts": queue(session), "withoutPrompts": lacking})


async def make(request: Request, asked: MakePrompts) -> Response:
    """`POST …/prompts`: make those that are missing and save them in the session; as events where that is accepted."""
    within = services(request)
    timestamp = (await found(request)).timestamp

    async def work(journey: Journey) -> Mapping[str, Any]:
        def tell(progress: Mapping[str, Any]) -> None:
            journey.tell("progress", **progress)

        answer = await within.saving.writing.run(
            timestamp, asked.style_config, tell, composer=asked.composer, anew=asked.anew
        )
        return {"success": True, "requestId": journey.request_id, **answer}

    journey = Journey(request_id_of(asked.request_id), "prompts", "", "make prompts")
    return await answered(request, within, journey, work, rejoin=asked.rejoin)


async def people(request: Request) -> Response:
    """`GET …/characters`: names, triggers and aliases, and how each looks in each scene."""
    timestamp, _, session = await _read(request)
    answer = {"characters": characters(session), "appearances": appearances(session)}
    return dumped({"success": True, "timestamp": timestamp, **answer})


async def places(request: Request) -> Response:
    """`GET …/locations`: the place of each scene, with what stands there."""
    timestamp, _, session = await _read(request)
    return dumped({"success": True, "timestamp": timestamp, "locations": locations(session)})


async def _read(request: Request) -> tuple[int, dict[str, Any], SwarmUIExportData]:
    kept = await found(request)
    document = read(kept.document.value)
    return kept.timestamp, document, SwarmUIExportData.of(document)
