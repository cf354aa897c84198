import pytest

from sidecar.context.relevant import counting, in_noun
from tests.context.sample import said, spoken


@pytest.mark.parametrize(
    ("prompt", "keys"),
    [
        ("the title bold", ["bold"]),
        ("red when the price is small", ["red"]),
        ("bold instead of red", ["bold"]),
        ("remove the price", ["remove"]),
    ],
)
def test_which_words_tell(prompt: str, keys: list[str]) -> None:
    """None of a noun phrase, of a condition, or of what it shall not be."""
    assert [word.key for word in counting(said(prompt), spoken(prompt))] == keys


def test_what_is_part_of_a_noun() -> None:
    """Its article too."""
    words = said("the title bold")
    assert [in_noun(word, words, spoken("the title bold")) for word in words] == [True, True, False]
