"""What a Messages API sends and takes, as far as a scripted one needs it."""

import itertools
import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.fakes.messages_steps import Answer


def invalid(body: Mapping[str, Any]) -> str | None:
    """What the API would reject in a request, or None."""
    messages = body.get("messages") or []
    if not body.get("model") or not isinstance(body.get("max_tokens"), int) or not body.get("stream"):
        return "model, max_tokens and stream are required"
    roles = [message["role"] for message in messages]
    if not roles or roles[0] != "user" or roles[-1] != "user":
        return "messages: the first and the last message must be the user's"
    if any(one == two for one, two in itertools.pairwise(roles)):
        return "messages: roles must alternate"
    if any(not text(message["content"]).strip() for message in messages):
        return "messages: text content blocks must be non-empty"
    system = body.get("system", [])
    if isinstance(system, list) and any(not block["text"].strip() for block in system):
        return "system: text content blocks must be non-empty"
    return None


def text(content: str | Sequence[Mapping[str, Any]]) -> str:
    """The text of a content, which is a string or a list of text blocks."""
    return content if isinstance(content, str) else "\n".join(block["text"] for block in content)


def event(name: str, data: Mapping[str, Any]) -> bytes:
    """One server-sent event; its name stands in the `event:` line and in the data."""
    return f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n".encode()


def delta(index: int, delta: Mapping[str, Any]) -> bytes:
    """A `content_block_delta` event."""
    return event("content_block_delta", {"index": index, "delta": delta})


def message(body: Mapping[str, Any], usage: Mapping[str, int]) -> dict[str, Any]:
    """The empty message that `message_start` carries."""
    return {
        "id": "msg_scripted",
        "type": "message",
        "role": "assistant",
        "model": body["model"],
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": usage,
    }


def usage(answer: Answer, body: Mapping[str, Any]) -> dict[str, int]:
    """The tokens that an answer reports."""
    sent = len(json.dumps([body.get("system", ""), body["messages"]])) // 4
    given = answer.usage
    return {
        "input_tokens": sent if given.input_tokens is None else given.input_tokens,
        "output_tokens": len("".join(answer.deltas)) // 4 if given.output_tokens is None else given.output_tokens,
        "cache_read_input_tokens": given.cache_read_input_tokens,
        "cache_creation_input_tokens": given.cache_creation_input_tokens,
    }
