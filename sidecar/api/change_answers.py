"""What the routes that lead to a change give."""

from typing import Annotated, Any, Literal

from pydantic import Field

from sidecar.api.answers import Answer, NamedStory, Storage, Success
from sidecar.models import FileDiff, Receipt, Usage


class BrokenVersion(Answer):
    """A version that broke the page and was taken back."""

    version_id: int
    receipt: Receipt


class Changed(Success):
    """What came of a prompt, or of a command that was typed in its place."""

    request_id: str
    session_id: str
    resumed: bool = False
    kind: Literal["undo", "redo", "restore", "history", "question"] | None = None
    understood: bool = True
    version_id: int | None = None
    current_version: int
    rolled_back: bool
    repaired: bool = False
    merged: bool = False
    message: str
    summary: Annotated[str, Field(description="What was done, or the answer, in words.")] = ""
    editor: str | None = None
    duration_ms: float | None = None
    diff: list[FileDiff]
    affects: list[NamedStory] = Field(default_factory=list)
    warning: str | None = None
    receipt: Receipt | None = None
    broken_versions: list[BrokenVersion] = Field(default_factory=list)
    usage: Usage | None = None
    cost_micros: int | None = None
    session_usage: Usage | None = None
    session_cost_micros: int | None = None
    masked_secrets: int = 0
    can_undo: bool
    can_redo: bool
    storage: Storage
    degraded: bool


class Rewound(Success):
    """What came of an undo, a redo or a restore."""

    request_id: str
    session_id: str
    version_id: int
    current_version: int
    rolled_back: bool
    merged: bool
    message: str
    diff: list[FileDiff]
    receipt: Receipt | None
    can_undo: bool
    can_redo: bool
    storage: Storage
    degraded: bool


class Rechecked(Success):
    """The receipt that a version has now."""

    version_id: int
    receipt: Receipt


class Cancelled(Success):
    """A request that was given up."""

    request_id: str


class IntentTarget(Answer):
    """The element that an intent is about."""

    id: str
    label: str
    line: int | None = None


class ToldIntent(Answer):
    """One thing that a prompt asks for."""

    kind: Literal["edit", "undo", "redo", "restore", "history", "question"]
    confidence: float
    edit_type: str | None = None
    target: IntentTarget | None = None
    version_id: int | None = None
    amount: dict[str, Any] | None = None


class Candidate(Answer):
    """An element that may be meant; its `id` is sent back as `target`."""

    id: str
    label: str
    line: int | None = None
    selector: str | None = None


class UnderstoodPrompt(Success):
    """What a prompt would do."""

    editor: Annotated[str | None, Field(description="quick, or the model's name; null where none is needed.")]
    intents: list[ToldIntent]
    candidates: list[Candidate]
    description: str
    duration_ms: float
