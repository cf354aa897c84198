import pytest

from sidecar.context import words_css
from sidecar.context.lexicon import table
from tests.context.sample import said


@pytest.mark.parametrize(
    ("prompt", "kind", "value"),
    [
        ("text-overflow", "property", "typography"),
        ("font-variant-numeric", "property", "typography"),
        ("w-full", "property", "size"),
        ("z-index", "property", "layout"),
        ("mix-blend-mode", "property", "effect"),
        ("outline-offset", "property", "border"),
        ("pointer-events", "decisive", "behavior"),
    ],
)
def test_a_property_is_itself(prompt: str, kind: str, value: str) -> None:
    """Not what a word of it alone would be: “overflow”, “variant”, “full”, “events”."""
    assert [word.kinds for word in said(prompt)] == [{kind: value}]


def test_no_single_word_of_a_language_is_taken() -> None:
    """“Position”, “order”, “top” are words that people use."""
    known = [phrase for phrase in ("position", "order", "top", "display", "float", "resize") if phrase in table()]
    listed = {phrase.strip() for line in words_css.PROPERTIES.splitlines() for phrase in line.split(":")[-1].split(",")}
    assert listed.isdisjoint(known)
