from sidecar.context import signal_words
from sidecar.context.lexicon import folded, table


def test_the_words_are_folded_and_known() -> None:
    """A word that the lexicon doesn't have would never be met."""
    for name in (
        "THICKNESS",
        "LETTERS",
        "APART",
        "PRESSED",
        "LETTERING",
        "WORDY",
        "STATES",
        "PROPS",
        "PLAIN_SIZE",
        "ORDER",
        "SLIDING",
    ):
        words = set(getattr(signal_words, name))
        assert {word for word in words if word != folded(word)} == set(), name
        assert {word for word in words if word not in table()} == set(), name
