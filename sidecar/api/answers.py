"""What the overlay routes give, as `/openapi.json` has it; tests hold every answer to these, member by member."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from sidecar.comments.models import Comment, Declined, Proposal
from sidecar.models import FileDiff, Receipt, Turn, Usage, Version, Wire

Storage = Annotated[Literal["redis", "sqlite", "memory"], Field(description="The store that is in use.")]


class Answer(Wire):
    """Base of what is answered."""

    model_config = ConfigDict(defer_build=True)  # a schema is only needed where somebody asks for it


class Success(Answer):
    """Base of what the routes answer that say so."""

    success: Literal[True]


class Refusal(Answer):
    """How every route refuses: a sentence for people, a code for programs, and details beside them."""

    model_config = ConfigDict(extra="allow")

    success: Literal[False]
    error: Annotated[str, Field(description="One sentence: what happened and what to do.")]
    code: Annotated[str, Field(description="The name that programs match on, in snake_case.")]


# --- sessions and components --------------------------------------------------------------------------------------


class NamedStory(Answer):
    """A story as Storybook's index names it."""

    story_id: str
    title: str
    name: str


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


class ListedVersion(Version):
    """A version in a list."""

    is_current: bool


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


# --- changes ------------------------------------------------------------------------------------------------------


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


# --- versions -----------------------------------------------------------------------------------------------------


class ListedVersions(Success):
    """A page of versions, the newest first."""

    versions: list[ListedVersion]
    current_version: int
    total_versions: int
    starred: list[int]


class FoundVersion(Success):
    """One version with its contents."""

    version_id: int
    code: Annotated[str, Field(description="The component's file.")]
    files: dict[str, str | None]
    version: Version


class Marked(Success):
    """A version with its new name or star."""

    version: ListedVersion
    starred: list[int]


class Differences(Success):
    """What changed between two versions."""

    diff: list[FileDiff]


class Imported(Success):
    """What became of a document."""

    session_id: str
    component_path: str
    outcome: Literal["imported", "copied", "replaced", "unchanged"]
    notes: list[str]
    total_versions: int
    total_turns: int


# --- comments and proposals ---------------------------------------------------------------------------------------


class Commented(Success):
    """A comment as it is now."""

    id: str
    status: str
    comment: Comment


class Counts(Answer):
    """How many comments there are of each kind."""

    pending: int
    processing: int
    applied: int
    rejected: int
    resolved: int
    total: int


class CountedComponent(Answer):
    """A component with its counts."""

    component_path: str
    counts: Counts


class ListedComments(Success):
    """Comments, the oldest first."""

    component_path: str | None = None
    components: list[CountedComponent] | None = None
    comments: list[Comment]
    counts: Counts


class ExportedComments(Answer):
    """A file of comments."""

    format: Literal["sidestory-comments"]
    version: int
    comments: list[Comment]


class TakenComments(Success):
    """What an import did."""

    added: int
    updated: int
    unchanged: int


class ShownProposal(Proposal):
    """A proposal as it is sent."""

    base: SkipJsonSchema[dict[str, str | None]] = Field(default_factory=dict, exclude=True)
    previewing: bool | None = None


class ShortProposal(Answer):
    """A proposal in a report."""

    id: str
    component_path: str
    status: str
    message: str
    comments: int
    declined: list[Declined]
    cost_micros: int | None


class FailedComponent(Answer):
    """A component whose comments wait on."""

    component_path: str
    error: str
    code: str


class Processed(Success):
    """What came of processing comments."""

    request_id: str
    proposals: list[ShortProposal]
    failed: list[FailedComponent]
    cost_micros: int
    stopped: str | None


class Approved(Success):
    """What came of approving a proposal."""

    request_id: str
    proposal: ShownProposal
    session_id: str
    version_id: int | None
    current_version: int
    rolled_back: bool
    rebased: bool
    message: str
    diff: list[FileDiff]
    receipt: Receipt | None
    can_undo: bool
    can_redo: bool


class Decided(Success):
    """A proposal as it is now."""

    request_id: str | None = None
    proposal: ShownProposal


class Previewed(Success):
    """Whether a proposal is on the story."""

    request_id: str | None = None
    previewing: bool
    taken_back: bool | None = None
    rolled_back: bool | None = None
    receipt: Receipt | None = None
    expires_at: datetime | None = None
    proposal: ShownProposal | None = None


# --- pages and programs -------------------------------------------------------------------------------------------


class Expected(Success):
    """The declarations that a page should find after the update on its way."""

    declarations: list[dict[str, Any]]


class Health(Answer):
    """Whether Sidestory is there, and with what; nothing secret."""

    status: Literal["ok"]
    version: str
    pages: int
    storage: Literal["redis", "sqlite", "memory"]
    degraded: bool
    dev_server: DevServerState
    editor: EditorState
