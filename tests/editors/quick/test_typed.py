import pytest

from sidecar.editors.quick.typed import typed
from sidecar.editors.quick.wishes import Colour, Declare, Paint, Put, Wish
from sidecar.editors.quick.words import Vocabulary

VOCABULARY = Vocabulary(variables=frozenset({"--space"}))


def nobody(_: str) -> list[Wish] | None:
    """A reader that understands no clause."""
    return None


@pytest.mark.parametrize(
    ("prompt", "wishes"),
    [
        ("text-align: center", [Declare("text-align", "center")]),
        (" Margin : 0 auto ; ", [Declare("margin", "0 auto")]),
        ("colour: #fff", [Declare("color", "#fff")]),
        ("gap: var(--space)", [Declare("gap", "var(--space)")]),
        ("gap: var(--other)", None),
        ("a: b", None),
        ("make it red", None),
        ("gap: 4px; make it red", None),
        ("a { gap: 4px }", None),
        ("gap: 4px: 5px", None),
        ("", None),
    ],
)
def test_a_prompt_that_is_css(prompt: str, wishes: list[Wish] | None) -> None:
    """Every declaration is taken as it was typed, or none is."""
    assert typed(prompt, VOCABULARY, nobody) == wishes


def test_what_people_say_with_the_same_words_comes_first() -> None:
    """A measure is a measure and a colour has its usual name; a doubtful reading gives way to the declaration."""
    said: dict[str, list[Wish]] = {
        "padding: 4px": [Put("padding", "4px")],
        "text: red": [Paint("text", Colour("red", "var(--danger)"))],
        "font-weight: bold": [Paint("any", Colour("red", "red"))],
    }
    prompt = "padding: 4px; color: red; font-weight: bold"
    assert typed(prompt, VOCABULARY, said.get) == [
        Put("padding", "4px"),
        Paint("text", Colour("red", "var(--danger)")),
        Declare("font-weight", "bold"),
    ]
