"""The scheme that the seeds describe, literally: one message with the last ten turns, the newest snapshot, no cache."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.fakes.messages_cache import tokens

_TURNS = 10


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was asked and the whole answer, code included."""

    prompt: str
    answer: str


def literal(rules: str, history: Sequence[Exchange], snapshot: str, prompt: str) -> int:
    """The tokens of one request; all of them at the full price, every time.

    Args:
        rules: The system text with the project's design system.
        history: The turns so far.
        snapshot: The files as they are now.
        prompt: What is asked.
    """
    told = "\n\n".join(f"User: {each.prompt}\nAssistant: {each.answer}" for each in history[-_TURNS:])
    return tokens(rules) + tokens(f"Conversation so far:\n{told}\n\nCurrent code:\n{snapshot}\n\nRequest: {prompt}")
