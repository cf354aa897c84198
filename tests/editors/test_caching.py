from typing import Any

import pytest
from anthropic.types import MessageParam, TextBlockParam

from sidecar.editors.caching import marked


def system(size: int) -> list[TextBlockParam]:
    """A system prompt of two blocks, with so many characters."""
    return [{"type": "text", "text": "r" * (size // 2)}, {"type": "text", "text": "p" * (size - size // 2)}]


def messages(turns: int, size: int = 10) -> list[MessageParam]:
    """So many exchanges and a request; each message has so many characters."""
    history: list[MessageParam] = []
    for number in range(turns):
        history += [{"role": "user", "content": f"{number}".ljust(size)}, {"role": "assistant", "content": "a" * size}]
    return [*history, {"role": "user", "content": "files and request"}]


def marks(parts: tuple[list[TextBlockParam], list[MessageParam]]) -> tuple[list[int], list[int]]:
    """Where the marks are: in the system prompt, in the messages."""
    told, said = parts
    return (
        [number for number, block in enumerate(told) if "cache_control" in block],
        [number for number, message in enumerate(said) if "cache_control" in repr(message)],
    )


@pytest.mark.parametrize(
    ("size", "turns", "expected"),
    [
        (5_000, 0, ([1], [])),
        (5_000, 1, ([1], [1])),
        (5_000, 2, ([1], [1, 3])),
        (5_000, 9, ([1], [15, 17])),
        (3_000, 9, ([], [])),
        (4_000, 9, ([], [15, 17])),
        (4_000, 4, ([], [])),
    ],
)
def test_marks_end_the_stable_part_of_this_turn_and_of_the_last(
    size: int, turns: int, expected: tuple[list[int], list[int]]
) -> None:
    """At most three, none where the prefix is too short to be kept, none on the request."""
    assert marks(marked(system(size), messages(turns))) == expected


def test_this_turn_s_mark_is_where_the_next_turn_reads() -> None:
    """The prefixes up to the last mark now and up to the one before last in the next turn are the same."""

    def prefixes(turns: int) -> list[str]:
        told, said = marked(system(5_000), messages(turns))
        blocks: list[Any] = [*told, *(block for message in said[:-1] for block in message["content"])]
        ends = [number for number, block in enumerate(blocks) if "cache_control" in block]
        return ["".join(block["text"] for block in blocks[: end + 1]) for end in ends]

    for turns in range(1, 10):
        assert prefixes(turns)[-1] == prefixes(turns + 1)[-2]
        assert prefixes(turns)[0] == prefixes(turns + 1)[0]


def test_corrections_read_the_files_again() -> None:
    """In a second correction, the first one's answer is where the cache is read."""
    answer: MessageParam = {"role": "assistant", "content": "blocks"}
    correction: MessageParam = {"role": "user", "content": "no"}
    second = [*messages(2), answer, correction]
    third = [*second, answer, correction]
    first_end, second_end = (marks(marked(system(5_000), each))[1] for each in (second, third))
    assert first_end[-1] in second_end


def test_what_was_given_is_not_changed() -> None:
    """Marks are on copies."""
    given, said = system(5_000), messages(3)
    marked(given, said)
    assert marks((given, said)) == ([], [])
