from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidecar.context.window import REACH, Remembered, Window, condensed, tokens, window
from sidecar.models import Turn

AT = datetime(2026, 1, 1, tzinfo=UTC)


def turn(number: int, answer: str = "", error: str | None = None) -> Turn:
    """The turn of this number."""
    return Turn(
        timestamp=AT,
        user_prompt=f"prompt {number}",
        ai_response=answer or f"Answer {number}.",
        success=error is None,
        error=error,
    )


def conversation(count: int, **answers: str) -> list[Remembered]:
    """So many turns, all on the path; the last ones that are worth reading."""
    return [Remembered(number, turn(number, **answers)) for number in range(count)][-REACH:]


def prompts(found: Window) -> list[str]:
    """What was asked in the turns that are told whole."""
    return [each.user_prompt for each in found.whole]


def test_up_to_ten_turns_are_told_whole() -> None:
    """Nothing is condensed before there are more than ten."""
    found = window(conversation(10))
    assert found.earlier == ()
    assert prompts(found) == [f"prompt {number}" for number in range(10)]


def test_nothing_was_said_yet() -> None:
    """An empty conversation has an empty window."""
    assert window([]) == Window()


def test_the_oldest_five_are_condensed_at_once() -> None:
    """The eleventh turn condenses the first five; then nothing moves until the sixteenth."""
    sizes = [(len(found.earlier), len(found.whole)) for found in map(window, map(conversation, range(9, 22)))]
    assert sizes == [
        *((0, 9), (0, 10)),
        *((5, 6), (5, 7), (5, 8), (5, 9), (5, 10)),
        *((10, 6), (10, 7), (10, 8), (10, 9), (10, 10)),
        (15, 6),
    ]


@given(st.integers(0, 300))
def test_the_told_beginning_stays_for_five_turns(count: int) -> None:
    """With one more turn, what was told is a prefix of what is told, but for one turn in five."""
    now, then = window(conversation(count)), window(conversation(count + 1))
    if (now.earlier, now.whole) != (then.earlier, then.whole[:-1]):
        assert count >= 10
        assert count % 5 == 0
    assert len(now.whole) <= 10


@given(st.integers(60, 400))
def test_long_conversations_cost_no_more_than_shorter_ones(count: int) -> None:
    """Lines are dropped from the oldest on, twenty-five at a time."""
    found = window(conversation(count))
    assert 25 <= len(found.earlier) <= 50
    assert sum(map(tokens, found.earlier)) <= 2_000


@given(st.sets(st.integers(0, 120), max_size=60))
def test_turns_that_were_undone_leave_no_hole(places: set[int]) -> None:
    """Whatever places are on the path: the newest turns are whole, at most ten, and none is told twice or out of order."""
    remembered = [Remembered(place, turn(place)) for place in sorted(places)]
    found = window(remembered)
    told = [*found.earlier, *found.whole]
    last = [each.turn for each in remembered][len(remembered) - len(told) :]
    assert told == [condensed(each) for each in last[: len(found.earlier)]] + last[len(found.earlier) :]
    assert len(found.whole) <= 10
    assert found.whole or not places


def test_long_answers_are_condensed_earlier() -> None:
    """The whole turns keep to a budget; the newest block is told all the same."""
    found = window(conversation(10, answer="word " * 1_000))
    assert prompts(found) == [f"prompt {number}" for number in range(5, 10)]
    assert len(found.earlier) == 5


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (turn(1), "“prompt 1” → Answer 1."),
        (turn(1, "\n\n  First  line.\nSecond."), "“prompt 1” → First line."),
        (turn(1, "x", "It broke."), "“prompt 1” → not done: It broke."),
        (turn(1, "word " * 100), "“prompt 1” → " + ("word " * 18)[:89].rstrip() + "…"),
        (turn(1, " "), "“prompt 1” → done"),
    ],
)
def test_a_turn_in_one_line(said: Turn, line: str) -> None:
    """What was asked and what came of it, short."""
    assert condensed(said) == line
