"""What an editor for whole projects is: something that goes on with an AI session and turns one request into new files."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from sidecar.editors.base import Masked, Status, TextDelta, UsageReport
from sidecar.models import Wire


class Said(Wire):
    """One message of a transcript, without secrets."""

    role: Literal["user", "assistant"]
    text: str


class SessionLost(Exception):
    """The AI session that was to be resumed can't be; another one may be begun. Its text goes on after "because"."""


@dataclass(frozen=True, slots=True)
class Memory:
    """An AI session that is to be resumed.

    Attributes:
        session_id: As the editor named it.
        transcript: What was said, the oldest first; empty for editors that remember it themselves.
        shown: The SHA-256 of each text that the transcript has, by path: those needn't be sent again.
    """

    session_id: str
    transcript: Sequence[Said] = ()
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TurnRequest:
    """Everything an editor for projects may know.

    Attributes:
        project_id: Whose turn it is.
        prompt: What is to be done or answered, never empty.
        files: The text of the files that the request is about, by project-relative path, with LF line ends.
        memory: The AI session to go on with; None: begin a new one.
        writes: Whether files may change; if not, the answer is in words alone.
        may_write: Gives the canonical path of a file that may be changed or made, or raises a `SidestoryError`.
        components: The project's components, so that the editor knows what there is.
        design_system: The text of the project's design-system document, or "".
        dollars: What this turn may cost, None for no limit.
    """

    project_id: str
    prompt: str
    files: Mapping[str, str]
    may_write: Callable[[str], str]
    memory: Memory | None = None
    writes: bool = True
    components: Sequence[str] = ()
    design_system: str = ""
    dollars: float | None = None


@dataclass(frozen=True, slots=True)
class TurnDone:
    """The end of a turn, always the last event.

    Attributes:
        memory: The AI session as the next turn needs it.
        files: The new text of each file that changes or is made, with LF line ends.
        message: What was done, or the answer, in words for the person.
        base: The texts of files that the editor looked up itself, where `files` was made from those.
    """

    memory: Memory
    files: Mapping[str, str]
    message: str
    base: Mapping[str, str] = field(default_factory=dict)


TurnEvent = TextDelta | Status | UsageReport | Masked | TurnDone


class ProjectEditor(Protocol):
    """Turns a request into events, the last of which is `TurnDone`. It writes nothing in the project.

    Raises `SessionLost` before anything else happens, `Refused` when nothing but protected files would have changed,
    `CannotDo` and `UpstreamFailed` as an `Editor` does. A cancelled iterator leaves nothing behind.
    """

    name: str

    def turn(self, request: TurnRequest) -> AsyncGenerator[TurnEvent]:
        """Stream the events of one turn."""
        ...
