"""`/v1/…`: projects of other programs, each with one AI session (seed 004)."""

import uuid
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sidecar.api.answers import Answer, NamedStory, Success
from sidecar.api.change_answers import BrokenVersion
from sidecar.api.changes import answered, request_id_of
from sidecar.api.operations import CHANGES, STREAMED, Operation
from sidecar.api.requests import Id, Path
from sidecar.api.services import Services, services
from sidecar.errors import Malformed, TooLarge
from sidecar.journeys.journey import Journey, Kind
from sidecar.models import FileDiff, Receipt, Usage, Wire
from sidecar.projects.models import Project, Source, checked_id, told
from sidecar.projects.service import Wish, of

Prompt = Annotated[str, Field(max_length=200_000)]
ProjectId = Annotated[str, Field(max_length=200)]
Named = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")]
Work = Callable[[Journey, str, Wish], Awaitable[Mapping[str, Any]]]


class Ask(Wire):
    """What all operations take."""

    request_id: Id | None = None
    rejoin: bool = False


class CreatePreview(Ask):
    """`POST /v1/create-preview-for-new-project`; without a projectId a new one is made."""

    project_id: ProjectId | None = None
    prompt: Prompt
    name: Named | None = None
    folder: Path | None = None


class OfProject(Ask):
    """What the operations on a project take."""

    project_id: ProjectId
    component_paths: Annotated[list[Path], Field(max_length=50)] = Field(default_factory=list)


class UpdateProject(OfProject):
    """`POST /v1/update-project`."""

    prompt: Prompt


class ChatPlan(OfProject):
    """`POST /v1/chat-plan`."""

    prompt: Prompt


class GenerateMetadata(OfProject):
    """`POST /v1/generate-metadata`."""

    prompt: Prompt = ""


class AiSessionOf(Success):
    """Which AI session a project goes on with; `null`: it starts anew."""

    project_id: str
    session_id: Annotated[str | None, Field(description="The same as lastAiSessionId.")]
    last_ai_session_id: str | None
    last_ai_session_updated_at: datetime | None
    source: Source | None


class ProjectSession(AiSessionOf):
    """The same, with what else is known of the project."""

    title: str | None
    description: str | None
    tags: list[str]
    components: Annotated[list[str], Field(description="What was made or changed for it, the last first.")]
    created_at: datetime
    updated_at: datetime


class Answered(AiSessionOf):
    """What an operation answers."""

    request_id: str
    resumed: Annotated[bool, Field(description="Whether it went on with the AI session that was there before.")]
    notice: Annotated[str | None, Field(description="Why it could not, where there was one.")]
    editor: Literal["agent", "claude"]
    message: str
    duration_ms: float
    usage: Usage | None
    cost_micros: int | None
    masked_secrets: int


class Described(Answered):
    """A project that has a description now."""

    title: str
    description: str
    tags: list[str]


class ProjectChange(Answer):
    """A version of a component, with all files that it changes. Its `sessionId` is Sidestory's: undo takes it."""

    session_id: str
    component_path: str
    files: list[str]
    version_id: int
    current_version: int
    rolled_back: bool
    repaired: bool
    message: str
    diff: list[FileDiff]
    affects: list[NamedStory]
    warning: str | None
    receipt: Receipt
    broken_versions: list[BrokenVersion]
    can_undo: bool


class Job(Answered):
    """A job that ended."""

    job_id: Annotated[str, Field(description="The requestId: /__ai-cancel takes it, and rejoin.")]
    build_id: str
    status: Literal["completed", "rolled_back"]
    change: ProjectChange


async def create_preview(request: Request, asked: CreatePreview) -> Response:
    """`POST /v1/create-preview-for-new-project`: a component with stories, from a prompt."""
    within = services(request)
    wish = Wish(_prompt(within, asked.prompt), name=asked.name, folder=asked.folder)
    project_id = asked.project_id if asked.project_id is not None else str(uuid.uuid4())
    return await _begun(request, asked, "create_preview", project_id, wish, within.projecting.create_preview)


