from sidecar.editors.quick.hints import corrected, restricts, wish_with
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
    assert wish_with(tokens("gap", VOCABULARY)[0]) == "gap 12px"
    assert wish_with(tokens("title", VOCABULARY)[0]) == "title 20% larger"
    assert wish_with(tokens("shadow", VOCABULARY)[0]) == "add a soft shadow"
    assert wish_with(tokens("lighter", VOCABULARY)[0]) == ""


def test_what_says_how_it_shall_not_be() -> None:
    """Nothing beside such a word can be offered for itself."""
    assert all(restricts(tokens(prompt, VOCABULARY)) for prompt in ("bigger, but not the icon", "nicht größer"))
    assert not restricts(tokens("bigger and nicer", VOCABULARY))
