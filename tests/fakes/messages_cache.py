"""The prompt cache of a Messages API, as strict as the documentation allows it to be.

https://docs.claude.com/en/docs/build-with-claude/prompt-caching: a prefix is kept when a mark ends it, unless it is shorter
than the minimum; it is read when a mark stands at exactly the same place; it lives for five minutes after its last use.
The real API also looks at the twenty blocks before a mark: whoever does well here does no worse there.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.fakes.messages_wire import block_text

MINIMUM = 1_024  # tokens, of Claude Sonnet
LIFE = 300.0  # seconds
_MARKS = 4
_CHARACTERS = 4  # of a token


class PrefixCache:
    """Counts the tokens of requests.

    Args:
        clock: Seconds, monotonic.
        minimum: The fewest tokens of a prefix that is kept.
        life: How long an unused prefix is kept, in seconds.
    """

    def __init__(self, clock: Callable[[], float], *, minimum: int = MINIMUM, life: float = LIFE) -> None:
        self._clock = clock
        self._minimum = minimum
        self._life = life
        self._kept: dict[str, float] = {}  # prefix → when it is forgotten

    def count(self, body: Mapping[str, Any]) -> dict[str, int]:
        """The tokens of a request as `usage` has them, without those of the answer; keeps its marked prefixes."""
        now, total = self._clock(), 0
        prefix = hashlib.sha256()
        marks: list[tuple[str, int]] = []
        for role, block in blocks(body):
            total += tokens(block_text(block))
            prefix.update(json.dumps([role, block_text(block)]).encode())
            if block.get("cache_control") and total >= self._minimum:
                marks.append((prefix.hexdigest(), total))
        read = max((size for name, size in marks if self._kept.get(name, -1) > now), default=0)
        kept = max((size for _, size in marks), default=0)
        self._kept |= dict.fromkeys((name for name, _ in marks), now + self._life)
        return {
            "input_tokens": total - max(read, kept),
            "cache_read_input_tokens": read,
            "cache_creation_input_tokens": max(0, kept - read),
        }


def blocks(body: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """All blocks of a request in the order in which they are cached, each with its role."""
    told = [("system", body.get("system", [])), *((each["role"], each["content"]) for each in body["messages"])]
    return [
        (role, block)
        for role, content in told
        for block in ([{"type": "text", "text": content}] if isinstance(content, str) else content)
    ]


def too_many_marks(body: Mapping[str, Any]) -> str | None:
    """What the API says to more than four marks."""
    marks = sum(block.get("cache_control") is not None for _, block in blocks(body))
    return (
        f"A maximum of {_MARKS} blocks with cache_control may be provided. Found {marks}." if marks > _MARKS else None
    )


def tokens(text: str) -> int:
    """About as many as a tokenizer counts."""
    return -(-len(text) // _CHARACTERS)