async def update_project(request: Request, asked: UpdateProject) -> Response:
    """`POST /v1/update-project`: files of several components change, as a job."""
    within = services(request)
    wish = Wish(_prompt(within, asked.prompt), asked.component_paths)
    return await _begun(request, asked, "update_project", asked.project_id, wish, within.projecting.update)


async def chat_plan(request: Request, asked: ChatPlan) -> Response:
    """`POST /v1/chat-plan`: an answer in words; nothing is written."""
    within = services(request)
    wish = Wish(_prompt(within, asked.prompt), asked.component_paths)
    return await _begun(request, asked, "chat_plan", asked.project_id, wish, within.projecting.chat)


async def generate_metadata(request: Request, asked: GenerateMetadata) -> Response:
    """`POST /v1/generate-metadata`: title, description and tags of the project."""
    within = services(request)
    wish = Wish(_prompt(within, asked.prompt) if asked.prompt else "", asked.component_paths)
    return await _begun(request, asked, "metadata_generation", asked.project_id, wish, within.projecting.metadata)


async def shown(request: Request) -> Response:
    """`GET /v1/projects/{projectId}/session`: the AI session that the next operation goes on with."""
    return _told(await services(request).projecting.projects.get(checked_id(request.path_params["projectId"])))


async def reset(request: Request) -> Response:
    """`DELETE /v1/projects/{projectId}/session`: the next operation starts anew."""
    return _told(await services(request).projecting.projects.reset(checked_id(request.path_params["projectId"])))


async def _begun(request: Request, asked: Ask, kind: Kind, project_id: str, wish: Wish, work: Work) -> Response:
    project_id = checked_id(project_id)
    journey = Journey(request_id_of(asked.request_id), kind, "", wish.prompt)

    async def run(started: Journey) -> Mapping[str, Any]:
        return {"requestId": started.request_id, **await work(started, project_id, wish)}

    return await answered(request, services(request), journey, run, rejoin=asked.rejoin)


def _told(project: Project) -> Response:
    return JSONResponse({"success": True, **told(project), **of(project)})


def _prompt(within: Services, prompt: str) -> str:
    """The prompt, stripped; `Malformed` (`empty_prompt`), `TooLarge` (`prompt_too_long`)."""
    text = prompt.strip()
    if not text:
        raise Malformed("The prompt is empty: say what you wish.", "empty_prompt")
    if len(text.encode(errors="replace")) > within.settings.max_prompt_bytes:
        most = within.settings.max_prompt_bytes // 1_000
        raise TooLarge(f"The prompt is too long: at most {most} KB are taken.", "prompt_too_long")
    return text


_TAG = "Projects"

ROUTES = [
    Operation(
        "POST",
        "/v1/create-preview-for-new-project",
        create_preview,
        takes=CreatePreview,
        gives=Job,
        media=STREAMED,
        refuses=CHANGES,
        tag=_TAG,
    ),
    Operation(
        "POST",
        "/v1/update-project",
        update_project,
        takes=UpdateProject,
        gives=Job,
        media=STREAMED,
        refuses=CHANGES,
        tag=_TAG,
    ),
    Operation(
        "POST", "/v1/chat-plan", chat_plan, takes=ChatPlan, gives=Answered, media=STREAMED, refuses=CHANGES, tag=_TAG
    ),
    Operation(
        "POST",
        "/v1/generate-metadata",
        generate_metadata,
        takes=GenerateMetadata,
        gives=Described,
        media=STREAMED,
        refuses=CHANGES,
        tag=_TAG,
    ),
    Operation("GET", "/v1/projects/{projectId}/session", shown, gives=ProjectSession, tag=_TAG),
    Operation("DELETE", "/v1/projects/{projectId}/session", reset, gives=ProjectSession, refuses=[409], tag=_TAG),
]
