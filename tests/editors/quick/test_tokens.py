import pytest

from sidecar.editors.quick.tokens import Variables, colour_names, variables
from sidecar.edits.stylesheet import parse

CSS = """:root { --color-brand: #0ec2bc; --color-ink-muted: var(--gray); --gray: #888; --space: 4px; --mix: light-dark(#fff, #000); }
@media (prefers-color-scheme: dark) { :root { --gray: #fff; } }
.card { --local: red; }
:root[data-theme='dark'] { --dark: blue; }
"""
KNOWN = variables([parse(CSS)])


def test_variables_are_those_of_the_root() -> None:
    """Not those of a condition, a component or a theme."""
    assert dict(KNOWN.values) == {
        "--color-brand": "#0ec2bc",
        "--color-ink-muted": "var(--gray)",
        "--gray": "#888",
        "--space": "4px",
        "--mix": "light-dark(#fff, #000)",
    }


def test_a_variables_colour_is_followed() -> None:
    """Through other variables; what is no colour has none; a circle ends."""
    assert KNOWN.colour("--color-ink-muted") == "#888"
    assert KNOWN.colour("--mix") == "light-dark(#fff, #000)"
    assert KNOWN.colour("--space") is None
    assert KNOWN.colour("--nope") is None
    assert Variables({"--a": "var(--b)", "--b": "var(--a)"}).colour("--a") is None


def test_variables_name_colours() -> None:
    """With their dashes, and as one says them."""
    names = colour_names("", KNOWN)
    assert names == {
        "brand": "var(--color-brand)",
        "ink muted": "var(--color-ink-muted)",
        "gray": "var(--gray)",
        "grey": "var(--gray)",
        "mix": "var(--mix)",
        "--color-brand": "var(--color-brand)",
        "--color-ink-muted": "var(--color-ink-muted)",
        "--gray": "var(--gray)",
        "--mix": "var(--mix)",
    }


@pytest.mark.parametrize(
    "line",
    [
        "| Variable | Name | Value |\n| --- | --- | --- |\n| `--color-brand` | turquoise | `#0ec2bc` |",
        "| Names | Value | Variable |\n|---|---|---|\n| brand, turquoise | `#0ec2bc` | `--color-brand` |",
        "| `--color-brand` | #0ec2bc | turquoise |",
        "- **Turquoise** `#0ec2bc` (`--color-brand`)",
        "- Turquoise: `--color-brand`, #0ec2bc",
        "* turquoise - `--color-brand`",
        "1. Turquoise \u2013 #0ec2bc, `--color-brand`",
        "- `--color-brand`: our turquoise, for what is ours",
        "| Variable | Meaning |\n| --- | --- |\n| `--color-brand` | the turquoise of our logo and of links everywhere |",
    ],
)
def test_the_design_system_names_a_variable(line: str) -> None:
    """In tables and lists, by name or in a description."""
    assert colour_names(line, KNOWN)["turquoise"] == "var(--color-brand)"


def test_without_a_variable_the_value_counts() -> None:
    """A token that no stylesheet defines is written as its colour."""
    assert colour_names("- **Turquoise**: #0EC2BC", Variables({}))["turquoise"] == "#0ec2bc"
    assert colour_names("- Turquoise: `--color-brand` (#0ec2bc)", Variables({}))["turquoise"] == "#0ec2bc"


@pytest.mark.parametrize(
    "text",
    [
        "Turquoise is for what is ours (`--color-brand`).",
        "- Turquoise is for what is ours or where you are. It carries dark text (`--gray`), never white.",
        "- `--gray`: never on turquoise",
        "- red: `--color-brand`, or `--gray`",
        "| a | b |\n| --- | --- |\n| space | `4px` |",
    ],
)
def test_prose_names_nothing(text: str) -> None:
    """A sentence about colours, a colour that is nothing like the token, a line about two."""
    assert not {"turquoise", "red", "space", "white"} & set(colour_names(text, KNOWN))


def test_a_variable_takes_no_word_of_the_language() -> None:
    """`--text` and `--bg`, which a new Vite app has, leave “text” and “bg” what they are."""
    names = colour_names("", variables([parse(":root { --text: #666; --bg: #fff; --accent: #aa3bff; }")]))
    assert set(names) == {"accent", "--text", "--bg", "--accent"}


def test_a_name_of_two_tokens_is_none() -> None:
    """What could be either isn't understood."""
    assert "accent" not in colour_names("- accent: `--color-brand`\n- accent: `--gray`", KNOWN)


def test_grey_is_gray() -> None:
    """However it is spelled, here or there; `lightgray` is CSS's word for it, by which German ones are known."""
    names = colour_names("| light grey | `#eee` | `--gray` |", KNOWN)
    assert {names[name] for name in ("light grey", "light gray", "lightgrey", "lightgray")} == {"var(--gray)"}


def test_a_scheme_is_no_colour() -> None:
    """“colour, dark” names what a shadow's colour is in the dark: “background dark” is not that."""
    assert set(colour_names("| Token | Value |\n| --- | --- |\n| colour, dark | `--color-brand` |", KNOWN)) & {
        "dark",
        "colour",
    } == {"colour"}
