"""What is typed becomes plain text: nothing that can't be seen reaches a model."""

import pytest

from sidecar.context.sanitizing import sanitized
from sidecar.errors import Malformed, TooLarge


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("  make it blue\n", "make it blue"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("red\u202eder", "redder"),  # it would show the rest from right to left
        ("a\U000e0069\U000e0067\U000e006eb", "ab"),  # Unicode's tags spell words that nobody sees
        ("half \ud83d of a pair", "half  of a pair"),
        ("größer 🎨 👩‍💻", "größer 🎨 👩‍💻"),
        ("اجعله أزرق", "اجعله أزرق"),
    ],
)
def test_what_is_taken(typed: str, taken: str) -> None:
    """Languages and emoji stay as they are, line ends are one kind, the rest of the unseen is gone."""
    assert sanitized(typed, 1_000) == taken


@pytest.mark.parametrize("typed", ["", " \n ", "\x00\u202e"])
def test_nothing_to_do(typed: str) -> None:
    """It says so."""
    with pytest.raises(Malformed) as caught:
        sanitized(typed, 1_000)
    assert caught.value.code == "empty_prompt"


def test_too_long() -> None:
    """Counted in bytes, after cleaning."""
    assert sanitized("ä" * 5 + "\x00" * 50, 10) == "ä" * 5
    with pytest.raises(TooLarge) as caught:
        sanitized("ä" * 6, 10)
    assert caught.value.code == "prompt_too_long"
