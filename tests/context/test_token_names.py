import pytest

from sidecar.context.token_names import of_token


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("var(--shadow-large)", "effect"),
        ("--radius-small", "border"),
        ("var(--space-3)", "spacing"),
        ("var(--font-size-2)", "typography"),
        ("var(--icon-size)", "size"),
        ("var(--color-border)", None),
        ("var(--brand-strong)", None),
        ("#fff", None),
        ("rgb(0 0 0)", None),
    ],
)
def test_a_custom_property_is_of_what_its_name_says(text: str, kind: str | None) -> None:
    """Else it is a colour, as most of them are."""
    assert of_token(text) == kind
