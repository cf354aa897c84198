import pytest

from sidecar.errors import CannotDo
from tests.editors.quick.bench import css_after, live, rule

TOKENS = ":root { --radius-small: 4px; --radius-medium: 10px; --radius-huge: 40px; --radius-full: 999px }"


@pytest.mark.parametrize(
    ("css", "after"),
    [
        ("border-radius: 999px", "border-radius: var(--radius-medium)"),  # nobody knows how large it is
        ("border-radius: var(--radius-full)", "border-radius: var(--radius-medium)"),
        ("border-radius: calc(var(--radius-full) * 0.5)", "border-radius: var(--radius-medium)"),
        ("border-radius: 999px; width: 40px; height: 32px", "border-radius: 8px; width: 40px; height: 32px"),
        ("border-radius: 30px; width: 40px; height: 32px", "border-radius: 8px; width: 40px; height: 32px"),
        ("border-radius: 50%", "border-radius: 25%"),
        ("border-radius: 12px; width: 40px; height: 32px", "border-radius: 6px; width: 40px; height: 32px"),
        ("border-radius: 2rem; width: 40px; height: 32px", "border-radius: 8px; width: 40px; height: 32px"),
    ],
)
@pytest.mark.parametrize("prompt", ["less rounded", "eckiger"])
def test_squarer_is_seen(css: str, after: str, prompt: str) -> None:
    """A radius beyond half of the side is as round as that half: less of it is less than what is seen."""
    assert css_after(f".box {{ {css} }}", prompt, reference=TOKENS) == f".box {{ {after} }}"


def test_the_page_knows_how_large_it_is() -> None:
    """What was measured there counts before what the sheets say."""
    css = ".box { border-radius: 999px; padding: 4px; }"
    element = live(rule(".box", {"border-radius": "999px"}), width="60px", height="40px")
    assert css_after(css, "less rounded", element=element) == css.replace("999px", "10px")


def test_round_corners_get_no_rounder() -> None:
    """Half of the side is the most that is seen; where padding may come on top, that is allowed for."""
    for css in ("border-radius: 16px; width: 40px; height: 32px", "border-radius: var(--radius-full)"):
        with pytest.raises(CannotDo, match="as round as they can be"):
            css_after(f".box {{ {css} }}", "more rounded", reference=TOKENS)
    padded = ".box { border-radius: 16px; width: 40px; height: 32px; padding: 8px }"
    assert css_after(padded, "more rounded") == padded.replace("16px", "24px")


def test_without_tokens_there_is_a_usual_radius() -> None:
    """For what is larger than nobody knows."""
    assert css_after(".box { border-radius: 999px }", "less rounded") == ".box { border-radius: 8px }"


@pytest.mark.parametrize(
    "css",
    ["border-radius: 0%", "border-radius: 0em", "border-radius: 0 0em", "--r: 0%; border-radius: var(--r)"],
)
def test_nothing_is_nothing_in_every_unit(css: str) -> None:
    """Corners of `0%` are square."""
    with pytest.raises(CannotDo, match="square already"):
        css_after(f".box {{ {css} }}", "less rounded", reference=":root { --r: 0% }")
    assert "border-radius: 8px" in css_after(f".box {{ {css} }}", "more rounded", reference=":root { --r: 0% }")


def test_a_token_of_nothing_is_no_step() -> None:
    """Beside `--radius-none: 0%` the nearest of the other tokens is still found."""
    tokens = TOKENS.replace("{", "{ --radius-none: 0%;")
    after = css_after(".box { border-radius: 999px }", "less rounded", reference=tokens)
    assert after == ".box { border-radius: var(--radius-medium) }"


@pytest.mark.parametrize("prompt", ["10% more rounded", "50% more rounded", "double the radius"])
def test_a_share_of_square_corners_is_refused(prompt: str) -> None:
    """It is nothing; only “more rounded” leaves open how much."""
    for css in ("color: red", "border-radius: 0"):
        with pytest.raises(CannotDo, match="share of nothing") as refusal:
            css_after(f".box {{ {css} }}", prompt)
        assert refusal.value.code == "not_a_quick_edit"
    assert css_after(".box { border-radius: 10px }", prompt) != ".box { border-radius: 10px }"
    assert css_after(".box { border-radius: 0 }", "more rounded") == ".box { border-radius: 8px }"
