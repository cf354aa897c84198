import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidecar.editors.quick.wishes import Colour
from sidecar.editors.quick.words import Vocabulary, signed, tokens

VOCABULARY = Vocabulary(
    colours={
        "brand": "var(--brand)",
        "--brand": "var(--brand)",
        "gray 500": "var(--gray-500)",
        "subtle": "var(--subtle)",
    },
    parts={"close button": "close", "icon": "icon"},
    roots=frozenset({"text field"}),
)


def kinds(prompt: str) -> list[str]:
    """The kinds of a prompt's tokens."""
    return [token.kind for token in tokens(prompt, VOCABULARY)]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("30%", [("percent", 0.3)]),
        ("30 %", [("percent", 0.3)]),
        ("12,5 percent", [("percent", 0.125)]),
        ("12px", [("length", "12px")]),
        ("12 PX", [("length", "12px")]),
        ("1,5rem", [("length", "1.5rem")]),
        (".5em", [("length", ".5em")]),
        ("-4px", [("length", "-4px")]),
        ("1.5x", [("times", 1.5)]),
        ("3 times", [("times", 3.0)]),
        ("2\u00d7", [("times", 2.0)]),
        ("600", [("number", "600")]),
        ("'a b'", [("string", "a b")]),
        (".box__icon", [("part", ".box__icon")]),
        ("close-button", [("part", "close")]),
        ("a little bit", [("degree", "small")]),
        ("font-size", [("measure", "font-size")]),
        ("text field", [("root", None)]),
    ],
)  # fmt: skip
def test_tokens(prompt: str, expected: list[tuple[str, object]]) -> None:
    """The longest phrase counts; numbers keep their units, hyphens join words."""
    assert [(token.kind, token.value) for token in tokens(prompt, VOCABULARY)] == expected


@pytest.mark.parametrize(
    ("prompt", "value"),
    [
        ("turquoise", "turquoise"),
        ("Rotes", "red"),
        ("light blue", "lightblue"),
        ("#FFF", "#fff"),
        ("rgb(1, 2, 3)", "rgb(1, 2, 3)"),
        ("oklch(0.7 0.1 var(--h))", "oklch(0.7 0.1 var(--h))"),
        ("brand", "var(--brand)"),
        ("brand colour", "var(--brand)"),
        ("--brand", "var(--brand)"),
        ("var(--brand)", "var(--brand)"),
        ("gray-500", "var(--gray-500)"),
        ("subtle color", "var(--subtle)"),
    ],
)
def test_colours(prompt: str, value: str) -> None:
    """Names in two languages, notations and the project's own tokens."""
    (token,) = tokens(prompt, VOCABULARY)
    assert isinstance(token.value, Colour)
    assert token.value.value == value


def test_a_token_called_like_a_word_needs_the_word_colour() -> None:
    """“subtle shadow” is about the shadow."""
    assert kinds("subtle shadow") == ["soft", "shadow"]


@pytest.mark.parametrize("prompt", ["--nope", "var(--nope)", "nicer", "1,200px", "8-12px", "#12345", "…"])
def test_what_means_nothing_is_unknown(prompt: str) -> None:
    """Unknown variables, ranges and numbers that may be thousands are not guessed at."""
    assert "unknown" in kinds(prompt) or kinds(prompt) == ["number", "separator", "length"]


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a and b", "and"),
        ("a, b", "and"),
        ("a & b", "and"),
        ("a; b", "then"),
        ("a. b", "then"),
        ("a\nb", "then"),
        ("a dann b", "then"),
    ],
)
def test_separators(prompt: str, expected: str) -> None:
    """Commas and “and” may join a list, the others begin something new."""
    assert [token.value for token in tokens(prompt, VOCABULARY) if token.kind == "separator"] == [expected]


@settings(deadline=None)  # the first parse loads the grammar
@given(st.text(max_size=60))
def test_tokens_are_places_in_the_prompt(prompt: str) -> None:
    """Tokens come in order and don't overlap."""
    place = 0
    for token in tokens(prompt, VOCABULARY):
        assert place <= token.start < token.end <= len(prompt)
        place = token.end


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("-30% larger", True),
        ("padding -20px", True),
        ("letter spacing -0.02em", True),
        ("padding +8px", True),
        ("padding 8px+4px", False),
        ("20-30px", False),
        ("font-size 20px - bold", False),
        ("width 100%-20px", False),
    ],
)
def test_a_sign_is_never_lost(prompt: str, expected: bool) -> None:
    """It turns round what is said, so that where it isn't understood nothing is."""
    assert signed(prompt) is expected


def test_a_minus_before_a_share_is_not_understood() -> None:
    """Nobody would read “-30% larger” as “30% larger”."""
    assert kinds("-30% larger")[0] == "unknown"


def test_a_prompt_of_unknown_words_is_not_respelt() -> None:
    """Three slips are forgiven; a text of words that nobody knows here is left alone, which also takes no time."""
    assert [token.kind for token in tokens("biger pading collor", Vocabulary())] == ["bigger", "measure", "surface"]
    assert {token.kind for token in tokens("biger pading collor qwertz", Vocabulary())} == {"unknown"}
