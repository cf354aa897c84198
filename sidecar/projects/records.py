"""Projects as they are kept: one document each, changed by compare-and-set, because many checkouts write them."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from sidecar.errors import Conflict, NotFound, StoreUnavailable
from sidecar.projects import names
from sidecar.projects.models import Project, Source
from sidecar.stores.base import ABSENT, Batch, Document, Enter, Put, RevisionMoved
from sidecar.stores.shared import Shared

_ATTEMPTS = 20


class Projects:
    """The projects that other programs work on.

    Args:
        shared: Where they are kept.
        clock: The time now, aware.
        new_id: Makes batch uids.
    """

    def __init__(self, shared: Shared, *, clock: Callable[[], datetime], new_id: Callable[[], UUID]) -> None:
        self._shared = shared
        self._clock = clock
        self._new_id = new_id

    async def find(self, project_id: str) -> Project | None:
        """A project, None when nobody has done anything for it yet."""
        (document,) = await self._shared.read(names.project(project_id))
        return None if document is None else parsed(document)

    async def get(self, project_id: str) -> Project:
        """A project; `NotFound` (`project_not_found`) when nobody has done anything for it yet."""
        found = await self.find(project_id)
        if found is None:
            message = "There is no such project; create-preview-for-new-project makes one."
            raise NotFound(message, "project_not_found")
        return found

    async def went_on(self, project_id: str, session_id: str, source: Source, **members: Any) -> Project:
        """An operation has left this AI session; `members` change as well."""
        now = self._clock()
        session = {"last_ai_session_id": session_id, "last_ai_session_updated_at": now, "source": source}
        return await self._change(project_id, lambda _: session | members, make=True)

    async def touched(self, project_id: str, component_path: str) -> Project:
        """A component was made or changed for a project."""

        def change(project: Project) -> Mapping[str, Any]:
            others = [path for path in project.components if path != component_path]
            return {"components": [component_path, *others][:50]}

        return await self._change(project_id, change, make=False)

    async def reset(self, project_id: str) -> Project:
        """Forget a project's AI session, so that the next operation starts anew; raises as `get`."""
        cleared = {"last_ai_session_id": None, "last_ai_session_updated_at": None, "source": None}
        return await self._change(project_id, lambda _: cleared, make=False)

    async def _change(self, project_id: str, change: Callable[[Project], Mapping[str, Any]], *, make: bool) -> Project:
        for _ in range(_ATTEMPTS):
            (document,) = await self._shared.read(names.project(project_id))
            now = self._clock()
            if document is not None:
                before = parsed(document)
            elif make:
                before = Project(project_id=project_id, created_at=now, updated_at=now)
            else:
                before = await self.get(project_id)
            more = {"revision": before.revision + 1, "updated_at": now}
            after = before.model_copy(update={**change(before), **more})
            try:
                await self._shared.commit(kept(after, document, str(self._new_id())))
            except RevisionMoved:
                continue
            return after
        raise Conflict("Others changed this project at the same time; try again.", "project_changed")


def kept(project: Project, instead: Document | None, uid: str) -> Batch:
    """What it takes to keep a project in the place of that document."""
    expect = ABSENT if instead is None else instead.revision
    return Batch(
        uid=uid,
        puts=[Put(names.project(project.project_id), project.packed(), expect=expect)],
        enters=[Enter(names.PROJECTS, project.project_id, project.updated_at.timestamp() * 1000)],
    )


def parsed(document: Document) -> Project:
    """The project in a document, or `StoreUnavailable` (`project_damaged`)."""
    try:
        return Project.model_validate_json(document.value)
    except ValidationError as error:
        raise StoreUnavailable("This project is damaged in the store; delete its key.", "project_damaged") from error
