"""The steps that a scripted Messages API can be told to take."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

_CHUNK = 12  # characters of a text delta where a step says nothing else


class _Step(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Tokens(_Step):
    """The usage that an answer reports; by default a quarter of the characters."""

    input_tokens: int | None = None
    output_tokens: int | None = None
    cache_read_input_tokens: int = 0
    cache_creation_input_tokens: int = 0


class ToolCall(_Step):
    """A tool that an answer asks to be run."""

    name: str
    input: Mapping[str, Any] = Field(default_factory=dict)


class Answer(_Step):
    """A streamed answer.

    Attributes:
        text: The whole text.
        chunks: The deltas, if they are to be cut in a certain way.
        delay: Seconds before each delta.
        pause_after: Wait for `release` after so many deltas.
        stop_reason: What the answer ends with.
        thinking: A thinking block before the text.
        tools: Tools that are asked for after the text; the answer then ends with `tool_use`.
    """

    kind: Literal["answer"] = "answer"
    text: str = ""
    chunks: Sequence[str] = ()
    delay: float = 0.0
    pause_after: int | None = None
    stop_reason: str = "end_turn"
    thinking: str = ""
    tools: Sequence[ToolCall] = ()
    usage: Tokens = Tokens()

    @property
    def deltas(self) -> list[str]:
        """The text in the pieces that are sent."""
        return list(self.chunks) or [self.text[at : at + _CHUNK] for at in range(0, len(self.text), _CHUNK)]


class Failure(_Step):
    """An error instead of an answer."""

    kind: Literal["failure"] = "failure"
    status: int
    type: str = "api_error"
    message: str = "scripted failure"
    headers: Mapping[str, str] = Field(default_factory=dict)


class CutAfter(_Step):
    """An answer that ends after `after` deltas as if it were complete, or with the connection (`abrupt`)."""

    kind: Literal["cut"] = "cut"
    text: str = "I make it larger and then"
    after: int = 1
    abrupt: bool = False


class ErrorMidStream(_Step):
    """An `error` event after `after` deltas, in a response of status 200."""

    kind: Literal["error"] = "error"
    type: str = "overloaded_error"
    message: str = "scripted error"
    text: str = "I make it larger and then"
    after: int = 1


class Hang(_Step):
    """Nothing any more: before the headers (`after` is None) or after so many deltas; pings go on if asked for."""

    kind: Literal["hang"] = "hang"
    text: str = "I make it larger and then"
    after: int | None = None
    pings: bool = False


class Raw(_Step):
    """A body as it stands, for servers that speak something else."""

    kind: Literal["raw"] = "raw"
    body: str
    media_type: str = "text/event-stream"


Step = Answer | Failure | CutAfter | ErrorMidStream | Hang | Raw
SCRIPT: TypeAdapter[list[Step]] = TypeAdapter(list[Annotated[Step, Field(discriminator="kind")]])
