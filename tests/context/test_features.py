from sidecar.context.features import features
from tests.context.sample import said


def _of(text: str) -> list[str]:
    return features(said(text))


def test_words_pairs_and_pieces_count() -> None:
    """A longer word also counts by its pieces, which its other forms and its misspellings share."""
    found = _of("Qwertzness please")
    assert {"word qwertzness", "pair qwertzness please", "piece ^qwer", "pair ^ qwertzness", "words 2"} <= set(found)
    assert "piece ^qwer" in _of("qwertznes")


def test_what_is_named_and_measured_counts_alike() -> None:
    """Names of elements, colours, figures and quotes count as such, so that a word for a button tells no type."""
    assert _of('button 12px "Go" #fff') == _of("link 8px „Los“ #000000")
    assert "pair <thing> <px>" in _of("button 12px")


def test_the_lexicon_helps() -> None:
    """What a word means counts besides the word itself, and in what order."""
    assert "means property spacing" in _of("padding")
    assert "means property spacing" in _of("Innenabstand")
    assert "order look:size property:spacing" in _of("bigger padding")


def test_nothing_has_features_too() -> None:
    """An empty clause is no failure."""
    assert features([]) == ["pair ^ $", "words 0"]
