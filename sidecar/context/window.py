"""What a model is told of the conversation: the last turns whole, older ones in one line each. Pure.

Prompt caches hold a prefix, so the window moves in steps: turns are counted in blocks of five by their place in the
session, and a block is condensed as a whole, when more than ten turns would be told whole. Between two such steps the
told conversation only grows at its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sidecar.models import Turn

REACH = 60
"""How many turns of a path are worth reading: ten whole ones, and the lines of fifty."""

_WHOLE = 10
_STEP = 5
_LINES = 50
_TOKENS_WHOLE = 6_000  # of the turns that are told whole; the newest one always is
_TOKENS_LINES = 2_000
_PROMPT = 90  # characters of a prompt in its line
_ANSWER = 90
_CHARACTERS = 4  # that a token has, about


@dataclass(frozen=True, slots=True)
class Remembered:
    """A turn on the path from the root to the head, with its place among all turns of the session (from 0)."""

    place: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class Window:
    """What is told, oldest first: `earlier` as lines, then `whole`."""

    earlier: tuple[str, ...] = ()
    whole: tuple[Turn, ...] = ()


def window(remembered: Sequence[Remembered]) -> Window:
    """The window over a conversation, given in order; what is left out is always the oldest."""
    start = _start(remembered)
    older = [each for each in remembered if each.place < start]
    whole = tuple(each.turn for each in remembered if each.place >= start)
    return Window(_lines(older, start), whole)


def condensed(turn: Turn) -> str:
    """A turn in one line: what was asked, and what came of it."""
    asked = _cut(turn.user_prompt, _PROMPT)
    if not turn.success:
        return f"“{asked}” → not done: {_cut(turn.error or turn.ai_response, _ANSWER)}"
    return f"“{asked}” → {_cut(turn.ai_response, _ANSWER) or 'done'}"


def tokens(text: str) -> int:
    """About how many tokens a text has; a bound for budgets, not a price."""
    return -(-len(text) // _CHARACTERS)


def _start(remembered: Sequence[Remembered]) -> int:
    """The place, a multiple of the step, from which on turns are told whole."""
    if not remembered:
        return 0
    last = remembered[-1].place
    start = last // _STEP * _STEP  # the last block at least
    while start > 0 and _fits([each.turn for each in remembered if each.place >= start - _STEP]):
        start -= _STEP
    return start


def _fits(turns: Sequence[Turn]) -> bool:
    return (
        len(turns) <= _WHOLE
        and sum(tokens(turn.user_prompt) + tokens(turn.ai_response) for turn in turns) <= _TOKENS_WHOLE
    )


def _lines(older: Sequence[Remembered], start: int) -> tuple[str, ...]:
    """The lines of the turns before `start`; their beginning moves in large steps too."""
    oldest = max(0, -(-(start - _LINES) // (_LINES // 2)) * (_LINES // 2))
    lines = [condensed(each.turn) for each in older if each.place >= oldest]
    while sum(map(tokens, lines)) > _TOKENS_LINES:
        lines = lines[_STEP:]
    return tuple(lines)


def _cut(text: str, length: int) -> str:
    """The first line of a text with words in it, cut."""
    line = next((line for line in map(str.strip, text.splitlines()) if line), "")
    line = " ".join(line.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
