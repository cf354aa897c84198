"""What `/openapi.json` says, held against the application with requests made from it: schemathesis, in this process.

Half of the requests are as the document wants them, half are wrong somewhere. Ids and paths are often those of things
that exist, so that requests get further than to a 404. No answer may be a 5xx, or one that the document doesn't have.
"""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2
import hypothesis.strategies as st
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from sidecar.api.openapi import document
from sidecar.api.routes import ROUTES
from tests.api.conftest import BUTTON, CARD, Sidecar, project, started
from tests.rounds import rounds
from tests.snapshots.samples import session as working_session

__all__ = ["project"]

ENDLESS = {"/__ai-events"}  # a stream that ends with the sidecar
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
PROMPTS = st.sampled_from(["padding 10px", "make it 30% larger", "background blue", "undo", "what did we change?"])


def cases(mode: GenerationMode) -> st.SearchStrategy[Case[Any]]:
    """Requests to every operation of the document, in equal parts."""
    config = SchemathesisConfig.from_dict({"generation": {"with-security-parameters": False}})
    schema = schemathesis.openapi.from_dict(document(ROUTES), config=config)
    found = [result.ok() for result in schema.get_all_operations() if isinstance(result, Ok)]
    assert len(found) == len(ROUTES)
    return st.one_of([each.as_strategy(generation_mode=mode) for each in found if each.path not in ENDLESS])


async def things(sidecar: Sidecar) -> Mapping[str, Any]:
    """What requests may be about: a session with versions, a comment, a proposal; by the name that they have there."""
    session = await sidecar.iterate("padding 9px")
    await sidecar.iterate("background green", sessionId=session["sessionId"])
    comment = {"componentPath": CARD, "comment": "padding 20px", "author": "Ada"}
    await sidecar.post("/__ai-comment", comment)
    await sidecar.post("/__ai-process", {})
    waiting = await sidecar.post("/__ai-comment", comment)
    proposals = (await sidecar.client.get("/__ai-proposals")).json()
    saved = await sidecar.post("/api/v1/session/save", working_session())
    return {
        "sessionId": session["sessionId"],
        "componentPath": BUTTON,
        "/design-sessions": session["sessionId"],
        "/__ai-comment": waiting["id"],
        "/__ai-proposals": proposals[0]["id"],
        "timestamp": str(saved["timestamp"]),
    }


def about(case: Case[Any], known: Mapping[str, Any], prompt: str) -> None:
    """Let a request be about things that exist, and say something that can be done."""
    if "id" in (case.path_parameters or {}):
        case.path_parameters["id"] = next(value for path, value in known.items() if case.path.startswith(path))
    if "timestamp" in (case.path_parameters or {}):
        case.path_parameters["timestamp"] = known["timestamp"]
    for part in (case.query, case.body):
        if isinstance(part, dict):
            part.update({name: known[name] for name in part.keys() & known.keys()})
            if "prompt" in part:
                part["prompt"] = prompt


async def sent(sidecar: Sidecar, case: Case[Any]) -> httpx2.Response:
    """The answer to a case."""
    asked = case.as_transport_kwargs(base_url=str(sidecar.client.base_url))
    headers = {name: value for name, value in (asked.get("headers") or {}).items() if name.lower() == "content-type"}
    if case.method != "GET":
        headers = {"Content-Type": "application/json", **headers}
    return await sidecar.client.request(
        asked["method"],
        asked["url"],
        params=asked.get("params"),
        headers=headers,
        **({"json": asked["json"]} if "json" in asked else {"content": asked.get("data") or b""}),
    )


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["as wanted", "wrong"])
@pytest.mark.parametrize("count", rounds(250, soak=10_000))
async def test_no_answer_is_undocumented(project: Path, tmp_path: Path, count: int, mode: GenerationMode) -> None:
    """Threat 12, over the whole contract: status, media type, headers and JSON are what the document says."""
    told: set[int] = set()
    async with started(tmp_path, session_rate=0, client_rate=0) as sidecar:
        known = await things(sidecar)

        loop = asyncio.get_running_loop()

        @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=cases(mode), real=st.booleans(), prompt=PROMPTS)
        def holds(case: Case[Any], real: bool, prompt: str) -> None:
            if real:
                about(case, known, prompt)
            response = asyncio.run_coroutine_threadsafe(sent(sidecar, case), loop).result(60)
            told.add(response.status_code)
            case.validate_response(response, checks=CHECKS)

        await asyncio.to_thread(holds)  # hypothesis calls plain functions; the application stays in this loop
    assert told >= ({200, 404} if mode is GenerationMode.POSITIVE else {400})
