import pytest

from tests.editors.quick.bench import css_after


@pytest.mark.parametrize(
    ("css", "prompt", "after"),
    [
        ("color: red", "more letter spacing", "color: red; letter-spacing: 0.02em"),
        ("letter-spacing: normal", "a bit more letter spacing", "letter-spacing: 0.01em"),
        ("letter-spacing: -0.01em", "wider letter spacing", "letter-spacing: 0.01em"),
        ("letter-spacing: -0.01em", "less letter spacing", "letter-spacing: -0.024em"),
        ("letter-spacing: 0", "more letter spacing", "letter-spacing: 0.02em"),
        ("letter-spacing: -0.5px", "much more letter spacing", "letter-spacing: 0.14px"),
        ("letter-spacing: var(--tight)", "more letter spacing", "letter-spacing: calc(var(--tight) + 0.02em)"),
        ("letter-spacing: var(--wide)", "more letter spacing", "letter-spacing: calc(var(--wide) * 1.5)"),
        ("letter-spacing: 0.1em", "more letter spacing", "letter-spacing: 0.15em"),
        ("letter-spacing: -0.1em", "double the letter spacing", "letter-spacing: -0.2em"),
    ],
)
def test_letters_apart_and_closer(css: str, prompt: str, after: str) -> None:
    """A step where no factor leads there; what is apart already, or told in figures, is multiplied."""
    tokens = ":root { --tight: -0.02em; --wide: 0.2em }"
    assert css_after(f".box {{ {css} }}", prompt, reference=tokens) == f".box {{ {after} }}"


def test_more_of_a_margin_below_zero_is_more_room() -> None:
    """Not more of what is below zero, unless that is told in figures."""
    assert css_after(".box { margin: -8px 0 }", "more margin") == ".box { margin: -4px 0 }"
    assert css_after(".box { margin: -8px 0 }", "double the margin") == ".box { margin: -16px 0 }"
