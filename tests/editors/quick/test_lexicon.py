from sidecar.editors.quick.colors import CSS_COLOURS
from sidecar.editors.quick.lexicon import LEXICON
from sidecar.editors.quick.patterns import KINDS
from sidecar.editors.quick.shorthands import longhands


def test_every_kind_is_used_by_a_pattern() -> None:
    """A word whose kind no pattern knows could never be understood."""
    elsewhere = {
        "noise",
        "self",
        "label",
        "of",
        "insteadof",
    }  # dropped, or turned into something else, before patterns are tried
    assert {kind for kind, _ in LEXICON.values()} - elsewhere <= KINDS


def test_phrases_are_lower_case_and_clean() -> None:
    """As the tokenizer looks them up."""
    assert all(phrase == " ".join(phrase.lower().split()) for phrase in LEXICON)


def test_words_that_negate_or_compare_are_not_in_it() -> None:
    """They change the meaning of everything around them, so they must stay unknown."""
    assert not {"not", "don't", "never", "nicht", "like", "than", "als", "wie", "only", "except", "but", "or"} & set(
        LEXICON
    )


def test_no_word_is_a_colour_too() -> None:
    """A CSS colour name means the colour."""
    assert not set(LEXICON) & set(CSS_COLOURS)


def test_measures_are_css_properties() -> None:
    """A measure's value is a property with longhands, so that it can be looked up in a sheet."""
    measures = {str(value) for kind, value in LEXICON.values() if kind == "measure"}
    assert {"padding-left", "padding-inline", "font-size"} <= measures
    assert all(longhands(measure) for measure in measures)
