from sidecar.context.features import features


def test_words_pairs_and_pieces_count() -> None:
    """A longer word also counts by its pieces, which its other forms and its misspellings share."""
    found = features("Roundness please")
    assert {"word roundness", "pair roundness please", "piece ^roun", "pair ^ roundness", "words 2"} <= set(found)
    assert set(found) & set(features("roundnes")) > {"piece ^roun", "piece ness"} - {"piece ness"}


def test_what_is_named_and_measured_counts_alike() -> None:
    """Names of elements, colours, figures and quotes count as such, so that a word for a button tells no type."""
    assert features('button 12px "Go" #fff') == features("link 8px „Los“ #000000")
    assert "pair <thing> <px>" in features("button 12px")


def test_the_lexicon_helps() -> None:
    """What a word means counts besides the word itself."""
    assert "means property spacing" in features("padding")
    assert "means property spacing" in features("Innenabstand")


def test_nothing_has_features_too() -> None:
    """An empty text is no failure."""
    assert features("") == ["pair ^ $", "words 0"]
