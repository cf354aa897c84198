"""A project as other programs know it: which AI session is its newest, and what it is called. The fields are seed 004's."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from sidecar.editors.turns import Memory, Said
from sidecar.errors import Malformed
from sidecar.models import Wire

Source = Literal["create_preview", "update_project", "chat_plan", "metadata_generation"]

_PROJECT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}")


class Project(Wire):
    """The document `sidestory:project:<projectId>`.

    Attributes:
        last_ai_session_id: The AI session that the next operation goes on with; None: it starts anew.
        source: Which operation left it.
        components: The components that were made or changed for it, the last one first.
    """

    project_id: str
    last_ai_session_id: str | None = None
    last_ai_session_updated_at: datetime | None = None
    source: Source | None = None
    title: str | None = None
    description: str | None = None
    tags: list[str] = Field(default_factory=list)
    components: list[str] = Field(default_factory=list)
    created_at: datetime
    updated_at: datetime
    revision: int = 0

    def packed(self) -> bytes:
        """As its document: every field is there, `null` included."""
        return self.model_dump_json(by_alias=True).encode()


class AiSession(Wire):
    """What this checkout knows of an AI session: whose it is, and what was said where the editor doesn't remember it.

    Attributes:
        editor: The editor that began it; another one can't go on with it.
        note: What the next turn should know of what became of the last one.
    """

    session_id: str
    project_id: str
    editor: str
    transcript: list[Said] = Field(default_factory=list)
    shown: dict[str, str] = Field(default_factory=dict)
    turns: int = 0
    cost_micros: int = 0
    note: str | None = None

    @property
    def memory(self) -> Memory:
        """As an editor resumes it."""
        return Memory(self.session_id, self.transcript, self.shown)


class Metadata(Wire):
    """What `generate-metadata` writes."""

    title: Annotated[str, Field(min_length=1, max_length=120)]
    description: Annotated[str, Field(min_length=1, max_length=1_000)]
    tags: Annotated[list[Annotated[str, Field(min_length=1, max_length=60)]], Field(max_length=20)]


def checked_id(project_id: str) -> str:
    """The id; `Malformed` (`bad_project_id`) when it can't be one."""
    if _PROJECT_ID.fullmatch(project_id) is None:
        message = "A projectId begins with a letter or digit and has at most 128 of them, dots, dashes and underscores."
        raise Malformed(message, "bad_project_id")
    return project_id


def newest(one: Project, other: Project) -> Project:
    """Of two copies of a project the newer one, whichever comes first."""
    return max(one, other, key=_age)


def _age(project: Project) -> tuple[object, ...]:
    return project.revision, project.updated_at, project.packed()


def told(project: Project) -> Mapping[str, object]:
    """What every answer says of a project's AI session; None is said, because it means something."""
    moment = project.last_ai_session_updated_at
    return {
        "projectId": project.project_id,
        "sessionId": project.last_ai_session_id,
        "lastAiSessionId": project.last_ai_session_id,
        "lastAiSessionUpdatedAt": None
        if moment is None
        else project.model_dump(mode="json")["last_ai_session_updated_at"],
        "source": project.source,
    }
