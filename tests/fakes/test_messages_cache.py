from typing import Any

import pytest

from tests.fakes.messages_cache import PrefixCache, too_many_marks

RULES = "r" * 8_000  # 2,000 tokens


def block(text: str, *, mark: bool = True) -> dict[str, Any]:
    """A text block, marked or not."""
    return {"type": "text", "text": text} | ({"cache_control": {"type": "ephemeral"}} if mark else {})


def body(*turns: str, rules: str = RULES, mark: bool = True) -> dict[str, Any]:
    """A request: rules, turns of which the last is marked, and a question of 10 tokens."""
    said = [{"role": "user", "content": [block(text, mark=mark and text is turns[-1])]} for text in turns]
    return {"system": [block(rules, mark=mark)], "messages": [*said, {"role": "user", "content": "q" * 40}]}


class Clock:
    """Seconds."""

    now = 0.0

    def __call__(self) -> float:
        """The time now."""
        return self.now


def counted(cache: PrefixCache, request: dict[str, Any]) -> tuple[int, int, int]:
    """Tokens in at the full price, written, read."""
    usage = cache.count(request)
    return usage["input_tokens"], usage["cache_creation_input_tokens"], usage["cache_read_input_tokens"]


def test_a_marked_prefix_is_written_once_and_then_read() -> None:
    """What stands behind the last mark is paid in full each time."""
    cache = PrefixCache(Clock())
    assert counted(cache, body()) == (10, 2_000, 0)
    assert counted(cache, body()) == (10, 0, 2_000)


def test_a_longer_conversation_reads_up_to_an_old_mark_and_writes_the_rest() -> None:
    """A mark must stand where one stood."""
    cache = PrefixCache(Clock())
    cache.count(body("a" * 400))
    assert counted(cache, body("a" * 400, "b" * 400)) == (10, 200, 2_000)
    assert counted(cache, body("a" * 400, "b" * 400)) == (10, 0, 2_200)


def test_a_change_in_the_prefix_reads_nothing() -> None:
    """Not a character may differ, nor the role it was said in."""
    cache = PrefixCache(Clock())
    cache.count(body())
    assert counted(cache, body(rules=f"{RULES[:-1]}x"))[2] == 0


def test_short_prefixes_are_not_kept() -> None:
    """Silently, as the API does."""
    cache = PrefixCache(Clock())
    for _ in range(2):
        assert counted(cache, body(rules="r" * 4_000)) == (1_010, 0, 0)


def test_what_is_not_marked_is_not_kept() -> None:
    """Nobody caches by accident."""
    cache = PrefixCache(Clock())
    for _ in range(2):
        assert counted(cache, body(mark=False)) == (2_010, 0, 0)


@pytest.mark.parametrize(("pause", "read"), [(299.0, 2_000), (301.0, 0)])
def test_a_prefix_lives_for_five_minutes_after_its_last_use(pause: float, read: int) -> None:
    """Reading it is using it."""
    clock = Clock()
    cache = PrefixCache(clock)
    cache.count(body())
    clock.now += 200
    cache.count(body())
    clock.now += pause
    assert counted(cache, body())[2] == read


def test_four_marks_are_the_most() -> None:
    """The fifth is an error."""
    request = body()
    request["system"] = [block("x")] * 4
    assert too_many_marks(request) is None
    request["system"] = [block("x")] * 5
    assert "Found 5" in (too_many_marks(request) or "")
