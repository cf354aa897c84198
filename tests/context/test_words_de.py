from sidecar.context import words_de
from sidecar.context.lexicon import folded, table


def test_every_table_is_in_the_lexicon() -> None:
    """One word of each."""
    words = [
        "schaltfläche",
        "trennlinie",
        "innenabstand",
        "runder",
        "screenreader",
        "weglassen",
        "neben",
        "genauso",
        "bitte",
    ]
    assert [word for word in words if folded(word) not in table()] == []


def test_no_row_is_without_a_meaning() -> None:
    """Every line of a table that has meanings names one."""
    for text in (words_de.THINGS, words_de.PROPERTIES, words_de.LOOKS, words_de.DECISIVE, words_de.ACTS):
        assert [line for line in text.strip().splitlines() if ": " not in line] == []
