"""What goes over the wire and into the store: immutable, camelCase in JSON, snake_case in Python.

The shapes are those of the HTTP contract (docs/http-api.md); `Session`, `Turn` and `Version` come from seed 000.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Wire(BaseModel):
    """Base of everything that is JSON somewhere: camelCase aliases, frozen, unknown members ignored."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True, extra="ignore")

    def wire(self) -> dict[str, Any]:
        """JSON-ready members under their camelCase names, without those that are `None`."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


# --- what the page saw ------------------------------------------------------------------------------------------

Text = Annotated[str, Field(max_length=4_000)]
Name = Annotated[str, Field(max_length=400)]


class MatchedRule(Wire):
    """A CSS rule of the page's CSSOM that matches an element, with the file Vite says it came from."""

    file: Text | None = None
    selector: Text
    index: int | None = None  # position among the style rules of its sheet, nested ones included, in source order
    media: Text | None = None
    properties: dict[Name, Text] = Field(default_factory=dict)


class Element(Wire):
    """The element a prompt is about, as the page describes it. Untrusted: never a path, never markup.

    `pointed`: a person chose it; else it is only the story's root.
    """

    tag: Name
    pointed: bool = False
    id: Name | None = None
    classes: Annotated[list[Name], Field(max_length=64)] = Field(default_factory=list)
    selector: Text | None = None
    text: Text | None = None
    ancestors: Annotated[list[Text], Field(max_length=64)] = Field(default_factory=list)
    computed: dict[Name, Text] = Field(default_factory=dict)
    rules: Annotated[list[MatchedRule], Field(max_length=200)] = Field(default_factory=list)


# --- receipts ---------------------------------------------------------------------------------------------------

Stage = Literal["written", "watched", "hot_update", "rendered"]
Verdict = Literal["confirmed", "failed", "unconfirmed"]
Reason = Literal["no_dev_server", "no_client", "not_in_module_graph", "timeout", "broken_before", "not_in_page"]


class StageMark(Wire):
    """When a stage was reached: milliseconds after the write began."""

    stage: Stage
    at_ms: float


class ReceiptError(Wire):
    """What broke, and where as far as it is known (`file` relative to the project)."""

    source: Literal["compile", "render", "runtime"]
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None


class Receipt(Wire):
    """The proof that a browser took a change, or why there is none."""

    receipt_id: str
    verdict: Verdict
    stages: list[StageMark] = Field(default_factory=list)
    reason: Reason | None = None
    error: ReceiptError | None = None
    late_error: ReceiptError | None = None
    hint: str | None = None


# --- sessions ---------------------------------------------------------------------------------------------------

Origin = Literal["original", "prompt", "external", "proposal", "repair"]
VersionState = Literal["pending", "applied", "failed"]


class Usage(Wire):
    """Tokens of one answer, as the Messages API counts them."""

    input_tokens: int = 0
    output_tokens: int = 0
    cache_read_input_tokens: int = 0
    cache_creation_input_tokens: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(**{name: getattr(self, name) + getattr(other, name) for name in Usage.model_fields})


class Turn(Wire):
    """One exchange. `code_snapshot` is resolved from the version when asked for, never stored twice."""

    timestamp: datetime
    user_prompt: str
    ai_response: str
    success: bool
    code_snapshot: str = ""
    error: str | None = None
    version_id: int | None = None
    parent_version_id: int | None = None
    editor: str | None = None
    edit_type: str | None = None  # what kind of change it asked for, as far as that was understood
    target: str | None = None  # the element that it was about, by its name in `context.elements`; None: all of it
    usage: Usage | None = None
    cost_micros: int | None = None  # an estimate in millionths of a dollar; None: nobody knows the model's price


class Version(Wire):
    """One state of a set of files. `files` maps project-relative paths to the sha256 of their bytes, absent files to None."""

    version_id: int
    uid: str
    parent_id: int | None = None  # Original has none
    timestamp: datetime
    prompt: str
    origin: Origin
    state: VersionState = "applied"
    files: dict[str, str | None]
    redo_id: int | None = None  # the child that Redo goes to: the one last visited
    redo_before: int | None = None  # where the parent's Redo led before this version came, in case this one fails
    receipt: Receipt | None = None
    label: str | None = None
    starred: bool = False


class Keyframe(Wire):
    """The content that the next ones of a path are packed against, and how many of them have it so far, itself included."""

    digest: str
    count: int = 1


class Session(Wire):
    """The head document of a session: ids, pointers and counters; turns, versions and contents are stored beside it."""

    session_id: str
    component_path: str
    owner: str = ""  # the checkout that made it
    forked_from: str | None = None  # the session of another checkout that it began as a copy of
    current_version_id: int = 0  # 0: nothing was changed yet
    last_version_id: int = 0
    turn_count: int = 0
    pending_version_id: int | None = None  # committed, and perhaps not written
    moving_to: int | None = None  # the version whose files are being written, before the head moves there
    starred: list[int] = Field(default_factory=list)  # the starred versions; while there are any, the session stays
    usage: Usage = Usage()  # of all turns
    cost_micros: int = 0  # of all turns whose price is known
    first_prompt: str | None = None  # the first that worked, cut: what people know the session by
    keyframes: dict[str, Keyframe] = Field(default_factory=dict)  # by path, see sessions/contents.py
    imported_as: datetime | None = None  # `lastModified` in the file that it was imported from, until it changes
    created_at: datetime
    last_modified: datetime

    @property
    def unsettled(self) -> bool:
        """Whether files are being written for it, or were when the sidecar ended."""
        return self.pending_version_id is not None or self.moving_to is not None


class FileDiff(Wire):
    """A unified diff of one file with its counts of added and removed lines."""

    path: str
    diff: str
    added: int
    removed: int
