"""Where a request's cache marks go. Pure.

The Messages API keeps the prefix up to a mark for five minutes and reads it at a tenth of the price; a request is sure to find it
by a mark at the very same place (https://docs.claude.com/en/docs/build-with-claude/prompt-caching). So the marks are where
this turn ends its stable part and where the turn before ended it: each turn writes one new piece and reads all the rest.
Four marks are allowed; prefixes below the model's minimum are silently not kept, so that none is spent on them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:  # the SDK is only loaded where a request is sent
    from anthropic.types import CacheControlEphemeralParam, MessageParam, TextBlockParam

_MINIMUM = 4_096  # characters: 1,024 tokens at least
_TURN = 2  # messages of one exchange


def marked(
    system: "Sequence[TextBlockParam]", messages: "Sequence[MessageParam]", *, grows: bool = False
) -> "tuple[list[TextBlockParam], list[MessageParam]]":
    """The same request with its marks.

    Args:
        system: What is the same in every turn.
        messages: The conversation, then the request.
        grows: Whether the next turn sends all messages again; if not, nobody reads the last one again, so that it is
            not marked.
    """
    size = sum(len(block["text"]) for block in system)
    told = list(system)
    if told and size >= _MINIMUM:
        told[-1] = {**told[-1], "cache_control": _keep()}
    last = len(messages) - 1 if grows else len(messages) - _TURN
    ends, kept = {last, last - _TURN}, len(messages) if grows else len(messages) - 1
    said: list[MessageParam] = []
    for number, message in enumerate(messages[:kept]):
        blocks = _blocks(message)
        size += sum(len(block["text"]) for block in blocks)
        if number in ends and size >= _MINIMUM:
            blocks[-1] = {**blocks[-1], "cache_control": _keep()}
        said.append(cast("MessageParam", {"role": message["role"], "content": blocks}))
    return told, [*said, *messages[kept:]]


def _keep() -> "CacheControlEphemeralParam":
    return {"type": "ephemeral"}


def _blocks(message: "MessageParam") -> "list[TextBlockParam]":
    content = message["content"]
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return [block for block in content if isinstance(block, dict) and block["type"] == "text"]
