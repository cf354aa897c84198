"""What an editor is: something that turns a request into new contents for files. It never writes anything itself."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from sidecar.errors import SidestoryError
from sidecar.models import Element, Turn, Usage


@dataclass(frozen=True, slots=True)
class Failure:
    """What the page said to an editor's last answer, which was taken back; the request's files are as that had made them.

    Attributes:
        source: When it broke: `compile`, `render` or `runtime`.
        message: The error's text, from the page: not to be trusted.
        path: The file that it names, when that is one of the request's.
        frame: The lines around the place, with their numbers.
    """

    source: str
    message: str
    path: str | None = None
    frame: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a prompt with what it was found to be about, for an editor that knows no conversation.

    Attributes:
        text: What to do, without the words for the element: “bigger” for “make the second one bigger”.
        line: The line of the element's start tag in the component's file, from 1; None: the component as a whole.
        tag: Its tag, "" for the component as a whole.
        label: What people call it, e.g. `“Buy now” button`; "" for the component as a whole.
        again: How much more or less of it, where the text is that of an earlier turn: “a bit more”, “40px”; else "".
    """

    text: str
    line: int | None = None
    tag: str = ""
    label: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class EditRequest:
    """Everything an editor may know.

    Attributes:
        prompt: What the person typed, stripped, never empty.
        component_path: The component's file, relative to the project, POSIX.
        files: The component's file set as text with LF line ends, by project-relative path. Only these may change,
            unless `may_create`.
        element: The element the prompt is about as the page described it (untrusted), or None.
        story_id: The open story, e.g. `components-button--primary`, or None.
        history: The last turns on the path from the root to the head, oldest first, at most 10.
        earlier: The turns before those in one line each, oldest first.
        design_system: The text of the project's `design-system.md`, or "".
        reference: Further project stylesheets as text by path, for looking up tokens (`:root` variables); they can't
            be changed.
        mode: `instant` changes files; `plan` only talks.
        may_create: Whether files may be added in the component's folder, because the prompt asks for it.
        steps: The prompt in steps, as far as it was understood; empty where it wasn't.
        as_said: Whether the prompt means the same to somebody who knows nothing but the component.
        references: What the words of the prompt stand for, in one line each, for a model.
        plan: The answer to this prompt in plan mode, when a person agreed to it: to be carried out; "" otherwise.
        failure: What to repair, when this asks for a correction.
        no_model: Why no model may be asked, e.g. because a budget is used up; None: it may.
    """

    prompt: str
    component_path: str
    files: Mapping[str, str]
    element: Element | None = None
    story_id: str | None = None
    history: Sequence[Turn] = ()
    earlier: Sequence[str] = ()
    design_system: str = ""
    reference: Mapping[str, str] = field(default_factory=dict)
    mode: Literal["instant", "plan"] = "instant"
    may_create: bool = False
    steps: Sequence[Step] = ()
    as_said: bool = True
    references: Sequence[str] = ()
    plan: str = ""
    failure: Failure | None = None
    no_model: SidestoryError | None = None


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A piece of the editor's answer to the person, as it comes."""

    text: str


@dataclass(frozen=True, slots=True)
class Status:
    """A named stage was entered: `thinking`, `editing`, `checking`, `retrying`."""

    stage: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class UsageReport:
    """Tokens used so far by this edit, all attempts together."""

    usage: Usage


@dataclass(frozen=True, slots=True)
class Masked:
    """So many secrets were replaced before anything left the machine; at most once per edit."""

    count: int


@dataclass(frozen=True, slots=True)
class CssTarget:
    """A rule that was edited, so that the user can be told which other stories use it."""

    path: str
    selector: str


@dataclass(frozen=True, slots=True)
class Done:
    """The end of an edit, always the last event.

    Attributes:
        files: The new text of each file that changes (a subset of the request's files, and new ones where it may create
            some); empty in plan mode.
        message: What was done, or the answer, in words for the person.
        editor: The name of the editor that did it: `quick`, `claude`.
        targets: The CSS rules that were edited, where the editor knows.
    """

    files: Mapping[str, str]
    message: str
    editor: str
    targets: Sequence[CssTarget] = ()


EditEvent = TextDelta | Status | UsageReport | Masked | Done


class Editor(Protocol):
    """Turns a request into events, the last of which is `Done`.

    Raises `CannotDo` when it doesn't understand or its result would not be valid, `UpstreamFailed` when a model
    fails. A cancelled iterator leaves nothing behind.
    """

    name: str

    def edit(self, request: EditRequest) -> AsyncGenerator[EditEvent]:
        """Stream the events of one edit."""
        ...
