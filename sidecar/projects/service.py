"""What other programs ask for: a new component, a change, a plan, a description. Each goes on with the project's AI session."""

import uuid
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from sidecar.editors.turns import TurnDone, TurnRequest
from sidecar.errors import CannotDo, SidestoryError
from sidecar.journeys.change import Contents
from sidecar.journeys.journey import Journey
from sidecar.journeys.locks import FileLocks
from sidecar.projects.metadata import metadata_in
from sidecar.projects.models import Project, Source
from sidecar.projects.records import Projects
from sidecar.projects.scope import Scope, texts
from sidecar.projects.turns import Turned, Turns
from sidecar.projects.writing import ProjectWriting
from sidecar.workspace.components import Components
from sidecar.workspace.stories import is_stories_file
from sidecar.workspace.textfile import TextFormat, encode

_TITLE = 2_000


class Wording(Protocol):
    """Puts an operation into words for a model."""

    def __call__(self, template: str, /, **values: Any) -> str:
        """The text of a template of `templates/prompts/`."""
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for.

    Attributes:
        prompt: In words; may be empty where the operation says it all.
        component_paths: Which components it is about; none: those of the project.
        name: Of the new component.
        folder: Where it goes.
    """

    prompt: str
    component_paths: Sequence[str] = ()
    name: str | None = None
    folder: str | None = None


class ProjectService:
    """The operations. All of one project come one after the other.

    Args:
        projects: Where others find the newest AI session.
        turns: Asks the editor.
        scope: Which files it is about.
        writing: Writes what comes out.
        components: For the design system.
        wording: Renders the requests; loads Jinja when it is first called.
    """

    def __init__(
        self,
        *,
        projects: Projects,
        turns: Turns,
        scope: Scope,
        writing: ProjectWriting,
        components: Components,
        wording: Wording,
    ) -> None:
        self.projects = projects
        self._turns = turns
        self._scope = scope
        self._writing = writing
        self._components = components
        self._wording = wording
        self._locks = FileLocks()

    async def create_preview(self, journey: Journey, project_id: str, wish: Wish) -> Mapping[str, Any]:
        """Make a component with stories."""
        await self._turns.available()
        folder = await self._scope.folder(wish.folder)
        example = await self._scope.example()

        async def work() -> Mapping[str, Any]:
            await self._writing.settle()
            files = await self._scope.of([example], ()) if example else {}
            prompt = self._wording(
                "project_create.j2", prompt=wish.prompt, name=wish.name, folder=folder, example=example
            )

            def complete(done: TurnDone) -> Mapping[str, Any]:
                if not any(is_stories_file(path) for path in done.files):
                    raise CannotDo("The answer has no stories file. Nothing was written; ask again.", "no_stories")
                return {}

            turned = await self._turn(journey, project_id, "create_preview", prompt, files, complete)
            return await self._written(journey, wish.prompt, turned, files)

        return await self._job(journey, project_id, work)

    async def update(self, journey: Journey, project_id: str, wish: Wish) -> Mapping[str, Any]:
        """Change files of one component or of several."""
        await self._turns.available()

        async def work() -> Mapping[str, Any]:
            await self._writing.settle()
            files = await self._files(project_id, wish)
            turned = await self._turn(journey, project_id, "update_project", wish.prompt, files)
            preferred = wish.component_paths[0] if wish.component_paths else next(iter(files), None)
            return await self._written(journey, wish.prompt, turned, files, preferred)

        return await self._job(journey, project_id, work)

    async def chat(self, journey: Journey, project_id: str, wish: Wish) -> Mapping[str, Any]:
        """Answer in words."""
        await self._turns.available()
        async with self._one_at_a_time(journey, project_id):
            files = await self._files(project_id, wish)
            prompt = self._wording("project_plan.j2", prompt=wish.prompt)
            return (await self._turn(journey, project_id, "chat_plan", prompt, files, writes=False)).answer

    async def metadata(self, journey: Journey, project_id: str, wish: Wish) -> Mapping[str, Any]:
        """Write title, description and tags of the project."""
        await self._turns.available()
        async with self._one_at_a_time(journey, project_id):
            files = await self._files(project_id, wish)
            prompt = self._wording("project_metadata.j2", prompt=wish.prompt)

            def described(done: TurnDone) -> Mapping[str, Any]:
                return metadata_in(done.message).model_dump()

            turned = await self._turn(
                journey, project_id, "metadata_generation", prompt, files, described, writes=False
            )
            project = turned.project
            found = {"title": project.title, "description": project.description, "tags": project.tags}
            return {**turned.answer, **found, "message": "The project has a title, a description and tags."}

    async def _files(self, project_id: str, wish: Wish) -> dict[str, bytes | None]:
        project = await self.projects.find(project_id)
        return await self._scope.of(wish.component_paths, project.components if project else ())

    async def _turn(
        self,
        journey: Journey,
        project_id: str,
        source: Source,
        prompt: str,
        files: Contents,
        told_of: Callable[[TurnDone], Mapping[str, Any]] = lambda _: {},
        *,
        writes: bool = True,
    ) -> Turned:
        request = TurnRequest(
            project_id=project_id,
            prompt=prompt,
            files=texts(files),
            may_write=self._scope.writable,
            writes=writes,
            components=await self._scope.components(),
            design_system=self._components.design_system(),
        )
        return await self._turns.take(journey, request, source, told_of)

    async def _written(
        self, journey: Journey, title: str, turned: Turned, files: Contents, preferred: str | None = None
    ) -> Mapping[str, Any]:
        """Write what a turn left; what became of it is told in the next one, where the model can't know it."""
        session_id = turned.answer["sessionId"]
        seen = {path: encode(text, TextFormat()) for path, text in turned.base.items()}
        try:
            change = await self._writing.write(journey, title[:_TITLE], turned.edited, seen | dict(files), preferred)
        except SidestoryError as error:
            await self._turns.note(session_id, f"(Your last change was not written: {error.message})")
            raise
        if change["rolledBack"]:
            broke = change["receipt"].get("error", {}).get("message", "nobody knows why")
            note = f"(Your last change broke the page and was taken back: {broke})"
            await self._turns.note(session_id, note)
        else:
            await self.projects.touched(turned.project.project_id, change["componentPath"])
        return {**turned.answer, "change": change}

    async def _job(
        self, journey: Journey, project_id: str, work: Callable[[], Awaitable[Mapping[str, Any]]]
    ) -> Mapping[str, Any]:
        """Run an operation that writes, and tell of its progress in the members of seed 004."""
        build_id = str(uuid.uuid4())
        job = {"jobId": journey.request_id, "buildId": build_id}

        async def session_id() -> str | None:
            project = await self.projects.find(project_id)
            return project.last_ai_session_id if project else None

        journey.tell("progress", success=True, **job, sessionId=await session_id(), status="queued")
        try:
            async with self._one_at_a_time(journey, project_id):
                journey.tell("progress", success=True, **job, sessionId=await session_id(), status="running")
                answer = await work()
        except SidestoryError as error:
            details = {**error.details, **job, "sessionId": await session_id(), "status": "failed"}
            raise type(error)(error.message, error.code, details) from error
        status = "rolled_back" if answer["change"]["rolledBack"] else "completed"
        journey.tell("progress", success=True, **job, sessionId=answer["sessionId"], status=status)
        return {**answer, **job, "status": status}

    def _one_at_a_time(self, journey: Journey, project_id: str) -> AbstractAsyncContextManager[None]:
        return self._locks.hold([project_id], journey.waits)


def of(project: Project) -> Mapping[str, Any]:
    """What is told of a project besides its AI session."""
    return {
        "title": project.title,
        "description": project.description,
        "tags": project.tags,
        "components": project.components,
        "createdAt": project.model_dump(mode="json")["created_at"],
        "updatedAt": project.model_dump(mode="json")["updated_at"],
    }
