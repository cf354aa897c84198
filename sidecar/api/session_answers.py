"""What the routes about sessions and components give."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from sidecar.api.answers import Answer, NamedStory, Storage, Success
from sidecar.api.version_answers import ListedVersion
from sidecar.models import Turn, Usage


class ComponentFound(Success):
    """The component behind a story or a path."""

    component_path: str
    component: Annotated[str, Field(description="Its name.")]
    candidates: list[str]
    files: list[str]
    story: NamedStory | None


class DevServerState(Answer):
    """The dev server as the sidecar sees it."""

    connected: bool
    kind: str | None
    version: str | None


class EditorState(Answer):
    """Which editor takes prompts."""

    name: str
    model: str | None


class Running(Answer):
    """A change on its way, which a page can join by its id."""

    request_id: str
    kind: str
    prompt: str


class OpenedSession(ComponentFound):
    """A session with all that the palette shows."""

    resumed: bool
    session_id: str
    forked_from: str | None
    conversation_history: list[Turn]
    versions: list[ListedVersion]
    current_version: int
    total_versions: int
    total_turns: int
    usage: Usage
    cost_micros: int
    starred: list[int]
    first_prompt: str | None
    can_undo: bool
    can_redo: bool
    dirty: Annotated[bool, Field(description="Whether files were changed by hand since the current version.")]
    running: Running | None
    storage: Storage
    degraded: bool
    degraded_reason: str | None
    warnings: list[str]
    dev_server: DevServerState
    editor: EditorState


class ShortSession(Answer):
    """A session in a list."""

    session_id: str
    component_path: str
    created_at: datetime
    last_modified: datetime
    current_version: int
    total_versions: int
    total_turns: int
    first_prompt: str | None
    label: Annotated[str | None, Field(description="Of the current version.")]
    starred: Annotated[int, Field(description="How many versions are.")]


class ListedSessions(Success):
    """Sessions, the newest first."""

    sessions: list[ShortSession]


class Cleared(Success):
    """A session that is forgotten; the files stay as they are."""

    session_id: str
    message: str
