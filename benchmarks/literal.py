"""The scheme that seed 000 describes (`buildConversationContext`): two messages a turn, whole files in the answers, no cache."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.fakes.messages_cache import tokens

_TURNS = 10
_RULES = 2_000  # characters of the design system that the seed sends along
_ROLE = "You change React components and know user interfaces.\n\nRules of the design system:"
_CONTINUE = "IMPORTANT: go on with the conversation. What was changed before:"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One turn of the seed's session.

    Attributes:
        prompt: What was asked.
        prose: What the model said about it.
        snapshot: The changed file as it was then. The seed's answers are whole files: it writes them as they are.
    """

    prompt: str
    prose: str
    snapshot: str

    @property
    def answer(self) -> str:
        """The model's whole answer."""
        return f"{self.prose}\n\n```\n{self.snapshot}\n```"


def literal(rules: str, history: Sequence[Exchange], prompt: str) -> int:
    """The tokens of one request; all of them at the full price, every time.

    Args:
        rules: The project's design system.
        history: The turns so far.
        prompt: What is asked.
    """
    told = "\n".join(f'- User: "{each.prompt}" → You: "{each.answer}"' for each in history[-_TURNS:])
    state = history[-1].snapshot if history else "No state yet"
    context = f"{_ROLE}\n{rules[:_RULES]}\n\n{_CONTINUE}\n{told}\n\nThe component as it is:\n```tsx\n{state}\n```\n"
    return tokens(context) + tokens(prompt)
