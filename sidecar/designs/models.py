"""What design sessions look like to programs (seed 001): the session, its state, and what an edit was made in."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from sidecar.models import Receipt, Turn, Usage, Wire


class DesignState(Wire):
    """The component as it is now, on disk."""

    version_id: Annotated[int, Field(description="The current version; 0: nothing was changed yet.")]
    code: Annotated[str, Field(description="The component's file.")]
    files: Annotated[dict[str, str | None], Field(description="Path → content; null: there is no such file.")]
    dirty: Annotated[bool, Field(description="Whether somebody changed them by hand since that version.")]
    can_undo: bool
    can_redo: bool


class EditContext(Wire):
    """What an edit was made in: what was asked, how it was understood, and where it began."""

    prompt: str
    edit_type: Annotated[str | None, Field(description="The kind of change, e.g. color; null: not understood.")]
    target: Annotated[str | None, Field(description="The element it was about; null: the whole component.")]
    editor: Annotated[str | None, Field(description="Which editor made it; null: none got so far.")]
    parent_version_id: Annotated[int | None, Field(description="The version it began from.")]
    version_id: Annotated[int | None, Field(description="The version it made; null: none.")]


class DesignSession(Wire):
    """One line of work on one component."""

    session_id: str
    component_path: str
    component: Annotated[str, Field(description="Its name.")]
    forked_from: Annotated[str | None, Field(description="Another checkout's session that it began as a copy of.")]
    created_at: datetime
    last_modified: datetime
    expires_at: Annotated[datetime | None, Field(description="When it is forgotten; null: a starred version keeps it.")]
    current_version: int
    total_versions: int
    total_turns: int
    starred: Annotated[list[int], Field(description="The numbers of its starred versions.")]
    first_prompt: str | None
    usage: Usage
    cost_micros: Annotated[int, Field(description="An estimate in millionths of a dollar.")]


class HistoryEntry(Turn):
    """One exchange, with what it was made in and the proof of what became of it."""

    context: EditContext
    receipt: Receipt | None = None


def context_of(turn: Turn) -> EditContext:
    """What an exchange was made in."""
    return EditContext(
        prompt=turn.user_prompt,
        edit_type=turn.edit_type,
        target=turn.target,
        editor=turn.editor,
        parent_version_id=turn.parent_version_id,
        version_id=turn.version_id,
    )
