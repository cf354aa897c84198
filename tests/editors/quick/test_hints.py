from sidecar.editors.quick.hints import corrected, wish_with
from sidecar.editors.quick.words import tokens
from tests.editors.quick.prompts import VOCABULARY


def test_misspelt_words_are_put_right() -> None:
    """By the words of the lexicon, colours and parts; short words and strange ones aren't guessed at."""
    fixed = corrected(tokens("backgroud turqoise", VOCABULARY), VOCABULARY)
    assert fixed is not None
    assert [token.text for token in fixed] == ["background", "turquoise"]
    assert corrected(tokens("zzzzzz red", VOCABULARY), VOCABULARY) is None
    assert corrected(tokens("rad", VOCABULARY), VOCABULARY) is None


def test_a_word_alone_gets_an_example() -> None:
    """A wish that has to do with it."""
    assert wish_with(tokens("gap", VOCABULARY)) == "gap 12px"
    assert wish_with(tokens("the title", VOCABULARY)) == "title 20% larger"
    assert wish_with(tokens("shadow", VOCABULARY)) == "add a soft shadow"
    assert wish_with([]) == ""
