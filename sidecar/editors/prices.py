"""What tokens cost: an estimate in micro-dollars. Pure.

Prices are those of https://platform.claude.com/docs/en/about-claude/pricing of autumn 2026, in dollars per million tokens, which
are micro-dollars per token. They change; `price_input` and `price_output` in the settings go before them.
"""

import math
from dataclasses import dataclass

from sidecar.models import Usage

_WRITE = 1.25  # of the input price: what is kept for five minutes
_READ = 0.1  # some models read for less: the estimate is rather too high

# (the beginning of a model's name, input, output), the more exact ones first
_TABLE = (
    ("claude-fable-5", 10.0, 50.0),
    ("claude-opus-5-5", 4.0, 20.0),
    ("claude-opus-5", 5.0, 25.0),
    ("claude-opus-4-5", 5.0, 25.0),
    ("claude-opus-4-6", 5.0, 25.0),
    ("claude-opus-4-7", 5.0, 25.0),
    ("claude-opus-4-8", 5.0, 25.0),
    ("claude-opus-4", 15.0, 75.0),
    ("claude-sonnet-5", 2.0, 10.0),
    ("claude-sonnet-4", 3.0, 15.0),
    ("claude-haiku-5-5", 0.1, 0.5),
    ("claude-haiku-4-5", 1.0, 5.0),
)


@dataclass(frozen=True, slots=True)
class Price:
    """Micro-dollars per token."""

    input: float
    output: float

    def micros(self, usage: Usage) -> int:
        """What an answer cost, in whole micro-dollars, rounded up."""
        read = usage.cache_read_input_tokens * _READ
        written = usage.cache_creation_input_tokens * _WRITE
        exact = (usage.input_tokens + read + written) * self.input + usage.output_tokens * self.output
        return math.ceil(round(exact, 6))


def price_of(model: str, price_input: float | None = None, price_output: float | None = None) -> Price | None:
    """The price of a model; None when nobody told: then only tokens can be counted.

    Args:
        model: The name, with or without a provider before it or a date behind it.
        price_input: Dollars per million tokens, in place of the table's.
        price_output: Likewise.
    """
    known = next(((inward, outward) for name, inward, outward in _TABLE if _is(model, name)), None)
    inward, outward = known or (None, None)
    inward = inward if price_input is None else price_input
    outward = outward if price_output is None else price_output
    return None if inward is None or outward is None else Price(inward, outward)


def _is(model: str, name: str) -> bool:
    """Whether a model is the named one: `claude-opus-4` is neither `claude-opus-45` nor an invention of somebody's."""
    bare = model.rpartition("/")[2].removeprefix("anthropic.").partition(":")[0].partition("@")[0]
    return bare == name or bare.startswith(f"{name}-")
