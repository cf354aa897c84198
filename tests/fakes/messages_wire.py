"""What a Messages API sends and takes, as far as a scripted one needs it."""

import itertools
import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.fakes.messages_steps import Answer


def invalid(body: Mapping[str, Any]) -> str | None:
    """What the API would reject in a request, or None."""
    messages = body.get("messages") or []
    if not body.get("model") or not isinstance(body.get("max_tokens"), int) or not body.get("stream"):
        return "model, max_tokens and stream are required"
    # What a program tells the model between the messages has the role `system`, as in the newer versions of the API.
    roles = [message["role"] for message in messages if message["role"] != "system"]
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
    """The text of a content, which is a string or a list of blocks; of a tool's call or result that of its JSON."""
    return content if isinstance(content, str) else "\n".join(map(block_text, content))


def block_text(block: Mapping[str, Any]) -> str:
    """The text of a block."""
    told: str = block["text"] if block["type"] == "text" else json.dumps(block)
    return told


def event(name: str, data: Mapping[str, Any]) -> bytes:
    """One server-sent event; its name stands in the `event:` line and in the data."""
    return f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n".encode()


def delta(index: int, delta: Mapping[str, Any]) -> bytes:
    """A `content_block_delta` event."""
    return event("content_block_delta", {"index": index, "delta": delta})


def tool_use(index: int, name: str, given: Mapping[str, Any]) -> Iterator[bytes]:
    """The events of a block that asks for a tool."""
    block = {"type": "tool_use", "id": f"toolu_{uuid.uuid4().hex[:24]}", "name": name, "input": {}}
    yield event("content_block_start", {"index": index, "content_block": block})
    yield delta(index, {"type": "input_json_delta", "partial_json": json.dumps(given)})
    yield event("content_block_stop", {"index": index})


def message(body: Mapping[str, Any], usage: Mapping[str, int]) -> dict[str, Any]:
    """The empty message that `message_start` carries."""
    return {
        "id": f"msg_{uuid.uuid4().hex[:24]}",
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
