"""One question to the agent's program, through the SDK, and what happens until it has an answer."""

import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sidecar.editors.agent.failing import failure, is_lost
from sidecar.editors.agent.gate import WRITING
from sidecar.editors.base import Status, TextDelta, UsageReport
from sidecar.editors.turns import SessionLost
from sidecar.errors import UpstreamFailed
from sidecar.models import Usage

if TYPE_CHECKING:  # the extra `agent`; importing it takes a while
    from claude_agent_sdk import ClaudeAgentOptions, ResultMessage

_log = logging.getLogger(__name__)

_GONE = "the agent doesn't have it any more"


async def asked(
    options: "ClaudeAgentOptions", prompt: str
) -> "AsyncGenerator[TextDelta | Status | UsageReport | ResultMessage]":
    """Ask, and give what happens, the SDK's result at last; the program ends with the generator.

    Raises:
        SessionLost: There was none to resume.
        SidestoryError: The program failed, or said that it did.
    """
    from claude_agent_sdk import (  # noqa: PLC0415  the extra
        AssistantMessage,
        ClaudeSDKClient,
        ClaudeSDKError,
        ResultError,
        ResultMessage,
    )

    spent: dict[str | None, Usage] = {}
    yield Status("thinking")
    try:
        async with ClaudeSDKClient(options) as client:
            await client.query(prompt)
            async for message in client.receive_response():
                match message:
                    case AssistantMessage(error=None):
                        spent[message.message_id] = counted(message.usage or {})
                        yield UsageReport(sum(spent.values(), Usage()))  # whoever cancels has paid for it
                        for event in told(message.content, Path(str(options.cwd))):
                            yield event
                    case ResultMessage():
                        yield UsageReport(counted(message.usage or {}))
                        yield message
                    case _:
                        pass
    except ResultError as error:
        if options.resume and is_lost(error.errors):
            raise SessionLost(_GONE) from error
        raise failure(error.subtype or "", None) from error
    except ClaudeSDKError as error:
        _log.warning("the agent failed: %s", type(error).__name__)
        sentence = "The agent's program failed; the log says more. Nothing was changed."
        raise UpstreamFailed(sentence, "agent_failed") from error


def said_by(result: "ResultMessage | None", *, resumed: bool) -> str:
    """The answer in words.

    Raises:
        SessionLost: There was none to resume.
        SidestoryError: It is an error.
    """
    if result is None:
        raise UpstreamFailed("The agent ended without an answer. Nothing was changed; try again.", "agent_failed")
    if result.is_error:
        if resumed and is_lost(result.errors or ()):
            raise SessionLost(_GONE)
        raise failure(result.subtype, result.api_error_status)
    return (result.result or "").strip()


def told(blocks: list[Any], folder: Path) -> list[TextDelta | Status]:
    """What people are told of a message: its words, and which file a tool is used on."""
    events: list[TextDelta | Status] = []
    for block in blocks:
        if hasattr(block, "text"):
            events.append(TextDelta(block.text))
        elif hasattr(block, "name"):
            events.append(Status("editing" if block.name in WRITING else "reading", _file(block.input, folder)))
    return events


def _file(given: Mapping[str, Any], folder: Path) -> str:
    with suppress(ValueError, TypeError):
        return Path(given.get("file_path", "")).relative_to(folder).as_posix()
    return ""


def counted(usage: Mapping[str, Any]) -> Usage:
    """Tokens, by the names of the Messages API."""
    return Usage(**{name: usage.get(name) or 0 for name in Usage.model_fields})
