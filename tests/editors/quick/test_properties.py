import pytest

from sidecar.editors.quick.properties import is_property, is_valid, objection


@pytest.mark.parametrize(
    "declaration",
    [
        "padding: 12px 16px", "padding: 0", "margin: 0 auto", "margin: -4px auto 2rem", "border-radius: 50%",
        "text-align: center", "display: inline-flex", "line-height: 1.5", "opacity: .5", "font-weight: 650",
        "color: rgb(1 2 3 / 50%)", "color: transparent", "color: inherit", "width: calc(100% - 2px)", "width: fit-content",
        "box-shadow: none", "box-shadow: inset 0 1px 2px red, 0 0 0 1px #fff", "gap: var(--space)", "z-index: -1",
        "aspect-ratio: 16 / 9", "flex: 1 1 auto", "flex: none", "text-decoration: underline dotted red", "overflow: hidden auto",
        "max-width: none", "outline: 2px solid red", "border-style: solid none",
    ],
)  # fmt: skip
def test_what_a_browser_takes(declaration: str) -> None:
    """Keywords, lengths, numbers and colours where the property has them."""
    name, value = declaration.split(": ")
    assert is_valid(name, value, {"--space"}), declaration


@pytest.mark.parametrize(
    "declaration",
    [
        "padding: -4px", "padding: auto", "padding: 1px 2px 3px 4px 5px", "padding: 12", "margin: 0 banana",
        "text-align: middle", "line-height: -1", "z-index: 1.5", "color: wet", "color: 12px", "width: red", "gap: var(--other)",
        "width: calc(var(--x) * 2)", "box-shadow: none, 0 0 2px red", "flex: none 1", "display: L", "font-weight: N",
        "behavior: url(x)", "padding: ", "padding: 4px !important", "aspect-ratio: 16 9", "max-width: none none",
    ],
)  # fmt: skip
def test_what_a_browser_drops(declaration: str) -> None:
    """It is not understood, so that nothing is written that would do nothing."""
    name, value = declaration.split(": ")
    assert not is_valid(name, value, {"--space"}), declaration


def test_properties_are_known_by_css_name() -> None:
    """Not by their script names, and not those that nobody types."""
    assert is_property("text-align")
    assert not is_property("textAlign")
    assert not is_property("-webkit-line-clamp")


@pytest.mark.parametrize(
    ("name", "tag", "display", "does_nothing"),
    [
        ("gap", "div", "block", True),
        ("gap", "div", "inline-grid", False),
        ("gap", "div", "", False),
        ("width", "span", "inline", True),
        ("width", "img", "inline", False),
        ("width", "span", "inline-block", False),
        ("color", "span", "inline", False),
    ],
)
def test_what_would_do_nothing(name: str, tag: str, display: str, does_nothing: bool) -> None:
    """A gap outside of flex and grid, a width of inline text: a sentence says so; what isn't known is no objection."""
    assert (objection(name, tag, display) is not None) is does_nothing
