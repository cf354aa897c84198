"""`/__ai-understand`: what a prompt would do, while it is typed. Nothing is written."""

import time
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.change_answers import UnderstoodPrompt
from sidecar.api.operations import Operation
from sidecar.api.requests import Understand
from sidecar.api.services import Services, services
from sidecar.api.session import resolve
from sidecar.context.amounts import Amount
from sidecar.context.describing import described, label
from sidecar.context.intent import Intent
from sidecar.context.naming import names_of
from sidecar.context.understanding import EditContext
from sidecar.errors import NotFound
from sidecar.journeys.asked import Prompt, localised
from sidecar.journeys.change import Contents
from sidecar.journeys.comprehension import Understood
from sidecar.journeys.conversing import candidates
from sidecar.models import Session
from sidecar.workspace.contents import read_all


async def understand(request: Request, asked: Understand) -> Response:
    """`POST /__ai-understand`: the intents of a prompt, and which editor would take it."""
    within = services(request)
    began = time.perf_counter()
    resolved = await resolve(within, asked.component_path, asked.story_id)
    element = localised(asked.element, within.link.to_project) if asked.element else None
    prompt = Prompt(asked.prompt.strip(), resolved, asked.session_id, element, asked.mode, target=asked.target)
    files = read_all(within.policy, resolved.files)
    found = None
    if prompt.text:
        found = await within.comprehension.understood(prompt, await _session(within, prompt), files)
    answer = _answer(within, prompt, found, files) if found else {"editor": None, "intents": [], "candidates": []}
    took = round((time.perf_counter() - began) * 1_000, 2)
    return JSONResponse({"success": True, "description": "", **answer, "durationMs": took})


async def _session(within: Services, prompt: Prompt) -> Session | None:
    """The session that a prompt would be said in; none is made for it."""
    if prompt.session_id is None:
        return await within.sessions.newest(prompt.resolved.component_path)
    try:
        return await within.sessions.get(prompt.session_id)
    except NotFound:
        return None


def _answer(within: Services, prompt: Prompt, found: Understood, files: Contents) -> dict[str, Any]:
    context, meaning = found.context, found.meaning
    return {
        "editor": _editor(within, Prompt(
            meaning.text, prompt.resolved, None, prompt.element, prompt.mode, meaning
        ), context, files),
        "intents": [_intent(intent, context) for intent in context.intents],
        "candidates": candidates(context.candidates, context),
        "description": described(context),
    }  # fmt: skip


def _editor(within: Services, prompt: Prompt, context: EditContext, files: Contents) -> str | None:
    """`quick` or the model's name; None where neither is needed, or where there is none."""
    kinds = {intent.kind for intent in context.intents}
    if context.candidates or not kinds & {"edit", "question"}:
        return None
    if prompt.mode == "instant" and "edit" in kinds and within.comprehension.is_quick(prompt, files):
        return "quick"
    return within.settings.model if within.settings.has_model else None


def _intent(intent: Intent, context: EditContext) -> dict[str, Any]:
    target = intent.target
    told: dict[str, Any] = {"kind": intent.kind, "confidence": round(intent.confidence, 2)}
    if intent.kind == "edit":
        told["editType"] = intent.edit_type
        told["target"] = target and {
            "id": target.id,
            "label": label(target, names_of(context.parts)),
            "line": target.line,
        }
    if intent.version_id is not None:
        told["versionId"] = intent.version_id
    if intent.amount is not None:
        told["amount"] = _amount(intent.amount)
    return told


def _amount(amount: Amount) -> dict[str, Any]:
    members = {"factor": amount.factor, "value": amount.value, "delta": amount.delta, "steps": amount.steps}
    return {name: value for name, value in members.items() if value is not None}


ROUTES = [
    Operation(
        "POST",
        "/__ai-understand",
        understand,
        takes=Understand,
        gives=UnderstoodPrompt,
        refuses=[404, 413],
        tag="Changes",
        limited=False,
    ),
]
