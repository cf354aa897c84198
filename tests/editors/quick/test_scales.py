import pytest

from sidecar.editors.quick.scales import Sized, named, sizes, takes
from sidecar.editors.quick.tokens import Variables
from tests.editors.quick.bench import css_after

KNOWN = Variables(
    {
        "--radius-large": "14px",
        "--radius-full": "999px",
        "--space-5": "24px",
        "--spacing-2xl": "var(--space-5)",
        "--text-small": "0.8125rem",
        "--text-muted": "#666",
        "--text-fluid": "clamp(1rem, 2vw, 2rem)",
        "--leading-tight": "1.1",
        "--shadow-lg": "0 2px 4px black",
        "--shadow-color": "black",
        "--color-brand": "teal",
    }
)


def test_tokens_by_name() -> None:
    """Each goes by its name in words and as CSS has it; a colour that is called like a size is none."""
    found = sizes(KNOWN)
    assert found["radius large"] == found["--radius-large"] == Sized("border-radius", "var(--radius-large)")
    assert found["space 5"] == Sized("padding", "var(--space-5)")
    assert found["spacing 2 xl"] == Sized("padding", "var(--spacing-2xl)")
    assert found["text fluid"] == Sized("font-size", "var(--text-fluid)")
    assert found["leading tight"] == Sized("line-height", "var(--leading-tight)")
    assert found["shadow lg"].family == "box-shadow"
    assert not {"text muted", "shadow color", "color brand", "brand"} & set(found)


def test_what_all_names_begin_with_is_no_part_of_them() -> None:
    """`--acme-space-5` is called “space 5” where everything is Acme's."""
    assert (
        sizes(Variables({"--acme-space-5": "24px", "--acme-color-a": "red"}))["space 5"].value == "var(--acme-space-5)"
    )
    assert "space 5" in sizes(Variables({"--space-5": "24px", "--space-6": "32px"}))
    assert "space 5" not in sizes(Variables({"--acme-space-5": "24px", "--radius-a": "1px"}))


@pytest.mark.parametrize(
    ("family", "name", "value"),
    [
        ("border-radius", "large", "var(--radius-large)"),
        ("border-radius", "lg", "var(--radius-large)"),
        ("border-radius", "groß", "var(--radius-large)"),
        ("padding", "2 xl", "var(--spacing-2xl)"),
        ("box-shadow", "large", "var(--shadow-lg)"),
        ("padding", "large", None),
        ("border-radius", "5", None),
    ],
)
def test_short_names(family: str, name: str, value: str | None) -> None:
    """Beside its measure the family's own word isn't said; small, sm and s are one."""
    found = named(family, name, sizes(KNOWN))
    assert (found.value if found else None) == value


def test_two_scales_with_one_name_are_none() -> None:
    """`--space-md` or `--gap-md`: nobody knows."""
    known = sizes(Variables({"--space-md": "8px", "--gap-md": "12px"}))
    assert named("padding", "md", known) is None


def test_which_measures_take_a_token() -> None:
    """Distances are for paddings, margins, gaps and widths, radii for corners."""
    space, radius = Sized("padding", "var(--space-5)"), Sized("border-radius", "var(--radius-large)")
    assert all(takes(measure, space) for measure in ("padding-left", "margin", "gap", "max-width"))
    assert not any(takes(measure, radius) for measure in ("padding", "width", "font-size"))
    assert takes("border-radius", radius)


NUMBERED = ":root { --padding-4: 16px; --gap-2: 8px; --margin-4: 16px; --radius-4: 16px; --space-4: 16px; --line-height-2: 3; --padding-large: 24px }"


@pytest.mark.parametrize(
    ("prompt", "after"),
    [
        ("padding 4", "padding: 4px"),
        ("gap 2", "gap: 2px"),
        ("margin 4", "margin: 4px"),
        ("radius 4", "border-radius: 4px"),
        ("corner radius 4", "border-radius: 4px"),
        ("line height 2", "line-height: 2"),
        ("padding 4 8", "padding: 4px 8px"),
        ("padding space-4", "padding: var(--space-4)"),
        ("padding space 4", "padding: var(--space-4)"),
        ("padding padding-4", "padding: var(--padding-4)"),
        ("padding-4", "padding: var(--padding-4)"),
        ("radius-4", "border-radius: var(--radius-4)"),
        ("padding large", "padding: var(--padding-large)"),
    ],
)
def test_a_bare_number_is_pixels(prompt: str, after: str) -> None:
    """Whatever the project calls by that number; its token is meant by its name, and by words that are no measure."""
    css = ".box { padding: 1px; gap: 1px; margin: 1px; border-radius: 1px; line-height: 1 }"
    name, _, value = after.partition(": ")
    assert css_after(css, prompt, reference=NUMBERED) == css.replace(f" {name}: 1px", f" {name}: {value}").replace(
        f" {name}: 1 ", f" {name}: {value} "
    )
