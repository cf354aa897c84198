from sidecar.context import words_en
from sidecar.context.lexicon import table


def test_every_table_is_in_the_lexicon() -> None:
    """One word of each."""
    words = [
        "call to action",
        "watermark",
        "padding",
        "rounder",
        "screen reader",
        "remove",
        "next to",
        "likewise",
        "please",
        "sentence case",
        "the rest is fine",
        "each other",
    ]
    assert [word for word in words if word not in table()] == []


def test_no_row_is_without_a_meaning() -> None:
    """Every line of a table that has meanings names one, or goes on with the line before."""
    for text in (words_en.THINGS, words_en.PROPERTIES, words_en.LOOKS, words_en.DECISIVE, words_en.ACTS):
        assert [line for line in text.strip().splitlines() if ": " not in line and not line.startswith(" ")] == []
